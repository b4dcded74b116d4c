### 住户登记、住户码、户里有谁

command-join = 登记您住哪一户
command-unit = 看看一户住着谁
command-slips = 打印住户码纸条

relation-owner = 业主
relation-co-owner = 共有人
relation-tenant = 租户
relation-family = 家人

# 自己写出来的，话里有这些字就算，用 | 隔开；先看是不是家人
relation-said-family = 家人|家属|爱人|老婆|老公|妻子|丈夫|媳妇|对象|儿子|女儿|孩子|父母|父亲|母亲|爸|妈|爷爷|奶奶|姥
relation-said-tenant = 租
relation-said-co-owner = 共有|共同
relation-said-owner = 业主|房主|户主|房东|产权|自己的房|我的房|买的

form-all-choices = 全部列出来

## 登记

# 单说这些，就是想登记，用 | 隔开
join-said = 登记|我要登记|我想登记|怎么登记|如何登记|登记住户|住户登记|加入|我要加入|我想加入|怎么加入|如何加入|怎么注册|注册|我要注册|怎么认证|认证

join-prompt = { $name }，点下面的按钮，到私聊里登记您住哪一户，一分钟就好。
join-go-private = 🏠 去登记
join-in-staff-group = 这是工作群。要登记住户，请到楼栋群里发 /join。
join-how =
    我还不知道您住哪栋楼，有两个办法：

    • 在您的楼栋群里发 /join，点我回复的按钮；
    • 收到过纸条的话，把上面的住户码直接发给我。
join-ask-building =
    是哪栋楼？

    别的楼，请到那栋楼的群里发 /join，或者把纸条上的住户码发给我。
join-ask-which-building = 您住哪栋楼？
join-ask-unit = { $building }，您住哪一户？点一下，或者直接把门牌号发给我。
join-ask-relation = { $building } { $unit }，您是这一户的？
join-check =
    请看一眼对不对：

    🏠 { $building } { $unit }
    👤 { $relation }

    提交以后，由楼门院长或管理员核实，有结果我告诉您。
join-which-unit = { $building }有几户都像「{ $written }」，您住哪一户？
join-no-such-unit = { $building }没有「{ $written }」这一户。是不是下面这几户？
join-unit-first = 好的，这个下一步就问。先告诉我您住哪一户，比如 301。
join-nothing-like-it = { $building }没有「{ $written }」这一户。请看看门牌，再发一次，比如 301。
join-asked = 好的，{ $building } { $unit }的登记已经请人核实，有了结果马上告诉您。
join-waits = ⏳ { $building } { $unit }的登记正等着核实，请再等等。
join-admins-asked = ⏳ { $building } { $unit }的登记还没有结果，我把社区管理员也请来核实了，请再等等。
join-undecided = ⏳ { $building } { $unit }的登记还没有结果，请再等等。不想等的，可以向社区管理员要一张住户码纸条，把上面的码发给我。
join-belongs-to = 您已经登记在 { $building } { $unit }了，不用再登记。
join-belongs = 您已经登记在这一户了，不用再登记。
join-welcome = 🏠 欢迎！您已经登记在 { $building } { $unit }，是这一户的{ $relation }。以后家门口的事，随时告诉我。
join-left-before =
    { $count ->
        [1] 您以前的住处，已经搬出了吗？搬出了就点一下。
       *[other] 您以前的住处，已经搬出了吗？搬出了哪一处，就点哪一处。
    }
join-declined = { $building } { $unit }的登记没有通过。弄错了的话，请跟{ $decider }当面说一声，{ $days } 天后可以再发一次 /join。
join-mistaken = { $building } { $unit }的登记没有通过。要是您已经收到“欢迎”，那是点错了，抱歉。请跟{ $decider }当面说一声，{ $days } 天后可以再发一次 /join。
join-homeless = 您现在没有登记在任何一户；刚才要是点过“已搬出”，请用 /join 再登记原来的住处。
join-homes = 您登记在：
join-home = 🏠 { $home }（{ $relation }）
home = { $building } { $unit }
join-first = 🏠 登记我住哪一户
join-another = ➕ 再登记一户
join-take-back = ↩ 撤回 { $home }的登记
join-moved-out = 📦 已搬出 { $home }
join-something-else = ✏ { $home }：不是{ $relation }
join-leave-ask = 您真的已经搬出 { $home }了吗？搬出以后要回来，得再登记一次。
join-leave-sure = 是的，搬出了
join-leave-not = ◀ 还住着
join-left = 记下了，您已经搬出 { $building } { $unit }。
join-moved-away = 您在 { $building } { $unit }的登记取消了，楼里说您不住这一户。要是弄错了，请找楼里负责的人（/roles 看是谁），或者再发一次 /join。
join-taken-back = 好的，{ $building } { $unit }的登记撤回了。
join-came-in = 🏠 { $name } 用住户码登记在 { $home }了，是这一户的{ $relation }。要是不对，请点下面看看。
join-moved-in = 🏠 { $name } 登记为您家 { $home } 的{ $relation }。不认识的话，请找楼里负责的人（/roles 看是谁）。
join-moved-in-over = 🏠 { $name } 登记为您家 { $home } 的{ $relation }，后来取消了，现在不在您家名下。
join-look = 👀 看看这一户

