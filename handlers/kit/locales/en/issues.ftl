### Issues

## Categories

issue-category-danger = 🆘 Danger
issue-category-danger-fire = 🔥 Fire or smoke
issue-category-danger-gas = 💨 Smell of gas
issue-category-danger-wire = ⚡ Live wire
issue-category-danger-hurt = 🚑 Hurt or trapped
issue-category-utilities = 🔌 Utilities
issue-category-water = 🚰 Water
issue-category-power = 💡 Power cut
issue-category-gas = 🔥 Gas supply
issue-category-heating = ♨ Heating
issue-category-drains = 🕳 Drains
issue-category-lift = 🛗 Lift
issue-category-lift-stopped = ⛔ Lift out of order
issue-category-lift-noise = 🔊 Lift noisy, shaky
issue-category-lift-door = 🚪 Lift door, buttons
issue-category-fire = 🧯 Fire safety
issue-category-fire-passage = 🚧 Blocked fire lane
issue-category-fire-equipment = 🧯 Fire equipment
issue-category-charging = 🔋 E-bikes indoors
issue-category-lighting = 💡 Lighting
issue-category-rubbish = 🗑 Rubbish
issue-category-rubbish-bins = 🗑 Bins and sorting
issue-category-rubbish-hall = 🧹 Dirty hall or yard
issue-category-rubbish-rubble = 🧱 Rubble
issue-category-noise = 🔊 Noise
issue-category-noise-renovation = 🔨 Renovation noise
issue-category-noise-neighbours = 🎵 Noisy neighbours
issue-category-noise-square = 💃 Square, shop noise
issue-category-parking = 🚗 Parking
issue-category-parking-spaces = 🅿 Parking spaces
issue-category-parking-blocked = 🚫 Parked in the way
issue-category-bicycles = 🚲 Bicycles
issue-category-facilities = 🛝 Facilities
issue-category-doors = 🚪 Front door, intercom
issue-category-walls = 🏚 Walls, roof, rain
issue-category-playground = 🛝 Playground, sports
issue-category-roads = 🛤 Paths, manholes
issue-category-greenery = 🌳 Greenery
issue-category-pets = 🐕 Pets
issue-category-pets-leash = 🦮 Dogs: no lead, mess
issue-category-pets-stray = 🐈 Stray animals
issue-category-buildings = 🏗 Illegal works
issue-category-illegal-building = 🧱 Illegal building
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
issue-alarm-danger =
    🆘 <b>Fire or gas: call { $fire } at once; somebody is hurt: { $ambulance }; somebody attacks: { $police }.</b>

issue-alarm-danger-fire =
    🆘 <b>Fire: call { $fire } at once!</b> Get out, not by lift, and warn the neighbours; somebody is hurt: { $ambulance } too.

issue-alarm-danger-gas =
    🆘 <b>Smell of gas: no light, no flame, open a window, get out, and call { $fire } from outside.</b> Somebody is dizzy or faints: { $ambulance } too.

issue-alarm-danger-wire =
    🆘 <b>Keep away from the wire. Call { $ambulance } if somebody got a shock, { $fire } if it burns.</b>

issue-alarm-danger-hurt =
    🆘 <b>Somebody is hurt: call { $ambulance } at once; trapped: { $fire }; attacked: { $police }.</b>

# The last sentence is for whoever is filling in a form
issue-alarm-then = { $alarm } Fill this in once you are safe.

