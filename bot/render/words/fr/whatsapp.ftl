# WhatsApp: its lists, and what it refuses.
whatsapp-open-list = Choisir
refusal-whatsapp-window-closed = Vous avez écrit il y a plus d’un jour, WhatsApp ne me laisse donc rien envoyer.
refusal-whatsapp-refused = WhatsApp n’a pas accepté ce message.
refusal-whatsapp-settings-missing = WhatsApp a besoin de PURSER_WHATSAPP_PHONE_ID, PURSER_WHATSAPP_APP_SECRET et PURSER_WHATSAPP_VERIFY_TOKEN en plus de son jeton.
