### Roles

role-neighbour = neighbour
role-resident = resident
role-volunteer = volunteer
role-elder = elder
role-council_member = council member
role-organisation_lead = organisation lead
role-social_worker = social worker
role-building_head = building head
role-grid_worker = grid worker
role-residents_committee = residents’ committee
role-owners_committee = owners’ committee
role-property_company = property company
role-party_branch = party branch
role-any-office = people who hold an office here
role-admin = community admin

# Where a line or a button begins with it.
role-title =
    { $body ->
        [volunteer] Volunteer
        [elder] Elder
        [council_member] Council member
        [organisation_lead] Organisation lead
        [social_worker] Social worker
        [building_head] Building head
        [grid_worker] Grid worker
        [residents_committee] Residents’ committee
        [owners_committee] Owners’ committee
        [property_company] Property company
        [party_branch] Party branch
        [admin] Community admin
        [resident] Resident
       *[other] Neighbour
    }

# People hold an office; for a body or an organisation they speak.
role-serves =
    { $body ->
        [volunteer] a volunteer of { $place }
        [elder] an elder of { $place }
        [council_member] a council member of { $place }
        [organisation_lead] an organisation lead of { $place }
        [social_worker] a social worker of { $place }
        [building_head] building head of { $place }
        [grid_worker] grid worker of { $place }
        [residents_committee] speaking for the residents’ committee of { $place }
        [owners_committee] speaking for the owners’ committee of { $place }
        [property_company] speaking for the property company of { $place }
        [party_branch] speaking for the party branch of { $place }
       *[other] community admin of { $place }
    }
role-nobody = nobody yet
role-until = until { $day }
role-endless = with no end date

## Who is what: /roles

role-list =
    <b>Who is what, and where</b>

    { $lines }
role-list-place = <b>{ $place }</b>
role-list-line = { $role }: { $name } ({ $until })
role-list-empty = Nobody holds an office yet.
role-turn-to =
    <b>You can turn to them:</b>

    { $lines }
role-list-holder = { $place } · { $role }: { $names }
role-no-home = I do not know yet which building you live in. Send /roles in your building’s group, and I will tell you in private.
role-unknown = There is no “{ $said }” among the buildings you can ask about. Send /roles alone to see whom you can turn to.

## Giving an office: /grant

grant-reply-to = Please reply to one of that neighbour’s messages in the group with /grant; or send /grant here and look for them in the list.
grant-ask-whom =
    Who shall get an office? These are the people I know at { $place }.

    If they are not here, forward one of their messages to me, or share their contact.
grant-nobody-known =
    I know nobody at { $place } yet.

    Please forward one of their messages to me, or share their contact.
grant-ask-whom-named = Who shall get an office? These are the people I know with “{ $part }” in their name.
grant-nobody-named = In your places I know nobody with “{ $part }” in their name. Please forward one of their messages to me, or share their contact.
grant-form = Giving somebody an office
grant-ask-role = What shall { $name } be?
grant-ask-place = Where?
grant-ask-where =
    <b>{ $name } · { $role }</b>

    Where?
grant-whole = All of { $place }
grant-ask-until =
    <b>{ $name } · { $role } · { $place }</b>

    Until when?

    You can also write the last day, such as 2027-12-31.
grant-endless = No end date
grant-one-year = One year
grant-three-years = Three years
grant-five-years = Five years
grant-check =
    <b>Please look once more:</b>

    { $name }
    Office: { $role }
    Place: { $place }
    Term: { $until }

    I will tell them once you send it.
grant-done = Done. { $name } is now { $serves }, { $until }.
grant-done-waits =
    { $done }

    { $name } has never talked with me in private, so my notice waits. Please ask them to press Start once.
grant-not-there = This office does not belong to places of that kind. Please send /grant again.
grant-held-already = They hold this office already, with the same end. Nothing has changed.
grant-day-unread = I did not understand this day. Please write it like 2027-12-31, or press one of the buttons.
grant-day-none = There is no such day in the calendar. Please look again and write it like 2027-12-31.
grant-day-past = That day is over. Please write today’s date or a later one.
grant-day-far = { $most } years ahead at most. Please write an earlier day, or press “{ grant-endless }”.
grant-gone = This neighbour has left and can’t hold an office any more.
grant-bot = A bot can’t hold an office. Please choose a person.
grant-nobody-behind = I can’t tell who wrote this: perhaps an anonymous admin, or a channel. Please let them write once under their own name, and try again.
grant-hidden = They do not show their account when they are forwarded, so I can’t tell who it is. Please reply to a message of theirs in the group with /grant.
grant-contact-without = This contact has no Telegram account. Please forward one of their messages, or reply to them in the group with /grant.

## Taking an office back: /revoke

revoke-ask-which = Which one shall end?
revoke-ask-which-of = Which office of { $name } shall end?
revoke-ask-which-named = Which one shall end? These are held by people with “{ $part }” in their name.
revoke-nobody-named = In your places nobody with “{ $part }” in their name holds an office. To look through all of them, send /revoke.
revoke-which = { $name } · { $role } · { $place }
revoke-nothing = Nobody holds an office in your places yet.
revoke-none = { $name } holds no office in your places.
revoke-ask =
    { $name } is { $serves }. Shall this end?

    It ends at once, and I will tell them.
revoke-own-ask =
    You are { $serves }. Would you like to give this up?

    It ends at once.
revoke-yes = ✅ End it
revoke-no = Leave it
revoke-kept = All right, nothing has changed.
revoke-done = Done. { $name } is no longer { $serves }.
revoke-done-vacant =
    { $done }

    { $vacant }
revoke-over = This office is over already.
revoke-named = The settings name them as an admin. They always are, so this can’t be ended here; please ask whoever runs me.
revoke-last-admin = A community always needs an admin with no end date, and this is the last one. Please find another with /grant first.

## What is said without being asked

role-told-granted =
    <b>You have a new office</b>

    { $place } · { $role }
    Term: { $until }

    Send /help to see what you can do now.
role-told-extended = You go on: you are { $serves }, { $until }.
role-told-revoked = You are no longer { $serves }. Thank you for all you have done!
role-told-ended = You were { $serves }, and the term is over now. Thank you for all you have done!
role-told-over = { $name } was { $serves }; the term is over. To find somebody for it, send /grant.
role-told-ending = { $name } is { $serves } { $until }: one week is left. To go on, send /grant and change the end.
role-told-ending-own = You are { $serves } { $until }: one week is left. If you would like to go on, please tell a community admin.
role-told-vacant =
    { $body ->
        [residents_committee] { $place } has nobody to speak for the residents’ committee now, so its issues come to the community admins. Send /grant to find somebody.
       *[other] { $place } has nobody as { $role } now, so issues there go a level up. Send /grant to find somebody.
    }
