# The weekly digest, the monthly report and the money date.
command-digest = Le résumé de la semaine, maintenant
digest-week-title = 📊 Ta semaine, { $period }
digest-month-title = 📊 Ton mois : { $period }
digest-date-title = 💬 Votre rendez-vous argent : { $period }
digest-spent = Dépensé : { $amount }.
digest-nothing = Rien n’a été dépensé, ou rien n’est noté.
digest-usual-more = C’est { $percent } de plus que d’habitude, { $usual } en autant de jours.
digest-usual-less = C’est { $percent } de moins que d’habitude, { $usual } en autant de jours.
digest-usual-same = C’est comme d’habitude : { $usual } en autant de jours.
digest-income = Revenus : { $amount }.
digest-changes = Ce qui a changé :
digest-change = { $category } { $amount }, d’habitude { $usual }
digest-change-why = {" "}(surtout chez { $merchant } : { $amount })
digest-budgets = Budgets :
digest-bills-late = En retard, aucun paiement vu :
digest-bills = À venir :
digest-bill = { $item } { $amount }, { $day }
digest-alerts = Aussi :
digest-question-waiting = { $count ->
        [one] Une carte t’attend. Est-elle juste ? /waiting la montre.
       *[other] { $count } cartes t’attendent. Sont-elles justes ? /waiting les montre.
    }
digest-question-other = Qu’était { $item }, { $amount }, { $day } ? Donne-lui une catégorie.
digest-question-change = { $category } a augmenté. Est-ce pour durer ? Alors prévoyez-le.
digest-discreet = Il est prêt. Écris /digest là où personne ne lit avec toi, et enlève « Sans montants » dans /notices pour le voir.
digest-next = Le prochain vient { $day } à { $time }. /notices le change.
digest-next-month = Le prochain vient le premier du mois à { $time }.
digest-asked = Je le prépare ; il arrive tout de suite. De lui-même, le prochain vient { $day } à { $time }.
digest-asked-never = Je le prépare ; il arrive tout de suite. Aucun ne vient de lui-même ; /notices le change.
date-left = Il en reste : { $amount }.
date-short = C’est { $amount } de plus que ce qui est entré.
date-no-income = Aucun revenu n’est noté, je ne peux donc pas dire ce qui reste.
date-views = Chacun de vous :
date-view-own = Tu as payé { $amount }
date-view = { $name } a payé { $amount }
date-view-most = , surtout pour { $category } ({ $amount })
date-talk = À discuter :
date-talk-over = { $name } dépasse son budget. La limite est-elle trop basse, ou était-ce ce mois-ci ?
date-talk-short = Il est sorti plus qu’il n’est entré. Qu’est-ce qui peut attendre le mois prochain ?
date-talk-grown = { $name } coûte plus que d’habitude. Le voulez-vous tous les deux ?
date-talk-worth = Qu’est-ce qui valait son prix ce mois-ci, et quoi non ?
date-decide = À décider :
date-decide-limit = { $name } : { $amount } de trop. Une autre limite ?
date-decide-budget = { $name } n’a pas de budget ; d’habitude { $amount }. En fixer un ?
date-decide-settle = { $debtor } doit { $amount } à { $creditor }. Régler ?
date-decide-goal = { $name } demande { $amount } par semaine. Y mettre quelque chose ?
date-decide-first-goal = Vous n’épargnez encore pour rien. Pour quoi ?
button-date-limit = ✏️ Limite : { $name }
button-date-budget = 💰 Budget : { $name }
button-date-settle = 🤝 Qui doit à qui
button-date-goal = 🎯 Verser : { $name }
button-waiting = { $count ->
        [one] La montrer
       *[other] Les montrer
    }
command-moneydate = Le mois à deux : de quoi parler, que décider
