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
digest-payers = Quién pagó:
digest-budgets = Presupuestos:
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
digest-next = El próximo llega { $day } a las { $time }. /notices lo cambia.
digest-next-month = El próximo llega el día uno del mes a las { $time }.
digest-asked = Lo estoy haciendo; llega enseguida. El próximo viene solo { $day } a las { $time }.
digest-asked-never = Lo estoy haciendo; llega enseguida. Ninguno viene solo; /notices lo cambia.
