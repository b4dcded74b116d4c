### Issues: adding something while they are seen to

supplement-add = ➕ Add something
supplement-to = ➕ Add to #{ $number } { $words }
nothing-asked-or-more = I am here. If this is something new, press “Report this”; if it belongs to what you reported, press its number.
supplement-ask-words =
    { $full ->
        [0] What would you like to add to #{ $number }? A sentence or two; only those who see to it read them, not your neighbours.
       *[other] What would you like to add to #{ $number }? It has 5 photos already, so there is room for no more. A sentence or two will do; only those who see to it read them, not your neighbours.
    }
supplement-ask-words-or-photos =
    { $photos ->
        [0] What would you like to add to #{ $number }? A sentence or two, or photos.
       *[other] 📷 I have what you show. A sentence or two on it for #{ $number }? If not, press “{ form-skip }”, look it over and send it.
    }
    Only those who see to it read your words; photos go with those that are there, for everybody who can see this issue.
supplement-ask-photos =
    { $alarm }
    Please send the photos for #{ $number }, up to 5 together with those that are there.
supplement-check =
    { $alarm }

    <b>Please look over what you add to #{ $number }:</b>
    { $words }
    { $photos }

    Only those who see to it read your words, not your neighbours.
supplement-no-words = No words yet. To say something, just write it to me; to send it as it is, press “{ form-send }”.
supplement-photos =
    { $private ->
        [0] { $count ->
            [one] 📷 one photo, beside those that are there; neighbours see it too
           *[other] 📷 { $count } photos, beside those that are there; neighbours see them too
        }
       *[other] { $count ->
            [one] 📷 one photo, beside those that are there
           *[other] 📷 { $count } photos, beside those that are there
        }
    }
supplement-photos-room =
    { $room ->
        [one] Up to 5 in all: of the { $count } that you sent there is room for the first.
       *[other] Up to 5 in all: of the { $count } that you sent there is room for the first { $room }.
    }
supplement-no-photos =
    { $full ->
        [0] #{ $number } was reported by another neighbour, who alone can add photos to it.
       *[other] #{ $number } has 5 photos already, so there is room for no more.
    }
supplement-words-only =
    { $full ->
        [0] #{ $number } was reported by another neighbour, who alone can add photos to it; I took your words alone.
       *[other] #{ $number } has 5 photos already, so there is room for no more; I took your words alone.
    }
refused-supplement-photos =
    { $full ->
        [0] #{ $number } was reported by another neighbour, who alone can add photos to it. Please write it to me; a sentence or two is enough.
       *[other] #{ $number } has 5 photos already, so there is room for no more. Please write it to me; a sentence or two is enough.
    }
supplement-kept = ➕ Noted. What you add to #{ $number } goes to those who see to it.
supplement-photos-seen =
    { $private ->
        [0] Photos go with those that are there, and neighbours see them too.
       *[other] Photos go with those that are there, for those alone who see to it.
    }
supplement-photos-left =
    { $taken ->
        [one] There are up to 5 photos in all, so one of these was added.
       *[other] There are up to 5 photos in all, so { $taken } of these were added.
    }
supplement-nothing = All right, nothing was added.
supplement-told =
    ➕ #{ $number } { $whom } adds:
    { $words }
    { $photos }
supplement-erased = (erased)
added-no-more = 💬 What neighbours added to #{ $number } is for those who see to it now.
supplement-told-photos =
    { $count ->
        [one] 📷 and one photo
       *[other] 📷 and { $count } photos
    }
supplement-words-along =
    What you wrote is kept, and did not go to those who see to #{ $number } yet:
    { $words }
    To add it, press below.
supplement-words-wait =
    What you wrote is kept for you; as soon as you can add to it, send /issue { $number }:
    { $words }
refused-supplement-stranger = Only those who reported it or have it too can add to it. If you have it as well, please press “me too” first.
supplement-declined = If you do not accept that, press the button below: what you wrote and showed goes along to those who look at it anew.
supplement-slipped = If you pressed the wrong button and it is not solved, press the one below: what you wrote and showed goes along.
supplement-unsolved = If it is solved for you too, there is nothing more to do. If not, press the button below: what you wrote goes along to those who saw to it. To have it seen to, report it again from there.
supplement-anew =
    { $private ->
        [0] To report it again, press the button below: what you wrote and showed goes into the new report, which you look over before you send it. Your neighbours see that one too; if they should not, choose “{ report-private }”.
       *[other] To report it again, press the button below: what you wrote and showed goes into the new report, which you look over before you send it. It is for those who see to it alone, as before.
    }
supplement-too-much =
    { $anew ->
        [0] Up to 500 characters go along, so there is no room for what you just wrote: once you have pressed, reply to that message and go on.
       *[other] Up to 500 characters go along, so there is no room for what you just wrote: once you have reported it again, add it to the new report.
    }
refused-supplement-over = #{ $number } is no longer being seen to, so nothing can be added. If there is still a problem, please report it again (/report).
refused-supplement-limit = You can add to #{ $number } up to { $limit } times a day, so please come back tomorrow; if it is urgent, turn to your building head (/roles says who).
