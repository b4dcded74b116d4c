### 关注、详情、列表

## 关注

issue-follow = 👀 关注
issue-unfollow = 👀 不再关注
issue-followed = 👀 关注了 #{ $number }，有大的进展我私聊告诉您；再点一次就不关注了。
issue-unfollowed = 不再关注 #{ $number } 了。
issue-followed-unreachable = 👀 关注了 #{ $number }。我还不能私聊您：请先打开 @{ $bot }，按「开始」，有进展才能告诉您。
refused-follow-own = #{ $number } 是您反映的或者您也遇到的，有进展会告诉您，不用再关注。
refused-follow-about-head = 这件事跟楼门院长有关，由上一级来办，您这边就不关注了。
issue-followed-news =
    👀 您关注的 <b>#{ $number } { $category }</b>
    { $state }

## 详情

issue-details = ⋯ 详情
issue-details-sent = #{ $number } 的详情我私聊发给您了。
issue-in-short = #{ $number } { $state }（{ $since } 起）。想看全部：打开 @{ $bot } 按「开始」，再点一次详情。
refused-issue-unseen = 没有找到这件诉求，请看看编号对不对；发 /issues 能看到列表。
# “/issue 2 三楼也黑”：编号前面、后面的字，和不是编号的数
issue-number-before = 第|编号|诉求
issue-number-behind = 号诉求|号
issue-number-of-none = 号楼|号院|楼|层|栋|单元|室
issue-ask-number = 请写上编号，比如 /issue 17；不记得编号就发 /issues 看列表。
issue-which = 有几个社区都有 #{ $number }，您要看哪一件？
issue-whole =
    { $alarm }
    <b>#{ $number } { $category } · { $place }</b>{ $urgent }
    { $words }
    { $reporter }
    { $secret }
    { $withheld }

    { $state }
    { $clock }
    { $supporters ->
        [0] {""}
       *[other] 👥 { $supporters } 位邻居也遇到了
    }
    { $merged }
    { $result }
    { $rating ->
        [0] {""}
       *[other] ⭐ { $rating } 分
    }

    <b>经过</b>{ $earlier }
    { $steps }
issue-whole-reporter = 🙂 { $name } 反映
issue-whole-private = 🔒 只给办事的人看
issue-whole-result = ✔ 结果：{ $result }
issue-whole-earlier = {" "}…
issue-whole-files = 📷 照片、语音 ({ $count })
issue-whole-steps = 🕘 全部经过
issue-whole-list = ◀ 回列表
issue-whole-back = ◀ 回详情
issue-refresh = 🔄 刷新
issue-photos = 📷 #{ $number } 反映时的照片
issue-result-photos = ✔ #{ $number } 办好后的照片
issue-voice = 🎤 #{ $number } 反映时的语音
issue-story =
    <b>#{ $number } 全部经过</b> { $page }

    { $steps }

## 经过

issue-step = { $at } { $what }{ $why }
issue-step-why = ：{ $why }
issue-step-report = 登记
issue-step-accept = { $who }接单
issue-step-decline = { $who }没有受理
issue-step-appeal = 反映的邻居申诉，请{ $who }再看
issue-step-assign = 交办
issue-given-to = 交给{ $whom }办理
issue-step-return = 退回，由{ $who }再定
issue-step-begin = 开始办理
issue-step-resolve = 办完了
issue-step-reword = 改了办完的说明
issue-step-lift = 上报给{ $who }
issue-step-propose-lower = { $who }想请{ $below }来办，先问反映的邻居
issue-step-stay = 反映的邻居没同意换人，还由{ $who }来办
issue-step-stay-alone = 现在没有{ $below }能接手，还由{ $who }来办
issue-step-lower = 反映的邻居同意了，改请{ $who }来办
issue-step-refer = 转办到社区以外
issue-step-reference = 补上转办编号
issue-step-give-up = 没能解决，了结
issue-step-withdraw = 反映的邻居收回
issue-step-merge = 并到别的诉求里
issue-step-merge-along = 跟着并到另一件诉求里
issue-step-unmerge = 又单独办理
issue-step-confirm = { $whom }说解决了
# 反映的邻居没有回话
issue-step-confirm-joined = 同样遇到的邻居说解决了
issue-step-partly = { $whom }说解决了一部分
issue-step-dispute = { $whom }说没解决
issue-step-escalate = 转给{ $who }
issue-step-remind = 过了时限，提醒了负责的人
issue-step-lapse = 没有等到回话说解决没有，了结
issue-step-withhold = 遮住一部分，不给邻居们看
issue-step-reveal = 不再遮了
issue-step-reveal-part = 放开了一部分
issue-step-supplement = 有邻居补充
issue-step-danger = 说到了危险，按急事办

