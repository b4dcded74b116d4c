### 住户名单

import-column-grid = 网格
import-column-building = 楼栋
import-column-unit = 户
import-column-area = 面积
import-no-column = 表头里没有「{ $column }」这一列，请补上再导入。
import-fault-area = 第 { $row } 行：面积「{ $value }」不对，请写大于 0 的平方米数，最多两位小数。
import-fault-name = 第 { $row } 行：「{ $column }」请写 1 到 60 个字。
import-too-wide = 第 { $row } 行比表头多出几格，是不是数字里写了逗号？
import-twice = 第 { $row } 行：这一户和第 { $first } 行重复了。
import-two-grids = 第 { $row } 行：{ $building }在第 { $first } 行属于{ $grid }，一栋楼只能属于一个网格。
import-unreadable = 这份名单读不出表格来，请另存为 UTF-8 的 CSV 再导入。
import-no-file = 打不开 { $file }，请看看名字和位置对不对。
import-no-community = 社区的名字不能空着，请写在 --community 后面。
import-empty = 名单里一户也没有。
import-refused = 名单里有 { $count } 处要改，什么也没有导入：
import-done = 导入好了：{ $community }，{ $count } 户。
