# Bank alerts, statements and the proofs of one purchase.
alert-balance = Solde après : { $sum }
alert-again = J’ai déjà ce message de la banque. Voici sa carte.
alert-known = J’ai déjà ce message de la banque ; il est sur une carte privée.
statement-again = J’ai déjà ce fichier. Voici sa carte.
statement-sent-again = Ce fichier a été renvoyé ensuite. Voici sa nouvelle carte ; l’ancienne reste fermée.
statement-no-account = Aucun compte n’est nommé dans ce fichier, donc aucun n’est gardé.
statement-ask-account = Aucun compte n’est nommé dans ce fichier. De quel compte vient-il ?
refusal-statement-empty = Ce fichier est vide. Exporte le relevé à nouveau et envoie-le.
refusal-statement-kind-unknown = Je ne peux pas lire ce type de fichier comme relevé. Envoie un CSV, XLSX, OFX, QIF, camt, MT940 ou PDF.
refusal-statement-too-large = Ce fichier dépasse { $megabytes } Mo. Exporte moins de mois à la fois.
refusal-statement-too-long = Ce fichier a plus de { $most } lignes. Exporte moins de mois à la fois.
refusal-statement-corrupt = Ce fichier est abîmé ou incomplet. Exporte le relevé à nouveau et envoie-le.
refusal-statement-unsafe = Ce fichier demande plus qu’un relevé ne doit, je ne l’ai pas ouvert. Exporte-le à nouveau depuis ta banque.
refusal-statement-columns-unknown = Je ne trouve dans ce fichier ni colonne de dates ni colonne de montants. Envoie l’export de la banque avec son en-tête.
refusal-statement-without-lines = Je ne trouve aucune opération dans ce fichier. Exporte une période où il y en a.
refusal-statement-lines-unreadable = Je ne peux lire ni le jour ni le montant d’aucune ligne de ce fichier, donc je n’ai rien changé. Exporte-le à nouveau, ou en CSV.
refusal-statement-days-mixed = Les dates de ce fichier sont écrites de plusieurs façons, je n’ai rien changé. Exporte-le avec un seul format.
refusal-statement-without-year = Les lignes ne disent pas l’année, et les pages non plus. Envoie le relevé entier avec sa première page.
purchase-maybe = Peut-être { $item } du { $day }, que j’ai déjà.
button-purchase-same = C’est { $item }
purchase-joined = Je l’ai joint à { $item }, que j’avais déjà.
button-purchase-part = C’est un autre achat
adjusted-tip = Vous avez noté { $item }, { $day } ; la banque dit { $told }, soit { $more } de plus. Est-ce le même achat, avec pourboire ou frais ?
adjusted-reward = Vous avez noté { $item }, { $day } ; la banque a pris { $told }, soit { $more } de moins. Est-ce le même achat, le reste payé en points ou en bon ?
adjusted-booked = La banque avait annoncé { $item }, { $day }, et dit maintenant { $told }. Est-ce le même achat ?
adjusted-exchange = Vous avez noté { $item }, { $day } ; la banque dit { $told }. Est-ce le même achat, au cours de la banque ?
button-purchase-adjust = C’est { $item }, { $sum }
statement-title = Relevé : { $count ->
    [one] une ligne
   *[other] { $count } lignes
}, { $first } au { $last }
statement-counts = { $new } nouvelles, { $known } déjà dans le livre, { $doubtful } à demander
statement-more = … et { $count } de plus
button-statement-import = Importer { $count }
button-statement-look = Voir
statement-nothing-new = Rien n’y est nouveau.
statement-asked-later = { $count } autres lignes sont peut-être déjà dans le livre : /waiting les montre.
refusal-statement-days-to-come = Ce relevé a des jours à venir. Vérifie son format de date et renvoie-le.
refusal-alert-without-chat = Ouvre d’abord une discussion avec moi, dans le navigateur ou une messagerie : les cartes des messages transférés y vont.
proofs-behind = Preuves : { $names }
proof-message = ton message
proof-photo = le reçu
proof-alert = { $count ->
    [1] le message de la banque
   *[other] { $count } messages de la banque
}
proof-statement = le relevé
transfer-maybe = Peut être l'autre côté d'un virement avec { $account }, { $day }.
button-transfer = C'est un seul virement
transfer-paired = Un virement
statement-skipped = { $count ->
    [one] Une autre ligne n'est pas une opération que je peux lire : total, remarque ou abîmée.
   *[other] { $count } autres lignes ne sont pas des opérations que je peux lire : totaux, remarques ou abîmées.
}
