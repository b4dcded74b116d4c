### Joining a household, its code, and who lives there

command-join = say in which household you live
command-unit = see who lives in a household
command-slips = print the codes of households

relation-owner = owner
relation-co-owner = co-owner
relation-tenant = tenant
relation-family = family

# What people write out: any of these words will do, parted by |. Family is looked for first
relation-said-family = family|relative|wife|husband|spouse|partner|son|daughter|child|parent|parents|mother|father
relation-said-tenant = tenant|lodger|rent|renting|rented|lease
relation-said-co-owner = co-owner|coowner|joint owner|co owner
relation-said-owner = owner|own|landlord|landlady|bought

form-all-choices = Show all of them

## Joining

# Said alone, these mean to join, parted by |
join-said = join|how to join|how do i join|how can i join|i want to join|register|how to register|how do i register|how can i register|i want to register|sign up|how do i sign up
join-prompt = { $name }, press the button and tell me in private where you live. It takes a minute.
join-go-private = 🏠 Join
join-in-staff-group = This is the staff group. To join your household, send /join in your building’s group.
join-how =
    I do not know yet where you live. There are two ways to come in:

    • send /join in your building’s group and press the button in my answer;
    • or, if you were given a slip, just send me the code on it.
join-ask-building =
    Which building is it?

    For another building, send /join in that building’s group, or send me the code on your slip.
join-ask-which-building = In which building do you live?
join-ask-unit = { $building }: which is your home? Press it, or just send me its number.
join-ask-relation = { $building } { $unit }: who are you there?
join-check =
    Is this right?

    🏠 { $building } { $unit }
    👤 { $relation }

    Once you send it, your building head or an admin will confirm it.
join-which-unit = Several homes in { $building } could be “{ $written }”. Which one is yours?
join-no-such-unit = There is no “{ $written }” in { $building }. Is it one of these?
join-unit-first = Thank you, that comes next. First tell me where you live, such as 301.
join-nothing-like-it = There is no “{ $written }” in { $building }. Please look at the number on the door and send it again, such as 301.
join-asked = Thank you. Somebody has been asked to confirm { $building } { $unit }. I will tell you as soon as it is decided.
join-waits = ⏳ { $building } { $unit } is waiting to be confirmed. Please be patient a little.
join-admins-asked = ⏳ { $building } { $unit } is not decided yet. The community admins have been asked as well; please be patient a little.
join-undecided = ⏳ { $building } { $unit } is not decided yet; please be patient a little. If you would rather not wait, ask a community admin for a slip and send me the code on it.
join-belongs-to = You belong to { $building } { $unit } already. There is nothing left to do.
join-belongs = You belong to this household already. There is nothing left to do.
join-welcome = 🏠 Welcome! You now belong to { $building } { $unit } ({ $relation }). If anything is wrong around your home, just tell me.
join-left-before =
    { $count ->
        [one] Have you moved out of your former home? If so, press the button.
       *[other] Have you moved out of a former home? If so, press the one that you left.
    }
join-declined = Your request for { $building } { $unit } was not confirmed. If that is wrong, please speak to { $decider }; you can send /join again in { $days } days.
join-mistaken = Your request for { $building } { $unit } was not confirmed. If you were welcomed already, that was pressed by mistake: we are sorry. Please speak to { $decider }; you can send /join again in { $days } days.
join-homeless = You belong to no household now: if you just said that you left another, please use /join to go back to it.
join-homes = You belong to:
join-home = 🏠 { $home } ({ $relation })
home = { $building } { $unit }
join-first = 🏠 Join my household
join-another = ➕ Another household
join-take-back = ↩ Take back { $home }
join-moved-out = 📦 I left { $home }
join-something-else = ✏ { $home }: not { $relation }
join-leave-ask = Have you really moved out of { $home }? To come back, you would have to join again.
join-leave-sure = Yes, I moved out
join-leave-not = ◀ No, I live there
join-left = Noted: you moved out of { $building } { $unit }.
join-taken-back = All right, you no longer ask for { $building } { $unit }.
join-moved-away = You no longer belong to { $building } { $unit }: you were noted down as not living there. If that is wrong, please speak to whoever is in charge of your building (/roles says who that is), or send /join again.
join-came-in = 🏠 { $name } joined { $home } by its code ({ $relation }). If that is not right, please have a look.
join-moved-in = 🏠 { $name } now belongs to your household, { $home } ({ $relation }). If you do not know them, please speak to whoever is in charge of your building: /roles says who that is.
join-moved-in-over = 🏠 { $name } was noted down for your household, { $home } ({ $relation }), but does not belong to it any more.
join-look = 👀 Look at this household