## 核实

join-request-waiting =
    🏠 <b>有邻居要登记</b>

    { $name } 说自己是 { $building } { $unit }的{ $relation }。您认识这位邻居吗？
join-request-reminded =
    ⏰ <b>提醒：有邻居还等着您核实</b>

    { $days } 天前，{ $name } 说自己是 { $building } { $unit }的{ $relation }，还没有人答复。您认识这位邻居吗？
join-request-known-as = （现在登记的是{ $relation }。）
join-request-approved = ✅ { $name }：{ $building } { $unit }的{ $relation }，{ $decider } 通过了。
join-request-declined = ✖ { $name }：{ $building } { $unit }的{ $relation }，{ $decider } 没有通过。
join-request-joined = ✅ { $name }：{ $building } { $unit }的{ $relation }，已经用住户码登记，不用核实了。
join-request-others = 这份登记现在由别人核实，不用您管了。
join-request-forgotten = 提出这份登记的邻居已经离开，内容不再保留。
join-request-withdrawn = ↩ { $name }：{ $building } { $unit }的{ $relation }，对方自己撤回了，不用核实了。
join-approve = ✅ 是的，通过
join-decline = ✖ 不是，不通过
join-undo-declined = ↩ 点错了
join-undo-approved = ↩ 点错了
join-ask-undo-declined = 刚才没有让 { $name } 登记在 { $building } { $unit }，是点错了吗？改成通过，我会告诉对方。
join-ask-undo-approved = 刚才让 { $name } 登记在 { $building } { $unit }了，是点错了吗？改成不通过，我会告诉对方。
join-undo-not = ◀ 没点错，就这样
join-sure-undo-declined = 点错了，改成通过
join-sure-undo-approved = 点错了，改成不通过
join-undone-declined = 改成不通过了，已经告诉对方
join-undone-approved = 改成通过了，已经告诉对方
join-done = 好的，已经告诉对方
refused-join-decided = 这份登记已经有结果了。
refused-join-undo-late = 已经过了一天，这里不能改了。请对方过几天再发一次 /join。
refused-join-there = 对方已经登记在这一户了，不用再改。
refused-join-anew = 对方后来又提出了一份登记，请核实那一份：发 /unit 就能看到。
refused-join-own = 自己的登记要由别人来核实。
refused-join-many = 您已经有 { $most } 份登记在等核实。请等有了结果，或者发 /join 撤回一份，再登记别的。
refused-join-declined = 这一户的登记刚刚没有通过，请过 { $days } 天再来。说清楚了不想等的，请向社区管理员要一张住户码纸条，把上面的码发给我。
refused-join-nobody = 现在还没有别人能核实您的登记，请向社区管理员要一张住户码纸条，把上面的码发给我。
refused-not-at-home = 您没有登记在这一户，或者已经搬出了；要登记请发 /join。
refused-no-units = { $building }还没有住户名单，请社区管理员先用 /import 导入。

## 住户码

refused-code-wrong = 没有这个住户码。请照着纸条再看一遍，一位也别多、别少：码里没有 0、O、1、I 这几个字。
refused-code-replaced = 这张纸条已经作废。请用新纸条上的码；没有新的，请找社区管理员要一张。
refused-code-expired = 这个住户码过期了，请找社区管理员要一张新纸条。
refused-code-spent = 这个住户码的次数用完了，请找社区管理员要一张新纸条。
refused-codes-enough = 今天试错的次数太多了，请明天再试，或者找楼门院长帮忙。
slips-ask-building = 要打印哪栋楼的住户码纸条？只要一户的，写上是哪一户，比如 /slips { $building } 301。
slips-which = 叫「{ $said }」的不止一栋，要打印哪一栋的住户码纸条？
slips-unknown = 没有您能打印的「{ $said }」，能打印的有这些楼：
slips-ask =
    打印{ $building }的住户码纸条，一户一张，共 { $count } 张。

    { $before }
