### 诉求

## 分类

issue-category-danger = 🆘 危险
issue-category-danger-fire = 🔥 着火、冒烟
issue-category-danger-gas = 💨 燃气泄漏
issue-category-danger-wire = ⚡ 漏电、电线裸露
issue-category-danger-hurt = 🚑 有人受伤、被困
issue-category-utilities = 🔌 水电气暖
issue-category-water = 🚰 停水、漏水
issue-category-power = 💡 停电
issue-category-gas = 🔥 停气、燃气表
issue-category-heating = ♨ 供暖
issue-category-drains = 🕳 下水道堵了
issue-category-lift = 🛗 电梯
issue-category-lift-stopped = ⛔ 电梯停运
issue-category-lift-noise = 🔊 电梯异响、抖动
issue-category-lift-door = 🚪 电梯门、按钮
issue-category-fire = 🧯 消防安全
issue-category-fire-passage = 🚧 消防通道被占
issue-category-fire-equipment = 🧯 灭火器、消火栓
issue-category-charging = 🔋 电动车上楼充电
issue-category-lighting = 💡 照明
issue-category-rubbish = 🗑 垃圾卫生
issue-category-rubbish-bins = 🗑 垃圾桶、分类
issue-category-rubbish-hall = 🧹 楼道、院子脏
issue-category-rubbish-rubble = 🧱 建筑垃圾
issue-category-noise = 🔊 噪音
issue-category-noise-renovation = 🔨 装修噪音
issue-category-noise-neighbours = 🎵 邻居噪音
issue-category-noise-square = 💃 广场、商铺噪音
issue-category-parking = 🚗 停车
issue-category-parking-spaces = 🅿 车位
issue-category-parking-blocked = 🚫 乱停、堵路
issue-category-bicycles = 🚲 自行车、电动车
issue-category-facilities = 🛝 公共设施
issue-category-doors = 🚪 单元门、门禁
issue-category-walls = 🏚 墙面、屋顶、漏雨
issue-category-playground = 🛝 健身、游乐设施
issue-category-roads = 🛤 道路、井盖
issue-category-greenery = 🌳 绿化
issue-category-pets = 🐕 宠物
issue-category-pets-leash = 🦮 狗不牵绳、不清粪
issue-category-pets-stray = 🐈 流浪动物
issue-category-buildings = 🏗 违建
issue-category-illegal-building = 🧱 私搭乱建
issue-category-illegal-letting = 🛏 群租、改用途
issue-category-safety = 👮 治安
issue-category-theft = 🔓 盗窃、可疑的人
issue-category-cameras = 📹 监控、围墙
issue-category-neighbours = 🤝 邻里纠纷
issue-category-other = 📝 其他
# 社区自己添的分类
issue-category-own = { $chinese }

## 危险

# 先说打什么电话，再登记
issue-alarm-danger =
    🆘 <b>着火、漏燃气请马上打 { $fire }；有人受伤打 { $ambulance }；有人行凶打 { $police }。</b>

issue-alarm-danger-fire =
    🆘 <b>着火请马上打 { $fire }！</b>先离开，别坐电梯，叫上邻居；有人受伤，再打 { $ambulance }。

issue-alarm-danger-gas =
    🆘 <b>闻到燃气味：别开灯、别点火，开窗离开，到外面打 { $fire }。</b>有人头晕、昏倒，再打 { $ambulance }。

issue-alarm-danger-wire =
    🆘 <b>别碰电线，离远一点。有人触电打 { $ambulance }，起火打 { $fire }。</b>

issue-alarm-danger-hurt =
    🆘 <b>有人受伤请马上打 { $ambulance }；被困出不来打 { $fire }；有人行凶打 { $police }。</b>

# 正在填表的人才听到最后这句
issue-alarm-then = { $alarm }人安全了，再往下填。

