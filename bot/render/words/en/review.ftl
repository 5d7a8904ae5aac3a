# Cards, and what can be done with them.
line-expense = { $category } · { $amount }
line-income = { $category } · +{ $amount } income
line-refund = ↩️ Refund · { $category } · { $amount }
line-transfer = 🔄 Transfer · { $amount }
line-private = 🔒 private
paid-by = paid by { $member }
for-whom = for { $members }
total-spent = Total { $amount }
total-received = Received { $amount }
category-none = No category
kind-expense = Expense
kind-income = Income
kind-refund = Refund
kind-transfer = Transfer
this-one = this one
somebody-else = Somebody else
entry-hidden = 🔒 Private entry · { $amount }

button-confirm = ✅ Confirm
button-confirm-all = ✅ Confirm all
button-edit = ✏️ Edit
button-discard = 🗑️ Discard
button-undo = ↩️ Undo
button-restore = ♻️ Restore
button-delete = 🗑️ Delete
button-back = ‹ Back
button-other = Other…
button-everybody = 👪 Everybody
button-clear = Take it off
button-only-this = ✅ Only this one
button-remove = ➖ Remove
button-older = Older ›
button-newer = ‹ Newer
button-edit-number = ✏️ Edit { $number }
button-delete-number = 🗑️ Delete { $number }
button-restore-number = ♻️ Restore { $number }

doubt-amount = Which amount for { $item }?
doubt-date-scope = Does “{ $day }” go for all of them?
doubt-date = Which day for { $item }?
doubt-currency = Which currency for { $item }?
doubt-kind = What is { $item }?
doubt-payer = Who paid for { $item }?
doubt-entry = Is each of these an entry of its own?
keep-all-lines = Keep all
without-line = Leave out { $amount } ({ $item })
doubt-amount-outside = Who pays what of { $item }?
doubt-payer-outside = { $name } is not in this household. Who paid for { $item }?
outside-paid = We owe { $name } { $amount }
outside-paid-by-me = I paid, { $name } got it
outside-invite = Invite { $name }
outside-owes = Ours { $ours }, owed to us { $owed }
outside-all-ours = All of it is ours: { $ours }
outside-only-ours = I only paid our part: { $ours }
unsure-category = Not sure where “{ $item }” belongs. Confirm, or pick:
edit-which = Which one?
edit-what = What shall I change?
scope-all = { $count ->
    [2] Both
    [3] All three
   *[other] All { $count }
  }
scope-some = Only { $names }
scope-none = None
choose-expense = Expense
choose-income = Income
choose-refund = Refund
choose-transfer = Transfer to own account
choose-paid-back = Paid back

field-category = Category
field-amount = Amount
field-date = Date
field-description = Description
field-merchant = Shop
field-account = Account
field-payer = Paid by
field-whom = For whom
field-kind = Kind
field-tags = Tags
make-private = 🔒 Make private
make-shared = 👥 Share it
choose-category = Pick a category.
choose-date = Which day?
choose-kind = What is it?
choose-payer = Who paid?
choose-whom = Who was it for?
choose-account = Paid from where?
type-amount = What is the right amount? Just write it.
type-description = What was it? Just write it.
type-merchant = Which shop or person? Just write it.
type-account = Which account or card? Just write its name.
type-tags = Which tags? Write them like #goa #trip.
type-date = Which day? Write it as you would say it: yesterday, last Friday, 12 Nov.

card-saved = ✓ Saved
card-undone = ↩️ Undone. It stays in the trash for 30 days.
card-purged = What was here has left the trash for good.
card-discarded = 🗑️ Discarded. Nothing was written.
card-expired = ⌛ This card expired unanswered. Nothing was written.
card-waiting = ⏰ Still waiting for your yes
card-entry = ✓ In the book
card-entry-changed = ✓ Changed
card-entry-deleted = 🗑️ In the trash for 30 days
card-entry-restored = ✓ Back in the book

remark-twin = Same as one at { $time }?
remark-twin-of = Is “{ $item }” the same as one at { $time }?
remark-purchase = Refund of { $item }, { $day }

toast-saved = Saved
toast-discarded = Discarded
toast-changed = Changed
toast-undone = Undone
toast-restored = Back in the book
toast-deleted = Deleted
toast-stale = That card had changed. Here it is as it stands.
toast-card-confirmed = Saved
toast-card-discarded = That card was discarded.
toast-card-expired = That card has expired.

last-title = The latest entries
last-private = The latest entries are private. Ask me in our own chat.
last-none = Nothing is in the book yet. Write me what you spent, such as “milk 60”.
trash-title = In the trash, kept for 30 days
trash-none = The trash is empty.
cancelled = Forgotten. Cards stay as they are.
photo-kept = I kept the photo but do not read photos here. Write what it was, such as “groceries 540”, and I will put the photo to it.
still-asking = { $problem } Or write /cancel.

refusal-viewers-only-look = You can look at this book but not write in it. An admin can change that.
refusal-edit-window-over = This is older than { $hours } hours; only an admin can change it now.
refusal-card-unknown = I cannot find that card.
refusal-card-not-saved = That card never entered the book.
refusal-entry-unknown = I cannot find that entry.
refusal-entry-in-trash = That entry is in the trash. Restore it first.
refusal-nothing-to-undo = There is nothing of yours to undo.
refusal-doubt-open = Choose an answer first, then confirm.
refusal-line-alone = That is the only line. Confirm the card itself.
refusal-which-line = There are { $count } lines. Say which, such as “the second was 145”, or use Edit.
refusal-no-card = I am not sure what to change. Reply to the card you mean.
refusal-category-unfit = That category does not fit here.
refusal-whom-unfit = Only what was spent or came back can be for somebody.
refusal-category-unknown = I do not know that category.
refusal-member-unknown = That person is not in this household.
refusal-account-unknown = I do not know that account.
refusal-private-in-group = Everybody reads along here. Write to me privately to keep an entry private.
refusal-private-only-author = Only the one who wrote it can change who sees it.
refusal-too-many-lines = That is more than { $most } lines. Send it in parts.
refusal-amount-zero = An amount has to be more than zero.
refusal-amount-negative = An amount has to be more than zero.
refusal-amount-unread = I see no amount there. Write it like 145 or 1.5k.
refusal-amount-unclear = { $text } could be { $readings }. Write it plainly, such as 1200 or 1.20.
refusal-date-unread = I see no day there. Write it like yesterday, last Friday or 12 Nov.
refusal-date-impossible = There is no such day.
refusal-date-too-far = The year { $year } is further than I can look.
refusal-date-future = That day has not come yet. Give one up to today.
refusal-text-missing = Write at least a word.
delete-all-none = Nothing waits here. Saved entries go one by one: /last, then Edit, Delete; /undo takes back the newest.
delete-all-ask = { $count ->
    [one] What shall go? One card waits here for your yes. Saved entries stay: they go one by one from /last.
   *[other] What shall go? { $count } cards wait here for your yes. Saved entries stay: they go one by one from /last.
  }
button-discard-all = { $count ->
    [one] 🗑️ Discard the card
   *[other] 🗑️ Discard { $count } cards
  }
button-restore-card = ↩️ Bring back { $item }
delete-all-done = { $count ->
    [one] One card is discarded.
   *[other] { $count } cards are discarded.
  }
review-early = Tips come once the book is { $least } days old; it is { $days ->
    [one] one day
   *[other] { $days } days
} old, too little to advise on.
