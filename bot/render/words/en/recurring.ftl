# Payments and incomes that recur: their cards, what falls due, and what they come to.
bill-due = { $item } is due { $day }. Is it paid?
card-bill-settled = Already entered otherwise, so I closed this card.
refusal-rhythm-impossible = I cannot count with that rhythm. Say it like “every month on the 5th”, “weekly on Monday” or “every 3 months”.
refusal-rule-ends-early = That would end before it begins. Give an end after the first day.
refusal-rule-starts-early = The first day cannot lie in the past. Give today or a later day.
refusal-rule-unknown = That recurring payment is not there any more.
