### Following, details, lists

## Following

issue-follow = 👀 Follow
issue-unfollow = 👀 Follow no more
issue-followed = 👀 You follow #{ $number }: I’ll tell you in private when something big happens. Press again to stop.
issue-unfollowed = You don’t follow #{ $number } any more.
issue-followed-unreachable = 👀 You follow #{ $number }. I can’t write to you yet: please open @{ $bot } and press Start, so that you hear of it.
refused-follow-own = You have a part in #{ $number } already, so you will hear of it. No need to follow.
refused-follow-about-head = This is about the building head and is seen to by the level above, so you can’t follow it.
issue-followed-news =
    👀 You follow <b>#{ $number } { $category }</b>
    { $state }

## Details

issue-details = ⋯ Details
issue-details-sent = I’ve sent you the details of #{ $number } in private.
issue-in-short = #{ $number } { $state } (since { $since }). For everything: open @{ $bot }, press Start, then press Details again.
refused-issue-unseen = I can’t find this issue. Please look at the number again; /issues shows the list.
# “/issue 2 the third floor too”: what stands before and behind a number, and which number is none
issue-number-before = no|number|issue
issue-number-behind = :|,
issue-number-of-none = st|nd|rd|th
issue-ask-number = Please write the number, such as /issue 17; if you don’t remember it, /issues shows the list.
issue-which = Several communities have a #{ $number }. Which one would you like to see?
issue-whole =
    { $alarm }
    <b>#{ $number } { $category } · { $place }</b>{ $urgent }
    { $words }
    { $reporter }
    { $secret }
    { $withheld }

    { $state }
    { $clock }
    { $supporters ->
        [0] {""}
        [one] 👥 1 neighbour has the same problem
       *[other] 👥 { $supporters } neighbours have the same problem
    }
    { $merged }
    { $result }
    { $rating ->
        [0] {""}
       *[other] ⭐ { $rating } of 5
    }

    <b>What happened</b>{ $earlier }
    { $steps }
issue-whole-reporter = 🙂 reported by { $name }
issue-whole-private = 🔒 Only for those who handle it
issue-whole-result = ✔ Result: { $result }
issue-whole-earlier = {" "}…
issue-whole-files = 📷 Photos, voice ({ $count })
issue-whole-steps = 🕘 All steps
issue-whole-list = ◀ To the list
issue-whole-back = ◀ To the details
issue-refresh = 🔄 Refresh
issue-photos = 📷 #{ $number } when it was reported
issue-result-photos = ✔ #{ $number } after the work
issue-voice = 🎤 #{ $number } as it was said
issue-story =
    <b>#{ $number }: all steps</b> { $page }

    { $steps }

## Steps

issue-step = { $at } { $what }{ $why }
issue-step-why = : { $why }
issue-step-report = reported
issue-step-accept = the { $who } took it on
issue-step-decline = the { $who } declined it
issue-step-appeal = the reporter appealed: the { $who } looks again
issue-step-assign = assigned
issue-given-to = given to the { $whom }
issue-step-return = returned; the { $who } decides
issue-step-begin = work began
issue-step-resolve = work done
issue-step-reword = what was done was put in other words
issue-step-lift = passed up to the { $who }
issue-step-propose-lower = the { $who } would like the { $below } to see to it: the reporter is asked
issue-step-stay = the reporter did not agree: it stays with the { $who }
issue-step-stay-alone = no { $below } could take it on, so it stays with the { $who }
issue-step-lower = the reporter agreed: it is for the { $who } now
issue-step-refer = referred outside the community
issue-step-reference = number there added
issue-step-give-up = ended without a solution
issue-step-withdraw = taken back by the reporter
issue-step-merge = merged into another issue
issue-step-merge-along = went along into yet another issue
issue-step-unmerge = handled by itself again
issue-step-confirm = { $whom } says it is solved
# The one who reported it said nothing
issue-step-confirm-joined = neighbours who have it as well say it is solved
issue-step-partly = { $whom } says it is solved in part
issue-step-dispute = { $whom } says it is not solved
issue-step-escalate = passed on to the { $who }
issue-step-remind = overdue: whoever has it was reminded
issue-step-lapse = nobody said whether it is solved: ended
issue-step-withhold = a part is not shown to neighbours
issue-step-reveal = everything is shown again
issue-step-reveal-part = a part is shown again
issue-step-supplement = a neighbour added something
issue-step-danger = danger was told of: urgent from here on

## Lists

issues-list =
    📋 <b>{ $what }</b> · { $which } { $page }

    { $hint }
issues-mine = Reported or joined by me
issues-followed = Followed by me
issues-here = Here
issues-open = open
issues-ended = ended
issues-page = ({ $page })
issues-hint = Press one to see its details.
issues-none = There are none of these so far.
issues-row = #{ $number } { $sign } { $category } { $words }
issues-row-merged = #{ $number } { $sign } with #{ $head } · { $words }
issue-whole-head = 🔗 See #{ $head }
issues-see-ended = ✅ See the ended ones
issues-see-open = ⏳ See the open ones
issues-tab-here = 🏠 Here
issues-tab-mine = 🙋 Mine
issues-tab-followed = 👀 Followed
issues-tab-on = ● { $tab }

issue-sign-reported = ⏳
issue-sign-accepted = 🟦
issue-sign-assigned = 🛠
issue-sign-in-progress = 🔧
issue-sign-resolved = 🔔
issue-sign-reopened = 🔁
issue-sign-closed = ✅
issue-sign-not-reached = ⬜
issue-sign-unsolved = 🚫
issue-sign-declined = 🚫
issue-sign-withdrawn = ↩
issue-sign-merged = 🔗
issue-sign-overdue = ⏰

## Asking after what was reported

asked-after = Do you ask after something that was reported? One tap shows where it stands. To report something new, press “Report this”.
# Whoever says one of these asks after it; between the bars
asked-after-signs = any news|any progress|what about my|how is it going|when will|still nobody|nobody came|has anybody|what happened to|what became of|my issue|my report|is it fixed
asked-after-again =
    Do you speak of what was reported before? { $anew ->
        [0] Press its number, and what you wrote goes along to those who see to it.
       *[other] { $along ->
            [0] It has ended: you can report it again with what you wrote, and look that over before you send it.
           *[other] Press its number, and what you wrote goes along; what you report again you look over before you send it.
        }
    } To report something new, press “Report this”.
# Whoever says one of these means that they pressed “solved” by mistake
asked-after-slips = by mistake|wrong button|pressed wrong|mispressed|not solved|not fixed|isn’t solved|isn’t fixed|isn't solved|isn't fixed|still broken|broken again|still dark|dark again|still leak|leaking again|leaks again|not working|doesn’t work|doesn't work
# Whoever says one of these does not accept that it was declined
asked-after-objections = disagree|don’t agree|don't agree|not accept|don’t accept|don't accept|unacceptable|what kind of answer|appeal|look again|unfair|declined
# A number by itself asks, too
asked-after-number = #{ $number }|no { $number }|number { $number }|issue { $number }
