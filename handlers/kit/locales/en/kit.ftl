### What is said everywhere

plain = { $what }
nothing = {""}
lines = { $lines }
goes-on-below = This goes on in a message further down.
goes-on-below-of = { $what }: this goes on in a message further down.
# How a time is written: https://unicode.org/reports/tr35/tr35-dates.html#Date_Field_Symbol_Table
time-pattern = d MMM, HH:mm
day-pattern = d MMMM y
took =
    { $days ->
        [0] { $hours ->
            [0] less than an hour
            [one] 1 hour
           *[other] { $hours } hours
        }
        [one] { $hours ->
            [0] 1 day
            [one] 1 day and 1 hour
           *[other] 1 day and { $hours } hours
        }
       *[other] { $hours ->
            [0] { $days } days
            [one] { $days } days and 1 hour
           *[other] { $days } days and { $hours } hours
        }
    }
minutes =
    { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }

one-or-another = { $one } or { $another }
one-and-another = { $one }, { $another }

## Forms

form-step = Step { $step } of { $steps }
form-question =
    <i>{ $step }</i>
    { $question }
form-again =
    { $wrong }

    { $question }
form-send = ✅ Send
# What people say without pressing these buttons, with | between
form-send-said = send|send it|send it off|send now|submit|submit it|post it|go ahead
form-cancel-said = cancel|cancel it|cancel that|stop|quit|never mind|nevermind|forget it|forget about it|not needed|no need
form-skip-said = no|none|no photo|no photos|no thanks|not needed|no need|no more|that’s all|skip it
form-keep-said = keep it|keep it as it is|leave it|leave it as it is|no change|no changes|don’t change it|never mind|nevermind|forget it|cancel
form-asked-after-said = any news|any update|any updates|any progress|how is it going|how’s it going|what is the status|what’s the status|what is happening|what’s happening|is it done|is it done yet
form-skip = Skip
form-enough = ✔ That is all
form-photos-here =
    { $count ->
        [one] 1 photo is here.
       *[other] { $count } photos are here.
    } Send more if you have any, then press “{ form-enough }”.
form-back = ◀ Back
form-cancel = ✖ Cancel
form-cancelled = All right, nothing was sent.
form-office-over = You do not hold this office any more, and nothing was submitted. If it is still needed, please ask the { $who }.
form-nothing-to-cancel = There is nothing to cancel.
form-kept = Noted. Please go on with this question.
form-words-only = There is no place for photos or voice messages here; I took your words alone.
form-no-room = There is no place for photos or voice messages here; what you want to say please write to me.
form-added = Added. Please look it over once more.
form-former-waits = The one before is not finished: I keep it for you, and we go on with it after this one.
form-goes-on = 👇 Let us go on with the one that is not finished: { $what }.
form-goes-on-words = 👇 Let us go on with the one that is not finished: “{ $words }”.
form-another = 🆕 Something else
form-photo-as-file = This picture came as a file, and I can’t show it. Please send it again as a photo.
form-voice-enough = There is room for one voice message, and yours is still here. To add something, please write a few words.
form-want-button = Please choose with one of the buttons below.
form-want-text = Please write it to me, a sentence or two is enough; there is no place for photos or voice messages here.
form-want-text-or-skip = { form-want-text } If you have nothing to add, press “{ form-skip }”.
form-no-voice = There is no place for voice messages here: please write it to me. Photos can be sent as they are.
form-want-anew = Please write it anew; to leave it as it is, press “{ form-cancel }”.
form-want-photo = Please send a photo, or press “{ form-skip }” if you have none.
form-want-photo-or-back = Please send a photo; to go on without one press “{ form-back }”. What you filled in stays.
form-want-words = Please write it to me, or say it in a voice message; a sentence or two is enough.
form-photos-enough = { $most } photos at most, so the rest was not added.
form-photos-anew = 🗑 Choose photos anew
form-too-short = That is a little short. Please write at least { $least } characters.
form-too-long = That is too long. Please keep it to { $most } characters and send it again.
form-does-not-fit = I did not understand that. Please put it another way.

## When something is not possible: what to do instead

refused-role = This is for those in charge. Your building head can help you.
refused-admin = This is for the community admin. Please ask them to do it.
refused-office = This is for people who hold an office here. Please ask them to do it.
refused-command = This is for the { $who }. Please ask them to do it.
refused-button = This button no longer works. Send /help to see what you can do.
refused-link = This link has expired. Please send the command again in your building’s group, such as /report, and press the new button.
refused-form-over = This has already been sent or cancelled.
refused-form-moved-on = You have answered this already. Please look at the latest message.
refused-anonymous = You are an anonymous admin, so I can’t tell who you are. Please switch anonymity off in the group’s settings and try again.
file-failed = Sorry, the file you asked for could not be made this time. Please ask for it once more; if it still fails, please tell the admins.
went-wrong = Sorry, something went wrong and this step was not done; what you filled in is still here. Please try again later. If it fails again, give the admin this reference: { $reference }
unknown-command = I do not know this command. Send /help to see what I can do.
nothing-asked = I am here. To report what you just told me, press the button; /help shows what else I can do.

# Said alone, these are no report: one after the other, or with any of the particles behind them, neither. Between the bars
particles = very much|so much|a lot|a bunch|then|everyone|all
small-talk-greeting = hi|hi there|hello|hello there|hey|good morning|good afternoon|good evening|good night|anybody there|anyone there
small-talk-thanks = thanks|thank you|thank u|ty|many thanks|thx|cheers
small-talk-nod = ok|okay|yes|yep|sure|right|fine|alright|all right|got it|i see|enough|that’s all|that is all
small-talk-greeting-answer = Hello! If something is wrong in the building, just write to me or send a photo; /help shows what else I can do.
small-talk-thanks-answer = You are welcome! I am here whenever you need me.
small-talk-nod-answer = All right. I am here whenever you need me.
too-fast = That was too fast for me. Please wait a minute and go on.

## On to the private chat

private-prompt = { $name }, I’ll send you this in private: press the button below, then Start.
private-go = 💬 To the private chat

## Digest

digest =
    <b>{ $count } notices</b>

    { $lines }