# 话里出现这些字，就先提醒打电话，用 | 隔开；+ 连着的几处要都出现
issue-signs-danger-fire = 着火|起火|失火|冒烟|着起来|黑烟|浓烟|烟很大|烧焦|焦味|焦糊味|爆炸|里有烟|全是烟|都是烟
issue-signs-danger-gas = 煤气味|燃气味|天然气味|闻到煤气|闻到燃气|闻到天然气|煤气泄|燃气泄|天然气泄|漏煤气|漏燃气|漏天然气|煤气漏|燃气漏|煤气的味道|燃气的味道|天然气的味道|煤气味道|燃气味道|灶漏气|煤气+漏气|燃气+漏气|天然气漏|天然气+漏气|灶+漏气|漏液化气|液化气漏|液化气+漏气|厨房漏气|厨房里漏气|厨房在漏气|厨房还在漏气|厨房还漏气|厨房又漏气|家里漏气|家里在漏气|屋里漏气|屋里在漏气|煤气在漏|煤气还在漏|煤气一直在漏|煤气还漏|煤气又漏|燃气在漏|燃气还在漏|燃气一直在漏|燃气还漏|燃气又漏|天然气在漏|天然气还在漏|天然气一直在漏|天然气还漏|天然气又漏
issue-signs-danger-wire = 漏电|触电|电线裸露|电线掉|火线|冒火|火花|漏到插座|滴到插座|流到插座|插座进水|漏水+插座|漏水+电表|漏水+配电|漏水+电箱|电表箱进水|配电箱进水|电箱进水|流进配电|流进电表|流进电箱|滴到电
issue-signs-danger-hurt = 受伤|流血|出血|昏倒|晕倒|晕过去|昏迷|不省人事|心脏病发|心脏病犯|犯心脏病|摔伤|摔倒了|砸伤|被困|困在电梯|关在电梯|卡在电梯|困人|人出不来|救命|打人|打起来|打架|持刀|拿刀|跳楼|关电梯里|困电梯里|卡电梯里|喘不上气|喘不上来气|喘不过气|喘不过来气|没有呼吸|没呼吸|砸到人|砸着人|砸中|砸到孩子|砸到小孩|砸到老人|电梯+坏+里面有人|电梯+坏+里边有人|电梯+坏+有人在里|电梯+停+里面有人|电梯+停+里边有人|电梯+停+有人在里|电梯+卡+里面有人|电梯+卡+里边有人|电梯+卡+有人在里|电梯+不动+里面有人|电梯+不动+里边有人|电梯+不动+有人在里|电梯+打不开+里面有人|电梯+打不开+里边有人|电梯+打不开+有人在里|电梯+出不来|电梯+停+在里面|电梯+坏+在里面|有人晕了|老人晕了|摔+起不来
# 听着像、其实不是的，先拿掉再看，用 | 隔开
issue-no-signs = 打不着火|点不着火|容易着火|容易起火|怕着火|怕起火|油烟|抽烟|差点砸|怕砸|别砸|会砸|万一砸|容易砸|砸到人家|砸着人家|呛得喘不|熏得喘不|累得喘不|烟头|烟味|烟灰|烟蒂|没有煤气味|没煤气味|没有燃气味|没燃气味|没有天然气味|没天然气味|没有煤气的味|没有燃气的味|没有天然气的味|没闻到煤气|没闻到燃气|没闻到天然气|没有闻到煤气|没有闻到燃气|没有闻到天然气|闻不到煤气|闻不到燃气|闻不到天然气|煤气味没|煤气味散了|煤气味已经没|燃气味没|燃气味散了|燃气味已经没|天然气味没|天然气味散了|不漏气|没漏气|没有漏气|不漏煤气|不漏燃气|不漏天然气|不漏电|没漏电|没有漏电|不冒烟|没冒烟|没有冒烟|不冒火|没冒火|没有火花|没着火|没有着火|没起火|没有起火|没人受伤|没有人受伤

## 反映问题

report-prompt = { $name }，点下面的按钮，到私聊里说，一分钟就好，不会打扰大家。
report-go-private = 📣 去说说
report-in-staff-group = 这是工作群。要反映问题，请到楼栋群里发 /report，或者私聊告诉我。
report-join-waits = ⏳ { $home }的登记从 { $since } 起等着核实，楼门院长或管理员点头以后，您就能反映了。
report-tell-now = 急事别等：请马上当面告诉楼门院长，或者在楼栋群里说一声。
report-kept-here = 您刚才说的先放在这儿：登记好以后，回来点「反映这件事」就行。
report-no-building = 我还不知道您住哪栋楼。请到您的楼栋群里发 /report，点我回复的按钮就行；也可以先登记住哪一户，收到过纸条的话，把上面的住户码直接发给我。
report-ask-building = 是哪栋楼的事？
report-ask-topic =
    { $alarm }

    { $left_out }

    是哪方面的事？点一个最接近的。
report-ask-kind =
    { $alarm }

    { $left_out }

    { $topic }：具体是什么？
report-ask-words =
    { $alarm }

    { $left_out }

    { $category }
    { $before }
    请说说怎么回事、在哪里，一句话就行，发语音也可以。