## Confirming

join-request-waiting =
    🏠 <b>A neighbour would like to join</b>

    { $name } says: { $relation } at { $building } { $unit }. Do you know this neighbour?
join-request-reminded =
    ⏰ <b>A reminder: a neighbour is still waiting for your word</b>

    { $days } days ago { $name } said: { $relation } at { $building } { $unit }. Nobody has answered. Do you know this neighbour?
join-request-known-as = (Noted down as { $relation } now.)
join-request-approved = ✅ { $name }: { $relation } at { $building } { $unit }, confirmed by { $decider }.
join-request-declined = ✖ { $name }: { $relation } at { $building } { $unit }, turned down by { $decider }.
join-request-joined = ✅ { $name }: { $relation } at { $building } { $unit }, came in by the household’s code. There is nothing left to confirm.
join-request-others = Others decide on this request now. There is nothing left for you to do.
join-request-forgotten = The neighbour who asked has left. Nothing is kept of this request.
join-request-withdrawn = ↩ { $name }: { $relation } at { $building } { $unit }, taken back. There is nothing left to confirm.
join-approve = ✅ Yes, confirm
join-decline = ✖ No, do not
join-undo-declined = ↩ That was a slip
join-undo-approved = ↩ That was a slip
join-ask-undo-declined = You have just turned down { $name } for { $building } { $unit }. Was that a slip? If you confirm them after all, I will tell them.
join-ask-undo-approved = You have just confirmed { $name } for { $building } { $unit }. Was that a slip? If you turn them down after all, I will tell them.
join-undo-not = ◀ No, leave it so
join-sure-undo-declined = A slip: confirm them
join-sure-undo-approved = A slip: turn them down
join-undone-declined = Turned down, they will hear of it
join-undone-approved = Confirmed, they will hear of it
join-done = Done, they will hear of it
refused-join-decided = This request has been decided already.
refused-join-undo-late = That was more than a day ago and can’t be changed here. Please ask them to send /join again in a few days.
refused-join-there = They belong to this household already. There is nothing to change.
refused-join-anew = They have sent another request since. Please decide on that one: /unit shows it.
refused-join-own = Somebody else has to confirm your own request.
refused-join-many = You have { $most } requests waiting already. Please wait until they are decided, or send /join and take one back.
refused-join-declined =
    { $days ->
        [one] Your request for this home was declined a short while ago. Please ask again tomorrow.
       *[other] Your request for this home was declined a short while ago. Please ask again in { $days } days.
    } If all is clear and you would rather not wait, ask a community admin for a slip and send me the code on it.
refused-join-nobody = There is nobody else yet who could confirm your request. Please ask a community admin for a slip and send me the code on it.
refused-not-at-home = You do not belong to this household, or moved out already. To join, send /join.
refused-no-units = There is no list of households for { $building } yet. A community admin can import one with /import.

## Codes

refused-code-wrong = There is no such code. Please look at the slip once more, letter by letter: codes have no 0, O, 1 or I.
refused-code-replaced = This slip is no longer good. Please use the code on a newer one, or ask a community admin for one.
refused-code-expired = This code has expired. Please ask a community admin for a new slip.
refused-code-spent = This code was used as often as it may be. Please ask a community admin for a new slip.
refused-codes-enough = That was too many wrong codes for today. Please try again tomorrow, or ask your building head.
slips-ask-building = For which building shall slips be printed? For one household alone, name it, such as /slips { $building } 301.
slips-which = There is more than one “{ $said }”. For which one shall slips be printed?
slips-unknown = There is no “{ $said }” for which you can print slips. You can print them for these:
slips-ask =
    New slips for { $building }: { $count }, one for each household.

    { $before }
