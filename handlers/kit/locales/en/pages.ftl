### A page at a time

page-before = ◀
page-after = ▶
page-number = { $page }/{ $pages }
