# Answers: sentences around figures. $scope is "on Groceries in October", made of the pieces below.

## Pieces
answer-sums = { $sums } (not converted)
answer-former-member = Former member
answer-on = on { $name }
answer-at = at { $name }
answer-tagged = tagged #{ $name }
answer-account = from { $name }
answer-matching = for “{ $name }”
answer-without = without { $name }
answer-least = of { $amount } or more
answer-most = of { $amount } or less
answer-exactly = of exactly { $amount }
answer-ever = in the whole book
answer-on-day = on { $day }
answer-in = in { $period }
answer-in-year = in { $period }
answer-so-far = in { $period } so far
answer-so-far-year = in { $period } so far
answer-since = since { $day }
answer-from = from { $period }
answer-entries = { $count ->
    [one] 1 entry
   *[other] { $count } entries
}
answer-after-refunds = after { $sum } of refunds
answer-note = ({ $notes })
answer-named = { $name } { $sum }
answer-named-share = { $name } { $sum } ({ $share })

## Sums
answer-sum-expense = You spent { $sum } { $scope }
answer-sum-income = You received { $sum } { $scope }
answer-sum-refund = You got { $sum } back { $scope }
answer-sum-transfer = You moved { $sum } { $scope }
answer-sum-expense-member = { $who } spent { $sum } { $scope }
answer-sum-expense-own = You yourself spent { $sum } { $scope }
answer-sum-income-member = { $who } received { $sum } { $scope }
answer-sum-income-own = You yourself received { $sum } { $scope }
answer-sum-refund-member = { $who } got { $sum } back { $scope }
answer-sum-refund-own = You yourself got { $sum } back { $scope }
answer-sum-transfer-member = { $who } moved { $sum } { $scope }
answer-sum-transfer-own = You yourself moved { $sum } { $scope }
answer-sentence = { $text }.
answer-nothing-expense = Nothing { $scope }.
answer-nothing-income = No income { $scope }.
answer-nothing-refund = No refunds { $scope }.
answer-nothing-transfer = No transfers { $scope }.
answer-nothing-any = Nothing { $scope }.
answer-nothing-member = Nothing by { $who } { $scope }.
answer-nothing-own = Nothing of yours { $scope }.

## Breakdowns
answer-most-of-it = { $sum }, most of it on { $parts }.
answer-mostly-at = { $sum } at shops that are named, most of it at { $parts }.
answer-all-at = { $sum } at shops that are named: { $parts }.
answer-all-on = { $sum }, all of it on { $name }.
answer-all-of-it = { $sum }: { $parts }.
answer-members-paid = { $parts } { $scope }.
answer-members-income = Received { $scope }: { $parts }.
answer-member-paid = { $name } paid { $sum }
answer-member-paid-share = { $name } paid { $sum } ({ $share })

## Comparisons
answer-then-all = in all of { $period }
answer-then-by = by { $day }
answer-difference = { $sum } ({ $share })
answer-compare-more = { $now }, { $difference } more than { $then } ({ $before }).
answer-compare-less = { $now }, { $difference } less than { $then } ({ $before }).
answer-compare-same = { $now }, the same as { $then }.
answer-compare-none = { $now }; { $then } there was nothing.
answer-compare-all = All of { $period } came to { $sum }.
answer-compare-day-more = By { $day } it was { $before }: you are { $difference } above that.
answer-compare-day-less = By { $day } it was { $before }: you are { $difference } below that.
answer-compare-day-same = By { $day } it was just as much.
answer-compare-other = Apart from that, not converted: { $now } against { $before }.
answer-moved-up = These grew the most:
answer-moved-down = These fell the most:
answer-moved-row = • { $name }: { $sum }, from { $before } to { $after }
answer-moved-none-up = No category grew.
answer-moved-none-down = No category fell.

