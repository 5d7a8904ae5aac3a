# Payments and incomes that recur: their cards, what falls due, and what they come to.
card-bill-settled = Déjà saisi autrement, j’ai donc fermé cette carte.
refusal-rhythm-impossible = Je ne sais pas compter avec ce rythme. Dis-le comme « chaque mois le 5 », « chaque semaine le lundi » ou « tous les 3 mois ».
refusal-repeat-ends-early = Cela finirait avant de commencer. Donne une fin après le premier jour.
refusal-repeat-starts-early = Le premier jour ne peut pas être dans le passé. Donne aujourd’hui ou un jour plus tard.
refusal-repeat-unknown = Ce paiement régulier n’existe plus.
rhythm-day = { $count ->
    [1] chaque jour
   *[other] tous les { $count } jours
  }
rhythm-week = { $count ->
    [1] chaque semaine
   *[other] toutes les { $count } semaines
  }
rhythm-month = { $count ->
    [1] chaque mois
   *[other] tous les { $count } mois
  }
rhythm-year = { $count ->
    [1] chaque année
   *[other] tous les { $count } ans
  }
rhythm-on-weekdays = { $rhythm } : { $days }
rhythm-on-day = { $rhythm } le { $day }
rhythm-on-last-day = { $rhythm } le dernier jour
rhythm-on-date = { $rhythm } le { $day }
rhythm-times = { $rhythm }, { $count } fois
day-format-month = d MMMM
repeat-title-proposed = 🔁 Créer un paiement régulier ?
repeat-title-active = 🔁 Régulier
repeat-title-paused = ⏸️ En pause
repeat-title-ended = ⏹️ Terminé
repeat-title-discarded = 🗑️ Abandonné
repeat-next = prochain { $day }
repeat-no-next = Plus rien à venir.
repeat-until = jusqu’à { $day }
repeat-paused = en pause
repeat-promise = Rien n’est inscrit tout seul : le jour venu, j’envoie une carte à confirmer.
repeat-unpromised = Rien n’est inscrit tout seul. Sur { $channel }, j’envoie la carte seulement si vous le permettez ; /bills la montre dans tous les cas.
repeat-twin = Il y en a déjà un : { $rule }.
repeat-ask-amount = Combien coûte { $item } désormais ?
repeat-ask-when = Quand revient { $item } ? Écris-le comme « chaque mois le 5 » ou « chaque lundi ».
repeat-ask-name = Comment appeler { $item } ?
repeat-ask-end = Terminer { $item } pour de bon ? Ce qui est payé reste dans le livre.
button-repeat-once = Un seul achat de { $amount }
button-repeat-offer = 🔁 Rendre régulier
button-repeat-pause = ⏸️ Pause
button-repeat-resume = ▶️ Reprendre
button-repeat-skip = ⏭️ Sauter le prochain
button-repeat-price = 💱 Changer le prix
button-repeat-end = ⏹️ Terminer
button-repeat-end-sure = ⏹️ Oui, terminer
button-repeat-all = 🔁 Tous
button-repeat-when = Quand
button-repeat-name = Nom
button-bills = 📅 À venir
button-calendar = 🗓️ Lien d’agenda
toast-repeat-on = Créé
toast-repeat-paused = En pause
toast-repeat-resumed = Repris
toast-repeat-skipped = Sauté : { $day }.
toast-repeat-ended = Terminé
repeats-title = 🔁 Ce qui revient
repeats-none =
    Rien ne revient encore. Écris-le comme tu le dirais :
    • loyer 800 le 1er de chaque mois
    • netflix 13 par mois
    • salaire 2500 le dernier jour du mois
repeats-private = 🔒 { $count ->
    [one] Un est privé à quelqu’un d’autre.
   *[other] { $count } sont privés à d’autres.
  }