# Words at which people are told first whom to call, parted by |
issue-signs-danger-fire = on fire|is burning|caught fire|there is a fire|there's a fire|there’s a fire|fire!|smoke in|smoke from|smoke coming|flames|burning smell|smell of burning|smells burnt|explosion|exploded
issue-signs-danger-gas = smell gas|smelling gas|smell of gas|smells of gas|smell like gas|smells like gas|gas smell|gas leak|leaking gas|gas is leaking|stove is leaking|cooker is leaking|gas is still leaking|gas still leaking|gas keeps leaking|gas leaks|gas is escaping|gas escaping
issue-signs-danger-wire = live wire|bare wire|exposed wire|hanging wire|electric shock|electrocuted|sparks|sparking|dripping+socket|leaking+socket|dripping+outlet|leaking+outlet|water on the socket|water in the socket|water into the socket|water+fuse box|water+fuse board
issue-signs-danger-hurt = injured|is hurt|got hurt|bleeding|unconscious|collapsed|fainted|heart attack|can't get up|can’t get up|trapped in|help me!|stuck in the lift|stuck in the elevator|stabbed|a knife|can't breathe|can’t breathe|cannot breathe|not breathing|stopped breathing|struggling to breathe|hit somebody|hit someone|hit a child|hit a person|lift+broken+people inside|lift+stopped+people inside|lift+stuck+people inside|elevator+people inside|people inside the lift|somebody is inside the lift|someone is inside the lift|lift+can’t get out|lift+can't get out|elevator+can’t get out|elevator+can't get out|passed out
# What only sounds like danger: it is taken out first, parted by |
issue-no-signs = fire alarm|fire door|fire drill|fire engine|fire escape|fire exit|fire extinguisher|fire hose|fire hydrant|fire lane|fire safety|fire-|firefight|fireplace|firewall|firework|people smoke|neighbours smoke|they smoke|who smoke|to smoke|cigarette smoke|cooking smoke|nearly hit|almost hit|could hit|might hit|may hit|no smell of gas|no more smell of gas|no gas smell|no more gas smell|not smell gas|n't smell gas|n’t smell gas|smell of gas is gone|smell of gas has gone|gas smell is gone|gas smell has gone|no longer smell gas|no longer smells of gas|no gas leak|not leaking gas|no longer leaking gas|no smoke|no burning smell|no smell of burning|no flames|no sparks|not sparking|no longer sparking|nobody is hurt|no one is hurt|nobody got hurt|no one got hurt|nobody was injured|no one was injured|nobody injured

## Reporting

report-prompt = { $name }, press the button and tell me in private. It takes a minute and disturbs nobody.
report-go-private = 📣 Tell me
report-in-staff-group = This is the staff group. To report a problem, send /report in a building’s group, or tell me in private.
report-join-waits = ⏳ { $home } waits to be confirmed since { $since }: as soon as the building head or an admin has done so, you can report.
report-tell-now = If it can’t wait, tell the building head in person right now, or say it in your building’s group.
report-kept-here = What you just said stays here: once you have joined, come back and press “Report this”.
report-no-building = I do not know yet where you live. Please send /report in your building’s group and press the button in my answer; or join your household first: if you were given a slip, just send me the code on it.
report-ask-building = Which building is it about?
report-ask-topic =
    { $alarm }

    { $left_out }

    What is it about? Choose what comes nearest.
report-ask-kind =
    { $alarm }

    { $left_out }

    { $topic }: what exactly?
report-ask-words =
    { $alarm }

    { $left_out }

    { $category }
    { $before }
    What is wrong, and where? One sentence is enough; you can also say it in a voice message.
report-album-alone = Of those photos I got only the one that you replied to. If the others matter too, send them to me now.
report-words-before =
    So far it says:
    { $words }

    Please write it anew: that takes the place of these words.
report-change-words = ✏️ Change the words
report-this = 📣 Report this
report-ask-photos = Please send the photos, five at most. They help those who will see to it.
report-add-photos = 📷 Add photos
report-urgent = 🔴 Urgent
report-not-urgent = 🟢 Not urgent
report-named = 🙂 With my name
report-unnamed = 🙈 No name to neighbours
report-private = 🔒 Handlers only
report-public = 👥 For all neighbours
report-about-head = 🛡 About the building head
report-about-any = 🏠 Not about the head
report-check-about-head =
    { $who }
    🛡 It is about the building head, so it goes to the level above: the head does not handle it, nor see who reported it. { $private ->
        [0] Like any neighbour they can read what it says; if you don’t want that, press “Handlers only”.
       *[other] They can’t read what it says either.
    }
