### Issues: what people say of the work

## The question

answer-verdict =
    🔔 #{ $number }, which you joined, is done: { $result }

    Is it really solved? One tap is enough; you can also rate it at once (5 is best).
    { $days ->
        [one] If nobody answers within a day of its being done, it is closed and does not count as solved.
       *[other] If nobody answers within { $days } days of its being done, it is closed and does not count as solved.
    }
# Words that tell that a danger is over, parted by |
danger-over-signs = thank|solved|fixed|used to|no longer|any more|anymore|at last|finally|stopped|no more|is gone|not afraid|safe now
answer-asked-again = ⏰ One tap is still missing. What you wrote is kept here and goes along to those who see to it with it: “{ $written }”
answer-waits-yet = ⏰ We are still waiting for your answer: one tap is enough.
answer-past = 🔔 There is no need to answer about #{ $number } any more; what came of it is told further down.
answer-not-passed-on =
    { $said }
    { $photos ->
        [0] What you wrote for it was not passed on.
       *[other] What you sent for it was not passed on.
    }
answer-passed-on =
    { $said }
    What you wrote for it was passed on to those who see to it.
answer-closed-put-right = ↩ That #{ $number } was solved, as it said here, was pressed by mistake: it was not solved then. What came of it is told further down.
answer-late-ask =
    { $told }

    Is it solved for you as well? One tap is enough; you can also rate it at once (5 is best).
answer-elsewhere = If this is your answer about the one below, please press it; if not, just go on.
answer-please-press = Please answer with one of the buttons.
answer-press-and-keep = I keep what you wrote. Please press one of the buttons, and it goes along to those who see to it.
answer-press-and-keep-photos = I keep what you sent. Please press one of the buttons, and it goes along to those who see to it. { $seen }
answer-too-much = Up to 500 characters go along, so what you wrote just now did not: reply to the message above, and say it in fewer words.
answer-photos-left =
    { $slipped ->
        [0] 📷 #{ $number } is closed already, so your photos were not added.
       *[other] 📷 #{ $number } is closed, so your photos were not added. If it is not solved after all, press “{ answer-mispressed }”, and they go along.
    }
answer-without-words = A photo or a voice message does not tell me which answer you mean. Please press one of the buttons.
# To see a question once more
question-solved = 🔔 Is #{ $number } solved?
question-decline = 🚫 Do you accept that #{ $number } is declined?
question-lower = ⏬ Shall the { $below } see to #{ $number }?
answer-doubt = You rated #{ $number } { $rating } of 5. Is it not solved yet?
answer-unhappy = ✅ Solved, but I am not happy
answer-solved = ✅ It is solved
answer-star-given = ✔ { $rating }
answer-add-words = 💬 Add a word
answer-say-what = 💬 Say what is missing
answer-mispressed = ↩ I pressed the wrong button, it is not solved
answer-mispressed-there = ↩ #{ $number } is not solved after all
answer-unsolved-there = 😕 #{ $number } is not solved
answer-object-there = 🙋 #{ $number }: please look again
answer-report-anew = 📣 Report #{ $number } again
answer-ask-words =
    { $full ->
        [0] What would you like to say about #{ $number }? One sentence; only those who saw to it will read it, not the group.
       *[other] What would you like to say about #{ $number }? It has 5 photos already, so there is room for no more. One sentence will do; only those who see to it will read it, not the group.
    }
answer-ask-words-or-photos =
    { $photos ->
        [0] What of #{ $number } is not solved yet? A sentence, or photos.
       *[other] 📷 I have what you show. In a sentence, what of #{ $number } is not solved yet? If you would rather not say, press “{ form-skip }”, and it goes off.
    }
    Only those who see to it read your words; photos go with those that are there, for everybody who can see this issue.

## The answer

answer-waits =
    { $rating ->
        [0] Noted: #{ $number } is solved for you. It is closed as soon as the neighbour who reported it says so too.
       *[other] Noted: #{ $number } is solved for you, rated { $rating } of 5. It is closed as soon as the neighbour who reported it says so too.
    }
