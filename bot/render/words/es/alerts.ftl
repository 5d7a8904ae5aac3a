# What we say first, and what members want to hear of.
command-notices = Qué te cuento y cuándo
alert-everything = Todos los gastos
alert-budget_near = { $item }: se ha usado el { $percent } % del presupuesto, { $amount } de { $compared }.
alert-budget_near-discreet = El presupuesto de { $item } está casi agotado.
alert-why-budget_near = Lo digo una vez por periodo, al llegar al umbral.
alert-budget_over = { $item } pasó su presupuesto: { $amount } gastados de { $compared } ({ $percent } %).
alert-budget_over-discreet = El presupuesto de { $item } está superado.
alert-why-budget_over = Lo digo una vez por periodo, al pasar del 100 %.
alert-pace = { $item } va adelantado: { $percent } % usado, { $time } % del tiempo pasado ({ $amount } de { $compared }).
alert-pace-discreet = El gasto en { $item } va por delante del presupuesto.
alert-why-pace = Lo digo una vez por periodo, cuando el gasto va muy por delante de los días.
alert-bill_due = { $item } vence { $day }: { $amount }.
alert-bill_due-discreet = { $item } vence { $day }.
alert-why-bill_due = Es uno de tus pagos recurrentes y aún no veo ningún pago.
alert-bill_late = { $item } vencía { $day } y no veo ningún pago: faltan { $amount }.
alert-bill_late-discreet = { $item } vencía { $day } y no veo ningún pago.
alert-why-bill_late = Pregunto una vez. ¿Se pagó de otra forma? Anótalo, o toca «Está bien».
alert-price = { $item } costó esta vez { $amount }, no { $compared } ({ $percent } %).
alert-price-discreet = { $item } costó otro precio que antes.
alert-why-price = Comparo cada pago con lo que me dijiste que cuesta.
alert-unusual = { $item }, { $amount }: es poco habitual. Suele rondar { $compared }.
alert-unusual-discreet = Un apunte de { $item } es poco habitual.
alert-why-unusual = Comparo cada apunte con los anteriores.
alert-income = { $item } se esperaba { $day }: { $compared }. Por ahora veo { $amount }.
alert-income-discreet = { $item } se esperaba { $day } y no ha llegado entero.
alert-why-income = Es uno de tus ingresos recurrentes y el día ya pasó.
alert-draft = Una tarjeta sigue esperando respuesta: { $item }.
alert-draft-discreet = Una tarjeta sigue esperando respuesta.
alert-why-draft = /waiting muestra todas las tarjetas que esperan.
alert-good_news = Buena noticia: { $item } quedó en { $amount }, un { $percent } % menos de lo habitual ({ $compared }).
alert-good_news-discreet = Buena noticia: se gastó menos de lo habitual en { $item }.
alert-why-good_news = Comparo con los mismos días de los meses anteriores.
alert-security = { $item }
alert-security-discreet = { $item }
alert-why-security = Se trata de quién puede llegar a vuestro libro.
button-alert-paid = ✅ Está pagado
button-alert-fine = Está bien
button-alert-less = Menos de esto
button-alert-later = Ahora no
alert-fine-done = Bien. No lo vuelvo a mencionar.
alert-later-done = Lo diré otra vez mañana, si sigue siendo así.
alert-less-digest = A partir de ahora llega solo en el resumen semanal. /notices lo cambia.
alert-less-off = No te lo diré más. /notices lo cambia.
alert-less-push = Te lo cuento al momento. /notices lo cambia.
refusal-alert-gone = Ese aviso ya no está.
notices-title = 🔔 Qué te cuento
notices-about = Toca un tipo para oírlo al momento, en el resumen semanal, o nunca.
notice-topic-budgets = Presupuestos
notice-topic-bills = Facturas
notice-topic-prices = Precios
notice-topic-unusual = Apuntes raros
notice-topic-income = Ingresos
notice-topic-cards = Tarjetas en espera
notice-topic-good = Buenas noticias
notice-push = al momento
notice-digest = en el resumen
notice-off = nunca
notices-discreet = Avisos sin importes: { $on ->
        [on] sí
       *[off] no
    }
notices-urgent = Lo urgente también en horas de silencio: { $on ->
        [on] sí
       *[off] no
    }
notices-digest = Resumen semanal: { $day }, { $time }. /digest envía uno ahora.
notices-digest-never = Sin resumen semanal. /digest envía uno ahora.
notices-fine = { $count ->
        [one] Diste por buena una cosa; no la menciono más.
       *[other] Diste por buenas { $count } cosas; no las menciono más.
    }
button-notice-discreet = Sin importes
button-notice-urgent = Urgente de noche
button-notice-digest = Hora del resumen
button-notice-forget = Volver a avisar
digest-never = Sin resumen
ask-digest-day = ¿Qué día debe llegar el resumen semanal?
ask-digest-hour = { $day }, ¿a qué hora?
alert-good_news-budget = Buena noticia: { $item } quedó dentro del presupuesto: { $amount } de { $compared }.
alert-good_news-budget-discreet = Buena noticia: { $item } quedó dentro del presupuesto.
alert-why-good_news-budget = El mes del presupuesto terminó.
alert-good_news-goal = Buena noticia: la meta { $item } está alcanzada: { $amount } de { $compared }.
alert-good_news-goal-discreet = Buena noticia: la meta { $item } está alcanzada.
alert-why-good_news-goal = Cuento lo que se puso en ella. /goals la muestra.
