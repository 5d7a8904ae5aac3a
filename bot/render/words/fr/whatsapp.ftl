# WhatsApp: its lists, and what it refuses.
whatsapp-open-list = Choisir
refusal-whatsapp-window-closed = Vous avez écrit il y a plus d’un jour, WhatsApp ne me laisse donc rien envoyer.
refusal-whatsapp-refused = WhatsApp n’a pas accepté ce message.
refusal-whatsapp-settings-missing = WhatsApp a besoin de PURSER_WHATSAPP_PHONE_ID, PURSER_WHATSAPP_APP_SECRET et PURSER_WHATSAPP_VERIFY_TOKEN en plus de son jeton.
refusal-whatsapp-business-missing = Les modèles WhatsApp demandent PURSER_WHATSAPP_TOKEN et PURSER_WHATSAPP_BUSINESS_ID.
notices-first = Sur { $channel } chaque message coûte, alors je n’écris le premier que sur ce que vous permettez ici :
notices-first-on = oui
notices-first-off = non
notice-kind-bill = Factures à payer
button-notice-kind-bill = Factures ici
notice-kind-card = Cartes en attente
button-notice-kind-card = Cartes ici
notice-kind-alert = Alertes
button-notice-kind-alert = Alertes ici
notice-kind-digest = Résumés
button-notice-kind-digest = Résumés ici
