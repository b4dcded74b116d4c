### What neighbours are not shown

issue-withhold = 🙈 Cover a part
withheld-words = the ▇▇ in the words
withheld-result-words = the ▇▇ in the result
withheld-photo = photo { $number }
withheld-result-photo = photo { $number } of the result
withheld-voice = the voice message
withheld-because = { $what } ({ $why })
withheld-note = 🙈 Neighbours don’t see: { $what }
withhold-ask =
    🙈 <b>What of #{ $number } should neighbours not see?</b> Names, for example, door numbers, number plates, faces.

    This is what neighbours read now:
    { $shown }
    { $result }
    { $note }

    Everything is kept, and those who handle it still see it; whoever reported it will know what is covered and why.
withhold-part = 📝 Cover some words
withhold-file = 📷 Hide a file
withhold-reveal = 👁 Show all again
withhold-ask-why = Why should this part of #{ $number } be covered? One sentence, without names: those who handle it and the reporter will read it.
withhold-ask-part =
    Please copy to me the words of #{ $number } that shall be covered, exactly as they stand here:

    { $words }
withhold-ask-file = Which of these of #{ $number } should neighbours not see?
refused-part-not-there = I can’t find this in the report. Please copy it exactly as it stands above.
withheld-done =
    🙈 Covered: neighbours don’t see this part of #{ $number } any more, and whoever reported it has been told.

    If neighbours opened the details or photos in private before, I can’t take those messages back: they stay with them.
withhold-reveal-ask =
    👁 <b>Really show all of #{ $number } again?</b>

    Neighbours will see again: { $what }. They will see it in the group of { $place }, and when they open the details. What has been read can’t be taken back; whoever reported it will be told.
withhold-reveal-sure = 👁 Yes, show all again
withhold-reveal-one = 👁 Show only { $what }
withhold-quoted = “{ $what }”
withheld-less = 👁 Neighbours see this part of #{ $number } again
withheld-less-told =
    👁 Neighbours see { $what } of your issue #{ $number } again. If that is not right, please tell those who handle it.
    { $note }
withheld-no-more-told = 👁 Nothing of your issue #{ $number } is covered any more: neighbours see all of it again. If that is not right, please tell those who handle it.
withheld-no-more = 👁 Everything of #{ $number } is shown again
withheld-told =
    🙈 A part of your issue #{ $number } is not shown to neighbours; those who handle it still see it.
    { $note }
