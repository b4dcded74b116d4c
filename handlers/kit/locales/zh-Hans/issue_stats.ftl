### 三率：办得怎么样

stats =
    <b>📊 { $place } · { $period }</b>
    截至 { $now }

    { $figures }

    <i>{ $note }</i>
stats-period-month = 本月
stats-period-last-month = 上月
stats-period-90-days = 近 90 天
stats-period-year = 今年

## 三率

stats-base = 该回应的诉求：<b>{ $count } 件</b>
stats-name-response = 响应率
stats-name-resolution = 解决率
stats-name-satisfaction = 满意率
stats-rate-response = 响应率 <b>{ $percent }%</b>：{ $whole } 件里按时回应的
stats-rate-resolution = 解决率 <b>{ $percent }%</b>：问到 { $whole } 位反映的邻居，说解决了的
stats-rate-satisfaction = 满意率 <b>{ $percent }%</b>：{ $whole } 个评分里打 4 分、5 分的
stats-range = { $low }–{ $high }
stats-rate-response-none = 响应率：暂无
stats-rate-resolution-none = 解决率：暂无，还没有问到反映的邻居
stats-rate-satisfaction-none = 满意率：暂无，还没有人打分
stats-rate-response-few = 响应率：不足 5 件，不显示
stats-rate-resolution-few = 解决率：问到的不足 5 位，不显示
stats-rate-satisfaction-few = 满意率：打分的不足 5 个，不显示

## 别的数字

stats-partly = 解决了一部分，不算解决：{ $number } 件
stats-unreached = 没问到反映的邻居，不算解决：{ $number } 件
stats-unsolved = 没有解决，已了结：{ $number } 件
stats-reopened = 没解决，接着办过：{ $number } 件
stats-overdue = 过了时限还没办好：{ $number } 件
stats-taken = 从反映到办好，一般要 { $took }（中位数）
stats-by-topic = <b>哪方面的事</b>
stats-by-state = <b>现在到哪一步</b>
stats-cell = { $name }：{ $number }
stats-waiting = 还没到回应时限、先不算：{ $number } 件
stats-passed-on = 危险的事，该打紧急电话，不算在内：{ $number } 件
stats-out-of-scope = 说明理由后没有受理，不算在内：{ $number } 件
stats-duplicates = 和别的是同一件事，合在一起算：{ $number } 件
stats-taken-back = 反映的邻居收回了，不算在内：{ $number } 件
stats-under-five = 不足 5
stats-hidden = 不显示
stats-none = 这段时间没有该回应的诉求，还没有数字。
stats-too-few = 这段时间该回应的不足 5 件，数字不显示，免得认出是谁家的事。
stats-note = 太小的数（不足 5）和能倒推出它的数不显示，或只说大概，免得认出是谁家的事。没问到的、没有解决就了结的，都不算解决。
stats-note-full = 没问到的、没有解决就了结的，都不算解决。您因职责能看到小数字，请别往外传。

## 看别处、看图

stats-above = ▲ { $place }
stats-beneath = { $place }
stats-show-chart = 📊 看图
stats-chart-comes = 图马上发给您。
stats-chart = { $place } · 办得怎么样
stats-chart-rates = 三率，近 6 个月
stats-chart-topics = 哪方面的事（{ $period }，件）
stats-chart-note = 斜杠后面是算它的件数。太少的不显示，或只说大概。没问到的不算解决。
stats-chart-note-full = 斜杠后面是算它的件数。没问到的、没有解决就了结的，都不算解决。
stats-chart-nothing = 这段时间没有可以显示的数字
stats-month = { $month }月

## 看不了的时候

stats-group-not-bound = 这个群还没有绑定楼栋，请社区管理员发一次 /bind。您也可以私聊我发 /stats。
stats-no-place = 我还不知道您住哪栋楼。请到您的楼栋群里发 /stats，我私下告诉您。
stats-which = 叫「{ $said }」的不止一处，您看哪一处？
stats-unknown = 没有您能看的「{ $said }」，能看的有这些：
refused-stats = 这里的数字您看不了：邻居能看自己的楼栋、网格和社区。请发 /stats 看您那里的。
