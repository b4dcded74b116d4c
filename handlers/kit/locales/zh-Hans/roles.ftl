### 身份

role-neighbour = 邻居
role-resident = 居民
role-volunteer = 志愿者
role-elder = 乡贤
role-council_member = 议事会成员
role-organisation_lead = 社会组织负责人
role-social_worker = 社工
role-building_head = 楼门院长
role-grid_worker = 网格员
role-residents_committee = 居委会
role-owners_committee = 业委会
role-property_company = 物业
role-party_branch = 社区党组织
role-any-office = 在这里任职的邻居
role-admin = 社区管理员

# Where a line or a button begins with it.
role-title =
    { $body ->
        [volunteer] { role-volunteer }
        [elder] { role-elder }
        [council_member] { role-council_member }
        [organisation_lead] { role-organisation_lead }
        [social_worker] { role-social_worker }
        [building_head] { role-building_head }
        [grid_worker] { role-grid_worker }
        [residents_committee] { role-residents_committee }
        [owners_committee] { role-owners_committee }
        [property_company] { role-property_company }
        [party_branch] { role-party_branch }
        [admin] { role-admin }
        [resident] { role-resident }
       *[other] { role-neighbour }
    }

# 人担任，单位和组织由人代表。
role-serves =
    { $body ->
        [volunteer] 担任{ $place }的{ role-volunteer }
        [elder] 担任{ $place }的{ role-elder }
        [council_member] 担任{ $place }的{ role-council_member }
        [organisation_lead] 担任{ $place }的{ role-organisation_lead }
        [social_worker] 担任{ $place }的{ role-social_worker }
        [building_head] 担任{ $place }的{ role-building_head }
        [grid_worker] 担任{ $place }的{ role-grid_worker }
        [residents_committee] 代表{ $place }的居委会
        [owners_committee] 代表{ $place }的业委会
        [property_company] 代表{ $place }的物业
        [party_branch] 代表{ $place }的党组织
       *[other] 担任{ $place }的社区管理员
    }
role-nobody = 还没有人
role-until = 到 { $day } 为止
role-endless = 没有期限

## 谁担任什么：/roles

role-list =
    <b>各处担任的人</b>

    { $lines }
role-list-place = <b>{ $place }</b>
role-list-line = { $role }：{ $name }（{ $until }）
role-list-empty = 还没有人担任什么。
role-turn-to =
    <b>有事可以找他们：</b>

    { $lines }
role-list-holder = { $place } · { $role }：{ $names }
role-no-home = 我还不知道您住哪栋楼。请到楼栋的群里发 /roles，我私下告诉您。
role-unknown = 您能问的楼里没有「{ $said }」。只发 /roles，就能看到有事找谁。

## 给一个身份：/grant

grant-reply-to = 请在群里回复那位邻居的一条消息，内容写 /grant；也可以在这里发 /grant，从名单里找。
grant-ask-whom =
    给哪位邻居一个身份？下面是{ $place }我认得的人。

    没找到的话，把对方的一条消息转发到这里，或者发来对方的名片。
grant-nobody-known =
    { $place }还没有我认得的人。

    请把对方的一条消息转发到这里，或者发来对方的名片。
grant-ask-whom-named = 给哪位邻居一个身份？我认得的人里，名字带「{ $part }」的在下面。
grant-nobody-named = 您管的地方，我没找到名字带「{ $part }」的人。请把对方的一条消息转发到这里，或者发来对方的名片。
grant-form = 请人担任一个身份
grant-ask-role = 请{ $name }担任什么？
grant-ask-place = 在哪里？
grant-ask-where =
    <b>{ $name } · { $role }</b>

    在哪里？
grant-whole = 整个{ $place }
grant-ask-until =
    <b>{ $name } · { $role } · { $place }</b>

    到什么时候为止？

    也可以写最后一天的日期，比如 2027-12-31。