issue-about-head =
    { $who }
    🛡 It is about the building head, who does not handle it: please don’t tell them who reported it.
refused-lower-about-head = This is about the building head: it can’t be seen to in the building.
refused-assignee-about-head = This is about the building head, who can’t see to it. Please choose somebody else.
refused-merge-about-head = Of #{ $number } and this one only one is about the building head: they can’t be handled together.
report-with-photos =
    { $count ->
        [one] 📷 1 photo
       *[other] 📷 { $count } photos
    }
report-without-photo = no photo
report-check =
    { $alarm }

    { $left_out }

    <b>Please look it over and send it:</b>

    { $place } · { $category }
    { $words }
    { $photos } · { $urgent } · { $who }
report-voice-heard = 🎤 (a voice message) With your name: neighbours can hear it under “Details”
report-voice-alone = <i>Nobody can hear it in the group: send me a few words as well, and neighbours will know what it is about.</i>
issue-by-voice = 🎤 (a voice message)
issue-by-voice-unheard = 🎤 (a voice message) Heard by those who handle it alone
issue-reporter = 🙂 { $name }
issue-more-photos = 📷 { $count } photos
# That somebody wants to report, without saying what; set apart by |
report-wished = I want to report something|I would like to report something|I want to report a problem|I would like to report a problem|I’d like to report a problem|I have a problem|I want to report|report a problem|I want to complain|I have a complaint
report-filed =
    { $alarm }
    ✅ Noted as number <b>#{ $number }</b>.

    The { $holder } has until { $by } to take it on. You will hear from me at every step.
report-filed-since =
    { $alarm }
    ✅ Noted as number <b>#{ $number }</b>.
report-filed-unheard =
    { $alarm }
    ✅ Noted as number <b>#{ $number }</b>.

    { $unheard } You will hear from me as soon as somebody takes it on.
refused-report-limit = That is all for today: { $limit } a day at most. Please come back tomorrow; if it is urgent, turn to your building head (/roles shows who that is).

## The card in the group

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
        [one] 👥 1 neighbour has the same problem
       *[other] 👥 { $supporters } neighbours have the same problem
    }
    { $merged }
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
        [one] Noted: you are the first to join #{ $number }. You will see what becomes of it.
       *[other] Noted: { $count } neighbours have joined #{ $number }. You will see what becomes of it.
    }
issue-joined-unheard =
    { $count ->
        [one] Noted: you are the first to join #{ $number }. To hear what becomes of it, open a private chat with me and press Start.
       *[other] Noted: { $count } neighbours have joined #{ $number }. To hear what becomes of it, open a private chat with me and press Start.
    }
issue-joined-before = You have joined #{ $number } already; neighbours who joined: { $count }. If that was a mistake, /issue { $number } takes it back.
issue-leave = ↩ A mistake, not me
issue-left = All right, you are no longer counted in #{ $number }.
refused-leave-answered = You have said already whether #{ $number } is solved, so you stay counted in.
refused-own-issue = You reported this yourself. You will hear of it anyway.
refused-join-about-head = This is about the building head and is seen to by the level above, so you can’t join it.

## States

issue-state-reported = ⏳ Waiting for the { $holder }, until { $by }
issue-state-reported-unheard = ⏳ { $unheard }
issue-unheard = Waiting for the { $holder }, who can’t get my messages yet: if you meet them, please tell them.
issue-unheard-instead = The { $holder } can’t get my messages at the moment. I have told the { $instead }, who can pass it on or take it on.
issue-state-accepted = 🟦 Taken on by the { $holder }, to be settled by { $by }
issue-state-assigned = 🛠 With the { $body }, to be settled by { $by }
issue-state-in-progress = 🔧 The { $body } is working on it, to be settled by { $by }
issue-state-partly = 🌓 Solved in part, says { $whom }; the { $body } goes on with it, to be settled by { $by }
issue-state-overdue = ⏰ Overdue since { $by } and not settled yet; the { $body } is to see to it
issue-state-overdue-reported = ⏰ Overdue since { $by }: nobody has taken it on yet; it is for the { $holder }
issue-state-resolved = 🔔 Done: { $awaits }
issue-awaits = waiting for the reporter’s word
issue-awaits-left =
    the reporter has left, so it is closed { $days ->
        [one] after a day
       *[other] after { $days } days
    }{ $supporters ->
        [0] {""}
       *[other] , unless a neighbour says that it is not solved
    }
