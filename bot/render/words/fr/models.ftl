# Le modèle de langage d'un foyer : ses réglages, ce qu'il a fait, et pourquoi il ne l'a pas fait.
model-title = 🤖 Modèle de langage
model-none = Je lis la plupart des messages tout seul. Un modèle de langage à toi aide pour le reste : tournures bizarres, conseils, messages vocaux. Tu apportes une clé ; ça coûte ce que son fournisseur te facture. Lequel prend-on ?
model-provider = Fournisseur : { $name }
model-name = Modèle : { $name }
model-key-line = Clé : { $key }
model-at = Adresse : { $url }
model-reach = Peut être envoyé : { $what }
model-reach-off = rien
model-reach-text = le texte, avec cartes, téléphones et e-mails masqués
model-reach-all = le texte, les photos et les vocaux
model-reading = Lit les messages : { $what }
model-reading-always = tous sauf les plus simples
model-reading-unsure = quand j'hésite
model-reading-never = aucun
model-sent-always = C'est noté. Désormais tes messages vont à { $name }, tous sauf les plus simples (« lait 60 »). Numéros de carte et de compte, téléphones, e-mails, liens, codes et mots de passe sont masqués avant. /model permet de changer.
model-sent-unsure = C'est noté. Désormais les messages sur lesquels j'hésite vont à { $name }. Numéros de carte et de compte, téléphones, e-mails, liens, codes et mots de passe sont masqués avant. /model permet de changer.
model-sent-never = C'est noté. Les messages ne vont pas à { $name } ; /model permet de changer.
model-narrates = Rédige aussi les réponses : { $value }
model-key-lost = ne se lit plus ; redonne-la-moi
model-key-none = aucune
model-month =
    Ce mois-ci : { $spent } sur { $cap }, { $calls } { $calls ->
       [one] appel
      *[other] appels
    }
model-month-free =
    Ce mois-ci : { $spent }, { $calls } { $calls ->
       [one] appel
      *[other] appels
    }, sans limite
model-near-cap = Le modèle de langage a utilisé les quatre cinquièmes de la limite du mois : { $spent } sur { $cap }. À la limite, je continue sans lui. /model permet de la changer.
model-needs-address = Ensuite : son adresse.
model-needs-key = Ensuite : sa clé.
model-needs-name = Ensuite : choisis un modèle.
button-set-model = 🤖 Modèle de langage
button-model-test = Le tester
button-model-name = Modèle
button-model-key = Clé
button-model-url = Adresse
button-model-reach = Ce qui peut partir
button-model-reading = Quand il lit
button-model-cap = Limite mensuelle
button-model-narrates = Rédaction
button-model-usage = Utilisation
button-model-provider = Autre fournisseur
button-model-remove = L'enlever
ask-model-provider = Le modèle de qui va aider ?
ask-model-reach = Qu'est-ce qui peut sortir de la maison ?
ask-model-reading = Quels messages doit-il lire ? Avec « tous sauf les plus simples », presque tout ce que tu m'écris lui parvient ; « lait 60 », je le lis seul.
ask-model-cap = Combien peut-il coûter par mois ? Choisis, ou écris des dollars.
ask-model-narrates = Doit-il rédiger aussi mes réponses ? C'est un appel de plus par réponse ; les chiffres restent les miens.
ask-model-remove = Enlever le modèle de langage et sa clé ?
ask-model-key = Envoie-moi la clé maintenant. Je la garde chiffrée, je ne la montre plus jamais, et je cache ton message là où je peux.
ask-model-url = Quelle est l'adresse du serveur ? Par exemple http://127.0.0.1:11434/v1
ask-model-name = Quel modèle ? Choisis, ou écris son nom.
model-cap-none = sans limite
model-tested = Il répond, en { $seconds } s.
model-test-failed = Ça ne marche pas : { $why }
model-usage-title = 🤖 Utilisation de ce mois-ci
model-usage-line =
    { $job } : { $calls } { $calls ->
       [one] appel
      *[other] appels
    }, { $failed } en échec, { $tokens } jetons, { $spent }
model-usage-none = Rien n'a encore été demandé.
model-spent-unknown = prix inconnu
model-prices-of = Coûts d'après les prix des fournisseurs du { $day }.
model-price-unknown = Je ne sais pas ce que coûte ce modèle. Pour la limite, il compte comme le plus cher de son fournisseur : elle peut donc jouer trop tôt.
model-job-interpret = Lire les messages
model-job-categorise = Choisir les catégories
model-job-narrate = Rédiger les réponses
model-job-advise = Conseils
model-job-speech = Messages vocaux
model-job-receipt = Tickets
model-job-test = Tests
model-key = le fournisseur n'accepte pas la clé
model-unknown = ce modèle ou cette adresse n'existe pas
model-rate = le fournisseur dit : trop de demandes, ou quota épuisé
model-down = il est injoignable
model-slow = il a mis trop de temps
model-unusable = sa réponse n'avait pas de sens
model-declined = il n'a pas voulu répondre
model-resting = il a échoué plusieurs fois, je le laisse souffler une minute
model-cap = la limite du mois est atteinte
model-address = cette adresse n'est pas autorisée
model-cannot = il ne sait pas le prendre, ou on ne peut pas le lui envoyer
card-model-helped = Lu avec le modèle de langage.
card-model-failed = Lu sans le modèle de langage : { $why }.
voice-heard = 🎤 « { $text } »
voice-nobody-listens = Je ne peux pas écouter les vocaux sans un modèle de langage qui entend. Écris-le, ou demande /model à un admin.
voice-not-heard = Je n'ai pas pu l'entendre : { $why }. Écris-le, s'il te plaît.
advice-broke-off = Ça s'est arrêté là : { $why }.
advice-not-now = Pas de conseil pour l'instant : { $why }. Demande-moi un chiffre et je réponds tout seul.
command-model = Modèle de langage
refusal-model-key-shape = Ça ne ressemble pas à une clé. Copie-la entière, sans espaces.
refusal-model-name-shape = Le nom d'un modèle n'a pas d'espaces. Copie-le comme le fournisseur l'écrit.
refusal-model-url-shape = Une adresse commence par http:// ou https://.
refusal-model-url-forbidden = Je n'ai pas le droit d'appeler cette adresse. Qui me fait tourner peut autoriser les adresses privées.
refusal-model-cap-range = Donne un nombre de dollars entre 0 et 1000.
refusal-model-not-set = Il n'y a pas encore de modèle de langage. Commence par /model.
refusal-model-private-only = Faisons ça dans notre discussion privée : /model
