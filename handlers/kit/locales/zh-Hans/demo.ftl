### 演示和导览

demo-title = 议事 · 槐树里社区
demo-open = 在浏览器里打开下面的地址，选一位邻居，到「槐树里3号楼」发 /report 试试。按 Ctrl+C 结束。

tour-chapter-import = 社区管理员导入新的住户名单
tour-list-name = 住户名单.csv
tour-list =
    网格,楼栋,房号,建筑面积
    第二网格,3号楼,1单元202,88.9
    第二网格,3号楼,2单元101,68.15
tour-chapter-report = 王秀兰说，楼道灯坏了
tour-chapter-escalation = 没人接单：先转到网格，再转到社区
tour-chapter-work = 居委会交给物业，物业修好了
tour-chapter-outcome = 修没修好，王秀兰说了算
tour-chapter-join = 钱丽刚搬来，登记她住哪一户
tour-unit = 1单元202
tour-chapter-similar = 张建国也要说这盏灯，已经有人反映过了
tour-words-again = 二层楼道的灯不亮了
tour-similar = 邻居们反映过差不多的
tour-chapter-reopened = 王秀兰说还没解决，物业接着办
tour-reopened = 还没解决
tour-result-again = 线路重新接好，灯亮了
tour-chapter-stats = 这个月办得怎么样，居委会看三率
tour-photo = 📷（一张照片）
tour-words = 3号楼二层的楼道灯坏了，晚上看不见台阶
tour-result = 换了新的声控灯
tour-number-one = 已登记，编号 #1
tour-supported = 1 位邻居也遇到了
tour-a-day-later = 过了一天零一小时，没有人接单……
tour-passed-up = 我已经转给{ $holder }
tour-taken-on = #1 { $holder }已经接单
tour-solved = #1 解决了
tour-bot-to = 议事 → { $whom }
tour-broken = 故事在这里断了
tour-end = 讲完了：每一步都和故事里说的一样。
