# Réponses : des phrases autour des chiffres. $scope se lit « en Courses en octobre ».

answer-sums = { $sums } (non converti)
answer-former-member = Ancien membre
answer-on = en { $name }
answer-at = chez { $name }
answer-tagged = avec #{ $name }
answer-account = depuis { $name }
answer-matching = pour « { $name } »
answer-without = sans { $name }
answer-least = de { $amount } ou plus
answer-most = de { $amount } ou moins
answer-exactly = de { $amount } pile
answer-ever = dans tout le carnet
answer-on-day = le { $day }
answer-in = en { $period }
answer-in-year = en { $period }
answer-so-far = jusqu'ici en { $period }
answer-so-far-year = jusqu'ici en { $period }
answer-since = depuis { $day }
answer-from = du { $period }
answer-entries = { $count ->
    [one] { $count } opération
   *[other] { $count } opérations
}
answer-after-refunds = après { $sum } de remboursements
answer-note = ({ $notes })
answer-named = { $name } { $sum }
answer-named-share = { $name } { $sum } ({ $share })

answer-sum-expense = Dépensé { $scope } : { $sum }
answer-sum-income = Reçu { $scope } : { $sum }
answer-sum-refund = Remboursé { $scope } : { $sum }
answer-sum-transfer = Viré entre vos comptes { $scope } : { $sum }
answer-sum-expense-member = { $who } a dépensé { $sum } { $scope }
answer-sum-expense-own = Tu as toi-même dépensé { $sum } { $scope }
answer-sum-income-member = { $who } a reçu { $sum } { $scope }
answer-sum-income-own = Tu as toi-même reçu { $sum } { $scope }
answer-sum-refund-member = { $who } s'est fait rembourser { $sum } { $scope }
answer-sum-refund-own = Tu as toi-même récupéré { $sum } { $scope }
answer-sum-transfer-member = { $who } a viré { $sum } { $scope }
answer-sum-transfer-own = Tu as toi-même viré { $sum } { $scope }
answer-sentence = { $text }.
answer-nothing-expense = Rien { $scope }.
answer-nothing-income = Aucun revenu { $scope }.
answer-nothing-refund = Aucun remboursement { $scope }.
answer-nothing-transfer = Aucun virement { $scope }.
answer-nothing-any = Rien { $scope }.
answer-nothing-member = Rien par { $who } { $scope }.
answer-nothing-own = Rien de ta part { $scope }.

answer-most-of-it = { $sum }, surtout en { $parts }.
answer-mostly-at = { $sum } dans des magasins nommés, surtout chez { $parts }.
answer-all-at = { $sum } dans des magasins nommés : { $parts }.
answer-all-on = { $sum }, tout pour { $name }.
answer-all-of-it = { $sum } : { $parts }.
answer-members-paid = { $parts } { $scope }.
answer-members-income = Reçu { $scope } : { $parts }.
answer-member-paid = { $name } a payé { $sum }
answer-member-paid-share = { $name } a payé { $sum } ({ $share })

answer-then-all = sur tout { $period }
answer-then-by = jusqu'au { $day }
answer-difference = { $sum } ({ $share })
answer-compare-more = { $now }, soit { $difference } de plus ({ $then } : { $before }).
answer-compare-less = { $now }, soit { $difference } de moins ({ $then } : { $before }).
answer-compare-same = { $now }, pareil { $then }.
answer-compare-none = { $now } ; rien { $then }.
answer-compare-all = Sur tout { $period } : { $sum }.
answer-compare-day-more = Jusqu'au { $day }, c'était { $before } : { $difference } de plus cette fois.
answer-compare-day-less = Jusqu'au { $day }, c'était { $before } : { $difference } de moins cette fois.
answer-compare-day-same = Jusqu'au { $day }, c'était exactement autant.
answer-compare-other = À part, non converti : { $now } contre { $before }.
answer-moved-up = Ce qui a le plus augmenté :
answer-moved-down = Ce qui a le plus baissé :
answer-moved-row = • { $name } : { $sum }, de { $before } à { $after }
answer-moved-none-up = Aucune catégorie n'a augmenté.
answer-moved-none-down = Aucune catégorie n'a baissé.

