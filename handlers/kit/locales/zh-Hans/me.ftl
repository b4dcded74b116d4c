### 我知道您什么：看一看、拿一份、忘掉

me-known =
    <b>我知道您的这些：</b>

    { $lines }

    名单和文字存在社区自己的服务器上，只用来办街坊的事；聊天、照片和语音还经过 Telegram 的服务器。一件事了结 { $kept }以后，我这里的话、照片和语音会删掉；没填完的表 30 天后删掉；我发过的消息 7 天后不再留底。
me-kept =
    { $years ->
        [0] { $days } 天
       *[other] { $years } 年
    }
me-name = 🙂 名字（Telegram 上显示的）：{ $name }
me-language = 🗣 语言：{ $language }
me-home = 🏠 { $building } { $unit }，{ $relation }，{ $since }起
me-asked = ⏳ { $building } { $unit }，{ $relation }：{ $since }提出的登记，等着核实
me-home-until = 🏠 { $building } { $unit }，{ $relation }，{ $since }到{ $until }
me-office = 🎖 { $role }：{ $place }，{ $since }起
me-office-until = 🎖 { $role }：{ $place }，{ $since }到{ $until }
me-issues = 📣 反映过 { $reported } 件事，也遇到 { $joined } 件
me-give-file = 📄 给我一份文件
me-leave = 🚪 离开，把我忘掉
me-file-coming = 好的，文件马上就来。
me-file = 📄 关于您的文字都在这份文件里（照片和语音只记了有几个），用浏览器打开就能看。它是刚刚做的，我这里没有留底。
me-file-name = 我的资料.html

## 忘掉

former-neighbour = 一位以前的邻居
nameless = （没有名字）
me-leave-ask =
    <b>离开之前，请看清楚：</b>

    <b>会删掉：</b>您的名字和语言；{ $reported ->
        [0] 您写过的话
       *[other] 您反映的 { $reported } 件事里的话、照片、语音和署名
    }；没填完的表；还没发给您的消息。您的住处和身份就此结束。
    { $reported ->
        [0] {""}
       *[other] 有邻居也遇到的，会接着办，只是不再有您的话。
    }{ $withdrawn ->
        [0] {""}
       *[other] 还没办完、也没有别的邻居遇到的（{ $withdrawn } 件），会一并收回。
    }

    <b>会留下：</b>编号、类别、地点、时间、打分和人数；台账里对不出内容的校验码；办事的人写的结果；您任职时写下的办理结果，不带名字；别人自己来查看时（比如发 /issue），我已经回给他们的消息；以后投过的票，只算数目。这个聊天里的消息还在您手机上，可以自己删。
me-leave-on = 明白了，继续
me-leave-sure = ⚠️ <b>真的要我忘掉您吗？</b>忘掉以后找不回来，您反映的事也不会再有人回复您。想先拿一份文件，请返回。
me-leave-now = 🗑 忘掉我
me-stay = ◀ 不了，留下来
me-forgotten = 好的，已经把您忘掉了。这是我最后一条消息，谢谢您为街坊出过力。哪天想回来，再发 /start，我们重新认识。
invitation-over = 这个邀请已经收回了。
issue-words-taken-back = （反映的邻居已请我删掉文字）
issue-words-erased = （文字已删除）

## 文件

me-page-title = 议事知道的关于您的一切
me-page-made = 做于 { $at }。里面是议事保存的关于您的全部内容。
me-page-nothing = 没有。
me-page-person = 您本人
me-page-account = Telegram 账号编号：{ $account }；Telegram 说的语言：{ $code }
me-page-since = 认识于 { $since }
me-page-homes = 住处
me-page-offices = 身份
me-page-reported = 您反映的事
me-page-issue = #{ $number } { $category } · { $place }，{ $at } 反映，{ $state }
me-page-photos = 📷 { $count } 张照片
me-page-named = 署了您的名字
me-page-private = 只给办事的人看
me-page-result = 办理结果：{ $result }
me-page-why = 说明：{ $why }
me-page-rating = 您打了 { $rating } 分
me-page-ended = 结束于 { $at }
me-page-joined = 您也遇到的事
me-page-joined-one = #{ $number } · { $place }，{ $at } 点了也遇到
me-page-asked = 您申请登记的住处
me-page-asked-one = { $building } { $unit }，{ $relation }，{ $at } 申请{ $decided }
me-page-decided-approved = ，{ $at } 通过
me-page-decided-declined = ，{ $at } 没有通过
me-page-decided-joined = ，{ $at } 用住户码登记
me-page-decided-withdrawn = ，{ $at } 撤回
me-page-followed = 您关注的事
me-page-followed-one = #{ $number } · { $place }，{ $at } 起关注
me-page-answered = 您的回话
me-page-steps = 您做过的每一步
me-page-step = #{ $number }，{ $at }：{ $what }
me-page-drafts = 没填完的表
me-page-draft = 您填到一半的内容：
me-page-journal = 台账里您做的事
me-page-journal-why = 台账记着谁在什么时候做了什么决定，不记名字和话。每条依次是：编号、时间、做了什么、对什么、校验码。

me-did-report = 反映
me-did-join = 也遇到
me-did-accept = 接单
me-did-decline = 不受理
me-did-appeal = 申诉
me-did-assign = 交办
me-did-return = 退回
me-did-forsake = 不再负责时还在办
me-did-begin = 开始办理
me-did-resolve = 说办完了
me-did-lift = 上报
me-did-lower = 同意换人来办
me-did-propose-lower = 提出换人来办
me-did-stay = 不同意换人来办
me-did-stay-alone = 同意换人来办，可没有人能接手
me-did-refer = 转办
me-did-give-up = 了结
me-did-withdraw = 收回
me-did-merge = 并案
me-did-unmerge = 分开办
me-did-confirm = 说解决了
me-did-partly = 说解决了一部分
me-did-dispute = 说没解决
me-did-merge-along = 并案时一起带过去
me-did-withhold = 遮住一部分，不给邻居们看
me-did-reveal = 不再遮了
me-did-reveal-part = 放开了一部分
me-did-supplement = 补充
me-did-leave = 不再算“我也遇到”