issue-state-reopened = 🔁 Not solved, says { $whom }; the { $body } goes on with it, to be settled by { $by }
issue-state-closed =
    { $rating ->
        [0] ✅ Solved
       *[other] ✅ Solved, rated { $rating } of 5 by the reporter
    }
issue-state-not-reached =
    ⬜ Done, but { $left ->
        [0] the reporter did not say whether it is solved
       *[other] the reporter has left and nobody said whether it is solved
    }
issue-state-unsolved = 🚫 Closed, not solved: { $why }
issue-state-declined = 🚫 Declined: { $why }
issue-state-withdrawn = ↩ Taken back by the reporter
issue-state-merged = 🔗 Handled together with #{ $head }

# Where it stands, and nothing else of it
state-reported = waiting to be taken on
state-accepted = taken on
state-assigned = assigned
state-in-progress = being worked on
state-resolved = done, waiting for a neighbour’s word
state-reopened = not solved, work goes on
state-closed = solved
state-not-reached = done, but nobody said whether it is solved
state-unsolved = closed, not solved
state-declined = declined
state-withdrawn = taken back
state-merged = handled together with another

issue-outside = { $outside } (their number { $reference })
issue-clock =
    { $level ->
        [building] ⏱ At the building since { $since }
        [grid] ⏱ At the grid since { $since }
        [community] ⏱ At the community since { $since }
       *[outside] ⏱ Outside the community since { $since }
    }

refused-issue-state =
    { $state ->
        [reported] Nobody has taken this on yet; that has to come first.
        [accepted] Somebody has taken this on already.
        [assigned] This has been assigned and is being worked on.
        [in-progress] This is being worked on.
        [resolved] This is done and waits for a neighbour’s word.
        [reopened] A neighbour says it is not solved; work goes on.
        [closed] This is solved; nothing more to press here.
        [unsolved] This could not be solved and is closed.
        [declined] This was declined, and the reporter has been told.
        [withdrawn] The reporter has taken this back.
        [merged] This is handled together with another one; please go there.
       *[other] This has ended; nothing more to press here.
    }
refused-issue-move =
    { $level ->
        [building] That can’t be done at the building; please pass it up first.
        [grid] That can’t be done at the grid; please pass it up first.
       *[other] That can’t be done now; open it in /inbox to see what can.
    }
refused-own-case = You reported this yourself, so others in charge see to it. Please leave it to them.
refused-returned = This was returned once already; what those in charge decide now holds. If it is hard for you, please talk to them.
refused-appealed = This was appealed once already. If things have changed, please send /report again.
refused-appeal-late = The days in which this could be appealed are over, and it is closed. If something is still wrong, please send /report again.
refused-declined-before = It was you who declined this, so somebody else looks at the appeal. You can take it on, if you like.
refused-withdraw-joined =
    { $count ->
        [one] 1 neighbour has the same problem, so it goes on and can’t be taken back.
       *[other] { $count } neighbours have the same problem, so it goes on and can’t be taken back.
    }
refused-asked-no-more = That is no longer asked. Please look at the latest message.
refused-lower-refused = The reporter would not have it passed down, so they are not asked again; it stays at this level.
refused-number-there = No number is missing there any more. Please look at the latest message.
refused-lower-asked = The reporter has been asked already; without an answer it stays at this level.
refused-lower-left = The reporter has left, so nobody can agree to it; it stays at this level.
refused-nobody-below =
    { $level ->
        [building] No building head could take this on now, so it stays with the grid.
       *[other] No grid worker could take this on now, so it stays with the community.
    }
refused-issue-level =
    { $level ->
        [grid] This has gone up to the grid; the grid worker sees to it.
        [community] This has gone up to the community; the residents’ committee sees to it.
        [outside] This was referred outside the community; the residents’ committee follows it.
       *[other] This is with the building head.
    }
