# Forecasts, what can be afforded, and what stands out.
outlook-about = { $what } in { $when }
outlook-forecast = { $when } will come to about { $sum }, most likely between { $low } and { $high }.
outlook-parts = Spent so far: { $spent }. Bills still to come: { $bills }. Everything else: about { $rest }.
outlook-parts-ahead = Bills make { $bills } of it, everything else about { $rest }.
outlook-bills-guessed = Of these bills { $sum } are guessed from what was paid before, not set up.
outlook-item = { $name } { $sum }
outlook-one-offs = Left out, as it hardly comes again: { $items }.
outlook-too-little = It is too early for a forecast: I need entries of three weeks, ten of them at least.
outlook-why = From { $days } days of entries since { $first }; bills are put on their days, the rest is mostly { $method }. 19 times out of 20 it is between { $low } and { $high }. By category:
outlook-method-weeks = drawn from whole weeks of your own past, recent ones more often
outlook-method-mean = the mean of all days
outlook-method-smoothing = carried on from the last weeks
outlook-spent = Spent
outlook-likely = Likely
outlook-title = { $when }: about { $sum }
outlook-subtitle = Likely between { $low } and { $high }
outlook-afford-ask = How much would it cost? Ask with the amount: “can we afford 40000 by Diwali?”
outlook-afford-yes = { $sum } by { $day }: likely, a chance of { $chance } in 10.
outlook-afford-maybe = { $sum } by { $day }: perhaps, a chance of { $chance } in 10.
outlook-afford-no = { $sum } by { $day }: hardly, a chance of { $chance } in 10.
outlook-afford-impossible = { $sum } by { $day }: not from what comes in.
outlook-afford-bills = By { $day } about { $income } comes in and { $bills } of bills is due, which leaves at most { $rest } before anything else is spent.
outlook-afford-parts = Until then about { $income } comes in and { $low } to { $high } is likely spent, which leaves around { $left }.
outlook-afford-no-income = I see no regular income yet, so I cannot say how likely { $sum } is. By { $day }, { $low } to { $high } is likely spent.
outlook-afford-limits = I do not know what lies on your accounts.
outlook-afford-impossible-balance = { $sum } by { $day }: not from what is there and comes in.
outlook-afford-bills-balance = Your accounts hold { $balance }. By { $day } about { $income } comes in and { $bills } of bills is due, which leaves at most { $rest } before anything else is spent.
outlook-afford-parts-balance = Your accounts hold { $balance }. Until then about { $income } comes in and { $low } to { $high } is likely spent, which leaves around { $left }.
outlook-afford-budgets = Where your budgets hold, about { $saving } less is spent: then the chance is { $chance } in 10.
outlook-afford-why = From { $days } days of entries since { $first }; bills are put on their days, the rest is mostly { $method }. The chance is how many of 1000 such courses leave { $sum } on { $day }.
outlook-afford-why-incomes = Comes in: { $items }.
outlook-afford-why-bills = Bills: { $items }.
outlook-due-item = { $name } { $sum } ({ $day })
outlook-odd-none = Nothing stands out in { $when }.
outlook-odd-head = { $count ->
    [one] One thing stands out in { $when }:
   *[other] { $count } things stand out in { $when }:
}
outlook-odd-duplicate = { $name } { $sum } is there twice around { $day }.
outlook-odd-shop-amount = { $name } { $sum }, { $day }: mostly it is around { $usual } there.
outlook-odd-category-amount = { $name } { $sum }, { $day }: { $category } is mostly around { $usual } at a time.
outlook-odd-new-shop = { $name } { $sum }, { $day }: a new name, and { $category } is mostly around { $usual } at a time.
outlook-odd-price = { $name } cost { $sum }, { $day }; so far it was { $usual }.
outlook-odd-pace = { $category }: { $sum } this month. By this day it was mostly around { $usual }.
outlook-fine = { $number }. This is fine
outlook-fine-kept = All right, I say no more about it.
