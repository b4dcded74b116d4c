### What I know about you: look at it, have it, be forgotten

me-known =
    <b>This is what I know about you:</b>

    { $lines }

    The lists and texts are kept on the community’s own server, for the neighbourhood’s affairs alone; chats, photos and voice messages also pass through Telegram’s servers. { $kept } after an issue has ended I erase its words, photos and voice messages; an unfinished form after 30 days; of what I sent I keep no copy after 7 days.
me-kept =
    { $years ->
        [0] { $days } days
        [one] 1 year
       *[other] { $years } years
    }
me-name = 🙂 Name, as Telegram shows it: { $name }
me-language = 🗣 Language: { $language }
me-home = 🏠 { $building } { $unit }, { $relation }, since { $since }
me-asked = ⏳ { $building } { $unit }, { $relation }: asked on { $since }, waits to be confirmed
me-home-until = 🏠 { $building } { $unit }, { $relation }, { $since } to { $until }
me-office = 🎖 { $role }: { $place }, since { $since }
me-office-until = 🎖 { $role }: { $place }, { $since } to { $until }
me-issues = 📣 Problems you reported: { $reported }; of others, that you joined: { $joined }
me-give-file = 📄 Get it as a file
me-leave = 🚪 Be forgotten
me-file-coming = The file is on its way.
me-file = 📄 All that I have written down about you is in this file (photos and voice messages are only counted). It opens in any browser; it was made just now, and I have kept no copy.
me-file-name = about-me.html

## Being forgotten

former-neighbour = a former neighbour
nameless = (no name)
me-leave-ask =
    <b>Before you leave, please read this:</b>

    <b>Removed:</b> your name and language; { $reported ->
        [0] what you wrote
       *[other] the words, photos, voice messages and your name in the problems you reported ({ $reported })
    }; forms you did not finish; messages that still wait for you. Your homes and offices end.
    { $reported ->
        [0] {""}
       *[other] What neighbours have joined goes on, without your words.
    }{ $withdrawn ->
        [0] {""}
        [one] {" "}One problem that is still open and that no neighbour has joined is taken back.
       *[other] {" "}{ $withdrawn } problems that are still open and that no neighbour has joined are taken back.
    }

    <b>What stays:</b> numbers, categories, places, times, ratings and counts; hashes in the journal that tell nobody what was written; what those who saw to your problems wrote of the result; results that you wrote in an office, without your name; what I have already answered to people who looked something up themselves (with /issue, for example); and later your votes, as numbers alone. The messages in this chat are on your phone: you can delete them yourself.
me-leave-on = I understand, go on
me-leave-sure = ⚠️ <b>Shall I really forget you?</b> It can’t be undone, and you will hear no more about what you reported. If you want the file first, go back.
me-leave-now = 🗑 Forget me
me-stay = ◀ No, I stay
me-forgotten = All right, I have forgotten you. This is my last message; thank you for what you did for your neighbours. If you ever want to come back, send /start, and we will meet anew.
invitation-over = This invitation is withdrawn.
issue-words-taken-back = (text removed at the reporter’s wish)
issue-words-erased = (text removed)

## The file

me-page-title = All that Yishi knows about you
me-page-made = Made on { $at }. It holds everything that Yishi keeps about you.
me-page-nothing = Nothing.
me-page-person = You
me-page-account = Number of your Telegram account: { $account }; your language, as Telegram says: { $code }
me-page-since = First met on { $since }
me-page-homes = Homes
me-page-offices = Offices
me-page-reported = Problems you reported
me-page-issue = #{ $number } { $category } · { $place }, reported { $at }, { $state }
me-page-photos =
    { $count ->
        [one] 📷 One photo
       *[other] 📷 { $count } photos
    }
me-page-named = with your name
me-page-private = for those who handle it alone
me-page-result = Result: { $result }
me-page-why = Reason: { $why }
me-page-rating = Your rating: { $rating }
me-page-ended = Ended { $at }
me-page-joined = Problems you joined
me-page-joined-one = #{ $number } · { $place }, joined { $at }
me-page-asked = Where you asked to belong
me-page-asked-one = { $building } { $unit }, { $relation }, asked at { $at }{ $decided }
me-page-decided-approved = , confirmed at { $at }
me-page-decided-declined = , not confirmed at { $at }
me-page-decided-joined = , came in by a code at { $at }
me-page-decided-withdrawn = , taken back at { $at }
me-page-followed = What you follow
me-page-followed-one = #{ $number } · { $place }, since { $at }
me-page-answered = What you said of the work
me-page-steps = Each step you took
me-page-step = #{ $number }, { $at }: { $what }
me-page-drafts = Forms not finished
me-page-draft = What you have filled in so far:
me-page-journal = What you did, in the journal
me-page-journal-why = The journal records who decided what and when, without names or words. Each line has: its number, the time, what was done, to what, and the hash.

me-did-report = reported it
me-did-join = joined it
me-did-accept = took it on
me-did-decline = declined it
me-did-appeal = appealed
me-did-assign = assigned it
me-did-return = returned it
me-did-forsake = was in charge no more while it was in hand
me-did-begin = began the work
me-did-resolve = said that it is done
me-did-lift = passed it up
me-did-lower = agreed that others see to it
me-did-propose-lower = asked whether others may see to it
me-did-stay = wanted it to stay
me-did-stay-alone = agreed that others see to it, but nobody could take it on
me-did-refer = referred it to somebody outside
me-did-give-up = closed it unsolved
me-did-withdraw = took it back
me-did-merge = merged it
me-did-unmerge = separated it again
me-did-confirm = said that it is solved
me-did-partly = said that it is solved in part
me-did-dispute = said that it is not solved
me-did-merge-along = merged it along with another
me-did-withhold = withheld a part of it from neighbours
me-did-reveal = let neighbours see all of it again
me-did-reveal-part = let neighbours see a part of it again
me-did-supplement = added something
me-did-leave = took back “me too”