report-album-alone = 那几张照片里，我只收到您回复的那一张；其他的也想给办事的人看，现在发给我就行。
report-words-before =
    现在写的是：
    { $words }

    请重新写一遍，新写的会换掉上面这些。
report-change-words = ✏️ 改文字
report-this = 📣 反映这件事
report-ask-photos = 请把照片发来，最多 5 张，办事的人看得更明白。
report-add-photos = 📷 加照片
report-urgent = 🔴 急，等不得
report-not-urgent = 🟢 不急
report-named = 🙂 署上我的名字
report-unnamed = 🙈 对邻居不署名
report-private = 🔒 只给办事的人看
report-public = 👥 让邻居们看到
report-about-head = 🛡 跟楼门院长有关，请上一级办
report-about-any = 🏠 跟楼门院长无关
report-check-about-head =
    { $who }
    🛡 跟楼门院长有关，直接请上一级办：楼门院长不经手，看不到是谁反映的。{ $private ->
        [0] 内容他和邻居们一样看得到；不想让他看到，请点“只给办事的人看”。
       *[other] 内容他也看不到。
    }
issue-about-head =
    { $who }
    🛡 跟楼门院长有关：楼门院长不经手，请别告诉他是谁反映的。
refused-lower-about-head = 这件事跟楼门院长有关，不能交给楼里办。
refused-assignee-about-head = 这件事跟楼门院长有关，不能交给他办，请换一位。
refused-merge-about-head = #{ $number } 和这一件，只有一件跟楼门院长有关，不能并到一起。
report-with-photos = 📷 { $count } 张照片
report-without-photo = 没有照片
report-check =
    { $alarm }

    { $left_out }

    <b>请看一遍，没错就提交：</b>

    { $place } · { $category }
    { $words }
    { $photos } · { $urgent } · { $who }
report-voice-heard = 🎤（语音）您署了名，邻居们点“详情”能听到
report-voice-alone = <i>群里听不到语音，再写几个字发给我，大家就明白是什么事了。</i>
issue-by-voice = 🎤（语音）
issue-by-voice-unheard = 🎤（语音）只有办事的人能听到
issue-reporter = 🙂 { $name }
issue-more-photos = 📷 共 { $count } 张照片
# 说了要反映，还没说是什么事；用 | 隔开
report-wished = 我要反映一件事|我想反映一件事|我要反映个事|我想反映个事|我要反映|我想反映|我要反映问题|我想反映问题|我要反映一个问题|我想反映一个问题|我要反映个问题|我想反映个问题|反映问题|我有事要反映|有事要反映|有件事要反映|我有个问题|有个问题|我要报修|我想报修|报修|我要投诉|我想投诉|投诉
report-filed =
    { $alarm }
    ✅ 已登记，编号 <b>#{ $number }</b>。

    { $holder }会在 { $by } 之前接单，有进展我马上告诉您。
# 接了单以后：到了哪一步，另有通知说
report-filed-since =
    { $alarm }
    ✅ 已登记，编号 <b>#{ $number }</b>。
report-filed-unheard =
    { $alarm }
    ✅ 已登记，编号 <b>#{ $number }</b>。

    { $unheard }有人接单我马上告诉您。
refused-report-limit = 一天最多反映 { $limit } 件，请明天再来；急事请直接找楼门院长（发 /roles 看是谁）。

## 群里的卡片

issue-card =
    { $alarm }
    <b>#{ $number } { $category } · { $place }</b>{ $urgent }
    { $words }
    { $more }
    { $reporter }

    { $state }
    { $clock }
    { $supporters ->
        [0] {""}
       *[other] 👥 { $supporters } 位邻居也遇到了
    }
    { $merged }
issue-urgent = {" "}🔴 急
issue-not-urgent = {""}
issue-join =
    { $count ->
        [0] 🙋 我也遇到
       *[other] 🙋 我也遇到 ({ $count })
    }
issue-report-another = 📣 我要反映
issue-joined = 记下了，算上您有 { $count } 位邻居也遇到 #{ $number }，办完会有回音。
issue-joined-unheard = 记下了，算上您有 { $count } 位邻居也遇到 #{ $number }。想听到回音，请先和我私聊，点一次「开始」。
issue-joined-before = 您已经在 #{ $number } 里了，一共 { $count } 位邻居也遇到。点错了的话，发 /issue { $number } 可以退出。
issue-leave = ↩ 点错了，我没遇到
issue-left = 好的，#{ $number } 不再算您在内。
refused-leave-answered = 您已经说过 #{ $number } 解决没有，就算在内了。
refused-own-issue = 这是您自己反映的，不用再点，有进展会告诉您。
refused-join-about-head = 这件事跟楼门院长有关，由上一级来办，您这边就不加入了。