slips-ask-one =
    One new slip for { $home }.{ $before ->
        [0] {""}
       *[other] {" "}Please note: an older slip of this household is still good. Once the new one is printed, it stops working.
    }
slips-before =
    { $count ->
        [0] No older slips of this building are in use.
        [one] Please note: one older slip of this building is still good. Once new ones are printed, it stops working.
       *[other] Please note: { $count } older slips of this building are still good. Once new ones are printed, they stop working.
    }
slips-print = 🖨 Print new slips
slips-printing = All right, the slips for { $building } are on their way to you.
refused-slips-printed = These slips were printed just now. To print them once more, send /slips again.
slips-here = The slips for { $building }: { $count }. Open the file in a browser, print it on A4, cut along the dashed lines, and hand each household its own. A code is a key: please do not pass this file on.
slips-file = household-codes-{ $building }.html

## On the slips

slips-title = { $community } { $building }: household codes
slips-for-printer = Cut along the dashed lines and hand each household its own
slips-place = { $community } · { $building }
slips-sheet = { $number } / { $count }
slips-what = Your building’s helper on Telegram: tell it what is broken.
slips-how-scan = Scan, open Telegram, tap Start;
slips-how-type = or send the code above to @{ $bot }.
slips-until =
    { $count ->
        [one] For one person
       *[other] For { $count } people
    }, until { $day }.

## The command line

slips-no-community = There is no community “{ $community }”.
slips-no-such-building = There is no building “{ $building }” in { $community }.
slips-needs-bot = It is not known which bot the slips are for: please set the token, or name the bot with --bot.
slips-no-username = “{ $written }” is no bot’s username: please write that alone, such as --bot yishi_bot. Nothing was printed, and older slips are as good as before.
slips-no-telegram = Telegram can’t be reached to ask for the bot’s name: please name it with --bot.
slips-file-there = { $file } is there already. Please choose another name.
slips-file-closed = { $file } can’t be written. Is its name right?
slips-lost = The old slips are no longer good, but the new ones could not be written to { $file }. Please make room and run it once more.
slips-written =
    { $file }: { $count ->
        [one] 1 slip.
       *[other] { $count } slips.
    } Those printed before stop working.

## Who lives where

households-no-building = No building is in your charge yet. A community admin can import one with /import, or give you an office with /grant.
unit-ask-building = Which building?
unit-say-building = In which building is “{ $written }”? Press it, or send its name as well, such as /unit { $building } { $written }.
unit-ask = { $building }: which household? Press it, or send /unit with its number, such as /unit 301.
unit-waiting =
    { $count ->
        [one] 🏠 One request waits for your word
       *[other] 🏠 { $count } requests wait for your word
    }
unit-none-waiting = No request waits for your word now.
unit-elsewhere = { $building } is not in your charge, so it can’t be shown here. Send /unit to see what is.
unit-which = Several could be “{ $written }”. Which one is it?
unit-no-such = There is no “{ $written }”. Is it one of these?
unit-nothing-like-it = There is no “{ $written }”. Send /unit to look through them.
unit-people =
    { $count ->
        [0] <b>{ $building } { $unit }</b>: nobody has joined yet.
        [one] <b>{ $building } { $unit }</b>: one person
       *[other] <b>{ $building } { $unit }</b>: { $count } people
    }
unit-person = • { $name }, { $relation }, since { $since }
unit-away = { $name } does not live here
unit-back = ◀ { $building }
unit-away-ask = { $name } has moved away from { $building } { $unit }, or never lived there: is that so? I will tell them, and the code of this household stops working.
unit-away-sure = Yes, not here
unit-away-not = ◀ They live here
unit-moved-away = Noted
refused-moved-already = This person does not belong to the household any more.