slips-ask-one =
    给 { $home }打印一张新的住户码纸条。{ $before ->
        [0] {""}
       *[other] 请注意：这一户以前的纸条还能用，印了新的就作废。
    }
slips-before =
    { $count ->
        [0] 这栋楼现在没有还能用的旧纸条。
       *[other] 注意：这栋楼有 { $count } 张旧纸条还能用，新的一印出来，旧的就全部作废。
    }
slips-print = 🖨 印新纸条
slips-printing = 好的，{ $building }的纸条马上发给您。
refused-slips-printed = 这里的纸条刚刚印过了。还要再印，请再发一次 /slips。
slips-here = { $building }的住户码纸条，共 { $count } 张。请用浏览器打开，按 A4 打印，沿虚线剪开，一户一张当面交给住户。码就是钥匙，请不要转发这个文件。
slips-file = 住户码-{ $building }.html

## 纸条上的话

slips-title = { $community } { $building } 住户码
slips-for-printer = 沿虚线剪开，当面交给每一户
slips-place = { $community } · { $building }
slips-sheet = { $number } / { $count }
slips-what = 咱们楼在 Telegram 上的帮手：哪儿坏了说一声，有人来办，也有回音。
slips-how-scan = 扫码打开 Telegram，点「开始」；
slips-how-type = 或者把上面的码发给 @{ $bot }。
slips-until = 可供 { $count } 人登记，{ $day }前有效。

## 命令行

slips-no-community = 没有「{ $community }」这个社区。
slips-no-such-building = { $community }没有「{ $building }」这栋楼。
slips-needs-bot = 还不知道是哪个机器人：请设好令牌，或者加上 --bot 写它的用户名。
slips-no-username = 「{ $written }」不是机器人的用户名：请只写用户名，比如 --bot yishi_bot。什么也没有印，旧纸条照常能用。
slips-no-telegram = 连不上 Telegram，问不到机器人的用户名：请加上 --bot 写它的用户名。
slips-file-there = { $file } 已经有了，请换一个名字。
slips-file-closed = { $file } 写不进去，请看看名字和位置对不对。
slips-lost = 旧纸条已经作废，新纸条却没能写进 { $file }：请腾出空间，再运行一次。
slips-written = { $file }：{ $count } 张纸条。以前的纸条已经作废。

## 户里有谁

households-no-building = 还没有归您管的楼栋。请社区管理员先用 /import 导入名单，或用 /grant 请您任职。
unit-ask-building = 是哪栋楼？
unit-say-building = 「{ $written }」是哪栋楼的？点一下，或者连楼名一起发，比如 /unit { $building } { $written }。
unit-ask = { $building }，要看哪一户？点一下，或者发 /unit 加门牌号，比如 /unit 301。
unit-waiting = 🏠 { $count } 份登记等您核实
unit-none-waiting = 现在没有登记在等您核实。
unit-elsewhere = { $building }不归您管，这里看不了。您管的楼，发 /unit 就能看到。
unit-which = 有几户都像「{ $written }」，是哪一户？
unit-no-such = 没有「{ $written }」这一户。是不是下面这几户？
unit-nothing-like-it = 没有「{ $written }」这一户。发 /unit 可以一户一户地看。
unit-people =
    { $count ->
        [0] <b>{ $building } { $unit }</b>：还没有人登记。
       *[other] <b>{ $building } { $unit }</b>：{ $count } 人
    }
unit-person = • { $name }，{ $relation }，{ $since }起
unit-away = { $name } 不住这里
unit-back = ◀ { $building }
unit-away-ask = { $name } 搬走了，或者本来就不住 { $building } { $unit }，是吗？我会告诉对方，这一户现有的住户码也会作废。
unit-away-sure = 是的，不住这里
unit-away-not = ◀ 住这里
unit-moved-away = 记下了
refused-moved-already = 这一户里已经没有登记这个人了。
