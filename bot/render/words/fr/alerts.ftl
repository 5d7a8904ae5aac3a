# What we say first, and what members want to hear of.
command-notices = Ce que je te signale, et quand
alert-everything = Toutes les dépenses
alert-budget_near = { $item } : { $percent } % du budget est utilisé, { $amount } sur { $compared }.
alert-budget_near-discreet = Le budget de { $item } est presque épuisé.
alert-why-budget_near = Je le dis une fois par période, quand le seuil est atteint.
alert-budget_over = { $item } dépasse son budget : { $amount } dépensés sur { $compared } ({ $percent } %).
alert-budget_over-discreet = Le budget de { $item } est dépassé.
alert-why-budget_over = Je le dis une fois par période, quand 100 % est dépassé.
alert-pace = { $item } va trop vite : { $percent } % utilisés, { $time } % du temps passé ({ $amount } sur { $compared }).
alert-pace-discreet = Les dépenses de { $item } sont en avance sur le budget.
alert-why-pace = Je le dis une fois par période, quand les dépenses sont loin devant les jours.
alert-bill_due = { $item } est à payer { $day } : { $amount }.
alert-bill_due-discreet = { $item } est à payer { $day }.
alert-why-bill_due = C’est un de tes paiements récurrents, et je ne vois encore aucun paiement.
alert-bill_late = { $item } était à payer { $day } et je ne vois aucun paiement : reste { $amount }.
alert-bill_late-discreet = { $item } était à payer { $day } et je ne vois aucun paiement.
alert-why-bill_late = Je demande une fois. Payé autrement ? Note-le, ou touche « C’est bon ».
alert-price = { $item } a coûté { $amount } cette fois, et non { $compared } ({ $percent } %).
alert-price-discreet = { $item } a coûté un autre prix qu’avant.
alert-why-price = Je compare chaque paiement au prix que tu m’as donné.
alert-unusual = { $item }, { $amount } : c’est inhabituel. C’est plutôt autour de { $compared }.
alert-unusual-discreet = Une écriture de { $item } est inhabituelle.
alert-why-unusual = Je compare chaque écriture à celles d’avant.
alert-income = { $item } était attendu { $day } : { $compared }. Pour l’instant je vois { $amount }.
alert-income-discreet = { $item } était attendu { $day } et n’est pas arrivé en entier.
alert-why-income = C’est un de tes revenus récurrents, et le jour est passé.
alert-draft = Une carte attend encore une réponse : { $item }.
alert-draft-discreet = Une carte attend encore une réponse.
alert-why-draft = /waiting montre toutes les cartes en attente.
alert-good_news = Bonne nouvelle : { $item } fait { $amount }, { $percent } % de moins que d’habitude ({ $compared }).
alert-good_news-discreet = Bonne nouvelle : moins que d’habitude pour { $item }.
alert-why-good_news = Je compare aux mêmes jours des mois précédents.
alert-security = { $item }
alert-security-discreet = { $item }
alert-why-security = Cela concerne qui peut accéder à votre livre.
button-alert-paid = ✅ C’est payé
button-alert-fine = C’est bon
button-alert-less = Moins de ça
button-alert-later = Pas maintenant
alert-fine-done = Bien. Je n’en reparle plus.
alert-later-done = Je le redirai demain, si c’est encore vrai.
alert-less-digest = Désormais cela vient seulement dans le résumé de la semaine. /notices le change.
alert-less-off = Je ne te le dirai plus. /notices le change.
alert-less-push = Tu l’apprends tout de suite. /notices le change.
refusal-alert-gone = Cet avis n’est plus là.
notices-title = 🔔 Ce que je te signale
notices-about = Touche un sujet pour l’apprendre tout de suite, dans le résumé de la semaine, ou jamais.
notice-topic-budgets = Budgets
notice-topic-bills = Factures
notice-topic-prices = Prix
notice-topic-unusual = Inhabituel
notice-topic-income = Revenus
notice-topic-cards = Cartes en attente
notice-topic-good = Bonnes nouvelles
notice-push = tout de suite
notice-digest = dans le résumé
notice-off = jamais
notices-discreet = Avis sans montants : { $on ->
        [on] oui
       *[off] non
    }
notices-urgent = L’urgent aussi aux heures calmes : { $on ->
        [on] oui
       *[off] non
    }
notices-digest = Résumé de la semaine : { $day }, { $time }. /digest en envoie un maintenant.
notices-digest-never = Pas de résumé de la semaine. /digest en envoie un maintenant.
notices-fine = { $count ->
        [one] Tu as dit d’une chose que c’était bon ; je n’en reparle plus.
       *[other] Tu as dit de { $count } choses que c’était bon ; je n’en reparle plus.
    }
button-notice-discreet = Sans montants
button-notice-urgent = Urgent la nuit
button-notice-digest = Heure du résumé
button-notice-forget = En reparler
digest-never = Pas de résumé
ask-digest-day = Quel jour le résumé de la semaine doit-il venir ?
ask-digest-hour = { $day }, à quelle heure ?
alert-good_news-budget = Bonne nouvelle : { $item } est resté sous son budget : { $amount } sur { $compared }.
alert-good_news-budget-discreet = Bonne nouvelle : { $item } est resté sous son budget.
alert-why-good_news-budget = Le mois du budget est terminé.
alert-good_news-goal = Bonne nouvelle : l’objectif { $item } est atteint : { $amount } sur { $compared }.
alert-good_news-goal-discreet = Bonne nouvelle : l’objectif { $item } est atteint.
alert-why-good_news-goal = Je compte ce qui y a été mis. /goals le montre.
