# Tipos de cambio.
button-rate-ask = 1 { $currency } = ?
rate-ask-days = ¿Cuántos { $base } era 1 { $currency } (de { $first } a { $last })? Escribe solo el número; vale para todos esos días.
button-rate-later = Luego
rate-ask = ¿Cuántos { $base } era 1 { $currency } ({ $day })? Escribe solo el número.
rates-kept = { $count ->
    [one] Se guardó 1 tipo de cambio.
   *[other] Se guardaron { $count } tipos de cambio.
}
rates-filled = { $count ->
    [one] 1 apunte que lo esperaba ya cuenta.
   *[other] { $count } apuntes que esperaban ya cuentan.
}
rates-title = Tipos de cambio
rates-row = 1 { $currency } = { $rate } { $base } ({ $day })
rates-how = Añade uno: /rates 1 USD = 0,92 (o con su día: /rates USD 0,92 2026-11-20). O envía un archivo CSV con las columnas date, currency, rate y escribe /rates con él. Sin tipo de cambio, un importe queda aparte.
line-converted = = { $base }
line-beside = sin convertir
answer-converted = Contado al cambio de cada día: { $sums }.
refusal-rate-unread = No veo ahí un tipo de cambio. Escribe un número, como 0,92.
refusal-rate-of-own = Este libro se lleva en { $currency }, no necesita tipo de cambio.
refusal-rates-file-unread = No puedo leer tipos de cambio de ese archivo. Necesita una primera línea con date, currency, rate y luego líneas como 2026-11-20,USD,0.92.
refusal-rates-row-unread = La línea { $row } de ese archivo no se puede leer, así que no se tomó nada. Una línea es como 2026-11-20,USD,0.92.