refused-issue-admins = This was appealed to the community admins, who see to it now.
refused-issue-body =
    { $body ->
        [residents_committee] This is with the residents’ committee now.
        [owners_committee] This is with the owners’ committee now.
       *[other] This is with the property company now.
    }
refused-issue-body-at =
    { $body ->
        [owners_committee] This is with the owners’ committee of { $place }.
       *[other] This is with the property company of { $place }.
    }
refused-not-reporter = Only the neighbour who reported it can decide this. If you have something to say, please talk to those who handle it.
refused-nobody-there =
    { $body ->
        [residents_committee] Nobody is in the residents’ committee here yet. Choose another, or ask an admin to name somebody with /grant.
        [owners_committee] Nobody is in the owners’ committee here yet. Choose another, or ask an admin to name somebody with /grant.
       *[other] Nobody is in the property company here yet. Choose another, or ask an admin to name somebody with /grant.
    }
refused-reporter-alone-there =
    { $body ->
        [residents_committee] The only one in the residents’ committee reported this, and nobody decides on their own case. Choose another, or ask an admin to name somebody else with /grant.
        [owners_committee] The only one in the owners’ committee reported this, and nobody decides on their own case. Choose another, or ask an admin to name somebody else with /grant.
       *[other] The only one in the property company reported this, and nobody decides on their own case. Choose another, or ask an admin to name somebody else with /grant.
    }
refused-reporter-alone-nearest =
    { $body ->
        [residents_committee] Press “👤 One person” and choose somebody of the residents’ committee of { $farther }: the only one in that of { $nearest } reported this.
        [owners_committee] Press “👤 One person” and choose somebody of the owners’ committee of { $farther }: the only one in that of { $nearest } reported this.
       *[other] Press “👤 One person” and choose somebody of the property company of { $farther }: the only one in that of { $nearest } reported this.
    }

## Handling

issue-secret = 🔒 <b>Only those who handle it read this: please keep it to yourself</b>
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
        [one] 👥 1 neighbour has the same problem
       *[other] 👥 { $supporters } neighbours have the same problem
    }
    { $merged }
    { $todo }
issue-added-to =
    { $count ->
        [one] ➕ Neighbours added something to it once: see “Details”
       *[other] ➕ Neighbours added something to it { $count } times: see “Details”
    }
issue-tried =
    { $count ->
        [one] 🔁 Tried once before, and not solved
       *[other] 🔁 Tried { $count } times before, and not solved
    }
issue-todo-accept =
    { $before }
    { $level ->
        [community] 👉 Please take it on before { $by }.
       *[other] 👉 Please take it on before { $by }; after that it goes up a level.
    }
issue-reminder = ⏰ <b>Reminder: { $left } left for #{ $number }</b>
issue-todo-in-time =
    { $level ->
        [building] 👉 Please settle it before { $by }; after that it goes up a level.
        [grid] 👉 Please settle it before { $by }; after that it goes up a level.
       *[other] 👉 Please settle it before { $by }.
    }
issue-todo-press = 👉 Please remind { $who }: it is to be settled by { $by }.
issue-todo-overdue = 👉 Its time has passed. Please see to it now.
issue-todo-overdue-accept = 👉 Its time has passed. Please take it on now.
issue-todo-overdue-press = 👉 Its time has passed. Please press { $who } to see to it.
issue-todo-overdue-press-accept = 👉 Its time has passed. Please press { $who } to take it on.
issue-todo-assigned = 👉 Please see to this by { $by }, and press the button when it is done.
issue-todo-reopened = 👉 It is not solved, says { $whom }. Please go on with it, until { $by }.
issue-todo-returned = 👉 It was returned: { $why }. Please decide who sees to it, by { $by }.
issue-do-accept = ✋ Take it on
issue-do-assign = 📋 Assign
issue-do-begin = 🔧 Begin
issue-do-resolve = ✔ Done
issue-reword = ✏️ Reword
issue-do-return = ↩ Return
issue-do-lift = ⏫ Pass up
issue-do-lower = ⏬ Pass down to the { $below }
issue-do-refer = ↗ Refer outside
issue-add-reference =
    { $known ->
        [0] 🔢 Add the number
       *[other] 🔢 Put the number right
    }
