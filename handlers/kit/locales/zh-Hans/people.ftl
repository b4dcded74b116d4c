### 见面、帮助、语言

welcome =
    { $name }，您好！我是议事，替街坊邻里跑腿的。

    家门口有什么不对劲，一句话告诉我，我来找人办，办得怎样一定给您回话。

    { $duties }
welcome-report = 📣 反映问题
help =
    <b>我能帮您做这些：</b>

    { $commands }

    { $more }
help-turn-to = 有事也可以直接找楼门院长。
duty-holder = <b>{ $role }</b>：有新诉求我会发给您，点「{ issue-do-accept }」「{ issue-do-assign }」「{ issue-do-resolve }」就行。
duty-body = <b>{ $role }</b>：交给你们办的事我会发给您，办完点「{ issue-do-resolve }」就行。
duty-helper = <b>{ $role }</b>：请您帮忙的事我会发给您，办完点「{ issue-do-resolve }」就行；手上有哪些，发 /inbox 就能看到。
duty-admin = <b>{ $role }</b>：新群里发一次 /bind 就绑定好了；还没有人任职的地方，诉求先发给您，点「{ issue-do-accept }」就行。
help-line = /{ $command } { $what }
command-start = 开始
command-report = 反映身边的问题
command-issue = 看一件诉求办得怎样，后面写编号
command-issues = 看诉求列表：这里的、您的、您关注的
command-stats = 看看办得怎么样：响应率、解决率、满意率
command-help = 看看我能帮您做什么
command-language = 换一种语言
command-me = 看看我知道您什么，也可以要求忘掉
command-cancel = 放弃正在填的内容
command-bind = 把这个群绑定到楼栋或社区
command-roles = 看看谁是楼门院长、网格员
command-grant = 请人担任一个身份，后面可以写名字
command-revoke = 撤销一个身份
command-audit = 核对台账
language-ask = 您想用哪种语言？
language-ask-own = 您想用哪种语言？选了只管您自己；这个群用什么语言，由{ $who }来定。
language-ask-group = 这个群用哪种语言？
language-zh-Hans = 中文
language-en = English
language-chosen-zh-Hans = 好的，以后就说中文。
language-chosen-en = All right, English it is.
