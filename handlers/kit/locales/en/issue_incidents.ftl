### Issues that are alike, and those handled as one

## What makes them alike

# Words that do not count, parted by |
likeness-empty = the|a|an|is|are|was|were|on|in|at|of|to|and|not|does|do|no|there|it|has|have|been|be|my|our|again|still|please|will
# What stands on the left is read as what stands on the right, parted by |
likeness-same = first=1|second=2|third=3|fourth=4|fifth=5|sixth=6|lamp=light|lamps=light|lights=light|bulb=light|elevator=lift|lifts=lift|storey=floor|dark=broken|stuck=broken|dead=broken|stopped=broken|garbage=rubbish|trash=rubbish|bins=bin|dogs=dog|lead=leash|nobody=not

## Before it is sent

similar-check =
    { $check }

    👀 <b>Neighbours have reported something like it:</b>
    { $lines }
    If it is the same, press “Me too” below; then there is nothing to send.
similar-own-check =
    { $check }

    { $lines }
similar-own = 📌 You have reported #{ $number } already: { $words } — { $state }
similar-line = #{ $number } { $words } — { $state }
similar-join = 🙋 #{ $number } Me too
similar-joined =
    { $count ->
        [one] 🙋 Noted: you are the first to join #{ $number }. You will hear the end of it from me, and may rate it.
       *[other] 🙋 Noted: { $count } neighbours, you among them, have joined #{ $number }. You will hear the end of it from me, and may rate it.
    }

    { $left }
similar-left = What you wrote and showed just now did not come along. If #{ $number } leaves anything out, add it in a few words for those who see to it.
similar-words-along = What you wrote just now did not come along yet. If it should go to those who see to #{ $number }, press below. Photos and voice messages can’t come along.
similar-words-taken = What you wrote has gone at once to those who see to #{ $number }. Photos and voice messages do not go along.
similar-along = ➕ Pass on what I wrote

## Handled as one

issue-do-merge = 🔗 Merge
issue-do-unmerge = ✂ Separate
issue-number = #{ $number }
issue-merged = 🔗 Handled together with { $numbers }
issue-merged-more = 🔗 Handled together with { $numbers } and { $count } more
incident-into =
    🔗 With which one is <b>#{ $number }</b> handled together?
    { $words }
incident-into-none =
    🔗 Nothing near <b>#{ $number }</b> is like it. If it belongs to another one, write its number.
    { $words }
incident-head = #{ $number } { $words }
incident-by-number = ⌨ Write a number
incident-ask-number = With which one is #{ $number } handled together? Please write its number, such as 12.
incident-merged = #{ $number } is now handled together with #{ $head }
incident-parted-from = ✂ #{ $number } is handled by itself again, no longer together with #{ $head }.
incident-parts = ✂ Separate
incident-part-ask = ✂ Which of those in #{ $number } is handled by itself again?
incident-part = #{ $number } { $words }
incident-parted = #{ $number } no longer goes with #{ $head }; somebody has to take it on

issue-told-merged = 🔗 #{ $number } is the same as #{ $head }, so they are handled together. You will hear the end of it.
issue-told-merged-away = 🔗 #{ $number } goes on with another issue, which the level above handles. I will send no more news of it here.
incident-taken-over =
    { $secret }
    🔗 #{ $number } is handled together with #{ $head } now; nothing more to do for it alone.
    #{ $head } now: { $state }
issue-told-merged-head =
    🔗 #{ $number } is handled together with #{ $head } now:
    { $words }
issue-told-parted = ✂ #{ $number } is handled by itself again; the { $holder } takes it on by { $by }. You will hear from me.
incident-todo-parted = ✂ This was handled together with another one and is handled by itself again, so please take it on anew.
issue-told-parted-former = ✂ #{ $number } is handled by itself again; the { $holder } takes it on by { $by }. If it comes back to you, you will hear from me.

refused-merge-itself = #{ $number } is this very one. Please choose another.
refused-merge-there = #{ $number } is in this one already.
refused-merge-merged = #{ $number } is in #{ $head } already. Please choose #{ $head }.
refused-merge-private = One of this and #{ $number } is public and the other is not, so they can’t be merged.
refused-merge-over = #{ $number } is done or closed. Please choose one that is open.
refused-merge-lower = #{ $number } is at a lower level, so #{ $merged } would fall back in it. Please do it the other way round: send /issue { $number } and merge #{ $number } into #{ $merged }.
refused-merge-waits = Nobody has taken on #{ $number } yet, and #{ $merged } is in work. Please do it the other way round: send /issue { $number } and merge #{ $number } into #{ $merged }.
refused-merge-waits-above = Nobody has taken on #{ $number } yet, and #{ $merged } is in work. Please take on #{ $number } first, then merge.
refused-merge-unknown = There is no issue #{ $number }. Please look at the number and write it again.
refused-merge-not-theirs = #{ $number } is not yours to handle. Please ask somebody who handles both.
refused-nothing-merged = There is nothing in #{ $number } that you could separate.
refused-part-over = #{ $number } has ended together with the one that it was in, and can’t be separated any more.
refused-withdraw-head =
    { $count ->
        [one] 1 more issue is handled together with this one, so it can’t be taken back.
       *[other] { $count } more issues are handled together with this one, so it can’t be taken back.
    }