## 状态

issue-state-reported = ⏳ 等{ $holder }接单，{ $by } 之前
issue-state-reported-unheard = ⏳ { $unheard }
issue-unheard = 等{ $holder }接单，不过那边现在还收不到我的消息，见到了请当面说一声。
issue-unheard-instead = { $holder }现在收不到我的消息，我已经告诉{ $instead }，请那边转告或者直接接单。
issue-state-accepted = 🟦 { $holder }已接单，{ $by } 之前办好
issue-state-assigned = 🛠 已交给{ $body }办理，{ $by } 之前办好
issue-state-in-progress = 🔧 { $body }正在办理，{ $by } 之前办好
issue-state-partly = 🌓 { $whom }说只解决了一部分，由{ $body }接着办，{ $by } 之前办好
issue-state-overdue = ⏰ 过了时限（{ $by }）还没办好，由{ $body }办理
issue-state-overdue-reported = ⏰ 过了时限（{ $by }）还没有人接，等{ $holder }接单
issue-state-resolved = 🔔 已办完，{ $awaits }
issue-awaits = 等反映的邻居回话
issue-awaits-left =
    { $supporters ->
        [0] 反映的邻居已经离开，满 { $days } 天就了结
       *[other] 反映的邻居已经离开，满 { $days } 天没有邻居说还没好，就了结
    }
issue-state-reopened = 🔁 { $whom }说还没解决，由{ $body }接着办，{ $by } 之前办好
issue-state-closed =
    { $rating ->
        [0] ✅ 已解决
       *[other] ✅ 已解决，反映的邻居打了 { $rating } 分
    }
issue-state-not-reached =
    ⬜ 已办完，{ $left ->
        [0] 没有等到反映的邻居回话说解决没有
       *[other] 反映的邻居已经离开，没有等到回话
    }
issue-state-unsolved = 🚫 没有解决，已了结：{ $why }
issue-state-declined = 🚫 没有受理：{ $why }
issue-state-withdrawn = ↩ 反映的邻居收回了
issue-state-merged = 🔗 并到 #{ $head } 一起办

# 办到哪一步，只说这一步本身
state-reported = 等接单
state-accepted = 已接单
state-assigned = 已交办
state-in-progress = 正在办理
state-resolved = 已办完，等邻居回话
state-reopened = 没解决，继续办理
state-closed = 已解决
state-not-reached = 已办完，没有等到回话说解决没有
state-unsolved = 没有解决，已了结
state-declined = 没有受理
state-withdrawn = 已收回
state-merged = 并到别的诉求里

issue-outside = { $outside }（转办编号 { $reference }）
issue-clock =
    { $level ->
        [building] ⏱ { $since } 起归楼里管
        [grid] ⏱ { $since } 起归网格管
        [community] ⏱ { $since } 起归社区管
       *[outside] ⏱ { $since } 起转办到社区以外
    }

refused-issue-state =
    { $state ->
        [reported] 这件事还在等人接单，接了单才能走这一步。
        [accepted] 这件事已经有人接单了。
        [assigned] 这件事已经交办了，正在办理。
        [in-progress] 这件事正在办理。
        [resolved] 这件事已经办完，正在等邻居回话。
        [reopened] 有邻居说还没解决，正在继续办理。
        [closed] 这件事已经解决，不用再点了。
        [unsolved] 这件事没能解决，已经了结了。
        [declined] 这件事没有受理，已经告诉反映的邻居了。
        [withdrawn] 反映的邻居已经把这件事收回了。
        [merged] 这件事并到别的诉求里了，请到那一件里办。
       *[other] 这件事已经结束，不用再点了。
    }
refused-issue-move =
    { $level ->
        [building] 在楼栋这一级做不了这个，请先上报。
        [grid] 在网格这一级做不了这个，请先上报到社区。
       *[other] 现在做不了这一步，能做的请看 /inbox 里这一件的按钮。
    }
