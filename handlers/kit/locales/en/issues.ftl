### Issues

## Categories

issue-category-danger = 🆘 Danger
issue-category-danger-fire = 🔥 Fire or smoke
issue-category-danger-gas = 💨 Smell of gas
issue-category-danger-wire = ⚡ Live wire
issue-category-danger-hurt = 🚑 Somebody is hurt
issue-category-utilities = 🔌 Utilities
issue-category-water = 🚰 Water
issue-category-power = 💡 Power cut
issue-category-gas = 🔥 Gas supply
issue-category-heating = ♨ Heating
issue-category-drains = 🕳 Drains
issue-category-lift = 🛗 Lift
issue-category-lift-stopped = ⛔ Out of order
issue-category-lift-noise = 🔊 Noise, shaking
issue-category-lift-door = 🚪 Door or buttons
issue-category-fire = 🧯 Fire safety
issue-category-fire-passage = 🚧 Blocked fire lane
issue-category-fire-equipment = 🧯 Extinguishers, hydrants
issue-category-charging = 🔋 E-bikes charging inside
issue-category-lighting = 💡 Lighting
issue-category-rubbish = 🗑 Rubbish
issue-category-rubbish-bins = 🗑 Bins and sorting
issue-category-rubbish-hall = 🧹 Dirty hall or yard
issue-category-rubbish-rubble = 🧱 Rubble
issue-category-noise = 🔊 Noise
issue-category-noise-renovation = 🔨 Renovation
issue-category-noise-neighbours = 🎵 Neighbours
issue-category-noise-square = 💃 Square, shops
issue-category-parking = 🚗 Parking
issue-category-parking-spaces = 🅿 Parking spaces
issue-category-parking-blocked = 🚫 In the way
issue-category-bicycles = 🚲 Bicycles
issue-category-facilities = 🛝 Facilities
issue-category-doors = 🚪 Front door, intercom
issue-category-walls = 🏚 Walls, roof, rain
issue-category-playground = 🛝 Playground, sports
issue-category-roads = 🛤 Paths, manholes
issue-category-greenery = 🌳 Greenery
issue-category-pets = 🐕 Pets
issue-category-pets-leash = 🦮 No lead, mess
issue-category-pets-stray = 🐈 Strays
issue-category-buildings = 🏗 Illegal building
issue-category-illegal-building = 🧱 Building works
issue-category-illegal-letting = 🛏 Crowded letting
issue-category-safety = 👮 Safety
issue-category-theft = 🔓 Theft, strangers
issue-category-cameras = 📹 Cameras, fences
issue-category-neighbours = 🤝 Neighbours
issue-category-other = 📝 Other
# A category that a community has added
issue-category-own = { $english }

## Danger

# Whom to call comes first, the form after it
issue-alarm-danger-fire =
    🆘 <b>Fire: call { $fire } at once!</b> Get out, not by lift, and warn the neighbours. Fill this in once you are safe.

issue-alarm-danger-gas =
    🆘 <b>Smell of gas: no light, no flame, open a window, get out, and call { $fire } from outside.</b> Fill this in once you are safe.

issue-alarm-danger-wire =
    🆘 <b>Keep away from the wire. Call { $ambulance } if somebody got a shock, { $fire } if it burns.</b> Fill this in once you are safe.

issue-alarm-danger-hurt =
    🆘 <b>Somebody is hurt: call { $ambulance } at once; { $police } if somebody attacks.</b> Fill this in once you are safe.

# Words at which people are told first whom to call, parted by |
issue-signs-danger-fire = on fire|is burning|smoke coming|flames
issue-signs-danger-gas = smell of gas|smells of gas|gas leak|leaking gas
issue-signs-danger-wire = live wire|bare wire|electric shock|electrocuted|sparks
issue-signs-danger-hurt = injured|is hurt|bleeding|unconscious|collapsed|trapped in the lift|stabbed

## Reporting

