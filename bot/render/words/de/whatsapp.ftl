# WhatsApp: its lists, and what it refuses.
whatsapp-open-list = Wählen
refusal-whatsapp-window-closed = Du hast vor mehr als einem Tag geschrieben, darum lässt WhatsApp mich nichts senden.
refusal-whatsapp-refused = WhatsApp hat diese Nachricht nicht angenommen.
refusal-whatsapp-settings-missing = WhatsApp braucht neben dem Token PURSER_WHATSAPP_PHONE_ID, PURSER_WHATSAPP_APP_SECRET und PURSER_WHATSAPP_VERIFY_TOKEN.
