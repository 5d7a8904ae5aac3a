# Ce qui coince entre Telegram et nous.
refusal-file-too-large = Ce fichier dépasse { $megabytes } Mo. Envoies-en un plus petit.
refusal-message-refused = Telegram n'a pas voulu de ce message : { $why }
refusal-webhook-secret-missing = Un webhook Telegram a besoin d'un secret. Mets dans PURSER_TELEGRAM_WEBHOOK_SECRET des lettres et des chiffres que personne ne devine.
refusal-telegram-token-malformed = PURSER_TELEGRAM_TOKEN n'est pas un jeton de bot. @BotFather les donne ; ils ressemblent à 123456789:AAE.

command-start = Commencer, ou voir où tu en es
command-help = Ce que je sais faire
command-today = Aujourd'hui en chiffres
command-month = Ce mois-ci en chiffres
command-chart = Graphiques : catégories, rythme, calendrier
command-last = Les dernières opérations
command-find = Chercher des opérations : /find lait
command-undo = Annuler ce que j'ai noté en dernier pour toi
command-trash = Ce qui a été jeté, gardé 30 jours
command-categories = Les catégories du foyer
command-members = Qui fait partie du foyer
command-invite = Inviter quelqu'un
command-settings = Devise, fuseau horaire, langue et plus
command-export = Le carnet dans un fichier
command-cancel = Oublier ce qu'on était en train de faire
group-reads-all = Je lis ici tous les messages et ne parle que si quelque chose est pour le livre ou pour moi.
group-reads-addressed = Telegram ne me transmet ici que les commandes, les réponses et les messages qui me nomment : écrivez « { $bot } lait 60 ». Pour que je lise tout, désactivez ma « Group Privacy » avec @BotFather et ajoutez-moi de nouveau.
edited-not-read = Je ne lis aucune écriture dans ce que vous avez changé, la carte reste telle quelle.
edited-saved = Vous avez changé ce message, mais il est déjà enregistré. Dois-je l’annuler et le relire ?
button-edited-replace = Relire
button-edited-leave = Laisser
edited-left = Cela reste comme enregistré.