answer-list = { $entries } { $scope }, { $sum } en tout.
answer-list-any = { $entries } { $scope }.
answer-list-member = { $entries } par { $who } { $scope }, { $sum } en tout.
answer-list-own = { $entries } par toi-même { $scope }, { $sum } en tout.
answer-list-any-member = { $entries } par { $who } { $scope }.
answer-list-any-own = { $entries } par toi-même { $scope }.
answer-largest = Les plus grosses { $scope } :
answer-largest-member = Les plus grosses par { $who } { $scope } :
answer-largest-own = Les plus grosses par toi-même { $scope } :
answer-left-out = { $count ->
    [one] { $count } opération dans une autre devise n'entre
   *[other] { $count } opérations dans d'autres devises n'entrent
} pas dans ce classement.
answer-page = { $first } à { $last } sur { $count }
answer-row = { $day } · { $what } · { $money } · { $who }
answer-row-private = privé
answer-row-received = +{ $money }
answer-row-refund = { $money } remboursé
answer-row-transfer = { $money } viré

answer-average = En moyenne { $sums } { $scope } ({ $notes }).
answer-average-member = En moyenne, { $who } a dépensé { $sums } { $scope } ({ $notes }).
answer-average-own = En moyenne, tu as toi-même dépensé { $sums } { $scope } ({ $notes }).
answer-a-month = { $sum } par mois
answer-a-day = { $sum } par jour
answer-a-week = { $sum } par semaine
answer-a-time = { $sum } à chaque fois
answer-months = { $count } mois
answer-count-expense = { $count ->
    [one] { $count } achat
   *[other] { $count } achats
} { $scope }.
answer-count-income = { $count ->
    [one] { $count } revenu
   *[other] { $count } revenus
} { $scope }.
answer-count-refund = { $count ->
    [one] { $count } remboursement
   *[other] { $count } remboursements
} { $scope }.
answer-count-transfer = { $count ->
    [one] { $count } virement
   *[other] { $count } virements
} { $scope }.
answer-count-by = Par { $who } : { $text }
answer-balance-left = { $income } sont rentrés et { $spent } sont sortis { $scope } : il reste { $left }, soit { $rate } d'épargne.
answer-balance-even = { $income } sont rentrés et autant est sorti { $scope } : il ne reste rien.
answer-balance-short = { $income } sont rentrés et { $spent } sont sortis { $scope } : { $left } de plus que les rentrées.
answer-balance-no-income = Rien n'est rentré et { $spent } sont sortis { $scope }.
answer-balance-other = À part, non converti : { $income } rentrés et { $spent } sortis.
answer-price-once = « { $item } » : { $sum } ({ $day }), c'est la seule fois que j'ai notée.
answer-price-more = « { $item } » : { $sum } la dernière fois ({ $day }), { $difference } de plus que la fois d'avant ({ $before }, { $then }).
answer-price-less = « { $item } » : { $sum } la dernière fois ({ $day }), { $difference } de moins que la fois d'avant ({ $before }, { $then }).
answer-price-same = « { $item } » : { $sum } la dernière fois ({ $day }), comme la fois d'avant ({ $then }).
answer-price-range = Entre { $low } et { $high } sur les { $count } dernières fois.

answer-button-why = Pourquoi ?
answer-button-chart = Graphique
answer-button-back = Retour
answer-button-newer = Plus récentes
answer-button-older = Plus anciennes

why-title = D'où vient ce chiffre
why-counted = Compté : { $what }
why-counted-expense = les dépenses moins les remboursements ; les virements ne comptent jamais
why-counted-purchases = les achats, sans retirer les remboursements
why-counted-income = les revenus
why-counted-refund = les remboursements
why-counted-transfer = les virements entre vos comptes
why-counted-any = tout ce qui est dans le carnet
why-filter = Seulement : { $filters }
why-period = Période : { $period }
why-period-ever = depuis le début du carnet
why-member = Payé par : { $who }
why-everyone = tout le monde
why-sum = Trouvé : { $sum } en { $entries }
why-found = Trouvé : { $entries }
why-parts = Composé de : { $parts }
why-hidden = Les opérations privées des autres restent en dehors de ce genre de question.
why-template = Requête : { $template }
why-more = et { $count } de plus
why-changed = Le carnet a changé depuis ma réponse ; voici où il en est.
why-older = Cette réponse est trop ancienne pour que je la détaille. Repose la question et je te montre chaque opération qu'il y a derrière.

nothing-recurs = Je ne connais encore rien de régulier : crée-le avec « loyer 800 le 1er de chaque mois » ou vois /recurring. Je peux te dire ce qui est parti en abonnements.

