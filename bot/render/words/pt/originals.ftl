# Originais dos recibos: guardados, mostrados, exportados.
refusal-file-store-away = Não consigo chegar ao lugar onde as fotos são guardadas. Nada foi mudado; tente de novo em alguns minutos.
refusal-export-too-large = Os originais somam { $megabytes } MB, demais de uma vez. Peça um período mais curto, como “/export zip outubro”.
button-export-receipts = 📎 Com os recibos ({ $count })
export-receipts = { $count ->
    [one] Seus lançamentos com 1 recibo. A coluna “receipts” diz qual arquivo pertence a qual linha.
   *[other] Seus lançamentos com { $count } recibos. A coluna “receipts” diz qual arquivo pertence a qual linha.
}
export-receipts-part = Parte { $part } de { $parts }.
export-receipts-none = Não há recibos guardados desse período que você possa ver.
