### Passing on what is in hand

issue-work-no-more = 📥 #{ $number } is not yours to see to any more.
issue-work-did = 📥 #{ $number }, which you saw to: { $state }

issue-held-by = ✋ In the hands of { $name }
issue-held-by-you = ✋ In your hands

issue-before = 💬 The officer before says: { $why }
issue-before-appealed =
    🙋 The reporter asks the level above to look again.
    💬 The officer before says: { $why }

issue-asked-down = ⏬ The reporter is being asked; if they agree, the { $below } takes it over: { $why }
issue-stayed = 🙅 The reporter would not have it passed down, so it stays at this level
issue-stayed-alone = ⏬ The reporter agrees to have it passed down, but nobody below could take it on, so it stays at this level
issue-todo-unheard =
    { $before }
    👉 The { $holder } can’t get my messages at the moment: please tell them, or take it on yourself, by { $by }.
issue-todo-office = the { $office }
issue-todo-unheard-work = 👉 My messages don’t reach { $who } at the moment: please tell them, or give it to somebody else, to be done by { $by }.
issue-todo-overdue-unheard = 👉 Its time has passed, and my messages don’t reach { $who } at the moment: please tell them, or give it to somebody else.
issue-todo-overdue-unheard-accept = 👉 Its time has passed, and my messages don’t reach { $who } at the moment: please tell them, or take it on yourself.
issue-told-accepted-former = 🟦 #{ $number }: the { $holder } has taken it on, you need not see to it any more.
issue-step-hand-over = it changed hands; the { $who } carries on
issue-step-forsake = whoever was at it sees to it no more; the { $who } decides
issue-goes-on = 🟦 The { $holder } goes on with it, to be settled by { $by }
issue-todo-handed-over = 👉 This has changed hands: please carry on, by { $by }.
issue-handed-over-elsewhere = 🔁 This has changed hands: it is in your charge now, { $who } goes on with the work.
issue-told-forsaken-reporter = 🔁 #{ $number }: whoever was at it sees to it no more. The { $holder } decides who sees to it now.
issue-told-returned-former = ↩ #{ $number }: a colleague of yours has returned it; you need not see to it any more.
issue-told-returned-reporter = ↩ #{ $number } was returned by those who were asked. The { $holder } decides who sees to it now.
issue-told-handed-over-reporter =
    { $given ->
        [0] 🔁 #{ $number } has changed hands: the { $holder } carries on now, by { $by }.
       *[other] 🔁 #{ $number } has changed hands: the { $holder } is in charge now, the { $body } carries on, by { $by }.
    }
issue-told-passed-up = ⏫ #{ $number }: that office is empty now, so I have passed it on to the { $holder }, to be taken on by { $by }.
