### 替邻居反映

report-for-neighbour = 🤝 替邻居反映
report-ask-for-whom = 替哪位邻居反映？写名字或门牌就行，只有办事的人看得到。
report-for-whom = 🤝 替{ $whom } · { $shown }
issue-reported-for = 🤝 { $who }代邻居反映
issue-reported-for-whom = 🤝 { $name }替{ $whom }反映
