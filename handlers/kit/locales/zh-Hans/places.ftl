### 群和地方

group-greeting = 大家好，我是议事，{ $place }的事可以在这里说。要反映问题，发 /report 就行。我只看发给我的消息。
group-greeting-staff = 大家好，我是议事，这里是{ $place }的工作群，要紧的事我会报到这里。我只看发给我的消息。
group-greeting-unbound = 大家好，我是议事。请社区管理员在这里发一次 /bind，告诉我这是哪栋楼的群。
group-not-bound = 这个群还没有绑定楼栋，请社区管理员发一次 /bind。
bind-ask = 这是哪里的群？
bind-into = { $place } ▸
bind-for-neighbours = 🏠 { $place }邻居群
bind-for-staff = 🛠 { $place }工作群
bind-chosen = ✔ { $what }
bind-present-neighbours = 这个群现在是{ $place }的邻居群。
bind-present-staff = 这个群现在是{ $place }的工作群。
bind-ask-anew = { $present }要改成哪里的群？
bind-ask-sure = { $present }{ $changes }要改吗？
bind-change-neighbours-neighbours = 改成{ $place }的邻居群以后，在这里反映的是{ $place }的事，{ $present }新的进展不再发到这里。
bind-change-neighbours-staff = 改成{ $place }的工作群以后，邻居们在这里不能再反映问题，也看不到新的进展；工作上的事会发到这里，群里的人都看得见。
bind-change-staff-neighbours = 改成{ $place }的邻居群以后，工作上的事不再发到这里，邻居们可以在这里反映问题。
bind-change-staff-staff = 改成{ $place }的工作群以后，{ $present }要紧的事不再发到这里。
bind-sure-neighbours = 是的，改成{ $place }的群
bind-sure-staff = 是的，改成{ $place }的工作群
bind-not = ◀ 不改
bind-in-group = 请到要绑定的那个群里发 /bind。
bind-no-community = 还没有社区，请先私聊我发 /import 导入住户名单。
bound-neighbours = 好了，这里是{ $place }的群。邻居们要反映问题，发 /report 就行。
bound-staff = 好了，这里是{ $place }的工作群，要紧的事我会报到这里。