refused-own-case = 这是您自己反映的事，要由别的负责人来办，请等等他们。
refused-returned = 这件事已经退回过一次，负责人再定了就请办理；有难处请直接找负责人商量。
refused-appealed = 这件事已经申诉过一次，不能再申诉了；情况有变，请再发 /report。
refused-appeal-late = 可以申诉的日子已经过了，这件事了结了。还有问题的话，请再发 /report。
refused-declined-before = 先前是您定的不受理，申诉要请别的负责人来看。您愿意接单的话，也可以。
refused-withdraw-joined = 还有 { $count } 位邻居也遇到了，这件事要接着办，不能收回。
refused-asked-no-more = 已经不用再问这个了，请看最新的消息。
refused-lower-refused = 反映的邻居不同意下放，就不再问了；这件事留在这一级办。
refused-number-there = 这件事现在不用再补编号了，请看最新的消息。
refused-lower-asked = 已经问过反映的邻居了；没有回话，就还在这一级办。
refused-lower-left = 反映的邻居已经离开，没有人能点头，这件事就在这一级办。
refused-nobody-below =
    { $level ->
        [building] 楼里现在没有能接手的楼门院长，先留在网格办。
       *[other] 这一片现在没有能接手的网格员，先留在社区办。
    }
refused-issue-level =
    { $level ->
        [grid] 这件事已经转到网格，由网格员来办。
        [community] 这件事已经转到社区，由居委会来办。
        [outside] 这件事已经转办到社区以外，由居委会跟着办。
       *[other] 这件事由楼门院长来办。
    }
refused-issue-admins = 这件事申诉到社区管理员那里了，由管理员来办。
refused-issue-body =
    { $body ->
        [residents_committee] 这件事已经交给居委会办理。
        [owners_committee] 这件事已经交给业委会办理。
       *[other] 这件事已经交给物业办理。
    }
refused-issue-body-at =
    { $body ->
        [owners_committee] 这件事由{ $place }的业委会办理。
       *[other] 这件事由{ $place }的物业办理。
    }
refused-not-reporter = 这件事只有反映的邻居自己能定；您有想法，请直接找办事的人说。
refused-nobody-there =
    { $body ->
        [residents_committee] 居委会现在还没有人任职，请换一家，或请管理员先发 /grant 请一位。
        [owners_committee] 业委会现在还没有人任职，请换一家，或请管理员先发 /grant 请一位。
       *[other] 物业现在还没有人任职，请换一家，或请管理员先发 /grant 请一位。
    }
refused-reporter-alone-there =
    { $body ->
        [residents_committee] 居委会现在只有反映的邻居自己，自己反映的事不能自己办，请换一家，或请管理员先发 /grant 再请一位。
        [owners_committee] 业委会现在只有反映的邻居自己，自己反映的事不能自己办，请换一家，或请管理员先发 /grant 再请一位。
       *[other] 物业现在只有反映的邻居自己，自己反映的事不能自己办，请换一家，或请管理员先发 /grant 再请一位。
    }
refused-reporter-alone-nearest =
    { $body ->
        [residents_committee] { $nearest }的居委会现在只有反映的邻居自己，自己反映的事不能自己办。请点「👤 某个人」，从{ $farther }的居委会里请一位来办。
        [owners_committee] { $nearest }的业委会现在只有反映的邻居自己，自己反映的事不能自己办。请点「👤 某个人」，从{ $farther }的业委会里请一位来办。
       *[other] { $nearest }的物业现在只有反映的邻居自己，自己反映的事不能自己办。请点「👤 某个人」，从{ $farther }的物业里请一位来办。
    }

## 办理

issue-secret = 🔒 <b>只给办事的人看，请别往外说</b>
issue-work =
    { $secret }
    { $reminder }
    { $alarm }
    📥 <b>#{ $number } { $category } · { $place }</b>{ $urgent }
    { $words }
    { $more }
    { $reporter }
    { $withheld }

    { $state }
    { $clock }
    { $supporters ->
        [0] {""}
       *[other] 👥 { $supporters } 位邻居也遇到了
    }
    { $merged }
    { $todo }
issue-added-to = ➕ 邻居补充过 { $count } 次，见「详情」
issue-tried = 🔁 已经办过 { $count } 次，没解决
issue-todo-accept =
    { $before }
    { $level ->
        [community] 👉 请在 { $by } 之前接单。
       *[other] 👉 请在 { $by } 之前接单，过时会转到上一级。
    }
issue-reminder = ⏰ <b>提醒：#{ $number } 还剩 { $left }</b>
issue-todo-in-time =
    { $level ->
        [building] 👉 请在 { $by } 之前办好，过时会转到上一级。
        [grid] 👉 请在 { $by } 之前办好，过时会转到上一级。
       *[other] 👉 请在 { $by } 之前办好。
    }
