# Payments and incomes that recur: their cards, what falls due, and what they come to.
bill-due = { $item } vence ({ $day }). ¿Ya está pagado?
card-bill-settled = Ya estaba anotado de otra forma, así que cerré esta tarjeta.
refusal-rhythm-impossible = Con ese ritmo no puedo contar. Dilo como «cada mes el día 5», «cada semana el lunes» o «cada 3 meses».
refusal-rule-ends-early = Eso terminaría antes de empezar. Da un final posterior al primer día.
refusal-rule-starts-early = El primer día no puede estar en el pasado. Da hoy o un día posterior.
refusal-rule-unknown = Ese pago recurrente ya no existe.
