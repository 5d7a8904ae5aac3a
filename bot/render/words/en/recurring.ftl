# Payments and incomes that recur: their cards, what falls due, and what they come to.
card-bill-settled = Already entered otherwise, so I closed this card.
refusal-rhythm-impossible = I cannot count with that rhythm. Say it like “every month on the 5th”, “weekly on Monday” or “every 3 months”.
refusal-repeat-ends-early = That would end before it begins. Give an end after the first day.
refusal-repeat-starts-early = The first day cannot lie in the past. Give today or a later day.
refusal-repeat-unknown = That recurring payment is not there any more.
rhythm-day = { $count ->
    [1] every day
   *[other] every { $count } days
  }
rhythm-week = { $count ->
    [1] every week
   *[other] every { $count } weeks
  }
rhythm-month = { $count ->
    [1] every month
   *[other] every { $count } months
  }
rhythm-year = { $count ->
    [1] every year
   *[other] every { $count } years
  }
rhythm-on-weekdays = { $rhythm } on { $days }
rhythm-on-day = { $rhythm } on the { $day ->
    [1] 1st
    [2] 2nd
    [3] 3rd
    [21] 21st
    [22] 22nd
    [23] 23rd
    [31] 31st
   *[other] { $day }th
  }
rhythm-on-last-day = { $rhythm } on the last day
rhythm-on-date = { $rhythm } on { $day }
rhythm-times = { $rhythm }, { $count ->
    [one] { $count } time
   *[other] { $count } times
  }
day-format-month = d MMMM
repeat-title-proposed = 🔁 Set up a recurring payment?
repeat-title-active = 🔁 Recurring
repeat-title-paused = ⏸️ Paused
repeat-title-ended = ⏹️ Ended
repeat-title-discarded = 🗑️ Discarded
repeat-next = next { $day }
repeat-no-next = Nothing more comes.
repeat-until = until { $day }
repeat-paused = paused
repeat-promise = Nothing is booked by itself: when it falls due I send a card to confirm.
repeat-unpromised = Nothing is booked by itself. On { $channel } I send its card only once you allow it; /bills lists it in any case.
repeat-twin = There is one already: { $rule }.
repeat-ask-amount = What does { $item } cost from now on?
repeat-ask-when = When does { $item } come? Write it like “every month on the 5th” or “weekly on Monday”.
repeat-ask-name = What shall { $item } be called?
repeat-ask-end = End { $item } for good? What was paid stays in the book.
button-repeat-once = One purchase of { $amount }
button-repeat-offer = 🔁 Make it recurring
button-repeat-pause = ⏸️ Pause
button-repeat-resume = ▶️ Resume
button-repeat-skip = ⏭️ Skip next
button-repeat-price = 💱 Change price
button-repeat-end = ⏹️ End
button-repeat-end-sure = ⏹️ Yes, end it
button-repeat-all = 🔁 All recurring
button-repeat-when = When
button-repeat-name = Name
button-bills = 📅 Bills to come
button-calendar = 🗓️ Calendar link
toast-repeat-on = Set up
toast-repeat-paused = Paused
toast-repeat-resumed = Goes on
toast-repeat-skipped = Skipped: { $day }.
toast-repeat-ended = Ended
repeats-title = 🔁 What comes again
repeats-none =
    Nothing recurs yet. Write it as you would say it:
    • rent 25000 every 1st
    • netflix 649 monthly
    • salary 85000 every last day
repeats-private = 🔒 { $count ->
    [one] One is private to somebody else.
   *[other] { $count } are private to others.
  }
repeats-month = About { $sum } a month.
bills-title = 📅 Bills until { $day }
bills-none = No bills that I know of until { $day }.
bills-left = Left to pay: { $sum }
bills-transfers = Transfers are not in this sum: they move money and spend none.
bills-guessed = Guessed from what was paid before, not set up: { $items }. /recurring sets them up.
bill-next = { $item } is due { $day }.
bill-next-guessed = Guessed: it came { $rhythm } so far. It is not set up; /recurring does that.
bill-status-due = due now
bill-status-overdue = ⚠️ overdue
bill-status-partly-paid = { $left } still open
command-recurring = Payments and incomes that come again
command-bills = Bills to come
refusal-repeat-private-group = A private payment cannot be set up or opened in a group. Write to me in private.
refusal-repeat-unread = I could not read that as a recurring payment. Write it like “/recurring rent 25000 every 1st”.
refusal-repeat-name-empty = A name needs at least a letter.
recurring-total = Recurring payments come to about { $sum } a month.
recurring-income = Coming in: about { $sum } a month.
recurring-nothing = Nothing that recurs fits that.
recurring-why = { $item }: { $amount } { $rhythm } = { $month } a month
recurring-why-private = Private to others: { $month } a month
recurring-why-how = A year has 12 months and 52.18 weeks; paused ones do not count.
bill-due-income = 📅 { $item }, due { $day }. Has it come in?
bill-due = 📅 { $item }, due { $day }. Is it paid?
button-bill-pay = ✅ { $item }
toast-bill-settled = That one is settled by now.
button-calendar-make = 🗓️ Make the link
button-calendar-new = 🗓️ Make a new link
calendar-explained = Your calendar can show the bills to come, without private ones. The link is the key: whoever has it can read them. Making one ends the link before.
calendar-link = Add this address to your calendar as a subscription. I cannot show it again; keep it to yourselves.
calendar-off = The calendar link needs Purser’s web page, which is switched off here.
calendar-name = Bills of { $household }
suggest-recurring = 🔎 { $item } seems to come again: { $amount } { $rhythm }, { $count } times, last { $day }. Shall I expect it?
suggest-found = 🔎 This seems to come again: { $count } times so far.
suggest-later = Not now. /recurring shows it again.
suggest-never = I will not suggest { $item } at this rhythm again.
button-suggest-later = Not now
button-suggest-never = 🚫 Never suggest
rhythm-on-days = { $rhythm } on days { $days }
repeat-which = Which one?
repeat-new-price = From { $day } on, instead of { $old }.
repeat-same-price = It costs that already.
repeat-unchanged = Nothing was changed.
repeat-none-due = Nothing of it is due soon.
bill-already-paid = { $item } of { $day } is paid already.
repeat-no-such = Nothing that recurs is called “{ $name }”. /recurring shows what does.
button-bill-early = ✅ The one of { $day }
rhythm-once = once
bill-title-proposed = 📅 Note a bill to come?
bill-title-active = 📅 A bill to come
repeat-later-price = From { $day } on: { $amount }
repeat-lead = I say so { $count ->
        [one] the day before.
       *[other] { $count } days before.
    }
refusal-repeat-move-unfit = That comes in another rhythm. Say a day of the month for what comes by the month, a weekday for what comes by the week.
refusal-repeat-lead-too-long = I can say so at most { $days } days before.
