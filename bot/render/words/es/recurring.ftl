# Payments and incomes that recur: their cards, what falls due, and what they come to.
card-bill-settled = Ya estaba anotado de otra forma, así que cerré esta tarjeta.
refusal-rhythm-impossible = Con ese ritmo no puedo contar. Dilo como «cada mes el día 5», «cada semana el lunes» o «cada 3 meses».
refusal-repeat-ends-early = Eso terminaría antes de empezar. Da un final posterior al primer día.
refusal-repeat-starts-early = El primer día no puede estar en el pasado. Da hoy o un día posterior.
refusal-repeat-unknown = Ese pago recurrente ya no existe.
rhythm-day = { $count ->
    [1] cada día
   *[other] cada { $count } días
  }
rhythm-week = { $count ->
    [1] cada semana
   *[other] cada { $count } semanas
  }
rhythm-month = { $count ->
    [1] cada mes
   *[other] cada { $count } meses
  }
rhythm-year = { $count ->
    [1] cada año
   *[other] cada { $count } años
  }
rhythm-on-weekdays = { $rhythm }: { $days }
rhythm-on-day = { $rhythm } el día { $day }
rhythm-on-last-day = { $rhythm } el último día
rhythm-on-date = { $rhythm } el { $day }
rhythm-times = { $rhythm }, { $count ->
    [one] { $count } vez
   *[other] { $count } veces
  }
day-format-month = d 'de' MMMM
repeat-title-proposed = 🔁 ¿Configurar un pago recurrente?
repeat-title-active = 🔁 Recurrente
repeat-title-paused = ⏸️ En pausa
repeat-title-ended = ⏹️ Terminado
repeat-title-discarded = 🗑️ Descartado
repeat-next = próximo { $day }
repeat-no-next = Ya no viene nada más.
repeat-until = hasta { $day }
repeat-paused = en pausa
repeat-promise = Nada se anota solo: cuando toque, te envío una tarjeta para confirmar.
repeat-unpromised = Nada se anota solo. En { $channel } envío la tarjeta solo si lo permites; /bills lo muestra de todos modos.
repeat-twin = Ya hay uno: { $rule }.
repeat-ask-amount = ¿Cuánto cuesta { $item } desde ahora?
repeat-ask-when = ¿Cuándo toca { $item }? Escríbelo como «cada mes el 5» o «cada semana los lunes».
repeat-ask-name = ¿Cómo se llamará { $item }?
repeat-ask-end = ¿Terminar { $item } del todo? Lo pagado queda en el libro.
button-repeat-once = Una compra de { $amount }
button-repeat-offer = 🔁 Hacerlo recurrente
button-repeat-pause = ⏸️ Pausar
button-repeat-resume = ▶️ Reanudar
button-repeat-skip = ⏭️ Saltar próximo
button-repeat-price = 💱 Cambiar precio
button-repeat-end = ⏹️ Terminar
button-repeat-end-sure = ⏹️ Sí, terminar
button-repeat-all = 🔁 Todos
button-repeat-when = Cuándo
button-repeat-name = Nombre
button-bills = 📅 Próximos pagos
button-calendar = 🗓️ Enlace de calendario
toast-repeat-on = Configurado
toast-repeat-paused = En pausa
toast-repeat-resumed = Sigue
toast-repeat-skipped = Saltado: { $day }.
toast-repeat-ended = Terminado
repeats-title = 🔁 Lo que se repite
repeats-none =
    Aún no hay nada que se repita. Escríbelo como lo dirías:
    • alquiler 800 el 1 de cada mes
    • netflix 12 mensual
    • salario 2000 el último día de cada mes
repeats-private = 🔒 { $count ->
    [one] Uno es privado de otra persona.
   *[other] { $count } son privados de otros.
  }
repeats-month = Unos { $sum } al mes.
bills-title = 📅 Pagos hasta { $day }
bills-none = No conozco pagos hasta { $day }.
bills-left = Queda por pagar: { $sum }
bills-transfers = Los traspasos no están en esta suma: mueven dinero y no lo gastan.
bills-guessed = Supuesto por lo pagado antes, sin configurar: { $items }. /recurring los configura.
bill-next = { $item } vence: { $day }.
bill-next-guessed = Es una suposición: hasta ahora llegó { $rhythm }. No está fijado; /recurring lo hace.
bill-status-due = toca ahora
bill-status-overdue = ⚠️ vencido
bill-status-partly-paid = faltan { $left }
command-recurring = Pagos e ingresos que se repiten
command-bills = Próximos pagos
refusal-repeat-private-group = Un pago privado no se puede ver ni crear en un grupo. Escríbeme en privado.
refusal-repeat-unread = No lo leo como pago recurrente. Escríbelo como «/recurring alquiler 800 el 1 de cada mes».
refusal-repeat-name-empty = Un nombre necesita al menos una letra.
recurring-total = Los pagos recurrentes suman unos { $sum } al mes.
recurring-income = Entran unos { $sum } al mes.
recurring-nothing = Nada recurrente encaja con eso.
recurring-why = { $item }: { $amount } { $rhythm } = { $month } al mes
recurring-why-private = Privado de otros: { $month } al mes
recurring-why-how = Un año tiene 12 meses y 52,18 semanas; lo pausado no cuenta.
bill-due-income = 📅 { $item }, tocaba { $day }. ¿Ya entró?
bill-due = 📅 { $item }, vence { $day }. ¿Ya está pagado?
button-bill-pay = ✅ { $item }
toast-bill-settled = Eso ya está resuelto.
button-calendar-make = 🗓️ Crear el enlace
button-calendar-new = 🗓️ Crear otro enlace
calendar-explained = Tu calendario puede mostrar los próximos pagos, sin los privados. El enlace es la llave: quien lo tenga puede leerlos. Crear uno anula el anterior.
calendar-link = Añade esta dirección a tu calendario como suscripción. No puedo mostrarla otra vez; guardadla para vosotros.
calendar-off = El enlace de calendario necesita la página web de Purser, que aquí está apagada.
calendar-name = Pagos de { $household }
suggest-recurring = 🔎 { $item } parece repetirse: { $amount } { $rhythm }, { $count } veces, la última { $day }. ¿Lo espero?
suggest-found = 🔎 Esto parece repetirse: { $count } veces hasta ahora.
suggest-later = Ahora no. /recurring lo vuelve a mostrar.
suggest-never = No volveré a sugerir { $item } con este ritmo.
button-suggest-later = Ahora no
button-suggest-never = 🚫 No sugerir más
rhythm-on-days = { $rhythm } los días { $days }
repeat-which = ¿Cuál?
repeat-new-price = Desde { $day }, en lugar de { $old }.
repeat-same-price = Ya cuesta eso.
repeat-unchanged = No ha cambiado nada.
repeat-none-due = No vence nada pronto.
bill-already-paid = { $item } de { $day } ya está pagado.
repeat-no-such = Nada recurrente se llama «{ $name }». /recurring muestra lo que hay.
button-bill-early = ✅ El de { $day }
rhythm-once = una vez
bill-title-proposed = 📅 ¿Anoto una factura por venir?
bill-title-active = 📅 Factura por venir
repeat-later-price = Desde { $day }: { $amount }
repeat-lead = Aviso { $count ->
        [one] un día
       *[other] { $count } días
    } antes.
refusal-repeat-move-unfit = Eso viene con otro ritmo. Di un día del mes para lo mensual, un día de la semana para lo semanal.
refusal-repeat-lead-too-long = Puedo avisar como mucho { $days } días antes.
