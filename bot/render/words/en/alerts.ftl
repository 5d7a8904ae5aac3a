# What we say first, and what members want to hear of.
command-notices = What I tell you, and when
alert-everything = All spending
alert-budget_near = { $item }: { $percent }% of the budget is used, { $amount } of { $compared }.
alert-budget_near-discreet = The budget for { $item } is nearly used up.
alert-why-budget_near = I say this once a period, when the threshold is reached.
alert-budget_over = { $item } is over its budget: { $amount } spent of { $compared } ({ $percent }%).
alert-budget_over-discreet = The budget for { $item } is overspent.
alert-why-budget_over = I say this once a period, when 100% is passed.
alert-pace = { $item } runs ahead: { $percent }% used, { $time }% of the time gone ({ $amount } of { $compared }).
alert-pace-discreet = Spending on { $item } runs ahead of the budget.
alert-why-pace = I say this once a period, when spending is far ahead of the days gone.
alert-bill_due = { $item } is due { $day }: { $amount }.
alert-bill_due-discreet = { $item } is due { $day }.
alert-why-bill_due = It is one of your recurring payments, and I see no payment yet.
alert-bill_late = { $item } was due { $day } and I see no payment: { $amount } open.
alert-bill_late-discreet = { $item } was due { $day } and I see no payment.
alert-why-bill_late = I ask once. Paid otherwise? Write it down, or tap This is fine.
alert-price = { $item } cost { $amount } this time, not { $compared } ({ $percent }%).
alert-price-discreet = { $item } cost another price than before.
alert-why-price = I compare each payment with what you told me it costs.
alert-unusual = { $item }, { $amount }: that is unusual. It is mostly around { $compared }.
alert-unusual-discreet = One entry of { $item } is unusual.
alert-why-unusual = I compare each entry with those before it.
alert-income = { $item } was expected { $day }: { $compared }. So far I see { $amount }.
alert-income-discreet = { $item } was expected { $day } and is not all here.
alert-why-income = It is one of your recurring incomes, and the day has passed.
alert-draft = A card still waits for an answer: { $item }.
alert-draft-discreet = A card still waits for an answer.
alert-why-draft = /waiting shows all cards that wait.
alert-good_news = Good news: { $item } came to { $amount }, { $percent }% less than usual ({ $compared }).
alert-good_news-discreet = Good news: less than usual went to { $item }.
alert-why-good_news = I compare with the same days of the months before.
alert-security = { $item }
alert-security-discreet = { $item }
alert-why-security = It concerns who can reach your book.
button-alert-paid = ✅ It is paid
button-alert-fine = This is fine
button-alert-less = Less like this
button-alert-later = Not now
alert-fine-done = Fine. I will not raise it again.
alert-later-done = I will say it again tomorrow, if it still holds.
alert-less-digest = From now on this comes in the weekly digest only. /notices changes it.
alert-less-off = I will not tell you this any more. /notices changes it.
alert-less-push = You hear of this at once. /notices changes it.
refusal-alert-gone = That notice is not there any more.
notices-title = 🔔 What I tell you
notices-about = Tap a kind to hear of it at once, in the weekly digest, or not at all.
notice-topic-budgets = Budgets
notice-topic-bills = Bills
notice-topic-prices = Prices
notice-topic-unusual = Unusual entries
notice-topic-income = Incomes
notice-topic-cards = Waiting cards
notice-topic-good = Good news
notice-push = at once
notice-digest = in the digest
notice-off = never
notices-discreet = Notices without amounts: { $on ->
        [on] yes
       *[off] no
    }
notices-urgent = Urgent ones in quiet hours too: { $on ->
        [on] yes
       *[off] no
    }
notices-digest = Weekly digest: { $day }, { $time }. /digest sends one now.
notices-digest-never = No weekly digest. /digest sends one now.
notices-fine = { $count ->
        [one] You called one thing fine; I do not raise it again.
       *[other] You called { $count } things fine; I do not raise them again.
    }
button-notice-discreet = Without amounts
button-notice-urgent = Urgent at night
button-notice-digest = Digest time
button-notice-forget = Raise them again
digest-never = No digest
ask-digest-day = Which day shall the weekly digest come?
ask-digest-hour = { $day }, at what time?
alert-good_news-budget = Good news: { $item } stayed under its budget: { $amount } of { $compared }.
alert-good_news-budget-discreet = Good news: { $item } stayed under its budget.
alert-why-good_news-budget = The budget’s month is over.
alert-good_news-goal = Good news: the goal { $item } is reached: { $amount } of { $compared }.
alert-good_news-goal-discreet = Good news: the goal { $item } is reached.
alert-why-good_news-goal = I count what was put into it. /goals shows it.
