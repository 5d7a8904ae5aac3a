# Bank alerts, statements and the proofs of one purchase.
alert-balance = Saldo después: { $sum }
alert-again = Ya tengo este mensaje del banco. Esta es su tarjeta.
alert-known = Ya tengo este mensaje del banco; está en una tarjeta privada.
statement-again = Ya tengo este archivo. Esta es su tarjeta.
statement-sent-again = Este archivo se envió de nuevo después. Esta es su tarjeta nueva; la anterior sigue cerrada.
statement-no-account = Este archivo no nombra ninguna cuenta, así que no se guarda ninguna.
statement-ask-account = Este archivo no nombra ninguna cuenta. ¿De cuál es?
refusal-statement-empty = Este archivo está vacío. Exporta el extracto otra vez y envíalo.
refusal-statement-kind-unknown = No puedo leer este tipo de archivo como extracto. Envía CSV, XLSX, OFX, QIF, camt, MT940 o PDF.
refusal-statement-too-large = Este archivo pasa de { $megabytes } MB. Exporta menos meses a la vez.
refusal-statement-too-long = Este archivo tiene más de { $most } líneas. Exporta menos meses a la vez.
refusal-statement-corrupt = Este archivo está dañado o incompleto. Exporta el extracto otra vez y envíalo.
refusal-statement-unsafe = Este archivo pide más de lo que un extracto puede, así que no lo abrí. Expórtalo de nuevo en tu banco.
refusal-statement-columns-unknown = No encuentro en este archivo una columna de fechas y una de importes. Envía la exportación del banco con su cabecera.
refusal-statement-without-lines = No encuentro movimientos en este archivo. Exporta un periodo en que los haya.
refusal-statement-lines-unreadable = No puedo leer el día y el importe de ninguna línea de este archivo, así que no cambié nada. Expórtalo otra vez, o como CSV.
refusal-statement-days-mixed = Las fechas de este archivo están escritas de varias formas, así que no cambié nada. Expórtalo con un solo formato.
refusal-statement-without-year = Las líneas no dicen el año y en las páginas no aparece. Envía el extracto entero con su primera página.
purchase-maybe = Quizá sea { $item } del { $day }, que ya tengo.
button-purchase-same = Es { $item }
purchase-joined = Lo junté con { $item }, que ya tenía.
button-purchase-part = Es otra compra
adjusted-tip = Anotaste { $item }, { $day }; el banco dice { $told }, { $more } más. ¿Es lo mismo, con propina o comisión?
adjusted-reward = Anotaste { $item }, { $day }; el banco cobró { $told }, { $more } menos. ¿Es lo mismo, con el resto en puntos o un vale?
adjusted-booked = El banco anunció { $item }, { $day }, y ahora dice { $told }. ¿Es la misma compra?
adjusted-exchange = Anotaste { $item }, { $day }; el banco dice { $told }. ¿Es lo mismo, al cambio del banco?
button-purchase-adjust = Es { $item }, { $sum }
statement-title = Extracto: { $count ->
    [one] una línea
   *[other] { $count } líneas
}, { $first } a { $last }
statement-counts = { $new } nuevas, { $known } ya en el libro, { $doubtful } por preguntar
statement-more = … y { $count } más
button-statement-import = Importar { $count }
button-statement-look = Ver
statement-nothing-new = No hay nada nuevo.
statement-asked-later = { $count } líneas más quizá ya estén en el libro: /waiting las muestra.
refusal-statement-days-to-come = Este extracto tiene días que aún no llegan. Revisa el formato de fecha y envíalo otra vez.
refusal-alert-without-chat = Abre antes un chat conmigo, en el navegador o en un mensajero: allí van las tarjetas de los mensajes reenviados.
proofs-behind = Lo respaldan: { $names }
proof-message = tu mensaje
proof-photo = el recibo
proof-alert = { $count ->
    [1] el aviso del banco
   *[other] { $count } avisos del banco
}
proof-statement = el extracto
transfer-maybe = Puede ser el otro lado de una transferencia con { $account }, { $day }.
button-transfer = Es una sola transferencia
transfer-paired = Una transferencia
statement-skipped = { $count ->
    [one] Otra línea no es un movimiento que pueda leer: total, nota o dañada.
   *[other] Otras { $count } líneas no son movimientos que pueda leer: totales, notas o dañadas.
}