answer-waits-left =
    { $rating ->
        [0] Noted: #{ $number } is solved for you.
       *[other] Noted: #{ $number } is solved for you, rated { $rating } of 5.
    } Whoever reported it has left; it is closed { $days ->
        [one] a day
       *[other] { $days } days
    } after it was done, unless a neighbour says it is not solved.
answer-thanks =
    { $rating ->
        [0] Thank you! Noted: #{ $number } is solved for you.
       *[other] Thank you! Noted: #{ $number } is solved for you, rated { $rating } of 5.
    }
answer-late-partly = Noted: #{ $number } is solved in part for you. It is closed by now; to have it seen to, press the button and report it again in a few taps.
answer-late-unsolved = Noted, and I am sorry: #{ $number } is not solved for you. It is closed by now; to have it seen to, press the button and report it again in a few taps.
answer-solved-before = If you pressed the wrong button and it is not solved: this one is closed, so press below and report it again in a few taps.
answer-with-words =
    { $said }

    💬 { $words }
answer-no-words = All right, no more to say.
answer-words-kept = Noted. What you say about #{ $number } goes to those who saw to it.
refused-not-concerned = Whether it is solved is for those to say who reported it or have it as well.
refused-own-work = You are seeing to this yourself, so please let the neighbours say whether it is solved.
refused-answer-first = Please say first whether it is solved; then you can rate it or add a word.
refused-answer-goes-on = Somebody said that this is not solved yet, so work on it goes on; you will be asked again once it is done. To tell those who see to it something, just reply to that message.
refused-answer-late = This was closed some time ago and takes no more answers. If something is still wrong, please send /report.

## Told to others

answer-by-reporter = the neighbour who reported it
answer-by-named = { $name }, who reported it,
answer-by-supporter = a neighbour who has it as well
answer-says-solved =
    { $rating ->
        [0] solved
       *[other] solved, { $rating } of 5
    }
answer-says-partly = solved in part
answer-says-unsolved = not solved
answer-told =
    { $secret }
    💬 #{ $number }: { $whom } says ({ $says }):
    { $words }
# Below the line of where it stands: what is still missing
answer-missing = 💬 { $words }
answer-todo-partly = 👉 Please go on with it, until { $by }.
issue-told-goes-on =
    🔁 #{ $number } is { $unsolved ->
        [0] not wholly solved
       *[other] not solved
    }, says { $whom }. The { $body } goes on with it, and you will be asked again.
issue-told-closed-reporter = ✅ #{ $number } is done: { $result }. I did not hear from you whether it is solved; neighbours who have it as well say that it is, so it is closed.
issue-told-closed-supporter = ✅ #{ $number } is solved: { $result }
issue-told-lapsed-written = ⬜ Nobody pressed whether #{ $number } is solved, so it is closed for now. It does not count as solved. What you wrote was passed on to those who saw to it. If something is still wrong, report it again below.
issue-told-lapsed-supporter = ⬜ #{ $number } is done, but nobody said whether it is solved, so it is closed for now. It does not count as solved. If something is still wrong, report it again below.

## The outcome

outcome-by-reporter =
    { $rating ->
        [0] The reporter says: solved
       *[other] The reporter’s rating: { $rating } of 5
    }
outcome-by-supporters =
    { $count ->
        [one] 1 neighbour who had it as well says it is solved; the reporter did not answer in time
       *[other] { $count } neighbours who had it as well say it is solved; the reporter did not answer in time
    }
outcome-by-supporters-left =
    { $count ->
        [one] 1 neighbour who had it as well says it is solved; the reporter has left
       *[other] { $count } neighbours who had it as well say it is solved; the reporter has left
    }
outcome-answers = {" "}· answers in all: { $count }
outcome-pictures = 📷 Photos before: { $before }, after: { $after }
