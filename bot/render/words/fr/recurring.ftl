# Payments and incomes that recur: their cards, what falls due, and what they come to.
bill-due = { $item } arrive à échéance ({ $day }). C’est payé ?
card-bill-settled = Déjà saisi autrement, j’ai donc fermé cette carte.
refusal-rhythm-impossible = Je ne sais pas compter avec ce rythme. Dis-le comme « chaque mois le 5 », « chaque semaine le lundi » ou « tous les 3 mois ».
refusal-rule-ends-early = Cela finirait avant de commencer. Donne une fin après le premier jour.
refusal-rule-starts-early = Le premier jour ne peut pas être dans le passé. Donne aujourd’hui ou un jour plus tard.
refusal-rule-unknown = Ce paiement régulier n’existe plus.