issue-todo-press = 👉 请催一催{ $who }，{ $by } 之前办好。
issue-todo-overdue = 👉 已经过了时限，请尽快办。
issue-todo-overdue-accept = 👉 已经过了时限，请马上接单。
issue-todo-overdue-press = 👉 已经过了时限，请催一催{ $who }。
issue-todo-overdue-press-accept = 👉 已经过了时限，请催一催{ $who }接单。
issue-todo-assigned = 👉 这件事请你们办理，{ $by } 之前办好，办完点下面的按钮。
issue-todo-reopened = 👉 { $whom }说还没有解决，请接着办，{ $by } 之前办好。
issue-todo-returned = 👉 被退回了：{ $why }。请您定下来由谁办，{ $by } 之前办好。
issue-do-accept = ✋ 接单
issue-do-assign = 📋 交办
issue-do-begin = 🔧 开始办
issue-do-resolve = ✔ 办完了
issue-reword = ✏️ 改说明
issue-do-return = ↩ 退回
issue-do-lift = ⏫ 上报
issue-do-lower = ⏬ 下放给{ $below }
issue-do-refer = ↗ 转办
issue-add-reference =
    { $known ->
        [0] 🔢 补上编号
       *[other] 🔢 改编号
    }
issue-do-decline = 🚫 不受理
issue-do-give-up = 🚫 办不了，了结
issue-more = ⋯ 更多
issue-accepted = 接单了，辛苦！
issue-assigned = 好的，交给{ $whom }了
issue-assigned-unheard = 好的，交给{ $whom }了。不过那边现在收不到我的消息，请您当面说一声，也请对方来我这里点一次「开始」。
issue-begun = 记下了，开始办理
issue-assign-to =
    <b>#{ $number }</b> 交给谁办？
    { $words }
# 公开的事，邻居们都看得到；只给办事的人看的，反映的邻居看得到
ask-readers =
    { $private ->
        [1] 反映的邻居
       *[other] 邻居们
    }
resolve-ask-words = #{ $number } 是怎么解决的？一句话就行，{ $readers }会看到。
resolve-ask-photos = 有 #{ $number } 办好后的照片吗？发来（最多 5 张），大家更放心。
reword-ask-words =
    #{ $number } 现在的说明是：
    { $result }

    请重新写一句，{ $readers }会看到。
decline-ask-why =
    { $appealed ->
        [1] 为什么还是不受理 #{ $number }？一句话，{ $readers }会看到。已经申诉过了，这次定了就是最后的答复。
       *[other] 为什么不受理 #{ $number }？一句话，{ $readers }会看到；反映的邻居可以申诉一次。
    }
return-ask-why = 为什么退回 #{ $number }，应该由谁来办？一句话，只有办事的人看到。只能退回一次。
lift-ask-why = 为什么要把 #{ $number } 上报到上一级？一句话，接着办的人和反映的邻居会看到。
lower-ask-why =
    为什么想请{ $below }来办 #{ $number }？一句话，接着办的人和反映的邻居会看到；反映的邻居同意了才算数。
    { $warning }
lower-unheard = ⚠️ { $below }现在收不到我的消息，请先当面说一声，不然只能由上一级转告或者接回来。
refer-ask-outside = #{ $number } 转给社区以外的哪个单位？写个名字，{ $readers }会看到。
refer-ask-reference = #{ $number } 在那边的受理编号是多少？好接着跟踪；还没有就跳过。
# 写编号时常说在前面的话，用 | 分开
reference-is = 是|为
reference-before = 受理编号|转办编号|工单编号|工单号|受理号|单号|编号|号码
reference-ask = #{ $number } 在{ $outside }那边的受理编号是多少？写下编号就行，{ $readers }会看到。
give-up-ask-why = 为什么 #{ $number } 办不了？一句话，{ $readers }会看到。不算作已解决。
issue-done-resolve =
    记下了，#{ $number } 已办完。{ $left ->
        [0] 等反映的邻居说一声解决没有，就可以了结了。
       *[other] { $awaits }。
    }
reword-done = 改好了，#{ $number } 的说明已经换成新写的。
reword-unchanged = 好的，#{ $number } 的说明还是原来的，没有改。
issue-done-decline = 记下了，#{ $number } 不受理，原因已经告诉反映的邻居。
issue-done-return = #{ $number } 退回了，由{ $holder }再定。
issue-done-lift = #{ $number } 已经上报给{ $holder }。
issue-done-lower = 好的，我先问问反映的邻居同不同意；回话之前，#{ $number } 还由{ $body }办。
reference-done = 记下了，#{ $number } 由{ $body }办理，我们接着跟踪。
issue-done-refer = #{ $number } 已经转办，我们接着跟踪，有了结果请点「办完了」。
issue-done-give-up = #{ $number } 了结了，写明没有解决。
work-over = #{ $number } 不用再填了：{ $why }
work-over-elsewhere = #{ $number } 不用再填了：{ $why }{ $written }
work-over-pass-on = { $written }可以转给{ $whom }接着用。
work-over-above = 您写好的话还在上面，
work-over-words =
    您写的是：「{ $words }」，{ $photos ->
        [0] {""}
       *[other] 还有 { $photos } 张照片，
    }