issue-do-decline = 🚫 Decline
issue-do-give-up = 🚫 Can’t be solved
issue-more = ⋯ More
issue-accepted = It is yours. Thank you!
issue-assigned = Given to: { $whom }
issue-assigned-unheard = Given to: { $whom }. I can’t reach them now, though: please tell them yourself, and ask them to press Start in a chat with me.
issue-begun = Noted: work has begun
issue-assign-to =
    Who shall see to <b>#{ $number }</b>?
    { $words }
# What is public all neighbours read; what is for those who handle it alone, its reporter
ask-readers =
    { $private ->
        [1] the reporter
       *[other] the neighbours
    }
resolve-ask-words = How was #{ $number } solved? One sentence; { $readers } will read it.
resolve-ask-photos = Are there photos of how #{ $number } looks now? Five at most.
reword-ask-words =
    #{ $number } now says:
    { $result }

    Please write it anew in a sentence; { $readers } will read it.
decline-ask-why =
    { $appealed ->
        [1] Why is #{ $number } still declined? One sentence; { $readers } will read it. It was appealed already, so this answer is the last.
       *[other] Why is #{ $number } declined? One sentence; { $readers } will read it. The reporter can appeal once.
    }
return-ask-why = Why do you return #{ $number }, and who should do it instead? One sentence, only for those who handle it. It can be returned once.
lift-ask-why = Why does #{ $number } go up a level? One sentence; whoever goes on with it and the reporter will read it.
lower-ask-why =
    Why should the { $below } see to #{ $number }? One sentence; whoever goes on with it and the reporter will read it. It changes hands only if the reporter agrees.
    { $warning }
lower-unheard = ⚠️ The { $below } can’t get my messages at the moment: please tell them first, or those above have to pass it on, or take it back.
refer-ask-outside = To whom outside the community is #{ $number } referred? One line; { $readers } will read it.
refer-ask-reference = Under which number do they have #{ $number }? We go on following it; skip this if there is none yet.
# What people say before the number, parted by |
reference-is = is
reference-before = reference number|case number|ticket number|the number|number
reference-ask = Under which number does { $outside } have #{ $number }? One line; { $readers } will read it.
give-up-ask-why = Why can #{ $number } not be solved? One sentence; { $readers } will read it. It does not count as solved.
issue-done-resolve =
    Noted: #{ $number } is done{ $left ->
        [0] . It is closed as soon as the neighbour who reported it says so.
       *[other] ; { $awaits }.
    }
reword-done = Done: #{ $number } now says what you just wrote.
reword-unchanged = All right: #{ $number } says what it said before.
issue-done-decline = Noted: #{ $number } is declined, and the reporter has been told why.
issue-done-return = #{ $number } is returned; the { $holder } decides.
issue-done-lift = #{ $number } has gone up to the { $holder }.
issue-done-lower = I will ask the reporter first; until there is an answer, #{ $number } stays with the { $body }.
reference-done = Noted: #{ $number } is with { $body }. We go on following it.
issue-done-refer = #{ $number } is referred. We go on following it; press “Done” when there is a result.
issue-done-give-up = #{ $number } is closed, as not solved.
work-over = #{ $number }: no need to fill this in any more. { $why }
work-over-elsewhere = #{ $number }: no need to fill this in any more. { $why } { $written }
work-over-pass-on = { $written } You can pass it on to the { $whom }.
work-over-above = What you wrote still stands above.
work-over-words =
    You wrote: “{ $words }”{ $photos ->
        [0] .
        [one] , with a photo.
       *[other] , with { $photos } photos.
    }
