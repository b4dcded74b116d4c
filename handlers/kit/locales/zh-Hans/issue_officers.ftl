### 办事的人怎么交接

issue-work-no-more = 📥 #{ $number } 已经不归您办了。
issue-work-did = 📥 您办的 #{ $number }：{ $state }

issue-held-by = ✋ 由{ $name }负责
issue-held-by-you = ✋ 由您负责

issue-before = 💬 前一位负责人说：{ $why }
issue-before-appealed =
    🙋 反映的邻居请上一级再看一遍。
    💬 前一位负责人说：{ $why }

issue-asked-down = ⏬ 正在问反映的邻居，同意的话就改由{ $below }来办：{ $why }
issue-stayed = 🙅 反映的邻居不同意下放，还留在这一级办
issue-stayed-alone = ⏬ 反映的邻居同意下放，可下一级现在没有人能接手，还留在这一级办
issue-todo-unheard =
    { $before }
    👉 { $holder }现在收不到我的消息，请您转告一声，或者直接接单，{ $by } 之前。
issue-todo-office = { $office }
issue-todo-unheard-work = 👉 { $who }现在收不到我的消息，请您当面转告，或者改交别人办，{ $by } 之前办好。
issue-todo-overdue-unheard = 👉 已经过了时限，{ $who }现在收不到我的消息，请您当面转告，或者改交别人办。
issue-todo-overdue-unheard-accept = 👉 已经过了时限，{ $who }现在收不到我的消息，请您转告一声，或者直接接单。
issue-told-accepted-former = 🟦 #{ $number } { $holder }直接接单了，这边不用再办了。
issue-step-hand-over = 换人负责，由{ $who }接着办
issue-step-forsake = 原来办理的人不再办了，由{ $who }再定
issue-goes-on = 🟦 由{ $holder }接着办，{ $by } 之前办好
issue-todo-handed-over = 👉 这件事换人负责了，请您接着办，{ $by } 之前办好。
issue-handed-over-elsewhere = 🔁 换人负责了，这件事现在由您负责，{ $who }接着办。
issue-told-forsaken-reporter = 🔁 #{ $number } 原来办理的人不再办了，由{ $holder }另外安排。
issue-told-returned-former = ↩ #{ $number } 同事已经退回了，你们不用再办了。
issue-told-returned-reporter = ↩ #{ $number } 接手的那边退回来了，由{ $holder }另外安排。
issue-told-handed-over-reporter =
    { $given ->
        [0] 🔁 #{ $number } 换人负责了，现在由{ $holder }接着办，{ $by } 之前办好。
       *[other] 🔁 #{ $number } 换人负责了，现在由{ $holder }负责，{ $body }接着办，{ $by } 之前办好。
    }
issue-told-passed-up = ⏫ #{ $number } 原来负责的岗位现在没有人，我已经转给{ $holder }，{ $by } 之前接单。
