# Forecasts, what can be afforded, and what stands out.
outlook-about = { $what } en { $when }
outlook-forecast = { $when } : ce sera environ { $sum }, le plus probablement entre { $low } et { $high }.
outlook-parts = Dépensé jusqu’ici : { $spent }. Factures à venir : { $bills }. Tout le reste : environ { $rest }.
outlook-parts-ahead = Les factures en font { $bills }, tout le reste environ { $rest }.
outlook-bills-guessed = Parmi ces factures, { $sum } sont devinés d’après les paiements passés, non enregistrés.
outlook-item = { $name } { $sum }
outlook-one-offs = Laissé de côté, car cela ne revient guère : { $items }.
outlook-too-little = Il est trop tôt pour une prévision : il me faut trois semaines d’écritures, dix au moins.
outlook-why = D’après { $days } jours d’écritures depuis { $first } ; les factures sont à leur jour, le reste est surtout { $method }. 19 fois sur 20, c’est entre { $low } et { $high }. Par catégorie :
outlook-method-weeks = tiré de semaines entières de votre passé, les récentes plus souvent
outlook-method-mean = la moyenne de tous les jours
outlook-method-smoothing = la suite des dernières semaines
outlook-spent = Dépensé
outlook-likely = Probable
outlook-title = { $when } : environ { $sum }
outlook-subtitle = Probablement entre { $low } et { $high }
outlook-afford-ask = Combien cela coûterait-il ? Demandez avec le montant : « peut-on s’offrir 400 avant Noël ? »
outlook-afford-yes = { $sum } d’ici { $day } : probable, { $chance } fois sur 10.
outlook-afford-maybe = { $sum } d’ici { $day } : peut-être, { $chance } fois sur 10.
outlook-afford-no = { $sum } d’ici { $day } : difficilement, { $chance } fois sur 10.
outlook-afford-impossible = { $sum } d’ici { $day } : pas avec ce qui rentre.
outlook-afford-bills = D’ici { $day }, environ { $income } rentrent et { $bills } de factures tombent ; avant toute autre dépense, il reste au plus { $rest }.
outlook-afford-parts = D’ici là, environ { $income } rentrent et { $low } à { $high } seront sans doute dépensés ; il reste environ { $left }.
outlook-afford-no-income = Je ne vois pas encore de revenu régulier et ne peux dire si { $sum } est probable. D’ici { $day }, { $low } à { $high } seront sans doute dépensés.
outlook-afford-limits = Je ne sais pas ce qu’il y a sur vos comptes.
outlook-afford-impossible-balance = { $sum } d’ici { $day } : pas avec ce qu’il y a et ce qui rentre.
outlook-afford-bills-balance = Il y a { $balance } sur vos comptes. D’ici { $day }, environ { $income } rentrent et { $bills } de factures tombent ; avant toute autre dépense, il reste au plus { $rest }.
outlook-afford-parts-balance = Il y a { $balance } sur vos comptes. D’ici là, environ { $income } rentrent et { $low } à { $high } seront sans doute dépensés ; il reste environ { $left }.
outlook-afford-budgets = Si vos budgets sont tenus, environ { $saving } de moins sont dépensés : alors { $chance } fois sur 10.
outlook-afford-why = D’après { $days } jours d’écritures depuis { $first } ; les factures sont à leurs jours, le reste est surtout { $method }. La probabilité dit dans combien de 1000 cas pareils il reste { $sum } le { $day }.
outlook-afford-why-incomes = Rentrées : { $items }.
outlook-afford-why-bills = Factures : { $items }.
outlook-due-item = { $name } { $sum } ({ $day })
outlook-odd-none = Rien de particulier en { $when }.
outlook-odd-head = { $count ->
    [one] Une chose ressort en { $when } :
   *[other] { $count } choses ressortent en { $when } :
}
outlook-odd-duplicate = { $name } { $sum } y est deux fois vers { $day }.
outlook-odd-shop-amount = { $name } { $sum }, { $day } : là, c’est le plus souvent environ { $usual }.
outlook-odd-category-amount = { $name } { $sum }, { $day } : { $category }, c’est le plus souvent environ { $usual } à la fois.
outlook-odd-new-shop = { $name } { $sum }, { $day } : un nouveau nom, et { $category }, c’est le plus souvent environ { $usual } à la fois.
outlook-odd-price = { $name } a coûté { $sum }, { $day } ; jusqu’ici c’était { $usual }.
outlook-odd-pace = { $category } : { $sum } ce mois-ci. À ce jour, c’était le plus souvent environ { $usual }.
outlook-fine = { $number }. C’est normal
outlook-fine-kept = Bien, je n’en dirai plus rien.