## Lists
answer-list = { $entries } { $scope }, { $sum } in all.
answer-list-any = { $entries } { $scope }.
answer-list-member = { $entries } by { $who } { $scope }, { $sum } in all.
answer-list-own = { $entries } of your own { $scope }, { $sum } in all.
answer-list-any-member = { $entries } by { $who } { $scope }.
answer-list-any-own = { $entries } of your own { $scope }.
answer-largest = The largest { $scope }:
answer-largest-member = The largest by { $who } { $scope }:
answer-largest-own = The largest of your own { $scope }:
answer-left-out = { $count ->
    [one] 1 entry in another currency is
   *[other] { $count } entries in other currencies are
} not ranked here.
answer-page = { $first } to { $last } of { $count }
answer-row = { $day } · { $what } · { $money } · { $who }
answer-row-private = private
answer-row-received = +{ $money }
answer-row-refund = { $money } back
answer-row-transfer = { $money } moved

## Averages, counts, balance, prices
answer-average = On average { $sums } { $scope } ({ $notes }).
answer-average-member = On average { $who } spent { $sums } { $scope } ({ $notes }).
answer-average-own = On average you yourself spent { $sums } { $scope } ({ $notes }).
answer-a-month = { $sum } a month
answer-a-day = { $sum } a day
answer-a-week = { $sum } a week
answer-a-time = { $sum } each time
answer-months = { $count ->
    [one] 1 month
   *[other] { $count } months
}
answer-count-expense = { $count ->
    [one] 1 purchase
   *[other] { $count } purchases
} { $scope }.
answer-count-income = { $count ->
    [one] 1 income
   *[other] { $count } incomes
} { $scope }.
answer-count-refund = { $count ->
    [one] 1 refund
   *[other] { $count } refunds
} { $scope }.
answer-count-transfer = { $count ->
    [one] 1 transfer
   *[other] { $count } transfers
} { $scope }.
answer-count-by = By { $who }: { $text }
answer-balance-left = { $income } came in and { $spent } went out { $scope }: { $left } is left, a savings rate of { $rate }.
answer-balance-even = { $income } came in and as much went out { $scope }: nothing is left.
answer-balance-short = { $income } came in and { $spent } went out { $scope }: { $left } more than came in.
answer-balance-no-income = Nothing came in and { $spent } went out { $scope }.
answer-balance-other = Apart from that, not converted: { $income } came in and { $spent } went out.
answer-price-once = “{ $item }” was { $sum } ({ $day }), the only time I have written down.
answer-price-more = “{ $item }” was { $sum } last time ({ $day }), { $difference } more than the time before ({ $before }, { $then }).
answer-price-less = “{ $item }” was { $sum } last time ({ $day }), { $difference } less than the time before ({ $before }, { $then }).
answer-price-same = “{ $item }” was { $sum } last time ({ $day }), the same as the time before ({ $then }).
answer-price-range = Between { $low } and { $high } over the last { $count } times.

## Buttons
answer-button-why = Why?
answer-button-chart = Chart
answer-button-back = Back
answer-button-newer = Newer
answer-button-older = Older

## Why
why-title = Where this comes from
why-counted = Counted: { $what }
why-counted-expense = expenses less refunds; transfers never count
why-counted-purchases = purchases, refunds not taken off
why-counted-income = incomes
why-counted-refund = refunds
why-counted-transfer = transfers between own accounts
why-counted-any = everything in the book
why-filter = Only: { $filters }
why-period = Period: { $period }
why-period-ever = since the book began
why-member = Paid by: { $who }
why-everyone = everyone
why-sum = Found: { $sum } in { $entries }
why-found = Found: { $entries }
why-parts = Made of: { $parts }
why-hidden = Private entries of others are left out of questions like this one.
why-template = Query: { $template }
why-more = and { $count } more
why-changed = The book has changed since I answered; this is how it stands now.
why-older = That answer is too old for me to take apart. Ask it again and I will show every entry behind it.

## Recurring
nothing-recurs = Nothing recurs that I know of yet: set it up like “rent 25000 every 1st”, or see /recurring. I can tell what went on subscriptions.

