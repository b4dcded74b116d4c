### 差不多的诉求、并案

## 怎么算差不多

# 这些字不算数，用 | 隔开
likeness-empty = 的|了|吗|呢|啊|吧|在|又|还|已经|请|有|人|一直|好像|我们|咱们|这|那|里|是|到|就|都|也|个|一下
# 左边的说法当作右边的，用 | 隔开
likeness-same = 层=楼|两=2|不亮=坏|不能用=坏|不好使=坏|没电=停电|没水=停水|单元门=大门|半夜=晚上|夜里=晚上|拴=牵|没有=没

## 提交之前

similar-check =
    { $check }

    👀 <b>邻居们反映过差不多的：</b>
    { $lines }
    是同一件事，就点下面的「我也遇到」，不用再提交。
similar-own-check =
    { $check }

    { $lines }
similar-own = 📌 您已经反映过 #{ $number }：{ $words }　{ $state }
similar-line = #{ $number } { $words }　{ $state }
similar-join = 🙋 #{ $number } 我也遇到
similar-joined =
    🙋 好的，记到 #{ $number } 里了，算上您有 { $count } 位邻居也遇到。办完我告诉您，您也可以打分。

    { $left }
similar-left = 您刚才写的、拍的没有带过去。有 #{ $number } 里没说到的，点下面补充一句，办事的人看得到。
similar-words-along = 您刚才写的还没有带过去，要带给办 #{ $number } 的人就点下面的按钮。照片和语音带不过去。
similar-words-taken = 您刚才写的已经马上转给办 #{ $number } 的人了。照片和语音带不过去。
similar-along = ➕ 把我写的带给办事的人

## 并案

issue-do-merge = 🔗 并案
issue-do-unmerge = ✂ 分开办
issue-number = #{ $number }
issue-merged = 🔗 { $numbers } 也在这里一起办
issue-merged-more = 🔗 { $numbers } 等，还有 { $count } 件，也在这里一起办
incident-into =
    🔗 <b>#{ $number }</b> 和哪一件一起办？
    { $words }
incident-into-none =
    🔗 <b>#{ $number }</b> 附近没有差不多的诉求。要和哪一件一起办，请写编号。
    { $words }
incident-head = #{ $number } { $words }
incident-by-number = ⌨ 写编号
incident-ask-number = #{ $number } 和哪一件一起办？请写那一件的编号，比如 12。
incident-merged = #{ $number } 并到 #{ $head } 一起办了
incident-parted-from = ✂ #{ $number } 又单独办了，不再和 #{ $head } 一起办。
incident-parts = ✂ 分开办
incident-part-ask = ✂ 并到 #{ $number } 里的，哪一件要单独办？
incident-part = #{ $number } { $words }
incident-parted = #{ $number } 不再跟 #{ $head } 一起办，请重新接单

issue-told-merged = 🔗 #{ $number } 和 #{ $head } 是同一件事，并到一起办了。办完我告诉您。
issue-told-merged-away = 🔗 #{ $number } 并到另一件诉求里，由上一级一起办了。办得怎样，这边就不另外通知了。
incident-taken-over =
    { $secret }
    🔗 #{ $number } 并到 #{ $head } 一起办了，不用再单独办。
    #{ $head } 现在：{ $state }
issue-told-merged-head =
    🔗 #{ $number } 并到 #{ $head } 一起办了：
    { $words }
issue-told-parted = ✂ #{ $number } 改为单独办理，请{ $holder }在 { $by } 之前接单，有进展我告诉您。
incident-todo-parted = ✂ 这件原来并在别的诉求里，现在分开单独办了，所以要请您重新接单。
issue-told-parted-former = ✂ #{ $number } 又单独办了，由{ $holder }在 { $by } 之前重新接单。要请您接着办的话，我会告诉您。

refused-merge-itself = #{ $number } 就是这一件，请选另一件。
refused-merge-there = #{ $number } 本来就并在这一件里了。
refused-merge-merged = #{ $number } 已经并到 #{ $head } 了，请并到 #{ $head }。
refused-merge-private = #{ $number } 和这一件，一件公开，一件只给办事的人看，不能并到一起。
refused-merge-over = #{ $number } 已经办完或者了结了，请选一件还在办的。
refused-merge-lower = #{ $number } 在下面一级，#{ $merged } 并过去就退回去了。请反过来：发 /issue { $number }，把 #{ $number } 并到 #{ $merged }。
refused-merge-waits = #{ $number } 还没有人接单，#{ $merged } 已经在办了。请反过来：发 /issue { $number }，把 #{ $number } 并到 #{ $merged }。
refused-merge-waits-above = #{ $number } 还没有人接单，#{ $merged } 已经在办了。请先接 #{ $number } 的单，再来并案。
refused-merge-unknown = 没有编号是 #{ $number } 的诉求，请看清编号再写一次。
refused-merge-not-theirs = #{ $number } 不归您办，请找能同时办这两件的负责人来并案。
refused-nothing-merged = #{ $number } 里没有您能分开的诉求。
refused-part-over = #{ $number } 已经跟并到的那一件一起了结了，不能再分开。
refused-withdraw-head = 还有 { $count } 件诉求并到这里一起办，不能收回。
