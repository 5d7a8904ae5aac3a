# Messages that say too little, fit two things, or record nothing.
unclear-which = I can read that two ways. Which one do you mean?
unclear-neither = Neither
unclear-left = Fine, nothing was changed.
unclear-new = New: { $item }
unclear-else = Something new
unclear-change = { $item } → { $value }
half-words = { $amount } for what?
half-amount = { $item }: how much was it?
talk-plan = That sounds like something still to come. I note what has been paid; tell me when it has happened.
talk-reminder = I cannot remind you of things yet. Tell me once it is paid, and I note it.
bank-code = That is a one-time code: I note nothing and do not keep it.
bank-failed = That payment did not go through, so there is nothing to note.
bank-offer = That looks like an offer. I note nothing.
bank-due = That is still to be paid. Tell me once it has happened.
find-change-none = I find nothing saved for “{ $words }”.
find-change-which = Which one do you mean?
find-change-delete = Delete this one?
