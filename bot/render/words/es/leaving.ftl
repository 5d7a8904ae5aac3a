# Llevárselo todo: tipos de archivos.
button-export-xlsx = 📗 Excel
pages-export-xlsx = Exportar a Excel
export-ledger = Tu libro como texto de { $dialect }, { $count ->
    [one] 1 anotación
   *[other] { $count } anotaciones
}. Lo que no tiene cuenta está en «Assets:Unnamed»; lo privado de los demás va como suma.
button-export-hledger = hledger
button-export-beancount = Beancount
pages-export-hledger = Como texto de hledger
pages-export-beancount = Como texto de Beancount
button-export-backup = 🗄 Copia de todo
button-restore-backup = Restaurarla aquí
backup-ready = Todo lo de tu hogar: { $entries ->
    [one] 1 anotación
   *[other] { $entries } anotaciones
}, { $receipts ->
    [one] 1 recibo
   *[other] { $receipts } recibos
}, tarjetas, categorías, reglas, presupuestos, pagos, metas y ajustes.
backup-private = Lo privado de los demás va solo como importes, tal como los ves; tus propias anotaciones privadas van completas.
backup-receipts-left = Los recibos suman { $megabytes } MB, demasiado para un chat, así que no van. La página de ajustes (/dashboard) lo da todo.
backup-how = Guárdala bien, no está cifrada. Para recuperarla, envíamela en un hogar que todavía esté vacío.
backup-found = Una copia de { $household } de { $day }: { $entries ->
    [one] 1 anotación
   *[other] { $entries } anotaciones
}, { $receipts ->
    [one] 1 recibo
   *[other] { $receipts } recibos
}. Al restaurarla será el libro de este hogar, con su nombre y sus ajustes.
backup-restored = { $household } está de vuelta: { $entries ->
    [one] 1 anotación
   *[other] { $entries } anotaciones
}, { $receipts ->
    [one] 1 recibo
   *[other] { $receipts } recibos
}. El modelo de lenguaje y el enlace del calendario hay que configurarlos de nuevo.
backup-invite = { $names } { $count ->
    [one] está por su nombre y no tiene
   *[other] están por su nombre y no tienen
} por dónde entrar todavía: haz un enlace de acceso para cada uno en la página de ajustes (/dashboard).
refusal-backup-damaged = Esta copia está dañada o fue modificada y no puedo restaurarla. No cambié nada. Envía el archivo tal como lo hice.
refusal-backup-newer = Esta copia es de una versión más nueva de Purser. No cambié nada. Actualiza este Purser y envíala otra vez.
refusal-backup-too-large = Esta copia ocupa al abrirse más de lo que acepto. No cambié nada.
refusal-backup-not-empty = Este hogar ya tiene algo, y no mezclo dos libros. Crea un hogar nuevo y envíame allí la copia antes que nada.
refusal-backup-in-group = Una copia es solo para ti. Escríbeme en privado.
refusal-backup-receipts-large = Los recibos suman { $megabytes } MB, demasiado para un archivo. Toma la copia sin ellos, y los recibos con «/export zip octubre», mes a mes.
pages-backup = Copia de todo
pages-backup-bare = Copia sin recibos
pages-restore-backup = Restaurar una copia
pages-restore-lead = Solo en un hogar vacío: su nombre, sus ajustes y su libro pasan a ser los de la copia.
