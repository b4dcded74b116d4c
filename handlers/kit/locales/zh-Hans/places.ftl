### 群和地方

group-greeting = 大家好，我是议事，{ $place }的事可以在这里说。要反映问题，发 /report 就行。我只看发给我的消息。
group-greeting-staff = 大家好，我是议事，这里是{ $place }的工作群，要紧的事我会报到这里。我只看发给我的消息。
group-greeting-unbound = 大家好，我是议事。请社区管理员在这里发一次 /bind，告诉我这是哪栋楼的群。
group-not-bound = 这个群还没有绑定楼栋，请社区管理员发一次 /bind。
bind-ask = 这是哪里的群？
bind-into = { $place } ▸
bind-neighbours = 🏠 { $place }邻居群
bind-staff = 🛠 { $place }工作群
bind-staff-ask = 这个群现在是{ $neighbours }的邻居群。改成{ $place }的工作群以后，邻居们在这里不能再反映问题，也看不到新的进展；工作上的事会发到这里，群里的人都看得见。要改吗？
bind-staff-sure = 是的，改成工作群
bind-staff-not = ◀ 不改
bind-in-group = 请到要绑定的那个群里发 /bind。
bind-no-community = 还没有社区，请先私聊我发 /import 导入住户名单。
bound-neighbours = 好了，这里是{ $place }的群。邻居们要反映问题，发 /report 就行。
bound-staff = 好了，这里是{ $place }的工作群，要紧的事我会报到这里。