grant-endless = 没有期限
grant-one-year = 一年
grant-three-years = 三年
grant-five-years = 五年
grant-check =
    <b>请再看一遍：</b>

    { $name }
    身份：{ $role }
    地方：{ $place }
    期限：{ $until }

    提交以后我会告诉对方。
grant-done = 好了：{ $name }现在{ $serves }，{ $until }。
grant-done-waits =
    { $done }

    { $name }还没有和我私聊过，我的通知先留着；请转告对方来点一次「开始」。
grant-not-there = 这个身份不是给这一级地方的，请重新发 /grant。
grant-held-already = 这个身份对方已经有了，期限也一样，什么也没变。
grant-day-unread = 这个日期我没看懂，请写成 2027-12-31 这样，或者点下面的按钮。
grant-day-none = 日历上没有这一天，请再看看，写成 2027-12-31 这样。
grant-day-past = 这一天已经过去了，请写一个今天或以后的日期。
grant-day-far = 最多可以到 { $most } 年以后，请写近一些的日期，或者点「{ grant-endless }」。
grant-gone = 这位邻居已经离开，不能再担任什么了。
grant-bot = 机器人担任不了，请选一位真人。
grant-nobody-behind = 这条消息看不出是谁发的：可能是匿名管理员，也可能是频道。请对方关掉匿名发一条，再试一次。
grant-hidden = 对方关闭了转发时显示账号，我认不出是谁。请在群里回复对方的消息，发 /grant。
grant-contact-without = 这张名片没有 Telegram 账号。请转发对方的一条消息，或者在群里回复对方，发 /grant。

## 撤销一个身份：/revoke

revoke-ask-which = 要撤销哪一个？
revoke-ask-which-of = 要撤销{ $name }的哪一个身份？
revoke-ask-which-named = 要撤销哪一个？名字带「{ $part }」的邻居担任的在下面。
revoke-nobody-named = 您管的地方，名字带「{ $part }」的邻居没有担任什么。发 /revoke 可以从名单里找。
revoke-which = { $name } · { $role } · { $place }
revoke-nothing = 您管的地方还没有人担任什么。
revoke-none = { $name }在您管的地方没有担任什么。
revoke-ask =
    { $name }不再{ $serves }？

    点了就马上生效，我会告诉对方。
revoke-own-ask =
    您不再{ $serves }？

    点了就马上生效。
revoke-yes = ✅ 撤销
revoke-no = 不撤了
revoke-kept = 好的，什么也没变。
revoke-done = 好了：{ $name }不再{ $serves }。
revoke-done-vacant =
    { $done }

    { $vacant }
revoke-over = 这个身份已经结束了。
revoke-named = 对方是设置文件里写明的管理员，一直都是，这里撤不了。要改请找负责运行我的人。
revoke-last-admin = 社区总要有一位没有期限的管理员，现在没有别的了。请先用 /grant 再请一位，然后再来。

## 主动告诉大家的

role-told-granted =
    <b>您有了新的身份</b>

    { $place } · { $role }
    期限：{ $until }

    发 /help 就能看到现在可以做什么。
role-told-extended = 您接着{ $serves }，{ $until }。
role-told-revoked = 您不再{ $serves }了。谢谢您这些日子的付出！
role-told-ended = 您{ $serves }，期限到了。谢谢您这些日子的付出！
role-told-over = { $name }{ $serves }，期限到了，已经结束。要请人接着做，请发 /grant。
role-told-ending = { $name }{ $serves }，{ $until }，只剩一周了。要接着请，发 /grant 改期限就行。
role-told-ending-own = 您{ $serves }，{ $until }，只剩一周了。想接着做，请跟社区管理员说一声。
role-told-vacant =
    { $body ->
        [residents_committee] { $place }现在没有人代表居委会，要由居委会办的诉求会先转给社区管理员。补上请发 /grant。
       *[other] { $place }现在没有{ $role }，那里的诉求会先转到上一级去办。补上请发 /grant。
    }