work-over-yours = You wrote: “{ $words }”
work-over-merged = It is handled together with #{ $head } now, by the { $whom }.
work-over-merged-theirs = #{ $number }: no need to fill this in by itself. It is handled together with #{ $head } now: please go on there (/issue { $head }). { $written } It can be used there.
work-over-office = { $place } is not in your charge any more. This is with the { $whom } now.
work-over-named = { $who } ({ $names })
issue-withdraw = ↩ Take it back
issue-withdraw-ask = Do you really take #{ $number } back? Nobody will see to it any more.
issue-withdraw-sure = ↩ Take it back
issue-withdraw-not = ◀ Keep it
issue-withdrawn = #{ $number } is taken back.
issue-appeal = 🙋 Please look again
issue-appealed = All right: the { $holder } looks at #{ $number } anew and answers by { $by }.
issue-lower-asked =
    ⏬ #{ $number }: the { $holder } would like the { $below } to see to it, because: { $why }
    Do you agree? Without an answer the { $body } goes on with it.
issue-lower-yes = 👍 I agree
issue-lower-no = 🙅 No, leave it
issue-lowered = All right: #{ $number } is for the { $holder } now, who takes it on by { $by }.
issue-stays = All right: the { $body } goes on with #{ $number }.

## Notices

# Which one it is, above what is told of it: its reporter reads their own first words, others what it is and where
issue-about-own =
    “{ $words }”
    { $told }
issue-about =
    { $secret }
    { $category } · { $place }
    { $told }
issue-named = #{ $number } { $category } · { $place }
issue-told-accepted = 🟦 #{ $number }: the { $holder } has taken it on, to be settled by { $by }.
issue-told-assigned-reporter = 🛠 #{ $number } is now with the { $body }.
issue-told-assigned-elsewhere = 🏘 { $place } belongs to another grid now. #{ $number } has gone to the { $body }; you need not see to it any more.
issue-told-assigned-former = 🛠 #{ $number } has gone to the { $body }; you need not see to it any more.
issue-told-begun = 🔧 #{ $number }: the { $body } has begun.
issue-told-declined = 🚫 #{ $number } is declined, because: { $why }
issue-told-declined-again =
    🚫 #{ $number } was looked at again and is still declined: { $why }
    One can appeal only once, so this is the end of it. If things change, please send /report again.
issue-told-declined-supporter = 🚫 #{ $number } is declined: { $why }
issue-told-escalated-former-late = ⏫ #{ $number } was not settled in time and has gone to the { $holder }.
issue-told-escalated-reporter-late = ⏫ #{ $number } was not settled in time, so I have passed it to the { $holder }, who takes it on by { $by }.
issue-told-lifted-reporter = ⏫ #{ $number } has gone up to the { $holder }: { $why }
issue-told-lifted-former = ⏫ #{ $number } was passed up to the { $holder }, you need not see to it any more: { $why }
issue-told-lowered-former = ⏬ The reporter agrees: #{ $number } is for the { $holder } now.
issue-told-referred = ↗ #{ $number } was referred to { $body }; we go on following it.
issue-told-numbered = ↗ #{ $number } has a number there now: { $body }. We go on following it.
issue-told-referred-former = ↗ #{ $number } went to { $body }, you need not see to it any more.
issue-told-reopened-former = 🔁 #{ $number } is once more not solved, says { $whom }; it has gone to the { $holder }.
issue-told-unsolved = 🚫 #{ $number } could not be solved and is closed: { $why }. It does not count as solved.
issue-told-unsolved-former = 🚫 #{ $number } ended without being solved, you need not see to it any more: { $why }
issue-told-withdrawn = ↩ The reporter has taken #{ $number } back; nothing more to do.
issue-told-done =
    🔔 #{ $number } is done: { $result }
    ⏳ { $awaits }
issue-done-since =
    🔔 #{ $number } is done: { $result }
    { $state }
issue-told-escalated-former = ⏫ #{ $number } was not taken on in time and has gone to the { $holder }.
issue-told-escalated-reporter =
    ⏫ Nobody has taken on #{ $number } yet, so I have passed it to the { $holder }, to be taken on by { $by }. Thank you for your patience.
    { $alarm }
