### Groups and places

group-greeting = Hello, I am Yishi, here for { $place }. To report a problem, send /report. I only read what is meant for me.
group-greeting-staff = Hello, I am Yishi. This is the staff group of { $place }: what is pressing will be posted here. I only read what is meant for me.
group-greeting-unbound = Hello, I am Yishi. A community admin, please send /bind here once, so that I know whose group this is.
group-not-bound = This group is not bound to a building yet. A community admin can do so with /bind.
bind-ask = Whose group is this?
bind-into = { $place } ▸
bind-for-neighbours = 🏠 { $place }: neighbours
bind-for-staff = 🛠 { $place }: staff
bind-chosen = ✔ { $what }
bind-present-neighbours = This is the group of the neighbours of { $place }.
bind-present-staff = This is the staff group of { $place }.
bind-ask-anew = { $present } Whose shall it be?
bind-ask-sure = { $present } { $changes } Is that what you want?
bind-change-neighbours-neighbours = As the group of { $place }, what is reported here would be about { $place }, and news about { $present } would no longer be posted here.
bind-change-neighbours-staff = As the staff group of { $place }, neighbours could not report here any more, nor read what becomes of it; what the staff has to know would be posted here, for everybody in the group to see.
bind-change-staff-neighbours = As the group of the neighbours of { $place }, what the staff has to know would no longer be posted here, and neighbours could report here.
bind-change-staff-staff = As the staff group of { $place }, what the staff of { $present } has to know would no longer be posted here.
bind-sure-neighbours = Yes, make it the group of { $place }
bind-sure-staff = Yes, make it the staff group of { $place }
bind-not = ◀ No
bind-in-group = Please send /bind in the group that you want to bind.
bind-no-community = No community is known yet. Please send me /import in private first.
bound-neighbours = Done: this is the group of { $place }. Neighbours, to report a problem just send /report.
bound-staff = Done: this is the staff group of { $place }. What is pressing will be posted here.
