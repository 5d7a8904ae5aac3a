# Payments and incomes that recur: their cards, what falls due, and what they come to.
bill-due = { $item } vence ({ $day }). Já foi pago?
card-bill-settled = Já foi anotado de outra forma, por isso fechei este cartão.
refusal-rhythm-impossible = Não consigo contar com esse ritmo. Diga como “todo mês no dia 5”, “toda semana na segunda” ou “a cada 3 meses”.
refusal-rule-ends-early = Isso terminaria antes de começar. Dê um fim depois do primeiro dia.
refusal-rule-starts-early = O primeiro dia não pode estar no passado. Dê hoje ou um dia posterior.
refusal-rule-unknown = Esse pagamento recorrente não existe mais.
