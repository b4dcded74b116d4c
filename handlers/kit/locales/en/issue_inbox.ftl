### The inbox, assigning to one person, and each morning

command-inbox = see what waits for you
inbox-empty =
    { $count ->
        [0] 🌤 Nothing waits for you now. Enjoy the rest.
       *[other] 📥 No issue waits for you, but neighbours wait to be let into a household. Press below to see who.
    }
inbox-head =
    📥 <b>Waiting for you</b>

    To take on: { $accept }, in hand: { $hand }{ $overdue ->
        [0] .
       *[other] , of these overdue: { $overdue }.
    }
    Press one to see what you can do.
inbox-line-late = ❗ { $what } · late by { $took } · #{ $number } { $place }
inbox-line-soon = ⏰ { $what } · { $took } left · #{ $number } { $place }
inbox-line-later = 🗓 { $what } · { $took } left · #{ $number } { $place }
inbox-private = 🔒 { $what }
inbox-place = { $place } ({ $community })
inbox-back = ◀ Back to the inbox
inbox-all = 📥 All that waits
inbox-morning =
    ☀ <b>{ $community } · for today: { $count }</b>
    { $overdue ->
        [0] {""}
       *[other] Overdue, so please see to them first: { $overdue }.
    }
inbox-overdue =
    ❗ <b>{ $community } · overdue at the community: { $count }</b>
    There is nobody above to pass these on to. Please see to it that they get done. Press one to see who has it.

## Assigning to one person

issue-body-of = { $body } of { $place }
issue-assign-person = 👤 One person
issue-assign-officer = { $name } · { $role }
issue-assign-nobody = There is nobody to ask in person yet. Please assign #{ $number } to a committee or the property company.
issue-one-of =
    { $body ->
        [residents_committee] person asked at the residents’ committee
        [owners_committee] person asked at the owners’ committee
        [property_company] person asked at the property company
        [grid_worker] grid worker who was asked
        [building_head] building head who was asked
        [admin] community admin who was asked
        [party_branch] person asked at the party branch
        [social_worker] social worker who was asked
        [organisation_lead] organisation lead who was asked
        [council_member] council member who was asked
        [elder] elder who was asked
       *[other] neighbour who was asked
    }
issue-given-to-you = 📋 { $by } asks you
issue-given-to-one = 📋 { $by } asked { $name }
issue-given-to-body = 📋 Given by { $by }
issue-given-by = { $name } ({ $office })
issue-todo-assigned-person = 👉 You are asked to see to this by { $by }. Press the button when it is done.
issue-todo-forsaken = 👉 { $who } is in office here no more. Please ask somebody else, or see to it yourself.
issue-forsaken-by = Whoever was asked to do this
issue-todo-forsaken-body = 👉 Nobody is left at the { $body }. Please give it to somebody else, or see to it yourself.
issue-told-assigned-former-one = 🛠 #{ $number } has gone to the { $body }; you need not see to it any more.
refused-assignee-reporter = This person reported it. Please choose somebody else.
refused-assignee-office = This person holds no office here. Please choose somebody else.
refused-reword-others = Only whoever did this can put it in other words.
refused-office-over = This place is not in your charge any more; those in charge will ask somebody else.
refused-issue-person = One person was asked to see to this.
