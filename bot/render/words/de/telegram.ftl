# Was zwischen Telegram und uns schiefgeht.
refusal-file-too-large = Diese Datei ist größer als { $megabytes } MB. Schick eine kleinere.
refusal-message-refused = Telegram wollte diese Nachricht nicht annehmen: { $why }
refusal-webhook-secret-missing = Ein Telegram-Webhook braucht ein Geheimnis. Setze PURSER_TELEGRAM_WEBHOOK_SECRET auf Buchstaben und Ziffern, die niemand errät.
refusal-telegram-token-malformed = PURSER_TELEGRAM_TOKEN ist kein Bot-Token. @BotFather vergibt sie; sie sehen aus wie 123456789:AAE.

command-start = Anfangen, oder wo du stehst
command-help = Was ich kann
command-today = Heute in Zahlen
command-month = Dieser Monat in Zahlen
command-chart = Diagramme: Kategorien, Tempo, Kalender
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
group-reads-all = Ich lese hier alle Nachrichten und melde mich nur, wenn etwas fürs Buch oder für mich ist.
group-reads-addressed = Telegram gibt mir hier nur Befehle, Antworten an mich und Nachrichten mit meinem Namen: schreibt „{ $bot } Milch 60“. Damit ich alles lese, schaltet bei @BotFather meine „Group Privacy“ aus und fügt mich neu hinzu.
edited-not-read = In der geänderten Nachricht finde ich keinen Eintrag, die Karte bleibt, wie sie ist.
edited-saved = Du hast die Nachricht geändert, aber sie ist schon gespeichert. Soll ich es zurücknehmen und neu lesen?
button-edited-replace = Neu lesen
button-edited-leave = So lassen
edited-left = Es bleibt wie gespeichert.
