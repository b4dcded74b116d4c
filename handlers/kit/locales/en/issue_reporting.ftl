### Reporting for a neighbour

report-for-neighbour = 🤝 For a neighbour
report-ask-for-whom = For which neighbour? The name or the unit will do; only those who handle it read that.
report-for-whom = 🤝 for { $whom } · { $shown }
issue-reported-for = 🤝 { $who } for a neighbour
issue-reported-for-whom = 🤝 { $name } for { $whom }
