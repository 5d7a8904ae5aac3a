# Un ticket sur une fiche.
receipt-verified = ✓ Les comptes du ticket tombent juste ({ $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}).
receipt-total-verified = ✓ Le total tombe juste avec les autres montants du ticket. Je n'ai pas bien lu toutes ses lignes.
receipt-doubtful = Le ticket ne tombe pas juste. Regarde : { $lines }
receipt-doubtful-line = { $name } : je lis { $read }
receipt-doubtful-offer = { $name } : je lis { $read }, avec { $offered } ça tomberait juste
receipt-unverified = Je n'ai pas pu vérifier le total avec les lignes ; jette un œil, s'il te plaît.
receipt-total-summed = Je n'y ai vu aucun total : voici la somme des lignes lues. Vérifiez-la, s'il vous plaît.
receipt-other-total = Le ticket indique aussi { $other }, avant arrondi ou hors taxe. J'ai pris { $taken }, ce qui était à payer.
receipt-without-day = Je n'y ai vu aucune date, j'ai donc mis aujourd'hui.
receipt-caption-differs = Le ticket dit { $printed }, tu as écrit { $written }.
receipt-like-earlier = J'ai déjà un ticket du même magasin, du même jour et du même montant : { $item } ({ $day }). Si c'est le même, annulez cette carte.
receipt-noted = Tu as noté { $item } ({ $day }). Est-ce son ticket ?
button-receipt-items = 🧾 Articles ({ $count })
button-receipt-same = 📎 Ticket de { $item }
receipt-items = Coche des articles, puis choisis où ils vont ou pour qui ils sont.
receipt-items-spread = Les lignes lues font { $sum }, le ticket { $total }. Chaque partie prend sa part de la différence.
receipt-items-more = Non affichés ici : { $count } de plus. Ils restent tels quels.
button-receipt-move = Les articles cochés vont…
receipt-move = De quelle catégorie sont les articles cochés ?
button-receipt-whom = Les articles cochés : pour…
receipt-whom = Pour qui sont les articles cochés ?
receipt-again = Ce ticket, je le connais déjà :
receipt-without-total = J'ai gardé la photo mais je n'y trouve pas de total. Écris ce que c'était, comme « courses 54 », et j'y joins la photo.
receipt-put = Le ticket est maintenant avec
refusal-receipt-without-items = Cette fiche ne vient pas d'un ticket avec des articles.
refusal-receipt-doubts-first = Réponds d'abord à ce que je demande sur la fiche, puis partage-la.
refusal-receipt-split-nothing = Coche des articles qui coûtent quelque chose ; ce qui reste doit coûter quelque chose aussi.
button-receipt-photo = 📷 Photo
button-receipt-erase = 🗑️ Effacer la photo
button-receipt-erase-yes = Oui, l'effacer
receipt-photo-erase = Effacer la photo pour de bon ? Ce que j'y ai lu reste, mais personne ne pourra la faire revenir.
receipt-photo-erased = La photo est effacée ici. Pour l'enlever aussi de cette discussion, supprime-la toi-même.
setting-photos = Photos gardées : { $value }
button-set-photos = Photos
photos-always = aussi longtemps que leurs opérations
ask-set-photos = Combien de temps je garde les originaux des photos ? Choisis, ou écris un nombre de jours comme 400. Ce que j'y ai lu reste.
refusal-photo-days-range = Les photos peuvent être gardées de 1 à { $most } jours.
receipt-known = Ce ticket, je le connais déjà ; il est sur une fiche privée.
doubt-album = C'est un seul ticket, ou il y en a plusieurs ?
album-one = Un seul ticket : { $total }
album-several = { $count } tickets : { $totals }

button-receipt-claims = 🙋 Touche ce qui est à toi
receipt-claims = Chacun touche ce qui est à lui ; à deux sur le même article, on partage. Ce que personne ne touche est pour tous.
claim-sum = { $member }: { $sum }
claim-rest = Pour tous
toast-claimed = À toi : { $item }
toast-unclaimed = Plus à toi : { $item }
button-picture-keep = 📎 Avec ma prochaine dépense
button-picture-drop = 🗑️ La jeter
picture-which-way = Que faire de l'image ?
picture-no-receipt = Je ne trouve pas de ticket avec un total sur cette image.
picture-for-next = Je joins l'image à la prochaine dépense que tu écris.
picture-dropped = L'image est jetée. Rien n'a été noté.
album-left = { $count ->
    [one] L'image { $numbers } ne montre pas de ticket que je puisse lire.
   *[other] Les images { $numbers } ne montrent pas de ticket que je puisse lire.
    }
