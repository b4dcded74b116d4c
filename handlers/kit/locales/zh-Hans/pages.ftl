### 一页一页地看

page-before = ◀
page-after = ▶
page-number = { $page }/{ $pages }
