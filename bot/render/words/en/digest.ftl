# The weekly digest, the monthly report and the money date.
command-digest = The weekly digest, now
digest-week-title = 📊 Your week, { $period }
digest-month-title = 📊 Your month: { $period }
digest-date-title = 💬 Your money date: { $period }
digest-spent = Spent: { $amount }.
digest-nothing = Nothing was spent, or nothing is written down.
digest-usual-more = That is { $percent } more than the usual { $usual } in as many days.
digest-usual-less = That is { $percent } less than the usual { $usual } in as many days.
digest-usual-same = That is what is usual: { $usual } in as many days.
digest-income = Income: { $amount }.
digest-changes = What changed:
digest-change = { $category } { $amount }, usually { $usual }
digest-change-why = {" "}(most at { $merchant }: { $amount })
digest-budgets = Budgets:
digest-bills-late = Overdue, no payment seen:
digest-bills = Coming up:
digest-bill = { $item } { $amount }, { $day }
digest-alerts = Also:
digest-question-waiting = { $count ->
        [one] One card waits for you. Is it right? /waiting shows it.
       *[other] { $count } cards wait for you. Are they right? /waiting shows them.
    }
digest-question-other = What was { $item }, { $amount }, { $day }? Give it a category.
digest-question-change = { $category } is up. Is that to stay? Then plan for it.
digest-discreet = It is ready. Write /digest where nobody reads along, and switch “Without amounts” off in /notices to see it.
digest-next = The next one comes on { $day } at { $time }. /notices changes that.
digest-next-month = The next one comes on the first of the month at { $time }.
digest-asked = I am making it; it is here in a moment. By itself the next one comes on { $day } at { $time }.
digest-asked-never = I am making it; it is here in a moment. None comes by itself; /notices changes that.
date-left = Left of it: { $amount }.
date-short = That is { $amount } more than came in.
date-no-income = No income is written down, so I cannot say what is left.
date-views = Each of you:
date-view-own = You paid { $amount }
date-view = { $name } paid { $amount }
date-view-most = , most of it for { $category } ({ $amount })
date-talk = To talk about:
date-talk-over = { $name } is over its budget. Is the limit too low, or was it this month?
date-talk-short = More went out than came in. What can wait next month?
date-talk-grown = { $name } costs more than usual. Do you both want that?
date-talk-worth = What was worth its money this month, and what was not?
date-decide = To decide:
date-decide-limit = { $name }: { $amount } over. Another limit?
date-decide-budget = { $name } has no budget; { $amount } is usual. Set one?
date-decide-settle = { $debtor } owes { $creditor } { $amount }. Settle it?
date-decide-goal = { $name } needs { $amount } a week. Put something in?
date-decide-first-goal = You save for nothing yet. What for?
button-date-limit = ✏️ Limit: { $name }
button-date-budget = 💰 Budget: { $name }
button-date-settle = 🤝 Who owes whom
button-date-goal = 🎯 Put in: { $name }
button-waiting = { $count ->
        [one] Show it
       *[other] Show them
    }
command-moneydate = The month for two: what to talk about and decide