ask-mean = C'est ça que tu voulais dire ?
ask-none = Rien de tout ça
ask-find-what = Qu'est-ce que je cherche ? Écris par exemple « /find lait ».
ask-no-chart = Il n'y a rien à dessiner dans cette réponse.
ask-reading = { $name } : { $scope }
ask-total = Dépenses
ask-category_spend = Dépenses
ask-compare = Comparer
ask-top_categories = Par catégorie
ask-top_merchants = Par magasin
ask-by_member = Qui a payé
ask-largest = Les plus grosses
ask-list = Opérations
ask-average = Moyenne
ask-trend = Évolution
ask-count = Combien de fois
ask-income_vs_expense = Rentrées et sorties
ask-price_history = Prix
ask-budget_status = Budget
ask-left_per_day = Reste par jour
ask-recurring = Paiements réguliers
ask-forecast = Prévision
ask-anomalies = Ce qui cloche
ask-settle_up = Qui doit à qui
ask-afford = Peut-on se le permettre
ask-advice = Conseil
ask-help = Aide

chart-by-category = Par catégorie · { $household }
chart-by-merchant = Dans les magasins nommés · { $household }
chart-by-member = Par payeur · { $household }
chart-by-month = Par mois · { $household }
chart-by-week = Par semaine · { $household }
chart-by-day = Par jour · { $household }
chart-compared = Comparaison · { $household }
chart-balance = Rentrées et sorties · { $household }
chart-prices = À chaque fois · { $household }
chart-without = { $subtitle } · sans { $sums }
chart-latest = { $subtitle } · { $count } derniers
chart-title = { $sum } { $scope }
chart-price-title = { $item } : { $sum }
chart-rest = Autres ({ $count })
chart-left = Il reste { $sum } { $scope }
chart-short = Il manque { $sum } { $scope }
chart-income = Rentrées
chart-spending = Sorties
chart-until = jusqu'au { $day }
chart-pace = Jour après jour · { $household }
chart-even-budget = Budget, dépensé régulièrement
chart-heat-to = jusqu'à { $sum }
chart-heat-more = plus
chart-heat-back = remboursé
chart-menu = Quel graphique ?
chart-menu-button = Autres graphiques
chart-kind-categories = Par catégorie
chart-kind-members = Qui a payé
chart-kind-pace = Rythme
chart-kind-calendar = Calendrier
chart-kind-months = Mois par mois
chart-kind-balance = Rentrées et sorties
chart-kind-forecast = Prévision

## What is wider than what was asked, and one unit after another
answer-wider = { $name } en tout : { $sum }.
answer-trend = { $sum } : { $parts }.
answer-calendar = { $sum }, le plus { $day } : { $most }. { $count ->
    [0] Aucun jour sans rien.
    [one] { $count } jour sans rien.
   *[other] { $count } jours sans rien.
}
answer-week-of = la semaine du { $day }

# Things held against each other, a part of a whole, the highest and the latest.
answer-weekends = les week-ends
answer-weekdays = en semaine
answer-days = le { $days }
answer-highest = Le plus { $scope } : { $name } avec { $sum }.
answer-lowest = Le moins { $scope } : { $name } avec { $sum }.
answer-extreme-next = Ensuite : { $parts }.
answer-side = { $sum } { $name }
answer-paid-by = par { $name }
answer-sides = { $parts } { $scope } : { $difference } de plus { $name }.
answer-sides-same = { $parts } { $scope } : autant.
answer-sides-none = Rien { $names } { $scope }.
answer-sides-a-day = { $parts } { $scope }. Cela fait { $daily } pour chacun de ces jours.
answer-sides-other = À part, non converti : { $parts }.
answer-part-of-income = { $part } : { $share } de ce qui est entré ({ $whole }).
answer-part-of-expense = { $part } : { $share } de toutes les dépenses ({ $whole }).
answer-part-of-no-income = { $part }. Aucun revenu n’est noté pour cette période, il n’y a donc pas de part à donner.
answer-part-of-no-expense = { $part }. Il n’y a pas de dépenses dont ce serait une part.
answer-part-base = La part ne compte que { $currency }.
answer-latest = La dernière fois { $scope } : { $what }, { $sum }, { $day }, payé par { $who }.
answer-latest-any = La dernière fois : { $what }, { $sum }, { $day }, payé par { $who }.
answer-latest-before = Avant : { $row }.
chart-sides-title = Côte à côte { $scope }
chart-a-day = Pour chacun de ces jours · { $household }
ask-share = Part
ask-account_balance = Solde

# Sur la période d'une réponse.
period-not-lately = Rien de cela en { $period }.
period-partly-lately = Dont { $sums } en { $period }.
period-before = Dans tout le livre : { $sums }.
period-month-before = Le mois de { $period } vient de commencer : ceci porte sur le mois précédent.
period-just-begun = Cette période vient de commencer.
answer-money = Environ { $sums }.
answer-money-rate = { $one } = { $value } ({ $day }).
answer-money-no-rate = Je ne connais aucun taux pour { $currency }. Ajoute-le : /rates 1 { $currency } = 90
answer-money-nothing = La réponse précédente n'a pas de somme que je puisse convertir.
