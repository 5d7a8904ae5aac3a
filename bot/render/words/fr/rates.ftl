# Taux de change.
button-rate-ask = 1 { $currency } = ?
rate-ask-days = Combien de { $base } valait 1 { $currency } (de { $first } à { $last }) ? Écris juste le nombre ; il vaut pour tous ces jours.
button-rate-later = Plus tard
rate-ask = Combien de { $base } valait 1 { $currency } ({ $day }) ? Écris juste le nombre.
rates-kept = { $count ->
    [one] 1 taux est gardé.
   *[other] { $count } taux sont gardés.
}
rates-filled = { $count ->
    [one] 1 écriture qui l'attendait compte maintenant.
   *[other] { $count } écritures qui attendaient comptent maintenant.
}
rates-title = Taux de change
rates-row = 1 { $currency } = { $rate } { $base } ({ $day })
rates-how = En ajouter un : /rates 1 USD = 0,92 (ou avec son jour : /rates USD 0,92 2026-11-20). Ou envoie un fichier CSV aux colonnes date, currency, rate et écris /rates avec. Sans taux, un montant reste à côté.
line-converted = = { $base }
line-beside = non converti
answer-converted = Compté au taux de chaque jour : { $sums }.
refusal-rate-unread = Je ne vois pas de taux là. Écris un nombre, comme 0,92.
refusal-rate-of-own = Ce livre est tenu en { $currency }, il ne faut pas de taux.
refusal-rates-file-unread = Je ne peux pas lire de taux dans ce fichier. Il lui faut une première ligne date, currency, rate, puis des lignes comme 2026-11-20,USD,0.92.
refusal-rates-row-unread = La ligne { $row } de ce fichier est illisible, rien n'en a été pris. Une ligne ressemble à 2026-11-20,USD,0.92.
