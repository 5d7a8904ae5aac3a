# Exchange rates.
button-rate-ask = 1 { $currency } = ?
rate-ask-days = How many { $base } was 1 { $currency } from { $first } to { $last }? Just write the number; it counts for all these days.
button-rate-later = Later
rate-ask = How many { $base } was 1 { $currency } on { $day }? Just write the number.
rates-kept = { $count ->
    [one] 1 rate is kept.
   *[other] { $count } rates are kept.
}
rates-filled = { $count ->
    [one] 1 entry that waited for it is counted now.
   *[other] { $count } entries that waited are counted now.
}
rates-title = Exchange rates
rates-row = 1 { $currency } = { $rate } { $base } ({ $day })
rates-how = Add one: /rates 1 USD = 83.20 (or with its day: /rates USD 83.20 2026-11-20). Or send a CSV file with the columns date, currency, rate and write /rates with it. Until there is a rate an amount stands beside the others.
line-converted = = { $base }
line-beside = not converted
answer-converted = Counted in at the rates of their days: { $sums }.
refusal-rate-unread = I see no rate there. Write a number, such as 83.20.
refusal-rate-of-own = { $currency } is what this book is kept in, it needs no rate.
refusal-rates-file-unread = I cannot read rates from that file. It needs a first line with date, currency, rate, then lines such as 2026-11-20,USD,83.20.
refusal-rates-row-unread = Line { $row } of that file cannot be read, so nothing was taken from it. A line looks like 2026-11-20,USD,83.20.
