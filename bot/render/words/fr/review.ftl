# Les fiches, et ce qu'on peut en faire.
line-expense = { $category } · { $amount }
line-income = { $category } · +{ $amount } de revenu
line-refund = ↩️ Remboursement · { $category } · { $amount }
line-transfer = 🔄 Virement interne · { $amount }
line-private = 🔒 privé
paid-by = payé par { $member }
for-whom = pour { $members }
total-spent = Total { $amount }
total-received = Reçu { $amount }
category-none = Sans catégorie
kind-expense = Dépense
kind-income = Revenu
kind-refund = Remboursement
kind-transfer = Virement interne
this-one = ceci
somebody-else = Quelqu'un d'autre
entry-hidden = 🔒 Opération privée · { $amount }

button-confirm = ✅ Valider
button-confirm-all = ✅ Tout valider
button-edit = ✏️ Modifier
button-discard = 🗑️ Jeter
button-undo = ↩️ Annuler
button-restore = ♻️ Rétablir
button-delete = 🗑️ Supprimer
button-back = ‹ Retour
button-other = Autre…
button-everybody = 👪 Pour tous
button-clear = L'enlever
button-only-this = ✅ Seulement celle-ci
button-remove = ➖ Enlever
button-older = Plus anciennes ›
button-newer = ‹ Plus récentes
button-edit-number = ✏️ Modifier { $number }
button-delete-number = 🗑️ Supprimer { $number }
button-restore-number = ♻️ Rétablir { $number }

doubt-amount = Quel montant pour { $item } ?
doubt-date-scope = « { $day } », c'est valable pour tout ?
doubt-date = Quel jour pour { $item } ?
doubt-currency = Quelle devise pour { $item } ?
doubt-kind = C'est quoi, { $item } ?
doubt-payer = Qui a payé { $item } ?
doubt-entry = Chacun de ces montants est-il une opération à part ?
keep-all-lines = Tout garder
without-line = Retirer { $amount } ({ $item })
doubt-amount-outside = Qui paie quoi pour { $item } ?
doubt-payer-outside = { $name } ne fait pas partie de ce foyer. Qui a payé { $item } ?
outside-paid = On doit { $amount } à { $name }
outside-paid-by-me = C'est moi qui ai payé, à { $name }
outside-invite = Inviter { $name }
outside-owes = Notre part { $ours }, on nous doit { $owed }
outside-all-ours = Tout est pour nous : { $ours }
outside-only-ours = Je n'ai payé que notre part : { $ours }
unsure-category = Je ne sais pas bien où va « { $item } ». Valide, ou choisis :
edit-which = Laquelle ?
edit-what = Qu'est-ce que je change ?
scope-all = { $count ->
    [2] Les deux
    [3] Les trois
   *[other] Les { $count }
  }
scope-some = Seulement { $names }
scope-none = Aucune
choose-expense = Dépense
choose-income = Revenu
choose-refund = Remboursement
choose-transfer = Virement vers un de tes comptes
choose-paid-back = On me rembourse

field-category = Catégorie
field-amount = Montant
field-date = Date
field-description = Description
field-merchant = Magasin
field-account = Compte
field-payer = Payé par
field-whom = Pour qui
field-kind = Genre
field-tags = Étiquettes
make-private = 🔒 Rendre privé
make-shared = 👥 Partager
choose-category = Choisis une catégorie.
choose-date = Quel jour ?
choose-kind = C'est quoi ?
choose-payer = Qui a payé ?
choose-whom = C'était pour qui ?
choose-account = Payé depuis où ?
type-amount = Quel est le bon montant ? Écris-le simplement.
type-description = C'était quoi ? Écris-le simplement.
type-merchant = Quel magasin, ou quelle personne ? Écris-le simplement.
type-account = Quel compte ou quelle carte ? Écris simplement son nom.
type-tags = Quelles étiquettes ? Écris-les comme #goa #voyage.
type-date = Quel jour ? Écris-le comme tu le dirais : hier, vendredi dernier, 12 nov.

card-saved = ✓ Enregistré
card-undone = ↩️ Annulé. Ça reste 30 jours dans la corbeille.
card-purged = Ce qui était ici a quitté la corbeille pour de bon.
card-discarded = 🗑️ Jeté. Rien n'a été noté.
card-expired = ⌛ Cette fiche a expiré sans réponse. Rien n'a été noté.
card-waiting = ⏰ J'attends toujours ton oui
card-entry = ✓ Dans le carnet
card-entry-changed = ✓ Modifié
card-entry-deleted = 🗑️ Dans la corbeille pour 30 jours
card-entry-restored = ✓ De retour dans le carnet

