# Payments and incomes that recur: their cards, what falls due, and what they come to.
bill-due = { $item } ist fällig ({ $day }). Schon bezahlt?
card-bill-settled = Schon anders eingetragen, darum habe ich diese Karte geschlossen.
refusal-rhythm-impossible = Mit diesem Rhythmus kann ich nicht rechnen. Schreib es wie „jeden Monat am 5.“, „wöchentlich am Montag“ oder „alle 3 Monate“.
refusal-rule-ends-early = Das würde enden, bevor es beginnt. Gib ein Ende nach dem ersten Tag an.
refusal-rule-starts-early = Der erste Tag kann nicht in der Vergangenheit liegen. Nimm heute oder einen späteren Tag.
refusal-rule-unknown = Diese wiederkehrende Zahlung gibt es nicht mehr.
