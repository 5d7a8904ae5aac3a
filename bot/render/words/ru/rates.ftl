# Курсы валют.
button-rate-ask = 1 { $currency } = ?
rate-ask-days = Сколько { $base } стоил 1 { $currency } (с { $first } по { $last })? Напишите просто число; оно будет считаться для всех этих дней.
button-rate-later = Позже
rate-ask = Сколько { $base } стоил 1 { $currency } ({ $day })? Напишите просто число.
rates-kept = { $count ->
    [one] Сохранён { $count } курс.
    [few] Сохранено { $count } курса.
    [many] Сохранено { $count } курсов.
   *[other] Сохранено { $count } курса.
}
rates-filled = { $count ->
    [one] { $count } запись, которая его ждала, теперь считается.
    [few] { $count } записи, которые его ждали, теперь считаются.
    [many] { $count } записей, которые его ждали, теперь считаются.
   *[other] { $count } записи, которые его ждали, теперь считаются.
}
rates-title = Курсы валют
rates-row = 1 { $currency } = { $rate } { $base } ({ $day })
rates-how = Добавить: /rates 1 USD = 92,5 (или с днём: /rates USD 92,5 2026-11-20). Или пришлите файл CSV со столбцами date, currency, rate и подпишите /rates. Без курса сумма стоит отдельно.
line-converted = = { $base }
line-beside = без пересчёта
answer-converted = Пересчитано по курсам своих дней: { $sums }.
refusal-rate-unread = Курса там не видно. Напишите число, например 92,5.
refusal-rate-of-own = Эта книга ведётся в { $currency }, курс ей не нужен.
refusal-rates-file-unread = Курсы из этого файла не читаются. Нужна первая строка date, currency, rate, потом строки вроде 2026-11-20,USD,92.5.
refusal-rates-row-unread = Строка { $row } этого файла не читается, поэтому из него ничего не взято. Строка выглядит так: 2026-11-20,USD,92.5.