## 列表

issues-list =
    📋 <b>{ $what }</b> · { $which } { $page }

    { $hint }
issues-mine = 我反映的、我也遇到的
issues-followed = 我关注的
issues-here = 这里
issues-open = 正在办
issues-ended = 已经结束
issues-page = （{ $page }）
issues-hint = 点一件，看详情。
issues-none = 还没有这样的诉求。
issues-row = #{ $number } { $sign } { $category } { $words }
issues-row-merged = #{ $number } { $sign } 并到 #{ $head } · { $words }
issue-whole-head = 🔗 看 #{ $head }
issues-see-ended = ✅ 看已经结束的
issues-see-open = ⏳ 看正在办的
issues-tab-here = 🏠 这里
issues-tab-mine = 🙋 我的
issues-tab-followed = 👀 关注
issues-tab-on = ● { $tab }

issue-sign-reported = ⏳
issue-sign-accepted = 🟦
issue-sign-assigned = 🛠
issue-sign-in-progress = 🔧
issue-sign-resolved = 🔔
issue-sign-reopened = 🔁
issue-sign-closed = ✅
issue-sign-not-reached = ⬜
issue-sign-unsolved = 🚫
issue-sign-declined = 🚫
issue-sign-withdrawn = ↩
issue-sign-merged = 🔗
issue-sign-overdue = ⏰

## 问起反映过的事

asked-after = 您是问反映过的事吗？点一下就能看到办到哪一步。要反映新的事，点「反映这件事」。
# 话里有这些，就是在问；用 | 隔开
asked-after-signs = 怎么样了|咋样了|怎样了|办到哪|到哪一步|到哪步|有进展|有消息|有结果|有回音|怎么还不|怎么还没|咋还不|咋还没|还没人来|什么时候来|什么时候修|什么时候能|啥时候来|啥时候修|啥时候能|修好了吗|修好了没|修了吗|处理了吗|处理了没|办好了吗|办了吗|解决了吗|我反映的|我报的|上次反映|之前反映
asked-after-again =
    您是说前面那件事吗？{ $anew ->
        [0] 点一下它的编号就行，您写的一起带给办事的人。
       *[other] { $along ->
            [0] 它已经了结了，点「重新反映」，您写的放进去，看一遍再提交。
           *[other] 点一下它的编号就行，您写的一起带去；「重新反映」的，看一遍再提交。
        }
    }要反映新的事，点「反映这件事」。
# 话里有这些，就是说解决了是点错的
asked-after-slips = 点错|按错|手滑|选错|没有解决|没解决|没修好|没弄好|没好|又坏|还是坏|又黑|还黑|又暗|还暗|又漏|还漏|又堵|还堵|又停|又冒|还不行|还是不行
# 话里有这些，就是不同意不受理
asked-after-objections = 不同意|不服|什么答复|啥答复|凭什么|不接受|不认可|不受理|不合理|不满意|再看看|再看一遍|申诉
# 只写编号，也是在问
asked-after-number = #{ $number }|{ $number }号|{ $number }号诉求|第{ $number }号|编号{ $number }|{ $number }号怎么样了