## Asking back
ask-mean = Did you mean this?
ask-none = None of these
ask-find-what = What shall I look for? Write, for example, “/find milk”.
ask-no-chart = There is nothing to draw in that answer.
ask-reading = { $name }: { $scope }
ask-total = Spending
ask-category_spend = Spending
ask-compare = Compare
ask-top_categories = By category
ask-top_merchants = By shop
ask-by_member = Who paid
ask-largest = Largest
ask-list = Entries
ask-average = Average
ask-trend = Month by month
ask-count = How many
ask-income_vs_expense = In and out
ask-price_history = Prices
ask-budget_status = Budget
ask-left_per_day = Left a day
ask-recurring = Repeating payments
ask-forecast = Forecast
ask-anomalies = Odd entries
ask-settle_up = Who owes whom
ask-afford = Can we afford it
ask-advice = Advice
ask-help = Help

## Charts
chart-by-category = By category · { $household }
chart-by-merchant = At shops that are named · { $household }
chart-by-member = By who paid · { $household }
chart-by-month = By month · { $household }
chart-by-week = By week · { $household }
chart-by-day = By day · { $household }
chart-compared = Compared · { $household }
chart-balance = In and out · { $household }
chart-prices = Each time · { $household }
chart-without = { $subtitle } · without { $sums }
chart-latest = { $subtitle } · latest { $count }
chart-title = { $sum } { $scope }
chart-price-title = { $item }: { $sum }
chart-rest = { $count } more
chart-left = { $sum } left { $scope }
chart-short = { $sum } short { $scope }
chart-income = Came in
chart-spending = Went out
chart-until = to { $day }
chart-pace = Day by day · { $household }
chart-even-budget = Budget, used evenly
chart-heat-to = to { $sum }
chart-heat-more = more
chart-heat-back = came back
chart-menu = Which chart?
chart-menu-button = More charts
chart-kind-categories = By category
chart-kind-members = Who paid
chart-kind-pace = Pace
chart-kind-calendar = Calendar
chart-kind-months = Month by month
chart-kind-balance = In and out
chart-kind-forecast = Forecast

## What is wider than what was asked, and one unit after another
answer-wider = All of { $name }: { $sum }.
answer-trend = { $sum }: { $parts }.
answer-calendar = { $sum }, the most of it on { $day }: { $most }. { $count ->
    [0] No day was without.
    [one] 1 day was without.
   *[other] { $count } days were without.
}
answer-week-of = the week of { $day }

# Things held against each other, a part of a whole, the highest and the latest.
answer-weekends = at weekends
answer-weekdays = on weekdays
answer-days = on { $days }s
answer-highest = Highest { $scope }: { $name } with { $sum }.
answer-lowest = Lowest { $scope }: { $name } with { $sum }.
answer-extreme-next = Next: { $parts }.
answer-side = { $sum } { $name }
answer-paid-by = by { $name }
answer-sides = { $parts } { $scope }: { $difference } more { $name }.
answer-sides-same = { $parts } { $scope }: just as much.
answer-sides-none = Nothing { $names } { $scope }.
answer-sides-a-day = { $parts } { $scope }. That is { $daily } for each such day.
answer-sides-other = Apart from that, not converted: { $parts }.
answer-part-of-income = { $part }: { $share } of what came in ({ $whole }).
answer-part-of-expense = { $part }: { $share } of all spending ({ $whole }).
answer-part-of-no-income = { $part }. No income is written down for that time, so there is no share to tell.
answer-part-of-no-expense = { $part }. There is no spending to take a share of.
answer-part-base = The share counts { $currency } alone.
answer-latest = Last { $scope }: { $what }, { $sum }, { $day }, paid by { $who }.
answer-latest-any = Last: { $what }, { $sum }, { $day }, paid by { $who }.
answer-latest-before = Before that: { $row }.
chart-sides-title = Side by side { $scope }
chart-a-day = For each such day · { $household }
ask-share = Share
ask-account_balance = Balance

# About the period of an answer.
period-not-lately = None of it in { $period }.
period-partly-lately = { $sums } of it in { $period }.
period-before = In the whole book: { $sums }.
period-month-before = { $period } has only just begun, so this is about the month before.
period-just-begun = This period has only just begun.
answer-money = About { $sums }.
answer-money-rate = { $one } = { $value } ({ $day }).
answer-money-no-rate = I know no rate for { $currency }. Add one: /rates 1 { $currency } = 90
answer-money-nothing = The answer before has no sum that I could convert.
