# Respuestas: frases alrededor de las cifras.
answer-sums = { $sums } (sin convertir)
answer-former-member = Antiguo miembro
answer-on = en { $name }
answer-at = en { $name }
answer-tagged = con #{ $name }
answer-account = desde { $name }
answer-matching = de “{ $name }”
answer-without = sin { $name }
answer-least = de { $amount } o más
answer-most = de { $amount } o menos
answer-exactly = de { $amount } justos
answer-ever = en todo el libro
answer-on-day = el { $day }
answer-in = en { $period }
answer-in-year = en { $period }
answer-so-far = en lo que va de { $period }
answer-so-far-year = en lo que va de { $period }
answer-since = desde { $day }
answer-from = del { $period }
answer-entries = { $count ->
    [one] 1 apunte
   *[other] { $count } apuntes
}
answer-after-refunds = descontadas devoluciones de { $sum }
answer-note = ({ $notes })
answer-named = { $name } { $sum }
answer-named-share = { $name } { $sum } ({ $share })

answer-sum-expense = Gasto { $scope }: { $sum }
answer-sum-income = Ingreso { $scope }: { $sum }
answer-sum-refund = Devuelto { $scope }: { $sum }
answer-sum-transfer = Traspasado { $scope }: { $sum }
answer-sum-expense-member = { $who } gastó { $sum } { $scope }
answer-sum-expense-own = Tú has gastado { $sum } { $scope }
answer-sum-income-member = { $who } recibió { $sum } { $scope }
answer-sum-income-own = Tú has recibido { $sum } { $scope }
answer-sum-refund-member = A { $who } le devolvieron { $sum } { $scope }
answer-sum-refund-own = A ti te han devuelto { $sum } { $scope }
answer-sum-transfer-member = { $who } traspasó { $sum } { $scope }
answer-sum-transfer-own = Tú has traspasado { $sum } { $scope }
answer-sentence = { $text }.
answer-nothing-expense = Nada { $scope }.
answer-nothing-income = Ningún ingreso { $scope }.
answer-nothing-refund = Ninguna devolución { $scope }.
answer-nothing-transfer = Ningún traspaso { $scope }.
answer-nothing-any = Nada { $scope }.
answer-nothing-member = Nada de { $who } { $scope }.
answer-nothing-own = Nada tuyo { $scope }.

answer-most-of-it = { $sum }, la mayor parte en { $parts }.
answer-mostly-at = { $sum } en tiendas con nombre, la mayor parte en { $parts }.
answer-all-at = { $sum } en tiendas con nombre: { $parts }.
answer-all-on = { $sum }, todo en { $name }.
answer-all-of-it = { $sum } – { $parts }.
answer-members-paid = { $parts } { $scope }.
answer-members-income = Recibido { $scope }: { $parts }.
answer-member-paid = { $name } pagó { $sum }
answer-member-paid-share = { $name } pagó { $sum } ({ $share })

answer-then-all = en todo { $period }
answer-then-by = hasta el { $day }
answer-difference = { $sum } ({ $share })
answer-compare-more = { $now }, { $difference } más que { $then } ({ $before }).
answer-compare-less = { $now }, { $difference } menos que { $then } ({ $before }).
answer-compare-same = { $now }, lo mismo que { $then }.
answer-compare-none = { $now }; { $then } no hubo nada.
answer-compare-all = Todo { $period } sumó { $sum }.
answer-compare-day-more = Hasta el { $day } eran { $before }: van { $difference } por encima.
answer-compare-day-less = Hasta el { $day } eran { $before }: van { $difference } por debajo.
answer-compare-day-same = Hasta el { $day } era justo lo mismo.
answer-compare-other = Aparte, sin convertir: { $now } frente a { $before }.
answer-moved-up = Lo que más subió:
answer-moved-down = Lo que más bajó:
answer-moved-row = • { $name }: { $sum }, de { $before } a { $after }
answer-moved-none-up = Ninguna categoría subió.
answer-moved-none-down = Ninguna categoría bajó.

answer-list = { $entries } { $scope }, { $sum } en total.
answer-list-any = { $entries } { $scope }.
answer-list-member = { $entries } de { $who } { $scope }, { $sum } en total.
answer-list-own = { $entries } tuyos { $scope }, { $sum } en total.
answer-list-any-member = { $entries } de { $who } { $scope }.
answer-list-any-own = { $entries } tuyos { $scope }.
answer-largest = Los más grandes { $scope }:
answer-largest-member = Los más grandes de { $who } { $scope }:
answer-largest-own = Los más grandes tuyos { $scope }:
answer-left-out = { $count ->
    [one] 1 apunte en otra moneda no entra
   *[other] { $count } apuntes en otras monedas no entran
} en este orden.
answer-page = { $first } a { $last } de { $count }
answer-row = { $day } · { $what } · { $money } · { $who }
answer-row-private = privado
answer-row-received = +{ $money }
answer-row-refund = { $money } devuelto
answer-row-transfer = { $money } traspasado

