# Le foyer : entrer, membres, réglages, catégories, export, groupes.

door-title = Bonjour, moi c'est Purser 👋
door-text =
    Je tiens le carnet de comptes de ta famille, ici même dans la discussion. Tu écris « lait 60 », je le note ; tu demandes « combien en courses ce mois-ci ? », je te le dis.

    Il te faut d'abord un foyer : crée le tien ou rejoins celui de ta famille.
door-again = Le foyer d'abord : crée le tien, ou rejoins celui de ta famille. Un code peut s'écrire ici même.
door-held = Je garde « { $text } » et je le lis dès que tu es dedans.
button-create-household = Créer un foyer
button-join = Rejoindre avec un code
button-create = Créer
button-yes = Oui
button-no = Non

home-of = Chez { $name }
found-summary =
    Toi : { $me }
    Devise : { $currency }
    Fuseau horaire : { $place }, il y est { $clock }
    Langue : { $language }

    J'ai deviné une partie de tout ça. Touche ce qui ne va pas, ou Créer.
door-picture-held = Je garde l'image et je la lis dès que tu es dedans.
door-file-later = Je ne peux prendre ça qu'une fois que tu as un foyer. Renvoie-le alors, s'il te plaît.
found-ask-money = Avec quelle monnaie comptes-tu ? Je devine { $currency }. Touche la tienne ou écris-la.
button-change-name = Changer le nom
button-change-me = Mon propre nom
button-change-currency = Changer la devise
button-change-zone = Changer le fuseau
button-change-language = Changer la langue
ask-name = Comment s'appelle le foyer ? Par exemple « Les Martin ».
ask-me = Comment je t'appelle ? Ton prénom suffit.
ask-found-currency = Quelle devise utilisez-vous à la maison ? Choisis, ou écris-la : EUR, francs, €…
ask-which-currency = Laquelle de celles-ci ?
ask-zone = Où habites-tu ? Choisis, ou écris une ville ou l'heure qu'il est chez toi, comme 18:30.
ask-which-zone = Laquelle est la plus proche de chez toi ?
ask-language = Quelle langue je parle ?
founded-title = { $household } est ouvert 🎉
founded-text =
    Écris simplement ce qui se passe, un message suffit :
    • lait 60, taxi 120 hier
    • salaire 1850 reçu
    • combien en courses ce mois-ci ?

    Je te montre d'abord une fiche. Rien n'entre dans le carnet avant que tu la valides.
button-invite-family = Inviter ma famille
button-help = Qu'est-ce que je peux dire ?

ask-code = Écris le code qu'on t'a donné. Il a 8 lettres et chiffres.
joined-title = Bienvenue : { $household }, { $name } 👋
joined-text =
    Tu partages le carnet avec { $others }.
    Écris ce que tu dépenses, par exemple « lait 60 », ou demande « combien on a dépensé ce mois-ci ? »
joined-viewer =
    Tu peux regarder le carnet partagé avec { $others } et tout demander, par exemple « combien on a dépensé ce mois-ci ? »
    Y écrire, c'est l'affaire des autres.
linked-title = Te voilà, { $name } 👋
linked-text = Maintenant je te connais ici aussi. Le même carnet, le même foyer : { $household }.
seated-elsewhere = Tu fais déjà partie d'un foyer, { $household }, et chacun n'en a qu'un. Pour en rejoindre un autre, quitte d'abord celui-ci avec /leave.
back-title = Content de te revoir, { $name } 👋
back-text = Le carnet est ouvert ({ $household }). Écris ce que tu as dépensé, ou pose-moi une question.

members-title = Membres · { $household }
members-you = { " " }(toi)
members-also = aussi { $names }
role-admin = admin
role-member = membre
role-viewer = observateur
role-admin-means = Admin : écrit, valide et gère le foyer.
role-member-means = Membre : écrit et valide des opérations.
role-viewer-means = Observateur : regarde et demande, n'écrit rien.
button-me = Moi
button-invite = Inviter
button-my-name = Mon nom
button-my-aliases = Mes autres noms…
button-my-language = Ma langue
button-link = M'utiliser ailleurs aussi
button-leave = Quitter
button-make-admin = Rendre admin
button-make-member = Rendre membre
button-make-viewer = Rendre observateur
button-remove-member = Retirer
ask-my-name = Comment je t'appelle désormais ?
ask-my-aliases = Comment t'appelle-t-on encore dans la famille ? Sépare par des virgules, par exemple « Papa, Tonton Ravi ». Envoie { $none } pour rien.
said-name = Très bien, ce sera { $name }.
said-aliases = C'est noté. Je saurai de qui on parle.
remove-sure = Retirer { $name } ? Ses opérations restent dans le carnet, son accès s'arrête tout de suite.
toast-role = { $name } est maintenant { $role }.
toast-removed = { $name } ne fait plus partie du foyer.
leave-sure = Quitter { $household } ? Ce que tu as écrit reste dans le carnet, et il te faudra un nouveau code pour revenir.
leave-stayed = Bien. Tu restes.
left = Tu as quitté { $household }. Porte-toi bien ! Écris-moi quand tu veux créer un foyer ou en rejoindre un autre.