report-prompt = { $name }, press the button and tell me in private. It takes a minute and disturbs nobody.
report-go-private = 📣 Tell me
report-group-not-bound = This group is not bound to a building yet. A community admin can do so with /bind.
report-in-staff-group = This is the staff group. To report a problem, send /report in a building’s group, or tell me in private.
report-no-building = I do not know yet where you live. Please send /report in your building’s group and press the button in my answer.
report-ask-building = Which building is it about?
report-ask-topic = What is it about? Choose what comes nearest.
report-ask-kind =
    { $alarm }

    { $topic }: what exactly?
report-ask-words =
    { $alarm }

    { $category }
    What is wrong, and where? One sentence is enough; you can also say it in a voice message.
report-this = 📣 Report this
report-ask-photos = Please send the photos, five at most. They help those who will see to it.
report-add-photos = 📷 Add photos
report-urgent = 🔴 Urgent, it cannot wait
report-not-urgent = 🟢 Not urgent
report-named = 🙂 With my name
report-unnamed = 🙈 Without my name
report-private = 🔒 Only for those in charge
report-public = 👥 For all neighbours
report-with-photos =
    { $count ->
        [one] 📷 1 photo
       *[other] 📷 { $count } photos
    }
report-without-photo = no photo
report-check =
    { $alarm }

    <b>Please look it over and send it:</b>

    { $place } · { $category }
    { $words }
    { $photos } · { $urgent } · { $who }
issue-by-voice = 🎤 (a voice message)
issue-reporter = 🙂 { $name }
issue-more-photos = 📷 { $count } photos
report-filed =
    ✅ Noted as number <b>#{ $number }</b>.

    The { $holder } has until { $by } to take it on. You will hear from me at every step.
refused-report-limit = You can report { $limit } issues a day at most. Please come back tomorrow; if it is urgent, call your building head.

## The card in the group

issue-card =
    <b>#{ $number } { $category } · { $place }</b>{ $urgent }
    { $words }
    { $more }
    { $reporter }

    { $state }
    { $supporters ->
        [0] {""}
        [one] 👥 1 neighbour has the same problem
       *[other] 👥 { $supporters } neighbours have the same problem
    }
issue-urgent = {" "}🔴 urgent
issue-not-urgent = {""}
issue-join =
    { $count ->
        [0] 🙋 Me too
       *[other] 🙋 Me too ({ $count })
    }
