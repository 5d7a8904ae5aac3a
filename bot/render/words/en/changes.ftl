# What changed, what waits, and short answers to short messages.
change-said = { $item }: { $changes }
change-already = { $item }: it was so already
change-value = { $before } → { $after }
change-removed = Taken off: { $item }
visibility-private = private
visibility-shared = shared
for-everybody = for everybody
for-you = for you
paid-by-you = paid by you
button-take-back = ↩️ Undo the change
toast-taken-back = As it was before
toast-reopened = Open again
card-entry-as-before = ✓ As it was before

still-open = Still open:
cards-waiting = { $count ->
    [one] 1 card still waits for your yes: /waiting
   *[other] { $count } cards still wait for your yes: /waiting
}
answer-waiting = { $count ->
    [one] Not in it: 1 card that waits for a yes (/waiting)
   *[other] Not in it: { $count } cards that wait for a yes (/waiting)
}
waiting-title = { $count ->
    [one] One card waits:
   *[other] { $count } cards wait:
}
waiting-none = No card is waiting.
waiting-more = { $count ->
    [one] One more waits. Decide on some of these, then send /waiting again.
   *[other] { $count } more wait. Decide on some of these, then send /waiting again.
}
confirmed-all = ✓ Saved, { $count } cards
confirm-all-none = No card of yours is open here.
confirm-all-asking = { $count ->
    [one] One card has to be answered first:
   *[other] { $count } cards have to be answered first. Here is one:
}
button-undo-item = ↩️ { $item }
undo-fewer = { $count ->
    [one] There was no more to undo than this one.
   *[other] There was no more to undo than these { $count }.
}
refusal-undo-too-many = I take back from 1 to { $most } things at once, such as “/undo 3”.

button-edit-item = ✏️ { $item }
button-delete-it = 🗑️ Delete it
button-keep = Keep it
sought-what = Say which, for example “/edit taxi” or “/delete milk yesterday”.
private-count = 🔒 private: { $count }

button-twin-same = It is the same
button-twin-other = Another one
button-never-mind = Never mind
button-as-last-time = As last time: { $amount }
button-look-for = 🔎 { $item }
talk-again = I am here. Write what you spent, or ask me something.
command-waiting = Cards that wait for a yes

# How a number was asked of the book.
query-total = one sum
query-by-category = sums by category
query-by-member = sums by member
query-by-merchant = sums by shop
query-by-month = sums by month
query-by-day = sums by day
