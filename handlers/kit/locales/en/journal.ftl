### The journal

audit-found =
    { $chains }

    Messages not delivered: { $parked } kept until the chat is open again, { $failed } given up.
    Updates set aside: { $aside }.
audit-whole =
    { $count ->
        [one] ✅ { $community }: 1 entry in the journal, intact, ending with <code>{ $head }</code>.
       *[other] ✅ { $community }: { $count } entries in the journal, intact, ending with <code>{ $head }</code>.
    }
audit-altered = ❌ { $community }: entry { $number } of the journal was changed. Please find out how, at once.
audit-missing = ❌ { $community }: entry { $number } of the journal is missing. Please find out how, at once.
audit-out-of-order = ❌ { $community }: from entry { $number } on, the journal is out of order. Please find out how, at once.
audit-no-community = There is no community of yours yet, and so no journal to verify.