answer-average = De media { $sums } { $scope } ({ $notes }).
answer-average-member = De media { $who } gastó { $sums } { $scope } ({ $notes }).
answer-average-own = De media tú gastas { $sums } { $scope } ({ $notes }).
answer-a-month = { $sum } al mes
answer-a-day = { $sum } al día
answer-a-week = { $sum } a la semana
answer-a-time = { $sum } cada vez
answer-months = { $count ->
    [one] 1 mes
   *[other] { $count } meses
}
answer-count-expense = { $count ->
    [one] 1 compra
   *[other] { $count } compras
} { $scope }.
answer-count-income = { $count ->
    [one] 1 ingreso
   *[other] { $count } ingresos
} { $scope }.
answer-count-refund = { $count ->
    [one] 1 devolución
   *[other] { $count } devoluciones
} { $scope }.
answer-count-transfer = { $count ->
    [one] 1 traspaso
   *[other] { $count } traspasos
} { $scope }.
answer-count-by = De { $who }: { $text }
answer-balance-left = Entraron { $income } y salieron { $spent } { $scope }: quedan { $left }, un ahorro del { $rate }.
answer-balance-even = Entraron { $income } y salió lo mismo { $scope }: no queda nada.
answer-balance-short = Entraron { $income } y salieron { $spent } { $scope }: { $left } más de lo que entró.
answer-balance-no-income = No entró nada y salieron { $spent } { $scope }.
answer-balance-other = Aparte, sin convertir: entraron { $income } y salieron { $spent }.
answer-price-once = “{ $item }” costó { $sum } ({ $day }), la única vez que tengo apuntada.
answer-price-more = “{ $item }” costó { $sum } la última vez ({ $day }), { $difference } más que la anterior ({ $before }, { $then }).
answer-price-less = “{ $item }” costó { $sum } la última vez ({ $day }), { $difference } menos que la anterior ({ $before }, { $then }).
answer-price-same = “{ $item }” costó { $sum } la última vez ({ $day }), lo mismo que la anterior ({ $then }).
answer-price-range = Entre { $low } y { $high } en las últimas { $count } veces.

answer-button-why = ¿Por qué?
answer-button-chart = Gráfico
answer-button-back = Atrás
answer-button-newer = Recientes
answer-button-older = Anteriores

why-title = De dónde sale esto
why-counted = Contado: { $what }
why-counted-expense = gastos menos devoluciones; los traspasos nunca cuentan
why-counted-purchases = compras, sin quitar devoluciones
why-counted-income = ingresos
why-counted-refund = devoluciones
why-counted-transfer = traspasos entre cuentas propias
why-counted-any = todo lo del libro
why-filter = Solo: { $filters }
why-period = Periodo: { $period }
why-period-ever = desde que empezó el libro
why-member = Pagado por: { $who }
why-everyone = todos
why-sum = Encontrado: { $sum } en { $entries }
why-found = Encontrado: { $entries }
why-parts = Compuesto de: { $parts }
why-hidden = Los apuntes privados de otros quedan fuera de preguntas como esta.
why-template = Consulta: { $template }
why-more = y { $count } más
why-changed = El libro ha cambiado desde que respondí; así está ahora.
why-older = Esa respuesta es demasiado vieja para desmontarla. Pregunta otra vez y enseño cada apunte que hay detrás.

nothing-recurs = Aún no conozco nada recurrente: créalo con «alquiler 800 el 1 de cada mes» o mira /recurring. Puedo decir cuánto se fue en suscripciones.

ask-mean = ¿Querías decir esto?
ask-none = Nada de esto
ask-find-what = ¿Qué busco? Escribe, por ejemplo, “/find leche”.
ask-no-chart = En esa respuesta no hay nada que dibujar.
ask-reading = { $name }: { $scope }
ask-total = Gastos
ask-category_spend = Gastos
ask-compare = Comparar
ask-top_categories = Por categoría
ask-top_merchants = Por tienda
ask-by_member = Quién pagó
ask-largest = Los más grandes
ask-list = Apuntes
ask-average = Media
ask-trend = Evolución
ask-count = Cuántos
ask-income_vs_expense = Entradas y salidas
ask-price_history = Precios
ask-budget_status = Presupuesto
ask-left_per_day = Queda al día
ask-recurring = Pagos repetidos
ask-forecast = Previsión
ask-anomalies = Cosas raras
ask-settle_up = Quién debe a quién
ask-afford = ¿Nos lo podemos permitir?
ask-advice = Consejo
ask-help = Ayuda