remark-twin = La même chose qu'à { $time } ?
remark-twin-of = « { $item } », c'est la même chose qu'à { $time } ?
remark-purchase = Remboursement : { $item }, { $day }

toast-saved = Enregistré
toast-discarded = Jeté
toast-changed = Modifié
toast-undone = Annulé
toast-restored = De retour dans le carnet
toast-deleted = Supprimé
toast-stale = Cette fiche avait changé. Voici où elle en est.
toast-card-confirmed = Enregistré
toast-card-discarded = Cette fiche a été jetée.
toast-card-expired = Cette fiche a expiré.

last-title = Les dernières opérations
last-private = Les dernières opérations sont privées. Demande-les-moi dans notre discussion.
last-none = Il n'y a encore rien dans le carnet. Écris-moi ce que tu as dépensé, comme « lait 60 ».
trash-title = Dans la corbeille, gardé 30 jours
trash-none = La corbeille est vide.
cancelled = C'est oublié. Les fiches restent comme elles sont.
photo-kept = J'ai gardé la photo, mais ici je ne lis pas les photos. Écris ce que c'était, comme « courses 54 », et j'y joins la photo.
still-asking = { $problem } Ou écris /cancel.

refusal-viewers-only-look = Tu peux regarder ce carnet, mais pas y écrire. Un admin peut changer ça.
refusal-edit-window-over = Ça date de plus de { $hours } heures ; seul un admin peut encore le modifier.
refusal-card-unknown = Je ne trouve pas cette fiche.
refusal-card-not-saved = Cette fiche n'est jamais entrée dans le carnet.
refusal-entry-unknown = Je ne trouve pas cette opération.
refusal-entry-in-trash = Cette opération est dans la corbeille. Rétablis-la d'abord.
refusal-nothing-to-undo = Il n'y a rien de toi à annuler.
refusal-doubt-open = Choisis d'abord une réponse, puis valide.
refusal-line-alone = C'est la seule ligne. Valide la fiche elle-même.
refusal-which-line = Il y a { $count } lignes. Dis laquelle, comme « la deuxième c'était 145 », ou passe par Modifier.
refusal-no-card = Je ne sais pas bien quoi changer. Réponds à la fiche que tu veux dire.
refusal-category-unfit = Cette catégorie ne va pas ici.
refusal-whom-unfit = Seule une dépense ou un remboursement peut être pour quelqu'un.
refusal-category-unknown = Je ne connais pas cette catégorie.
refusal-member-unknown = Cette personne ne fait pas partie de ce foyer.
refusal-account-unknown = Je ne connais pas ce compte.
refusal-private-in-group = Ici tout le monde lit. Écris-moi en privé pour garder une opération privée.
refusal-private-only-author = Seule la personne qui l'a écrite décide qui la voit.
refusal-too-many-lines = Ça fait plus de { $most } lignes. Envoie-les en plusieurs fois.
refusal-amount-zero = Un montant doit être plus grand que zéro.
refusal-amount-negative = Un montant doit être plus grand que zéro.
refusal-amount-unread = Je ne vois pas de montant. Écris-le comme 145 ou 12,50.
refusal-amount-unclear = { $text } peut vouloir dire { $readings }. Écris-le clairement, comme 1200 ou 1,20.
refusal-date-unread = Je ne vois pas de jour. Écris-le comme hier, vendredi dernier ou 12 nov.
refusal-date-impossible = Ce jour n'existe pas.
refusal-date-too-far = L'année { $year } est trop loin pour moi.
refusal-date-future = Ce jour n'est pas encore arrivé. Donnes-en un jusqu'à aujourd'hui.
refusal-text-missing = Écris au moins un mot.
delete-all-none = Rien n’attend ici. Ce qui est enregistré se supprime un par un : /last, puis Modifier, Supprimer ; /undo annule le dernier.
delete-all-ask = { $count ->
    [one] Que faut-il enlever ? Une carte attend votre oui. Ce qui est enregistré reste : cela se supprime un par un depuis /last.
   *[other] Que faut-il enlever ? { $count } cartes attendent votre oui. Ce qui est enregistré reste : cela se supprime un par un depuis /last.
  }
button-discard-all = { $count ->
    [one] 🗑️ Jeter la carte
   *[other] 🗑️ Jeter { $count } cartes
  }
button-restore-card = ↩️ Reprendre { $item }
delete-all-done = { $count ->
    [one] Une carte est jetée.
   *[other] { $count } cartes sont jetées.
  }
review-early = Les conseils viennent quand le livre a { $least } jours ; il a { $days ->
    [one] un jour
   *[other] { $days } jours
}, trop peu pour conseiller.
