### 住户名单

import-column-grid = 网格
import-column-building = 楼栋
import-column-unit = 房号
import-column-area = 面积

# 各列可能的叫法，和面积后面可能带的单位：空格、句点和括号里的字不算。
import-heading-grid = 网格|所属网格|所在网格|网格名称|网格号|网格编号
import-heading-building = 楼栋|楼栋号|楼栋名称|所属楼栋|楼号|栋|栋号|幢|幢号|楼幢|楼|楼座|座号|楼宇
import-heading-unit = 户|户号|户室号|房号|室|室号|房间|房间号|房屋编号|单元房号|单元室号|单元户号|门牌|门牌号|门户号
# 单元单独一列的，和房号合起来写
import-heading-entrance = 单元|单元号|单元名称|所属单元|门洞
import-within = { $entrance }单元{ $unit }
import-heading-area = 面积|建筑面积|房屋面积|房屋建筑面积|住宅面积|产权面积|面积m²|面积m2|面积㎡|面积平方米|建筑面积m²|建筑面积m2|建筑面积㎡|建筑面积平方米
import-area-units = ㎡|平方米|平米|平方|平

## 名单里哪里不对

import-no-column = 表头里没有「{ $column }」这一列，请补上再导入。
import-two-columns = 「{ $one }」和「{ $another }」都像是「{ $column }」这一列，请只留一列。
import-fault-empty = 第 { $row } 行：「{ $column }」是空的，请填上。
import-fault-area = 第 { $row } 行：面积「{ $value }」不对，请写大于 0 的平方米数，最多两位小数。
import-fault-name = 第 { $row } 行：「{ $column }」请写 1 到 60 个字。
import-fault-hidden = 第 { $row } 行：「{ $column }」里有换行或看不见的字符（{ $code }），请重新写一遍。
import-fault-changed = 第 { $row } 行：「{ $column }」写着「{ $value }」，像是被表格软件改过的，请把这一列设成文本再重新写。
import-cell-date = 第 { $row } 行：「{ $column }」变成了日期或时间（{ $value }），请把这一列设成文本再重新写。
import-cell-number = 第 { $row } 行：「{ $column }」是数字 { $value }，和原来写的可能不一样，请把这一列设成文本再重新写。
import-cell-error = 第 { $row } 行：「{ $column }」里是 { $value }，不是文字也不是数字，请重新写。
import-cell-formula = 第 { $row } 行：「{ $column }」是还没算出结果的公式，请用 Excel 打开、保存一次再导入。
import-cell-merged = 第 { $row } 行：「{ $column }」是合并的单元格，请拆开，每行都填上。
import-quotes = 第 { $row } 行：有一个引号只开没关，从这里往后都读不出来。
import-too-wide = 第 { $row } 行比表头多出几格，是不是数字里写了逗号？
import-twice = 第 { $row } 行：这一户和第 { $first } 行重复了。
import-two-grids = 第 { $row } 行：{ $building }在第 { $first } 行属于{ $grid }，一栋楼只能属于一个网格。
import-too-long = 名单超过了 { $limit } 行，请分成几份，一份一份导入。
import-unreadable = 这份名单读不出表格来，请另存为 .xlsx 或 UTF-8 的 CSV 再导入。
import-encrypted = 这个文件设了密码，请去掉密码另存一份再导入。
import-old-excel = 这是老版本的 Excel 文件，请另存为 .xlsx 或 CSV 再导入。
import-no-workbook = 这不是 Excel 表格，请把名单另存为 .xlsx 或 CSV 再导入。
import-too-much = 这个文件解开后超过 { $limit } MB，请只把名单复制到一个新文件里再导入。
import-too-merged = 合并的单元格太多了，请拆开，每行都填上再导入。
import-empty = 名单里一户也没有。
import-no-file = 打不开 { $file }，请看看名字和位置对不对。
import-no-community = 社区的名字不能空着，请写在 --community 后面。
import-refused = 名单里有 { $count } 处要改，什么也没有导入：
import-more-faults = ……还有 { $count } 处。

## 名单会带来哪些变化

import-into = { $community }：导入这份名单会有这些变化。
import-into-new = { $community }：新的社区。导入这份名单会建起这些。
import-fact-grids = 新网格
import-fact-buildings = 新楼栋
import-fact-alike-buildings = ⚠️ 像是已有的一栋换了写法，请核对楼栋名
import-fact-households = 新住户
import-fact-alike = ⚠️ 像是已有的一户换了写法，请核对房号
import-fact-areas = 面积有变
import-fact-moved = 换网格的楼栋
import-fact-unchanged = 没有变化的住户
import-fact-missing = 名单里没有、原样保留的住户
import-fact = • { $what }：{ $count }
import-such = – { $name }
import-such-alike-building = – { $building } ≈ { $known }
import-such-alike = – { $building }：{ $unit } ≈ { $known }
import-such-area = – { $building } { $unit }：{ $old } → { $new } ㎡
import-such-move = – { $building }：{ $old } → { $new }
import-note-columns = 有 { $count } 列用不上，略过了：{ $columns }
import-note-sheets = 只读了工作表「{ $sheet }」，另外还有：{ $others }
import-note-hidden = 隐藏的 { $count } 行也一起读了。
import-nothing-new = 这份名单没有带来变化，{ $community }已经都有了。
import-same-list = 这份名单以前导入过，这次没有变化，{ $community }已经都有了。
import-changed-meanwhile = 您看过以后，{ $community }有了变动，请再看一遍。
import-nothing-yet = 现在还什么都没有导入。

## 命令行

import-what = 内容
import-how-many = 数量
import-such-as = 例如
import-ask = 要导入吗？
import-needs-yes = 什么也没有导入。看过没问题的话，请加上 --yes 再运行一次。
import-declined = 什么也没有导入。
import-reading = 正在读名单
import-writing = 正在导入

## 在聊天里

command-import = 导入住户名单
import-how =
    请把住户名单作为文件发给我，.xlsx 或 .csv 都行。表头要有这四列：

    <pre>网格,楼栋,房号,建筑面积
    第一网格,3号楼,1单元101,88.5</pre>

    面积按平方米写，别的列我会略过。我先把会有哪些变化给您看，您点「{ import-confirm }」以后才算数。以后再发一份，就是更新。
import-fetching = 收到，我看一下名单。
import-ask-community = 这份名单是哪个社区的？
import-for = { $community }
import-for-new = ➕ 新的社区
import-ask-name = 这份名单要建的社区叫什么名字？
import-confirm = ✅ 导入
import-cancel = ✖ 不导入
import-cancelled = 好的，什么也没有导入。
import-over = 这份名单已经导入或取消了，或者放了一天以上。还要导入的话，请把文件再发一次。
import-regrouped =
    🏘 住户名单更新了，有 { $count } 栋楼换了网格：
    { $lines }

    往后的诉求由新网格接；原网格没办完的，已经转给接下来负责的人，不用再交接。
import-done =
    导入好了：{ $community }，新住户 { $new } 户，面积有变 { $areas } 户，没有变化 { $unchanged } 户{ $moved ->
        [0] 。
       *[other] ；换网格的楼栋 { $moved } 栋。
    }
file-too-big = 文件太大了，Telegram 最多给我 { $limit } MB，请分成几份再发。
file-not-fetched = 文件没能从 Telegram 取回来，请再发一次。
