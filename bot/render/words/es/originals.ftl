# Originales de los recibos: guardados, mostrados, exportados.
refusal-file-store-away = No puedo llegar al lugar donde se guardan las fotos. No se cambió nada; inténtalo de nuevo en unos minutos.
refusal-export-too-large = Los originales suman { $megabytes } MB, demasiado de una vez. Pide un período más corto, por ejemplo «/export zip octubre».
button-export-receipts = 📎 Con los recibos ({ $count })
export-receipts = { $count ->
    [one] Tus apuntes con 1 recibo. La columna «receipts» dice qué archivo corresponde a cada línea.
   *[other] Tus apuntes con { $count } recibos. La columna «receipts» dice qué archivo corresponde a cada línea.
}
export-receipts-part = Parte { $part } de { $parts }.
export-receipts-none = No hay recibos guardados de ese período que puedas ver.
