### The three rates: how well it goes

stats =
    <b>📊 { $place } · { $period }</b>
    as of { $now }

    { $figures }

    <i>{ $note }</i>
stats-period-month = this month
stats-period-last-month = last month
stats-period-90-days = last 90 days
stats-period-year = this year

## The three rates

stats-base = Issues that were due an answer: <b>{ $count }</b>
stats-name-response = Answered in time
stats-name-resolution = Solved
stats-name-satisfaction = Satisfied
stats-rate-response = Answered in time <b>{ $percent }%</b>, of { $whole }
stats-rate-resolution =
    Solved <b>{ $percent }%</b>, of { $whole ->
        [one] 1 reporter who was
       *[other] { $whole } reporters who were
    } reached
stats-rate-satisfaction =
    Satisfied <b>{ $percent }%</b>: 4 or 5 stars, of { $whole ->
        [one] 1 rating
       *[other] { $whole } ratings
    }
stats-range = { $low }–{ $high }
stats-rate-response-none = Answered in time: n.a.
stats-rate-resolution-none = Solved: n.a., no reporter was reached yet
stats-rate-satisfaction-none = Satisfied: n.a., nobody has rated yet
stats-rate-response-few = Answered in time: fewer than 5, not shown
stats-rate-resolution-few = Solved: fewer than 5 reporters were reached, not shown
stats-rate-satisfaction-few = Satisfied: fewer than 5 ratings, not shown

## Other numbers

stats-partly = Partly solved, not counted as solved: { $number }
stats-unreached = Reporter not reached, not counted as solved: { $number }
stats-unsolved = Closed without being solved: { $number }
stats-reopened = Not done well and taken up again: { $number }
stats-overdue = Overdue and not settled yet: { $number }
stats-taken = From report to repair, usually { $took } (median)
stats-by-topic = <b>What they are about</b>
stats-by-state = <b>Where they stand now</b>
stats-cell = { $name }: { $number }
stats-waiting = Not due an answer yet, not counted so far: { $number }
stats-passed-on = Danger, for the emergency numbers, not counted: { $number }
stats-out-of-scope = Declined with a reason, not counted: { $number }
stats-duplicates = The same as another one, counted together: { $number }
stats-taken-back = Taken back by the reporter, not counted: { $number }
stats-under-five = fewer than 5
stats-hidden = not shown
stats-none = Nothing was due an answer in this time, so there are no figures yet.
stats-too-few = Fewer than 5 were due an answer in this time. Figures are not shown, so that nobody can tell whose they are.
stats-note = What there are fewer than 5 of (and what would give it away) is not shown, or only roughly, so that nobody can tell whose it is. Reporters who were not reached, and issues closed without being solved, never count as solved.
stats-note-full = Reporters who were not reached, and issues closed without being solved, never count as solved. Your office lets you see small numbers: please keep them to yourself.

## Looking elsewhere, and at the chart

stats-above = ▲ { $place }
stats-beneath = { $place }
stats-show-chart = 📊 Chart
stats-chart-comes = The chart is on its way.
stats-chart = { $place } · how well it goes
stats-chart-rates = The three rates, last 6 months
stats-chart-topics = What issues are about ({ $period })
stats-chart-note = After each rate, how many it is of. Small numbers are hidden or blurred. Not reached is not solved.
stats-chart-note-full = After each rate, how many it is of. Not reached, or closed unsolved, is not solved.
stats-chart-nothing = There are no figures to show for this time
stats-month =
    { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }

## When it can’t be seen

stats-group-not-bound = This group is not bound to a building yet. Please ask the community admin to send /bind. You can also send me /stats in private.
stats-no-place = I do not know yet which building you live in. Send /stats in your building’s group, and I will tell you in private.
stats-which = There is more than one “{ $said }”. Which one do you mean?
stats-unknown = There is no “{ $said }” that you can see. You can see these:
refused-stats = You can’t see the figures of this place: neighbours see their own building, grid and community. Send /stats to see yours.
