# Qué cambió, qué espera y respuestas cortas a mensajes cortos.
change-said = { $item }: { $changes }
change-already = { $item }: ya estaba así
change-value = { $before } → { $after }
change-removed = Quitado: { $item }
visibility-private = privado
visibility-shared = compartido
for-everybody = para todos
for-you = para ti
paid-by-you = lo pagaste tú
button-take-back = ↩️ Deshacer el cambio
toast-taken-back = Como estaba antes
toast-reopened = Abierta otra vez
card-entry-as-before = ✓ Como estaba antes

still-open = Aún abierta:
cards-waiting = { $count ->
    [one] 1 tarjeta aún espera tu sí: /waiting
   *[other] { $count } tarjetas aún esperan tu sí: /waiting
}
answer-waiting = { $count ->
    [one] Sin contar 1 tarjeta que espera un sí (/waiting)
   *[other] Sin contar { $count } tarjetas que esperan un sí (/waiting)
}
waiting-title = { $count ->
    [one] Una tarjeta espera:
   *[other] { $count } tarjetas esperan:
}
waiting-none = No hay ninguna tarjeta esperando.
waiting-more = { $count ->
    [one] Espera una más. Decide sobre algunas y envía /waiting otra vez.
   *[other] Esperan { $count } más. Decide sobre algunas y envía /waiting otra vez.
}
confirmed-all = ✓ Guardado, { $count } tarjetas
confirm-all-none = Aquí no tienes ninguna tarjeta abierta.
confirm-all-asking = { $count ->
    [one] Una tarjeta necesita antes una respuesta:
   *[other] { $count } tarjetas necesitan antes una respuesta. Aquí va una:
}
button-undo-item = ↩️ { $item }
undo-fewer = { $count ->
    [one] No había más que deshacer que esto.
   *[other] No había más que deshacer que estas { $count }.
}
refusal-undo-too-many = Deshago de 1 a { $most } cosas a la vez, por ejemplo “/undo 3”.

button-edit-item = ✏️ { $item }
button-delete-it = 🗑️ Borrar
button-keep = Dejarlo
sought-what = Di cuál, por ejemplo “/edit taxi” o “/delete leche ayer”.
private-count = 🔒 privados: { $count }

button-twin-same = Es el mismo
button-twin-other = Es otro
button-never-mind = No importa
button-as-last-time = Como la última vez: { $amount }
button-look-for = 🔎 { $item }
talk-again = Aquí estoy. Escribe lo que gastaste o pregúntame algo.
command-waiting = Tarjetas que esperan un sí

# How a number was asked of the book.
query-total = una suma
query-by-category = sumas por categoría
query-by-member = sumas por miembro
query-by-merchant = sumas por tienda
query-by-month = sumas por mes
query-by-day = sumas por día
