# Ce qui a changé, ce qui attend, et des réponses courtes à des messages courts.
change-said = { $item } : { $changes }
change-already = { $item } : c'était déjà ainsi
change-value = { $before } → { $after }
change-removed = Enlevé : { $item }
visibility-private = privé
visibility-shared = partagé
for-everybody = pour tout le monde
for-you = pour toi
paid-by-you = payé par toi
button-take-back = ↩️ Annuler le changement
toast-taken-back = Comme avant
toast-reopened = Ouverte à nouveau
card-entry-as-before = ✓ Comme avant

still-open = Encore ouverte :
cards-waiting = { $count ->
    [one] { $count } fiche attend encore ton oui : /waiting
   *[other] { $count } fiches attendent encore ton oui : /waiting
}
answer-waiting = { $count ->
    [one] Sans compter { $count } fiche qui attend un oui (/waiting)
   *[other] Sans compter { $count } fiches qui attendent un oui (/waiting)
}
waiting-title = { $count ->
    [one] { $count } fiche attend :
   *[other] { $count } fiches attendent :
}
waiting-none = Aucune fiche n'attend.
waiting-more = { $count ->
    [one] Encore { $count } en attente. Décide pour quelques-unes, puis renvoie /waiting.
   *[other] Encore { $count } en attente. Décide pour quelques-unes, puis renvoie /waiting.
}
confirmed-all = ✓ Enregistré, { $count } fiches
confirm-all-none = Tu n'as aucune fiche ouverte ici.
confirm-all-asking = { $count ->
    [one] { $count } fiche attend d'abord une réponse :
   *[other] { $count } fiches attendent d'abord une réponse. En voici une :
}
button-undo-item = ↩️ { $item }
undo-fewer = { $count ->
    [one] Il n'y avait rien de plus à annuler.
   *[other] Il n'y avait rien de plus à annuler que ces { $count }.
}
refusal-undo-too-many = J'annule de 1 à { $most } choses à la fois, comme « /undo 3 ».

button-edit-item = ✏️ { $item }
button-delete-it = 🗑️ Supprimer
button-keep = Garder
sought-what = Dis laquelle, par exemple « /edit taxi » ou « /delete lait hier ».
private-count = 🔒 privées : { $count }

button-twin-same = C'est la même
button-twin-other = C'en est une autre
button-never-mind = Peu importe
button-as-last-time = Comme la dernière fois : { $amount }
button-look-for = 🔎 { $item }
talk-again = Je suis là. Écris ce que tu as dépensé, ou pose-moi une question.
command-waiting = Les fiches qui attendent un oui

# How a number was asked of the book.
query-total = une somme
query-by-category = sommes par catégorie
query-by-member = sommes par membre
query-by-merchant = sommes par magasin
query-by-month = sommes par mois
query-by-day = sommes par jour
