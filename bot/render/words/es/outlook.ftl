# Forecasts, what can be afforded, and what stands out.
outlook-about = { $what } en { $when }
outlook-forecast = { $when }: serán unos { $sum }, lo más probable entre { $low } y { $high }.
outlook-parts = Gastado hasta ahora: { $spent }. Recibos por venir: { $bills }. Todo lo demás: unos { $rest }.
outlook-parts-ahead = De eso, { $bills } son recibos y todo lo demás unos { $rest }.
outlook-bills-guessed = De esos recibos, { $sum } se suponen por lo pagado antes; no están configurados.
outlook-item = { $name } { $sum }
outlook-one-offs = No cuento lo que apenas se repite: { $items }.
outlook-too-little = Es pronto para un pronóstico: necesito apuntes de tres semanas, diez como mínimo.
outlook-why = Con { $days } días de apuntes desde { $first }; los recibos van en sus días y el resto es sobre todo { $method }. 19 de cada 20 veces queda entre { $low } y { $high }. Por categoría:
outlook-method-weeks = sacado de semanas enteras de vuestro pasado, las recientes más a menudo
outlook-method-mean = la media de todos los días
outlook-method-smoothing = la continuación de las últimas semanas
outlook-spent = Gastado
outlook-likely = Probable
outlook-title = { $when }: unos { $sum }
outlook-subtitle = Probablemente entre { $low } y { $high }
outlook-afford-ask = ¿Cuánto costaría? Pregunta con el importe: «¿podemos permitirnos 400 antes de Navidad?»
outlook-afford-yes = { $sum } hasta { $day }: probable, { $chance } de cada 10 veces.
outlook-afford-maybe = { $sum } hasta { $day }: quizás, { $chance } de cada 10 veces.
outlook-afford-no = { $sum } hasta { $day }: difícilmente, { $chance } de cada 10 veces.
outlook-afford-impossible = { $sum } hasta { $day }: no con lo que entra.
outlook-afford-bills = Hasta { $day } entran unos { $income } y vencen facturas por { $bills }: antes de cualquier otro gasto quedan como mucho { $rest }.
outlook-afford-parts = Hasta entonces entran unos { $income } y se gastarán entre { $low } y { $high }; quedan unos { $left }.
outlook-afford-no-income = Aún no veo ingresos regulares, así que no sé cuán probable es { $sum }. Hasta { $day } se gastarán entre { $low } y { $high }.
outlook-afford-limits = No sé cuánto hay en vuestras cuentas.
outlook-afford-impossible-balance = { $sum } hasta { $day }: no con lo que hay y lo que entra.
outlook-afford-bills-balance = En vuestras cuentas hay { $balance }. Hasta { $day } entran unos { $income } y vencen facturas por { $bills }: antes de cualquier otro gasto quedan como mucho { $rest }.
outlook-afford-parts-balance = En vuestras cuentas hay { $balance }. Hasta entonces entran unos { $income } y se gastarán entre { $low } y { $high }; quedan unos { $left }.
outlook-afford-budgets = Si se respetan los presupuestos, se gastan unos { $saving } menos: entonces, { $chance } de cada 10 veces.
outlook-afford-why = De { $days } días de apuntes desde { $first }; las facturas van en sus días, el resto es sobre todo { $method }. La probabilidad es en cuántos de 1000 casos así quedan { $sum } el { $day }.
outlook-afford-why-incomes = Entra: { $items }.
outlook-afford-why-bills = Facturas: { $items }.
outlook-due-item = { $name } { $sum } ({ $day })
outlook-odd-none = Nada llama la atención en { $when }.
outlook-odd-head = { $count ->
    [one] Una cosa llama la atención en { $when }:
   *[other] { $count } cosas llaman la atención en { $when }:
}
outlook-odd-duplicate = { $name } { $sum } está dos veces cerca de { $day }.
outlook-odd-shop-amount = { $name } { $sum }, { $day }: allí suele ser unos { $usual }.
outlook-odd-category-amount = { $name } { $sum }, { $day }: { $category } suele ser unos { $usual } cada vez.
outlook-odd-new-shop = { $name } { $sum }, { $day }: un nombre nuevo, y { $category } suele ser unos { $usual } cada vez.
outlook-odd-price = { $name } costó { $sum }, { $day }; hasta ahora era { $usual }.
outlook-odd-pace = { $category }: { $sum } este mes. A estas alturas solía ser unos { $usual }.
outlook-fine = { $number }. Está bien
outlook-fine-kept = De acuerdo, no diré más de eso.