chart-by-category = Por categoría · { $household }
chart-by-merchant = En tiendas con nombre · { $household }
chart-by-member = Por quién pagó · { $household }
chart-by-month = Por mes · { $household }
chart-by-week = Por semana · { $household }
chart-by-day = Por día · { $household }
chart-compared = Comparado · { $household }
chart-balance = Entradas y salidas · { $household }
chart-prices = Cada vez · { $household }
chart-without = { $subtitle } · sin { $sums }
chart-latest = { $subtitle } · últimos { $count }
chart-title = { $sum } { $scope }
chart-price-title = { $item }: { $sum }
chart-rest = Otros ({ $count })
chart-left = Quedan { $sum } { $scope }
chart-short = Faltan { $sum } { $scope }
chart-income = Entró
chart-spending = Salió
chart-until = hasta { $day }
chart-pace = Día a día · { $household }
chart-even-budget = Presupuesto, a ritmo parejo
chart-heat-to = hasta { $sum }
chart-heat-more = más
chart-heat-back = devuelto
chart-menu = ¿Qué gráfico?
chart-menu-button = Más gráficos
chart-kind-categories = Por categoría
chart-kind-members = Quién pagó
chart-kind-pace = Ritmo
chart-kind-calendar = Calendario
chart-kind-months = Mes a mes
chart-kind-balance = Entradas y salidas
chart-kind-forecast = Previsión

## What is wider than what was asked, and one unit after another
answer-wider = Todo { $name }: { $sum }.
answer-trend = { $sum }: { $parts }.
answer-calendar = { $sum }; lo más, { $day }: { $most }. { $count ->
    [0] Ningún día sin nada.
    [one] { $count } día sin nada.
   *[other] { $count } días sin nada.
}
answer-week-of = la semana del { $day }

# Things held against each other, a part of a whole, the highest and the latest.
answer-weekends = los fines de semana
answer-weekdays = entre semana
answer-days = en { $days }
answer-highest = El máximo { $scope }: { $name } con { $sum }.
answer-lowest = El mínimo { $scope }: { $name } con { $sum }.
answer-extreme-next = Después: { $parts }.
answer-side = { $sum } { $name }
answer-paid-by = de { $name }
answer-sides = { $parts } { $scope }: { $difference } más { $name }.
answer-sides-same = { $parts } { $scope }: lo mismo.
answer-sides-none = Nada { $names } { $scope }.
answer-sides-a-day = { $parts } { $scope }. Eso es { $daily } por cada uno de esos días.
answer-sides-other = Aparte, sin convertir: { $parts }.
answer-part-of-income = { $part }: el { $share } de lo que entró ({ $whole }).
answer-part-of-expense = { $part }: el { $share } de todos los gastos ({ $whole }).
answer-part-of-no-income = { $part }. No hay ingresos anotados para ese tiempo, así que no hay parte que decir.
answer-part-of-no-expense = { $part }. No hay gastos de los que sacar una parte.
answer-part-base = La parte cuenta solo { $currency }.
answer-latest = La última vez { $scope }: { $what }, { $sum }, { $day }, pagó { $who }.
answer-latest-any = La última vez: { $what }, { $sum }, { $day }, pagó { $who }.
answer-latest-before = Antes: { $row }.
chart-sides-title = Lado a lado { $scope }
chart-a-day = Por cada uno de esos días · { $household }
ask-share = Parte
ask-account_balance = Saldo

# Sobre el periodo de una respuesta.
period-not-lately = Nada de ello en { $period }.
period-partly-lately = De ello, { $sums } en { $period }.
period-before = En todo el libro: { $sums }.
period-month-before = { $period } acaba de empezar, así que esto es del mes anterior.
period-just-begun = Este periodo acaba de empezar.
answer-money = Unos { $sums }.
answer-money-rate = { $one } = { $value } ({ $day }).
answer-money-no-rate = No conozco el cambio de { $currency }. Añádelo: /rates 1 { $currency } = 90
answer-money-nothing = La respuesta anterior no tiene una suma que pueda convertir.
