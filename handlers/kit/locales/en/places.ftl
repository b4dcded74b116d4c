### Groups and places

group-greeting = Hello, I am Yishi, here for { $place }. To report a problem, send /report. I only read what is meant for me.
group-greeting-staff = Hello, I am Yishi. This is the staff group of { $place }: what is pressing will be posted here. I only read what is meant for me.
group-greeting-unbound = Hello, I am Yishi. A community admin, please send /bind here once, so that I know whose group this is.
group-not-bound = This group is not bound to a building yet. A community admin can do so with /bind.
bind-ask = Whose group is this?
bind-into = { $place } ▸
bind-neighbours = 🏠 { $place }: neighbours
bind-staff = 🛠 { $place }: staff
bind-staff-ask = This is the group of the neighbours of { $neighbours }. As the staff group of { $place }, neighbours could not report here any more, nor read what becomes of it; what the staff has to know would be posted here, for everybody in the group to see. Is that what you want?
bind-staff-sure = Yes, make it the staff group
bind-staff-not = ◀ No
bind-in-group = Please send /bind in the group that you want to bind.
bind-no-community = No community is known yet. Please send me /import in private first.
bound-neighbours = Done: this is the group of { $place }. Neighbours, to report a problem just send /report.
bound-staff = Done: this is the staff group of { $place }. What is pressing will be posted here.
