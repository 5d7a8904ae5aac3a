# Rules from corrections.
button-rule-once = Only this one
button-rule-always = 🔁 Always for { $name }
button-rule-apply = Change them too ({ $count })
button-rule-leave = Leave them
button-rule-remove = 🗑️ { $name }
rule-kept = From now on: { $rule }
rule-earlier = { $count ->
    [one] 1 earlier entry lies elsewhere:
   *[other] { $count } earlier entries lie elsewhere:
}
rule-locked = { $count ->
    [one] 1 more is older than you may change; an admin can.
   *[other] { $count } more are older than you may change; an admin can.
}
rule-applied = { $count ->
    [one] 1 entry was moved.
   *[other] { $count } entries were moved.
}
rule-undone = { $count ->
    [one] 1 entry is back where it was.
   *[other] { $count } entries are back where they were.
}
rule-removed = Forgotten: { $rule }. What it moved stays there.
rules-title = Always like this
rules-none = There are no rules yet. Correct the category of a card or an entry and tap “Always for …”.
refusal-rule-unfit = That names nothing that comes again, so I cannot make a rule of it.
refusal-rule-gone = That rule is gone.
refusal-too-many-rules = { $most } rules are as many as I keep. Remove some first: /rules
