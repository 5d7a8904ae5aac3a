# Ce qu'on se dit en dehors du carnet, et l'aide.
talk-greeting = Bonjour { $name } 👋 Écris ce que tu as dépensé, ou pose-moi une question.
talk-thanks = Avec plaisir 🙂
talk-farewell = À bientôt 👋
talk-idle = Rien n'attend un oui ou un non de ta part. Écris ce que tu as dépensé, ou pose-moi une question.
talk-stranger = Personne ne s'appelle ainsi ici, je n'ai donc rien changé. /members montre qui est là.
talk-other = Je ne connais que l'argent de votre foyer 🙂 Écris ce que tu as dépensé, pose une question, ou regarde /help.
talk-praise = Merci, c'est gentil 🙂
talk-laugh = 😄
talk-joke = Je n'en connais qu'une : sur un ticket, la chute est toujours à la fin 😄
talk-who = Je suis Purser, un programme qui tient les comptes de votre foyer. /help montre ce que je sais faire.
talk-sorry = Pas de souci 🙂
talk-complaint = Désolé. Dis-moi ce qui n'allait pas : « non, 145 » change la dernière écriture, /undo l'annule, et une question se pose aussi avec d'autres mots.
talk-mood = Je comprends 🙂 Je suis là pour tout ce qui est argent.
talk-signs = 🙂
talk-misread = Rien n'a été noté : je ne sais pas si { $part } est de l'argent payé par quelqu'un. Si oui, dis pour quoi et combien : « taxi { $part } ».
talk-misasked = Je n'ai pas compris ce que tu veux savoir. Dis quoi et quand, comme « courses en octobre », « qui a dépensé quoi cette semaine ? » ou « quand tombe le loyer ? ».
talk-empty = Je n'ai rien reçu que je sache lire. Essaie « lait 60 » ou /help.
language-followed = Je réponds désormais en { $language }, comme tu écris. /language change cela.
language-kept = Je réponds en { $language }. /language change cela.
language-which = Dois-je répondre en français ? /language le change à tout moment.
command-unknown = Je ne connais pas { $command }. Voici ce que je sais faire.

help-record-title = ✍️ Noter
help-record =
    Dis-le simplement, plusieurs choses à la fois si tu veux :
    • lait 60, taxi 120 hier
    • dîner 14,50 par carte
    • Priya a payé 30 de médicaments
    • salaire 1850 reçu
    • remboursement 49 amazon
    Je te montre une fiche. Touche Valider, et c'est dans le carnet.
help-ask-title = 🔎 Demander
help-ask =
    • combien on a dépensé ce mois-ci ?
    • combien en courses en octobre ?
    • octobre contre septembre
    • qui a dépensé quoi cette semaine ?
    • et le mois dernier ? en graphique
    Chaque réponse a un bouton Pourquoi qui montre ses lignes. Raccourcis : /today, /month, /find
help-edit-title = ✏️ Changer d'avis
help-edit =
    Avant : touche Modifier sur la fiche, ou dis simplement « non, 145 » ou « c'était hier ».
    Après : /undo annule la dernière, /last la montre. /trash garde 30 jours ce que tu as jeté.
    /cancel arrête ce que je suis en train de demander.
help-family-title = 👪 Famille
help-family =
    /invite fait entrer quelqu'un, /members montre qui est qui, /leave est la sortie.
    /settle dit qui doit quoi à qui et le règle ; /split, comment vous partagez ce qui est pour tous.
    Mets-moi dans le groupe de la famille et envoies-y /start : il peut devenir la discussion du foyer.
help-more-title = ⚙️ Plus
help-more =
    /budget pour les budgets et ce qu'il reste ; ou dis « budget courses 400 par mois »
    /categories pour ajouter ou renommer
    /goals est ce pour quoi vous épargnez.
    /accounts montre ce qu'il y a sur chaque compte et ce qui ne tombe pas juste.
    /rates garde ce que valent les autres monnaies.
    /rules montre ce qui va toujours où.
    /settings pour la devise, le fuseau horaire, la langue
    /notices pour ce que je te signale, et quand
    /language rien que pour toi
    /export te donne tout dans un fichier (« export octobre » pour un mois)
button-help-record = ✍️ Noter
button-help-ask = 🔎 Demander
button-help-edit = ✏️ Changer
button-help-family = 👪 Famille
button-help-more = ⚙️ Plus
