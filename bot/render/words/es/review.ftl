# Tarjetas, y lo que se puede hacer con ellas.
line-expense = { $category } · { $amount }
line-income = { $category } · +{ $amount } ingreso
line-refund = ↩️ Devolución · { $category } · { $amount }
line-transfer = 🔄 Traspaso · { $amount }
line-private = 🔒 privado
paid-by = pagó { $member }
for-whom = para { $members }
total-spent = Total { $amount }
total-received = Recibido { $amount }
category-none = Sin categoría
kind-expense = Gasto
kind-income = Ingreso
kind-refund = Devolución
kind-transfer = Traspaso
this-one = esto
somebody-else = Otra persona
entry-hidden = 🔒 Apunte privado · { $amount }

button-confirm = ✅ Confirmar
button-confirm-all = ✅ Confirmar todo
button-edit = ✏️ Editar
button-discard = 🗑️ Descartar
button-undo = ↩️ Deshacer
button-restore = ♻️ Recuperar
button-delete = 🗑️ Borrar
button-back = ‹ Atrás
button-other = Otro…
button-everybody = 👪 Para todos
button-clear = Quitarlo
button-only-this = ✅ Solo este
button-remove = ➖ Quitar
button-older = Anteriores ›
button-newer = ‹ Recientes
button-edit-number = ✏️ Editar { $number }
button-delete-number = 🗑️ Borrar { $number }
button-restore-number = ♻️ Recuperar { $number }

doubt-amount = ¿Qué importe para { $item }?
doubt-date-scope = ¿“{ $day }” vale para todo?
doubt-date = ¿Qué día para { $item }?
doubt-currency = ¿Qué moneda para { $item }?
doubt-kind = ¿Qué es { $item }?
doubt-payer = ¿Quién pagó { $item }?
doubt-entry = ¿Es cada uno de estos un apunte aparte?
keep-all-lines = Dejar todos
without-line = Quitar { $amount } ({ $item })
doubt-amount-outside = ¿Quién paga qué de { $item }?
doubt-payer-outside = { $name } no está en este hogar. ¿Quién pagó { $item }?
outside-paid = Le debemos { $amount } a { $name }
outside-paid-by-me = Pagué yo, a { $name }
outside-invite = Invitar a { $name }
outside-owes = Lo nuestro { $ours }, nos deben { $owed }
outside-all-ours = Es todo nuestro: { $ours }
outside-only-ours = Solo pagué nuestra parte: { $ours }
unsure-category = No sé bien dónde va “{ $item }”. Confirma o elige:
edit-which = ¿Cuál?
edit-what = ¿Qué cambio?
scope-all = { $count ->
    [2] Los dos
    [3] Los tres
   *[other] Los { $count }
  }
scope-some = Solo { $names }
scope-none = Ninguno
choose-expense = Gasto
choose-income = Ingreso
choose-refund = Devolución
choose-transfer = Traspaso a cuenta propia
choose-paid-back = Me lo devuelven

field-category = Categoría
field-amount = Importe
field-date = Fecha
field-description = Descripción
field-merchant = Tienda
field-account = Cuenta
field-payer = Quién pagó
field-whom = Para quién
field-kind = Tipo
field-tags = Etiquetas
make-private = 🔒 Hacer privado
make-shared = 👥 Compartir
choose-category = Elige una categoría.
choose-date = ¿Qué día?
choose-kind = ¿Qué es?
choose-payer = ¿Quién pagó?
choose-whom = ¿Para quién fue?
choose-account = ¿Pagado desde dónde?
type-amount = ¿Cuál es el importe correcto? Escríbelo.
type-description = ¿Qué fue? Escríbelo.
type-merchant = ¿Qué tienda o persona? Escríbelo.
type-account = ¿Qué cuenta o tarjeta? Escribe su nombre.
type-tags = ¿Qué etiquetas? Escríbelas como #goa #viaje.
type-date = ¿Qué día? Escríbelo como lo dirías: ayer, el viernes pasado, 12 nov.

card-saved = ✓ Guardado
card-undone = ↩️ Deshecho. Queda 30 días en la papelera.
card-purged = Lo que había aquí salió de la papelera para siempre.
card-discarded = 🗑️ Descartado. No se apuntó nada.
card-expired = ⌛ Esta tarjeta caducó sin respuesta. No se apuntó nada.
card-waiting = ⏰ Sigue esperando tu sí
card-entry = ✓ En el libro
card-entry-changed = ✓ Cambiado
card-entry-deleted = 🗑️ En la papelera por 30 días
card-entry-restored = ✓ De vuelta en el libro