invite-title = Invitation · { $household }
invite-text =
    Donne ceci à une seule personne. Elle entrera comme { $role }. Le code marche une fois, pendant { $hours } heures.
    Elle m'envoie le code{ $links ->
        [0] .
        [1] { " " }ou ouvre le lien.
       *[other] , ouvre le lien ou scanne l'image.
    }
button-invite-member = Comme membre
button-invite-viewer = Comme observateur
button-invite-admin = Comme admin
button-new-code = Nouveau code
toast-code-changed = Voici un nouveau code. Le précédent ne marche plus.
toast-codes-void = Plus aucun code d'avant ne marche.
link-title = M'utiliser ailleurs aussi
link-text = Envoie-moi ce code là-bas. Je saurai que c'est toi. Il marche une fois, pendant { $hours } heures ; garde-le pour toi.
refusal-codes-in-private = Les codes ne regardent qu'une personne. Demande-le-moi dans notre discussion privée.

setting-currency = Devise : { $value }
setting-zone = Fuseau horaire : { $value }
setting-language = Langue du foyer : { $value }
setting-mine = Ma langue : { $value }
setting-mine-none = celle du foyer
setting-numbers = Nombres : { $value }
setting-window = On peut modifier une opération : { $value }
setting-quiet = Heures calmes : { $value }
window-none = seulement les admins
window-hours = { $hours ->
    [one] pendant { $hours } heure
   *[other] pendant { $hours } heures
}
window-days = { $days ->
    [one] pendant { $days } jour
   *[other] pendant { $days } jours
}
quiet-none = aucune
quiet-hours = { $start } à { $end }
settings-admins = Les réglages du foyer se changent par un admin.
setting-saved = Enregistré.
button-set-name = Nom
button-set-currency = Devise
button-set-zone = Fuseau horaire
button-set-language = Langue
button-set-numbers = Nombres
button-set-window = Délai
button-set-quiet = Heures calmes
button-set-mine = Ma langue
ask-set-name = Comment s'appelle le foyer ?
ask-set-currency = Quelle devise ? Choisis, ou écris-la : EUR, francs, €…
ask-set-zone = Où habites-tu ? Choisis, ou écris une ville ou l'heure qu'il est chez toi, comme 18:30.
ask-set-language = Quelle langue je parle avec le foyer ?
ask-set-numbers = Comment écrivez-vous les nombres ?
ask-set-window = Pendant combien de temps chacun peut-il modifier une opération ? Choisis, ou écris des heures. Les admins peuvent toujours.
ask-set-quiet = Quand est-ce que je me tais ? Choisis, ou écris des heures comme 22-7.
ask-set-mine = Quelle langue je parle avec toi ?
ask-which-set-currency = Laquelle de celles-ci ?
ask-which-set-zone = Laquelle est la plus proche de chez toi ?

categories-title = Catégories
categories-spending = Dépenses
categories-income = Revenus
category-system = C'est une des miennes : tu peux la renommer, pas l'enlever.
category-own = C'est une des vôtres.
button-category-add = Ajouter
button-category-add-income = Ajouter aux revenus
button-category-change = En changer une
button-category-rename = Renommer
button-category-remove = Enlever ou fusionner
ask-which-category = Laquelle ?
ask-new-category = Comment s'appelle la nouvelle catégorie ? Commence par un emoji si tu veux : « 🎨 Cours de dessin ».
ask-new-category-income = Comment s'appelle la nouvelle catégorie de revenus ? Commence par un emoji si tu veux : « 🏡 Loyer du studio ».
ask-category-name = Quel nouveau nom pour { $category } ? Commence par un emoji pour changer aussi son icône.
ask-category-home = { $category } va être enlevée. Où vont ses opérations ?
category-added = Ajoutée : { $category }
category-renamed = Elle s'appelle maintenant { $category }.
category-removed = { $count ->
    [0] { $gone } est enlevée. Elle était vide.
    [one] { $gone } est enlevée. Sa seule opération est maintenant dans { $home }.
   *[other] { $gone } est enlevée. Ses { $count } opérations sont maintenant dans { $home }.
}