issue-report-another = 📣 Report a problem
issue-joined =
    { $count ->
        [one] Noted: 1 neighbour has this problem (#{ $number }). You will see what becomes of it.
       *[other] Noted: { $count } neighbours have this problem (#{ $number }). You will see what becomes of it.
    }
issue-joined-before = You had joined #{ $number } already, neighbours in all: { $count }.
refused-own-issue = You reported this yourself. You will hear of it anyway.

## States

issue-state-reported = ⏳ Waiting for the { $holder }, until { $by }
issue-state-accepted = 🟦 Taken on by the { $holder }
issue-state-assigned = 🛠 With the { $body }
issue-state-overdue = ⏰ Still waiting for the { $holder }; { $by } has passed
issue-state-resolved = 🔔 Done, waiting for the reporter’s word
issue-state-reopened = 🔁 The reporter says it is not solved; work goes on
issue-state-closed = ✅ Solved, rated { $rating } of 5 by the reporter
issue-state-not-reached = ⬜ Done, but the reporter did not answer

refused-issue-state =
    { $state ->
        [reported] Nobody has taken this on yet. Please do that first.
        [accepted] Somebody has taken this on already.
        [assigned] This has been assigned and is being worked on.
        [resolved] This is done and waits for the reporter’s word.
        [reopened] The reporter says it is not solved; work goes on.
        [closed] This is solved; nothing more to press here.
       *[other] This has ended; nothing more to press here.
    }
refused-issue-level =
    { $level ->
        [grid] This has gone up to the grid; the grid worker sees to it.
        [community] This has gone up to the community; the residents’ committee sees to it.
       *[other] This is with the building head.
    }
refused-issue-body =
    { $body ->
        [residents_committee] This is with the residents’ committee now.
        [owners_committee] This is with the owners’ committee now.
       *[other] This is with the property company now.
    }
refused-not-reporter = Only the neighbour who reported it can say whether it is solved.
refused-nobody-there =
    { $body ->
        [residents_committee] Nobody is registered for the residents’ committee yet. Choose another, or ask the admin.
        [owners_committee] Nobody is registered for the owners’ committee yet. Choose another, or ask the admin.
       *[other] Nobody is registered for the property company yet. Choose another, or ask the admin.
    }

## Handling

issue-work =
    📥 <b>#{ $number } { $category } · { $place }</b>{ $urgent }
    { $words }
    { $more }
    { $reporter }

    { $state }
    { $supporters ->
        [0] {""}
        [one] 👥 1 neighbour has the same problem
       *[other] 👥 { $supporters } neighbours have the same problem
    }
    { $todo }
issue-todo-nothing = {""}
issue-todo-accept =
    { $level ->
        [community] 👉 Please take it on before { $by }.
       *[other] 👉 Please take it on before { $by }; after that it goes up a level.
    }
issue-todo-overdue = 👉 The time to take it on has passed. Please take it on now.
issue-todo-assigned = 👉 Please see to this, and press the button when it is done.
issue-todo-reopened = 👉 The reporter says it is not solved. Please go on with it.
issue-accept = ✋ Take it on
issue-assign = 📋 Assign
issue-resolve = ✔ Done
issue-accepted = It is yours. Thank you!
issue-assigned = Assigned
issue-assign-to =
    Who shall see to <b>#{ $number }</b>?
    { $words }
resolve-ask-words = How was #{ $number } solved? One sentence; the neighbours will read it.
resolve-ask-photos = Is there a photo of how #{ $number } looks now?
issue-resolved = Noted: #{ $number } is done. It is closed as soon as the neighbour who reported it says so.

## Notices

issue-told-accepted = 🟦 #{ $number }: the { $holder } has taken it on.
issue-told-assigned-reporter = 🛠 #{ $number } is now with the { $body }.
issue-told-assigned-former = 🛠 #{ $number } has gone to the { $body }; you need not see to it any more.
issue-told-done =
    🔔 #{ $number } is done: { $result }
    It waits for the reporter’s word.
issue-told-escalated-former = ⏫ #{ $number } was not taken on in time and has gone to the { $holder }.
issue-told-escalated-reporter = ⏫ Nobody has taken on #{ $number } yet, so I have passed it to the { $holder }. Thank you for your patience.
issue-told-escalated-staff =
    ⏫ <b>#{ $number } { $category } · { $grid } { $place }</b>{ $urgent }
    { $words }
    Not taken on in time; the { $holder } is responsible now and has until { $by }.
issue-told-overdue-reporter = ⏰ Nobody has taken on #{ $number } in time, and I am sorry. I have reminded the { $holder } and the community’s admins, and will tell you as soon as somebody does.
issue-told-overdue-staff =
    ⏰ <b>#{ $number } { $category } · { $grid } { $place }</b>{ $urgent }
    { $words }
    Nobody took it on before { $by }. It is for the { $holder } to do so now.
issue-told-lapsed = ⬜ I did not hear from you about #{ $number }, so it is closed for now. It does not count as solved. If something is still wrong, please send /report again.
issue-verdict =
    🔔 #{ $number } is done: { $result }

    Is it really solved? If so, please rate it (5 is best). If not, press the button below and we go on.
issue-star = { $rating }
issue-not-solved = 😕 Not solved
issue-thanks = Thank you! #{ $number } is closed with your rating of { $rating }, and the neighbours have been told.
issue-reopened = Understood: we go on with #{ $number }.

## Outcome

issue-outcome-closed =
    ✅ <b>#{ $number } is solved</b>
    { $category } · { $place }
    Problem: { $words }
    Result: { $result }
    Done by: { $who }, in { $took }
    The reporter’s rating: { $rating } of 5
    { $supporters ->
        [0] {""}
        [one] 👥 1 neighbour had the same problem
       *[other] 👥 { $supporters } neighbours had the same problem
    }
issue-outcome-not-reached =
    ⬜ <b>#{ $number } is done; the reporter did not answer</b>
    { $category } · { $place }
    Problem: { $words }
    Result: { $result }
    Done by: { $who }, in { $took }
    It does not count as solved. If something is still wrong, send /report again.