repeats-month = Environ { $sum } par mois.
bills-title = 📅 Échéances jusqu’à { $day }
bills-none = Je ne connais pas d’échéance jusqu’à { $day }.
bills-left = Reste à payer : { $sum }
bills-transfers = Les virements internes ne sont pas dans cette somme : ils déplacent l’argent sans le dépenser.
bills-guessed = Deviné d’après les paiements passés, non enregistré : { $items }. /recurring les enregistre.
bill-next = { $item } tombe : { $day }.
bill-next-guessed = Supposé : c'est venu { $rhythm } jusqu'ici. Rien n'est enregistré ; /recurring le fait.
bill-status-due = à payer maintenant
bill-status-overdue = ⚠️ en retard
bill-status-partly-paid = reste { $left }
command-recurring = Paiements et revenus réguliers
command-bills = Échéances à venir
refusal-repeat-private-group = Un paiement privé ne se gère pas dans un groupe. Écris-moi en privé.
refusal-repeat-unread = Je n’y lis pas de paiement régulier. Écris-le comme « /recurring loyer 800 le 1er de chaque mois ».
refusal-repeat-name-empty = Un nom demande au moins une lettre.
recurring-total = Les paiements réguliers font environ { $sum } par mois.
recurring-income = Il rentre environ { $sum } par mois.
recurring-nothing = Rien de régulier ne correspond.
recurring-why = { $item } : { $amount } { $rhythm } = { $month } par mois
recurring-why-private = Privé à d’autres : { $month } par mois
recurring-why-how = Une année compte 12 mois et 52,18 semaines ; ce qui est en pause ne compte pas.
bill-due-income = 📅 { $item }, attendu { $day }. C’est arrivé ?
bill-due = 📅 { $item }, échéance { $day }. C’est payé ?
button-bill-pay = ✅ { $item }
toast-bill-settled = C’est déjà réglé.
button-calendar-make = 🗓️ Créer le lien
button-calendar-new = 🗓️ Créer un autre lien
calendar-explained = Ton agenda peut montrer les échéances, sans les privées. Le lien est la clé : qui l’a peut les lire. En créer un annule le précédent.
calendar-link = Ajoute cette adresse à ton agenda comme abonnement. Je ne peux pas la remontrer ; gardez-la pour vous.
calendar-off = Le lien d’agenda a besoin de la page web de Purser, désactivée ici.
calendar-name = Échéances de { $household }
suggest-recurring = 🔎 { $item } semble revenir : { $amount } { $rhythm }, { $count } fois, la dernière { $day }. Dois-je l’attendre ?
suggest-found = 🔎 Cela semble revenir : { $count } fois jusqu’ici.
suggest-later = Pas maintenant. /recurring le montrera de nouveau.
suggest-never = Je ne proposerai plus { $item } à ce rythme.
button-suggest-later = Pas maintenant
button-suggest-never = 🚫 Ne plus proposer
rhythm-on-days = { $rhythm } les { $days }
repeat-which = Lequel ?
repeat-new-price = À partir de { $day }, au lieu de { $old }.
repeat-same-price = Cela coûte déjà ce prix.
repeat-unchanged = Rien n’a été changé.
repeat-none-due = Rien n’est dû bientôt.
bill-already-paid = { $item } du { $day } est déjà payé.
repeat-no-such = Rien de récurrent ne s’appelle « { $name } ». /recurring montre ce qu’il y a.
button-bill-early = ✅ Celui du { $day }
rhythm-once = une fois
bill-title-proposed = 📅 Noter une facture à venir ?
bill-title-active = 📅 Facture à venir
repeat-later-price = À partir de { $day } : { $amount }
repeat-lead = Je préviens { $count ->
        [one] un jour
       *[other] { $count } jours
    } avant.
refusal-repeat-move-unfit = Cela revient à un autre rythme. Dis un jour du mois pour ce qui est mensuel, un jour de la semaine pour ce qui est hebdomadaire.
refusal-repeat-lead-too-long = Je peux prévenir au plus { $days } jours avant.
