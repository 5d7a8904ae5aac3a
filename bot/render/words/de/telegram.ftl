# Was zwischen Telegram und uns schiefgeht.
refusal-file-too-large = Diese Datei ist größer als { $megabytes } MB. Schick eine kleinere.
refusal-message-refused = Telegram wollte diese Nachricht nicht annehmen: { $why }
refusal-webhook-secret-missing = Ein Telegram-Webhook braucht ein Geheimnis. Setze PURSER_TELEGRAM_WEBHOOK_SECRET auf Buchstaben und Ziffern, die niemand errät.
refusal-telegram-token-malformed = PURSER_TELEGRAM_TOKEN ist kein Bot-Token. @BotFather vergibt sie; sie sehen aus wie 123456789:AAE.

command-start = Anfangen, oder wo du stehst
command-help = Was ich kann
command-today = Heute in Zahlen
command-month = Dieser Monat in Zahlen
command-last = Die neuesten Einträge
command-find = Einträge suchen: /find Milch
command-undo = Zurücknehmen, was ich zuletzt für dich schrieb
command-trash = Was weggeworfen wurde, 30 Tage aufbewahrt
command-categories = Kategorien des Haushalts
command-members = Wer zum Haushalt gehört
command-invite = Jemanden einladen
command-settings = Währung, Zeitzone, Sprache und mehr
command-export = Das Buch als Datei
command-cancel = Vergessen, was wir gerade machten
