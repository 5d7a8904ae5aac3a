# The weekly digest, the monthly report and the money date.
command-digest = El resumen semanal, ahora
digest-week-title = 📊 Tu semana, { $period }
digest-month-title = 📊 Tu mes: { $period }
digest-date-title = 💬 Vuestra cita de dinero: { $period }
digest-spent = Gastado: { $amount }.
digest-nothing = No se gastó nada, o no está apuntado.
digest-usual-more = Es un { $percent } más que lo habitual, { $usual } en otros tantos días.
digest-usual-less = Es un { $percent } menos que lo habitual, { $usual } en otros tantos días.
digest-usual-same = Es lo habitual: { $usual } en otros tantos días.
digest-income = Ingresos: { $amount }.
digest-changes = Qué cambió:
digest-change = { $category } { $amount }, normalmente { $usual }
digest-change-why = {" "}(casi todo en { $merchant }: { $amount })
digest-budgets = Presupuestos:
digest-bills-late = Vencido, sin pago visto:
digest-bills = Lo que viene:
digest-bill = { $item } { $amount }, { $day }
digest-alerts = Además:
digest-question-waiting = { $count ->
        [one] Una tarjeta te espera. ¿Está bien? /waiting la muestra.
       *[other] { $count } tarjetas te esperan. ¿Están bien? /waiting las muestra.
    }
digest-question-other = ¿Qué fue { $item }, { $amount }, { $day }? Dale una categoría.
digest-question-change = { $category } subió. ¿Va a seguir así? Entonces contad con ello.
digest-discreet = Está listo. Escribe /digest donde nadie lea contigo y quita «Sin importes» en /notices para verlo.
digest-next = El próximo llega el { $day } a las { $time }. /notices lo cambia.
digest-next-month = El próximo llega el día uno del mes a las { $time }.
digest-asked = Lo estoy haciendo; llega enseguida. El próximo viene solo el { $day } a las { $time }.
digest-asked-never = Lo estoy haciendo; llega enseguida. Ninguno viene solo; /notices lo cambia.
date-left = Queda de ello: { $amount }.
date-short = Son { $amount } más de lo que entró.
date-no-income = No hay ingresos apuntados, así que no sé decir qué queda.
date-views = Cada uno de vosotros:
date-view-own = Tú pagaste { $amount }
date-view = { $name } pagó { $amount }
date-view-most = , sobre todo en { $category } ({ $amount })
date-talk = Para hablar:
date-talk-over = { $name } pasó de su presupuesto. ¿El límite es demasiado bajo, o fue este mes?
date-talk-short = Salió más de lo que entró. ¿Qué puede esperar el mes que viene?
date-talk-grown = { $name } cuesta más de lo habitual. ¿Lo queréis los dos?
date-talk-worth = ¿Qué valió su dinero este mes, y qué no?
date-decide = Para decidir:
date-decide-limit = { $name }: { $amount } de más. ¿Otro límite?
date-decide-budget = { $name } no tiene presupuesto; lo habitual es { $amount }. ¿Poner uno?
date-decide-settle = { $debtor } debe { $amount } a { $creditor }. ¿Saldarlo?
date-decide-goal = { $name } necesita { $amount } a la semana. ¿Poner algo?
date-decide-first-goal = Aún no ahorráis para nada. ¿Para qué?
button-date-limit = ✏️ Límite: { $name }
button-date-budget = 💰 Presupuesto: { $name }
button-date-settle = 🤝 Quién debe a quién
button-date-goal = 🎯 Poner: { $name }
button-waiting = { $count ->
        [one] Muéstrala
       *[other] Muéstralas
    }
command-moneydate = El mes para dos: de qué hablar y qué decidir