work-over-yours = 您写的是：「{ $words }」
work-over-merged = 已经并到 #{ $head } 一起办，现在由{ $whom }负责。
work-over-merged-theirs = #{ $number } 不用单独填了：已经并到 #{ $head } 一起办，请到 #{ $head } 里接着办（发 /issue { $head }）。{ $written }那边也用得上。
work-over-office = { $place }的事已经不归您管了，这件事现在由{ $whom }负责。
work-over-named = { $who }（{ $names }）
issue-withdraw = ↩ 收回这件诉求
issue-withdraw-ask = 真的要收回 #{ $number } 吗？收回后就不再办了。
issue-withdraw-sure = ↩ 收回
issue-withdraw-not = ◀ 不收回，接着办
issue-withdrawn = #{ $number } 收回了。
issue-appeal = 🙋 不同意，请再看看
issue-appealed = 好的，#{ $number } 请{ $holder }再看一遍，{ $by } 之前给您回话。
issue-lower-asked =
    ⏬ #{ $number } { $holder }想请{ $below }来办，理由：{ $why }
    您同意吗？您不回话，就还是{ $body }接着办。
issue-lower-yes = 👍 同意
issue-lower-no = 🙅 不同意，别换
issue-lowered = 好的，#{ $number } 现在由{ $holder }来办，{ $by } 之前接单。
issue-stays = 好的，#{ $number } 还是由{ $body }接着办。

## 通知

# 是哪一件，放在通知的最前面：反映的人看到自己说的头几个字，别人看到是什么、在哪里
issue-about-own =
    「{ $words }」
    { $told }
issue-about =
    { $secret }
    { $category } · { $place }
    { $told }
# 一件事，不带反映的人写的话
issue-named = #{ $number } { $category } · { $place }
issue-told-accepted = 🟦 #{ $number } { $holder }已经接单，{ $by } 之前办好。
issue-told-assigned-reporter = 🛠 #{ $number } 已经交给{ $body }办理。
issue-told-assigned-elsewhere = 🏘 { $place }归另一个网格了，#{ $number } 改由{ $body }办理，你们不用再办了。
issue-told-assigned-former = 🛠 #{ $number } 改由{ $body }办理，你们不用再办了。
issue-told-begun = 🔧 #{ $number } { $body }开始办理了。
issue-told-declined = 🚫 #{ $number } 没有受理，原因：{ $why }
issue-told-declined-again =
    🚫 #{ $number } 又看过一遍，还是没有受理：{ $why }
    申诉只有一次，这件事就到这里了；情况有变，请再发 /report。
issue-told-declined-supporter = 🚫 #{ $number } 没有受理：{ $why }
issue-told-escalated-former-late = ⏫ #{ $number } 过了时限没有办好，已经转给{ $holder }。
issue-told-escalated-reporter-late = ⏫ #{ $number } 过了时限还没有办好，我已经转给{ $holder }，{ $by } 之前接单。
issue-told-lifted-reporter = ⏫ #{ $number } 已经上报给{ $holder }：{ $why }
issue-told-lifted-former = ⏫ #{ $number } 已经上报给{ $holder }，这边不用再办了：{ $why }
issue-told-lowered-former = ⏬ 反映的邻居同意了，#{ $number } 现在由{ $holder }来办。
issue-told-referred = ↗ #{ $number } 已经转办给{ $body }，我们接着跟踪。
issue-told-numbered = ↗ #{ $number } 有转办编号了：{ $body }。我们接着跟踪。
issue-told-referred-former = ↗ #{ $number } 已经转办给{ $body }，这边不用再办了。
issue-told-reopened-former = 🔁 #{ $number } { $whom }又说没解决，已经转给{ $holder }。
issue-told-unsolved = 🚫 #{ $number } 没能解决，只好了结：{ $why }。不算作已解决。
issue-told-unsolved-former = 🚫 #{ $number } 没能解决，已经了结，不用再办了：{ $why }
issue-told-withdrawn = ↩ #{ $number } 反映的邻居收回了，不用再办了。
issue-told-done =
    🔔 #{ $number } 办完了：{ $result }
    ⏳ { $awaits }
