# WhatsApp: its lists, and what it refuses.
whatsapp-open-list = Wählen
refusal-whatsapp-window-closed = Du hast vor mehr als einem Tag geschrieben, darum lässt WhatsApp mich nichts senden.
refusal-whatsapp-refused = WhatsApp hat diese Nachricht nicht angenommen.
refusal-whatsapp-settings-missing = WhatsApp braucht neben dem Token PURSER_WHATSAPP_PHONE_ID, PURSER_WHATSAPP_APP_SECRET und PURSER_WHATSAPP_VERIFY_TOKEN.
refusal-whatsapp-business-missing = Die Vorlagen für WhatsApp brauchen PURSER_WHATSAPP_TOKEN und PURSER_WHATSAPP_BUSINESS_ID.
notices-first = Auf { $channel } kostet jede Nachricht, deshalb schreibe ich von mir aus nur über das, was du hier erlaubst:
notices-first-on = ja
notices-first-off = nein
notice-kind-bill = Fällige Rechnungen
button-notice-kind-bill = Rechnungen hier
notice-kind-card = Offene Karten
button-notice-kind-card = Karten hier
notice-kind-alert = Hinweise
button-notice-kind-alert = Hinweise hier
notice-kind-digest = Übersichten
button-notice-kind-digest = Übersichten hier
