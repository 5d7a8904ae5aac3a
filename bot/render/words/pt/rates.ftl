# Taxas de câmbio.
button-rate-ask = 1 { $currency } = ?
rate-ask-days = Quantos { $base } valia 1 { $currency } (de { $first } a { $last })? Escreva só o número; vale para todos esses dias.
button-rate-later = Depois
rate-ask = Quantos { $base } valia 1 { $currency } ({ $day })? Escreva só o número.
rates-kept = { $count ->
    [one] 1 taxa guardada.
   *[other] { $count } taxas guardadas.
}
rates-filled = { $count ->
    [one] 1 lançamento que esperava por ela já conta.
   *[other] { $count } lançamentos que esperavam já contam.
}
rates-title = Taxas de câmbio
rates-row = 1 { $currency } = { $rate } { $base } ({ $day })
rates-how = Adicione uma: /rates 1 USD = 5,40 (ou com o dia: /rates USD 5,40 2026-11-20). Ou mande um arquivo CSV com as colunas date, currency, rate e escreva /rates com ele. Sem taxa, um valor fica à parte.
line-converted = = { $base }
line-beside = não convertido
answer-converted = Contado pelas taxas de cada dia: { $sums }.
refusal-rate-unread = Não vejo taxa aí. Escreva um número, como 5,40.
refusal-rate-of-own = Este livro é em { $currency }, não precisa de taxa.
refusal-rates-file-unread = Não consigo ler taxas desse arquivo. Ele precisa de uma primeira linha com date, currency, rate e depois linhas como 2026-11-20,USD,5.40.
refusal-rates-row-unread = A linha { $row } desse arquivo não pode ser lida, então nada foi tirado dele. Uma linha é como 2026-11-20,USD,5.40.
