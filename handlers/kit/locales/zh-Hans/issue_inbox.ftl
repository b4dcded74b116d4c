### 待办、交办给某个人、每天早上

command-inbox = 看看等您办的事
inbox-empty =
    { $count ->
        [0] 🌤 现在没有等您办的事，歇一歇吧。
       *[other] 📥 没有诉求等您办，不过有邻居登记住户，等您核实。点下面的按钮看看。
    }
inbox-head =
    📥 <b>等您办的事</b>

    待接单 { $accept } 件，在办 { $hand } 件{ $overdue ->
        [0] 。
       *[other] ，其中 { $overdue } 件已过时限。
    }
    点一件，看看能做什么。
inbox-line-late = ❗ { $what } · 已过 { $took } · #{ $number } { $place }
inbox-line-soon = ⏰ { $what } · 还剩 { $took } · #{ $number } { $place }
inbox-line-later = 🗓 { $what } · 还剩 { $took } · #{ $number } { $place }
inbox-private = 🔒 { $what }
inbox-place = { $place }（{ $community }）
inbox-back = ◀ 回到待办
inbox-all = 📥 全部待办
inbox-morning =
    ☀ <b>{ $community } · 今天要办的 { $count } 件</b>
    { $overdue ->
        [0] {""}
       *[other] 其中 { $overdue } 件已过时限，请先办。
    }
inbox-overdue =
    ❗ <b>{ $community } · { $count } 件诉求在社区一级过了时限</b>
    上面没有别人可转了，请您催一催、帮一把。点一件，就知道该催谁。

## 交办给某个人

issue-body-of = { $place }的{ $body }
issue-assign-person = 👤 某个人
issue-assign-officer = { $name } · { $role }
issue-assign-nobody = 现在没有可以交办的人，#{ $number } 先交给一家单位吧。
issue-one-of =
    { $body ->
        [residents_committee] 居委会的一位工作人员
        [owners_committee] 业委会的一位委员
        [property_company] 物业的一位师傅
        [grid_worker] 一位网格员
        [building_head] 一位楼门院长
        [admin] 一位社区管理员
        [party_branch] 社区党组织的一位同志
        [social_worker] 一位社工
        [organisation_lead] 一位社会组织负责人
        [council_member] 一位议事会成员
        [elder] 一位乡贤
       *[other] 一位帮忙的邻居
    }
issue-given-to-you = 📋 { $by }请您来办
issue-given-to-one = 📋 { $by }交给了{ $name }
issue-given-to-body = 📋 { $by }交办
issue-given-by = { $name }（{ $office }）
issue-todo-assigned-person = 👉 这件事请您办理，{ $by } 之前办好，办完点下面的按钮。
issue-todo-forsaken = 👉 { $who }不再负责这里了，请另外交给一位，或者自己办。
issue-forsaken-by = 接手的那位
issue-todo-forsaken-body = 👉 { $body }那边现在没有人了，请另外交给一家，或者自己办。
issue-told-assigned-former-one = 🛠 #{ $number } 改由{ $body }办理，您不用再办了。
refused-assignee-reporter = 这件事是这位邻居自己反映的，请换一位来办。
refused-assignee-office = 这位在这里没有任职，请换一位来办。
refused-reword-others = 只有办完这件事的那位能改说明。
refused-office-over = 这里的事已经不归您管了，会由负责人另外安排。
refused-issue-person = 这件事已经交给一位工作人员办理。
