# Bank alerts, statements and the proofs of one purchase.
alert-balance = Solde après : { $sum }
alert-again = J’ai déjà ce message de la banque. Voici sa carte.
alert-known = J’ai déjà ce message de la banque ; il est sur une carte privée.