issue-told-danger-staff =
    🆘 <b>#{ $number } { $category } · { $grid } { $place }</b>{ $urgent }
    { $taken ->
        [0] { $alarm }
        To be taken on by the { $holder }, until { $by }.
       *[other] { $state }
    }
issue-told-escalated-staff =
    ⏫ <b>#{ $number } { $category } · { $grid } { $place }</b>{ $urgent }
    { $alarm }
    Its time ran out; the { $holder } is responsible now and has until { $by }.
issue-told-overdue-reporter =
    { $taken ->
        [0] ⏰ The time for #{ $number } has passed and nobody has taken it on yet; I am sorry.
       *[other] ⏰ The time for #{ $number } has passed and it is not settled yet; I am sorry.
    } { $reminded } I will tell you as soon as something is done.
    { $alarm }
issue-reminded = I have reminded the { $who } and the community’s admins.
issue-reminded-alone = I have reminded the { $who }.
issue-reminded-admins = I have reminded the community’s admins.
issue-reminded-nobody = Nobody who could see to it can get my messages at the moment: if you meet them, please tell them.
issue-told-overdue-staff =
    ⏰ <b>#{ $number } { $category } · { $grid } { $place }</b>{ $urgent }
    { $taken ->
        [0] Its time ended on { $by }. It is for the { $holder } to take it on now.
        { $alarm }
       *[other] Its time ended on { $by }. It is for the { $who } to see to it now.
    }
issue-told-lapsed = ⬜ I did not hear from you whether #{ $number } is solved, so it is closed for now. It does not count as solved. If something is still wrong, report it again below.
issue-verdict =
    🔔 #{ $number } is done: { $result }

    Is it really solved? One tap is enough; you can also rate it at once (5 is best). If it is not, we go on.
    { $days ->
        [one] If nobody answers within a day of its being done, it is closed and does not count as solved.
       *[other] If nobody answers within { $days } days of its being done, it is closed and does not count as solved.
    }
issue-outcome-unsolved =
    🚫 <b>#{ $number } is closed, not solved</b>
    { $category } · { $place }
    Problem: { $words }
    Reason: { $why }
    In charge: { $who }, for { $took }
    It does not count as solved.
issue-partly-solved = Understood: #{ $number } is solved in part. The { $body } goes on with it, and you will be asked again.
issue-partly = 🌓 Partly
issue-star = { $rating }
issue-not-solved = 😕 Not solved
issue-thanks =
    { $rating ->
        [0] Thank you! #{ $number } is closed, and the neighbours have been told. If you like, rate it or add a word.
       *[other] Thank you! #{ $number } is closed with your rating of { $rating }, and the neighbours have been told.
    }
issue-thanks-private =
    { $rating ->
        [0] Thank you! #{ $number } is closed. If you like, rate it or add a word.
       *[other] Thank you! #{ $number } is closed with your rating of { $rating }.
    }
issue-reopened = Understood: the { $body } goes on with #{ $number }, and you will be asked again.

## Outcome

issue-outcome-closed =
    ✅ <b>#{ $number } is solved</b>
    { $category } · { $place }
    Problem: { $words }
    Result: { $result }
    Done by: { $who }, in { $took }
    { $verdict }{ $answers }
    { $supporters ->
        [0] {""}
        [one] 👥 1 neighbour had the same problem
       *[other] 👥 { $supporters } neighbours had the same problem
    }

    { $pictures }
issue-outcome-put-right =
    ↩ <b>#{ $number } put right</b>
    { $category } · { $place }
    It said here that this was solved: that was the wrong button, and it was not solved then. How it went on is told in later messages about it.
issue-outcome-not-reached =
    ⬜ <b>#{ $number } is done; { $left ->
        [0] the reporter did not say whether it is solved
       *[other] the reporter has left, and nobody said whether it is solved
    }</b>
    { $category } · { $place }
    Problem: { $words }
    Result: { $result }
    Done by: { $who }, in { $took }
    It does not count as solved. If something is still wrong, send /report again.

    { $pictures }
