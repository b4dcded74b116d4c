### Meeting, help, language

welcome =
    Hello { $name }! I am Yishi. I run errands for the neighbourhood.

    If something is wrong around your home, tell me in one sentence. I will find who is responsible, and you will hear what became of it.

    { $duties }
welcome-report = 📣 Report a problem
help =
    <b>This is what I can do for you:</b>

    { $commands }

    { $more }
help-turn-to = You can always turn to your building head as well.
duty-holder = <b>{ $role }</b>: new issues come to you. Just press “{ issue-do-accept }”, “{ issue-do-assign }” or “{ issue-do-resolve }”.
duty-body = <b>{ $role }</b>: what is given to you comes to you. Press “{ issue-do-resolve }” once it is done.
duty-helper = <b>{ $role }</b>: what you are asked to help with comes to you. Press “{ issue-do-resolve }” once it is done; /inbox shows what you have in hand.
duty-admin = <b>{ $role }</b>: send /bind once in a new group to bind it. Where nobody holds an office yet, new issues come to you: press “{ issue-do-accept }”.
help-line = /{ $command } – { $what }
command-start = begin
command-report = report a problem around you
command-issue = see one issue: write its number behind
command-issues = see the issues here, yours, and those you follow
command-stats = see how well problems are dealt with
command-help = see what I can do for you
command-language = use another language
command-me = see what I know about you, or be forgotten
command-cancel = cancel what you are filling in
command-bind = bind this group to a building or community
command-roles = see who is building head and grid worker
command-grant = give somebody an office; you can add their name
command-revoke = take an office back
command-audit = verify the journal
language-ask = Which language would you like?
language-ask-own = Which language would you like? This is for yourself alone; the group’s language is for the { $who } to choose.
language-ask-group = Which language shall this group have?
language-zh-Hans = 中文
language-en = English
language-chosen-zh-Hans = 好的，以后就说中文。
language-chosen-en = All right, English it is.