issue-done-since =
    🔔 #{ $number } 办完了：{ $result }
    { $state }
issue-told-escalated-former = ⏫ #{ $number } 过了时限没有接单，已经转给{ $holder }。
issue-told-escalated-reporter =
    ⏫ #{ $number } 还没有人接单，我已经转给{ $holder }，{ $by } 之前接单，请您再等等。
    { $alarm }
issue-told-danger-staff =
    🆘 <b>#{ $number } { $category } · { $grid } { $place }</b>{ $urgent }
    { $taken ->
        [0] { $alarm }
        请{ $holder }在 { $by } 之前接单。
       *[other] { $state }
    }
issue-told-escalated-staff =
    ⏫ <b>#{ $number } { $category } · { $grid } { $place }</b>{ $urgent }
    { $alarm }
    过了时限，现由{ $holder }负责，请在 { $by } 之前接单。
issue-told-overdue-reporter =
    { $taken ->
        [0] ⏰ #{ $number } 过了时限还没有人接单，实在对不住。
       *[other] ⏰ #{ $number } 过了时限还没有办好，实在对不住。
    }{ $reminded }有进展马上告诉您。
    { $alarm }
issue-reminded = 我已经提醒{ $who }和社区管理员，
issue-reminded-alone = 我已经提醒{ $who }，
issue-reminded-admins = 我已经提醒社区管理员，
issue-reminded-nobody = 办事的人现在都收不到我的消息，见到了请当面说一声。
issue-told-overdue-staff =
    ⏰ <b>#{ $number } { $category } · { $grid } { $place }</b>{ $urgent }
    { $taken ->
        [0] 时限是 { $by }，已经过了，请{ $holder }尽快接单。
        { $alarm }
       *[other] 时限是 { $by }，已经过了，请{ $who }尽快办。
    }
issue-told-lapsed = ⬜ #{ $number } 解决没有，没有等到您的回话，先了结了，不算作已解决。还没好的话，点下面再反映一次。
issue-verdict =
    🔔 #{ $number } 办完了：{ $result }

    真的解决了吗？点一下就行，解决了也可以直接打分（5 分最满意）；没解决我们接着办。
    办完 { $days } 天还没有人回话，就先了结，不算作已解决。
issue-outcome-unsolved =
    🚫 <b>#{ $number } 没有解决，已了结</b>
    { $category } · { $place }
    问题：{ $words }
    原因：{ $why }
    负责：{ $who } · { $took }
    这件不算作已解决。
issue-partly-solved = 知道了，#{ $number } 只解决了一部分，由{ $body }接着办，办完再问您。
issue-partly = 🌓 解决了一部分
issue-star = { $rating } 分
issue-not-solved = 😕 还没解决
issue-thanks =
    { $rating ->
        [0] 谢谢您！#{ $number } 了结了，结果已经告诉邻居们。愿意的话，打个分，说一句。
       *[other] 谢谢您！#{ $number } 了结了，您打了 { $rating } 分，结果已经告诉邻居们。
    }
issue-thanks-private =
    { $rating ->
        [0] 谢谢您！#{ $number } 了结了。愿意的话，打个分，说一句。
       *[other] 谢谢您！#{ $number } 了结了，您打了 { $rating } 分。
    }
issue-reopened = 知道了，#{ $number } 由{ $body }接着办，办完再问您。

## 结果公告

issue-outcome-closed =
    ✅ <b>#{ $number } 解决了</b>
    { $category } · { $place }
    问题：{ $words }
    结果：{ $result }
    办理：{ $who } · { $took }
    { $verdict }{ $answers }
    { $supporters ->
        [0] {""}
       *[other] 👥 { $supporters } 位邻居也遇到了
    }

    { $pictures }
issue-outcome-put-right =
    ↩ <b>#{ $number } 更正</b>
    { $category } · { $place }
    先前这里说解决了，是点错了，那时还没有解决。后来办得怎样，请看这一件后来的消息。
issue-outcome-not-reached =
    ⬜ <b>#{ $number } 办完了，{ $left ->
        [0] 没有等到反映的邻居回话说解决没有
       *[other] 反映的邻居已经离开，没有等到回话
    }</b>
    { $category } · { $place }
    问题：{ $words }
    结果：{ $result }
    办理：{ $who } · { $took }
    这件不算作已解决。还有问题的话，请再发 /report。

    { $pictures }