export-all = { $count ->
    [one] Tout ton carnet : { $count } opération. S'ouvre dans Excel, Google Sheets ou Numbers.
   *[other] Tout ton carnet : { $count } opérations. S'ouvre dans Excel, Google Sheets ou Numbers.
}
export-period = { $count ->
    [one] { $period } : { $count } opération. S'ouvre dans Excel, Google Sheets ou Numbers.
   *[other] { $period } : { $count } opérations. S'ouvre dans Excel, Google Sheets ou Numbers.
}
export-empty = Il n'y a encore rien à exporter là.

group-stranger = Écris-moi d'abord en privé. Je tiens les comptes de foyers, et je ne connais pas le tien.
group-ask = Faire de ce groupe la discussion du foyer { $household } ? Tout le monde ici verra ce que le foyer écrit et demande.
group-ask-admin = Ce groupe n'est encore la discussion d'aucun foyer. Un admin de ton foyer peut le faire : qu'il m'envoie /start ici.
group-bound = C'est fait. Voici la discussion du foyer { $household }. Écrivez « lait 60 » ou posez vos questions ; ce qui est privé reste en privé.
group-left-alone = Bien, ici je me tais.
answered-privately = { $member }, je te réponds dans notre discussion privée.
toast-answered-privately = Je te réponds dans notre discussion privée.
private-chat-closed = { $member }, je ne peux pas t'écrire en premier. Ouvre notre discussion, appuie sur Démarrer et redemande.
button-open-private = Ouvrir notre discussion

refusal-name-empty = Un nom a besoin d'au moins une lettre ou un chiffre. Réessaie.
refusal-name-too-long = C'est long. Mets { $most } caractères au plus.
refusal-name-taken = Quelqu'un ou quelque chose s'appelle déjà { $name }. Choisis un autre nom.
refusal-zone-unknown = Je ne connais pas { $zone }. Écris une grande ville près de chez toi, ou l'heure qu'il est, comme 18:30.
refusal-invite-unknown = Ce code ne marche pas. Il est peut-être mal tapé, déjà utilisé ou trop vieux : un code vit 48 heures. Demandes-en un nouveau à ton admin, ou réessaie.
refusal-too-many-tries = Trop de mauvais codes. Attends une heure, ou demande un lien à ton admin.
refusal-identity-seated = Tu fais déjà partie d'un foyer ici. Quitte-le d'abord avec /leave.
refusal-household-gone = Je ne trouve plus ce foyer.
refusal-admins-only = Seul un admin du foyer peut faire ça.
refusal-leave-instead = Pour partir, utilise /leave.
refusal-last-admin-stays = Tu es seul admin. Nomme d'abord quelqu'un d'autre admin (/members), puis réessaie.
refusal-sole-member-stays = Il n'y a que toi, et sans toi le foyer ne peut pas continuer. Avec « /export backup » tu peux tout emporter. Un foyer entier s'efface sur la page des réglages (/dashboard).
refusal-too-many-aliases = Ça fait beaucoup de noms. Donne-m'en { $most } au plus.
refusal-currency-fixed = Il y a déjà des opérations dans le carnet, et ses totaux sont en { $currency }. Ça reste donc { $currency } ; tu peux toujours écrire un montant dans une autre devise.
refusal-edit-hours-range = Donne-moi des heures de 0 à { $most }.
refusal-quiet-hours-range = Donne-moi deux heures différentes de 0 à 23, comme 22-7.
refusal-number-expected = Il me faut un nombre ici.
refusal-duration-unread = Je ne comprends pas combien de temps cela fait. Écris un nombre entier avec son unité, comme 36 heures ou 3 jours.
refusal-language-unknown = Celle-là, je ne la parle pas encore. Choisis-en une dans la liste.
refusal-not-your-card = Ces boutons sont à quelqu'un d'autre. Envoie /members pour avoir les tiens.
refusal-chat-taken = Ce groupe est la discussion d'un autre foyer.
refusal-category-protected = C'est une de mes catégories. Tu peux la renommer, mais pas l'enlever.
refusal-category-mismatch = Choisis une autre catégorie du même genre : dépenses avec dépenses, revenus avec revenus.
refusal-too-many-categories = Je ne sais pas distinguer plus de { $most } catégories. Fusionnes-en d'abord quelques-unes.
refusal-period-unknown = Je ne comprends pas « { $said } » comme période. Essaie « export octobre » ou « export l'année dernière », ou juste /export pour tout.