remark-twin = ¿Lo mismo que a las { $time }?
remark-twin-of = ¿“{ $item }” es lo mismo que a las { $time }?
remark-purchase = Devolución de { $item }, { $day }

toast-saved = Guardado
toast-discarded = Descartado
toast-changed = Cambiado
toast-undone = Deshecho
toast-restored = De vuelta en el libro
toast-deleted = Borrado
toast-stale = Esa tarjeta había cambiado. Así está ahora.
toast-card-confirmed = Guardado
toast-card-discarded = Esa tarjeta se descartó.
toast-card-expired = Esa tarjeta caducó.

last-title = Los últimos apuntes
last-private = Los últimos apuntes son privados. Pregúntame en nuestro chat.
last-none = Todavía no hay nada en el libro. Escríbeme lo que gastaste, como “leche 60”.
trash-title = En la papelera, guardado 30 días
trash-none = La papelera está vacía.
cancelled = Olvidado. Las tarjetas siguen como están.
photo-kept = Guardé la foto, pero aquí no leo fotos. Escribe qué fue, como “supermercado 54”, y le pongo la foto.
still-asking = { $problem } O escribe /cancel.

refusal-viewers-only-look = Puedes mirar este libro, pero no escribir en él. Un admin puede cambiarlo.
refusal-edit-window-over = Esto tiene más de { $hours } horas; ahora solo puede cambiarlo un admin.
refusal-card-unknown = No encuentro esa tarjeta.
refusal-card-not-saved = Esa tarjeta nunca entró en el libro.
refusal-entry-unknown = No encuentro ese apunte.
refusal-entry-in-trash = Ese apunte está en la papelera. Recupéralo primero.
refusal-nothing-to-undo = No hay nada tuyo que deshacer.
refusal-doubt-open = Elige primero una respuesta y luego confirma.
refusal-line-alone = Es la única línea. Confirma la tarjeta.
refusal-which-line = Hay { $count } líneas. Di cuál, como “la segunda era 145”, o usa Editar.
refusal-no-card = No sé bien qué cambiar. Responde a la tarjeta que quieras.
refusal-category-unfit = Esa categoría no va aquí.
refusal-whom-unfit = Solo un gasto o una devolución puede ser para alguien.
refusal-category-unknown = No conozco esa categoría.
refusal-member-unknown = Esa persona no es de este hogar.
refusal-account-unknown = No conozco esa cuenta.
refusal-private-in-group = Aquí leen todos. Escríbeme en privado para que un apunte sea privado.
refusal-private-only-author = Solo quien lo escribió decide quién lo ve.
refusal-too-many-lines = Son más de { $most } líneas. Envíalas en partes.
refusal-amount-zero = Un importe tiene que ser mayor que cero.
refusal-amount-negative = Un importe tiene que ser mayor que cero.
refusal-amount-unread = No veo ningún importe. Escríbelo como 145 o 12,50.
refusal-amount-unclear = { $text } podría ser { $readings }. Escríbelo claro, como 1200 o 1,20.
refusal-date-unread = No veo ningún día. Escríbelo como ayer, el viernes pasado o 12 nov.
refusal-date-impossible = Ese día no existe.
refusal-date-future = Ese día no ha llegado. Da uno hasta hoy.
refusal-date-too-far = El año { $year } me queda demasiado lejos.
refusal-text-missing = Escribe al menos una palabra.
delete-all-none = Aquí no espera nada. Lo guardado se borra uno a uno: /last, luego Editar, Borrar; /undo deshace lo último.
delete-all-ask = { $count ->
    [one] ¿Qué quito? Una tarjeta espera tu sí. Lo guardado se queda: se borra uno a uno desde /last.
   *[other] ¿Qué quito? { $count } tarjetas esperan tu sí. Lo guardado se queda: se borra uno a uno desde /last.
  }
button-discard-all = { $count ->
    [one] 🗑️ Descartar la tarjeta
   *[other] 🗑️ Descartar { $count } tarjetas
  }
button-restore-card = ↩️ Recuperar { $item }
delete-all-done = { $count ->
    [one] Una tarjeta descartada.
   *[other] { $count } tarjetas descartadas.
  }
review-early = Los consejos llegan cuando el libro tiene { $least } días; ahora tiene { $days ->
    [one] un día
   *[other] { $days } días
}, muy poco para aconsejar.
