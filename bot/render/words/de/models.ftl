# A household's language model: its settings, what it helped with, and why it did not.
model-title = 🤖 Sprachmodell
model-none = Die meisten Nachrichten lese ich selbst. Ein eigenes Sprachmodell hilft beim Rest: ungewohnte Sätze, Rat, Sprachnachrichten. Du bringst einen Schlüssel mit; es kostet, was der Anbieter dir berechnet. Wessen Modell soll es sein?
model-provider = Anbieter: { $name }
model-name = Modell: { $name }
model-key-line = Schlüssel: { $key }
model-at = Adresse: { $url }
model-reach = Gesendet werden darf: { $what }
model-reach-off = nichts
model-reach-text = Text, Kartennummern, Telefone und E-Mails verdeckt
model-reach-all = Text, Fotos und Sprachnachrichten
model-reading = Liest Nachrichten: { $what }
model-reading-always = alle außer den einfachsten
model-reading-unsure = wo ich unsicher bin
model-reading-never = keine
model-sent-always = Gespeichert. Ab jetzt gehen eure Nachrichten an { $name }, alle außer den einfachsten („Milch 60“). Karten- und Kontonummern, Telefone, E-Mails, Links, Codes und Passwörter werden vorher verdeckt. /model ändert das.
model-sent-unsure = Gespeichert. Ab jetzt gehen Nachrichten, bei denen ich unsicher bin, an { $name }. Karten- und Kontonummern, Telefone, E-Mails, Links, Codes und Passwörter werden vorher verdeckt. /model ändert das.
model-sent-never = Gespeichert. Nachrichten gehen nicht an { $name }; /model ändert das.
model-narrates = Formuliert auch Antworten: { $value }
model-key-lost = nicht mehr lesbar; bitte neu eingeben
model-key-none = keiner
model-month =
    Diesen Monat: { $spent } von { $cap }, { $calls } { $calls ->
       [one] Anfrage
      *[other] Anfragen
    }
model-month-free =
    Diesen Monat: { $spent }, { $calls } { $calls ->
       [one] Anfrage
      *[other] Anfragen
    }, ohne Grenze
model-near-cap = Das Sprachmodell hat vier Fünftel der Monatsgrenze verbraucht: { $spent } von { $cap }. An der Grenze mache ich ohne weiter. /model ändert sie.
model-needs-address = Als Nächstes: seine Adresse.
model-needs-key = Als Nächstes: sein Schlüssel.
model-needs-name = Als Nächstes: ein Modell wählen.
button-set-model = 🤖 Sprachmodell
button-model-test = Testen
button-model-name = Modell
button-model-key = Schlüssel
button-model-url = Adresse
button-model-reach = Was gesendet wird
button-model-reading = Wann es liest
button-model-cap = Monatsgrenze
button-model-narrates = Wortlaut
button-model-usage = Verbrauch
button-model-provider = Anderer Anbieter
button-model-remove = Entfernen
ask-model-provider = Wessen Modell soll helfen?
ask-model-reach = Was darf das Haus verlassen?
ask-model-reading = Welche Nachrichten soll es lesen? Bei „alle außer den einfachsten“ geht fast alles, was ihr mir schreibt, dorthin; „Milch 60“ lese ich allein.
ask-model-cap = Wie viel darf es im Monat kosten? Wähle, oder schreib Dollar.
ask-model-narrates = Soll es auch meine Antworten formulieren? Das ist eine Anfrage mehr je Antwort; die Zahlen bleiben meine.
ask-model-remove = Das Sprachmodell und seinen Schlüssel entfernen?
ask-model-key = Schick mir jetzt den Schlüssel. Ich bewahre ihn verschlüsselt auf, zeige ihn nie wieder und nehme deine Nachricht weg, wo ich kann.
ask-model-url = Wie lautet die Adresse des Servers? Zum Beispiel http://127.0.0.1:11434/v1
ask-model-name = Welches Modell? Wähle, oder schreib den Namen.
model-cap-none = keine Grenze
model-tested = Es antwortet, in { $seconds } s.
model-test-failed = Es geht nicht: { $why }
model-usage-title = 🤖 Verbrauch in diesem Monat
model-usage-line =
    { $job }: { $calls } { $calls ->
       [one] Anfrage
      *[other] Anfragen
    }, { $failed } gescheitert, { $tokens } Token, { $spent }
model-usage-none = Noch wurde nichts gefragt.
model-spent-unknown = Preis unbekannt
model-prices-of = Kosten nach den Preisen vom { $day }.
model-price-unknown = Was dieses Modell kostet, weiß ich nicht. Für das Limit zählt es wie das teuerste seines Anbieters, das Limit kann also zu früh greifen.
model-job-interpret = Nachrichten lesen
model-job-categorise = Kategorien wählen
model-job-narrate = Antworten formulieren
model-job-advise = Rat
model-job-speech = Sprachnachrichten
model-job-receipt = Belege
model-job-test = Tests
model-key = der Anbieter nimmt den Schlüssel nicht an
model-unknown = dieses Modell oder diese Adresse gibt es nicht
model-rate = der Anbieter sagt: zu viele Anfragen, oder das Kontingent ist aufgebraucht
model-down = es ist nicht erreichbar
model-slow = es hat zu lange gedauert
model-unusable = seine Antwort ergab keinen Sinn
model-declined = es wollte nicht antworten
model-resting = es ist mehrmals gescheitert, darum lasse ich es eine Minute ruhen
model-cap = die Monatsgrenze ist erreicht
model-address = diese Adresse ist nicht erlaubt
model-cannot = es kann das nicht lesen, oder es darf nicht gesendet werden
card-model-helped = Mit dem Sprachmodell gelesen.
card-model-failed = Ohne das Sprachmodell gelesen: { $why }.
voice-heard = 🎤 „{ $text }“
voice-nobody-listens = Sprachnachrichten kann ich nur mit einem Sprachmodell hören. Schreib es, oder bitte jemanden mit Adminrechten um /model.
voice-not-heard = Das konnte ich nicht hören: { $why }. Bitte schreib es.
advice-broke-off = Hier brach es ab: { $why }.
advice-not-now = Gerade kein Rat: { $why }. Frag mich nach einer Zahl, das beantworte ich selbst.
command-model = Sprachmodell
refusal-model-key-shape = Das sieht nicht wie ein Schlüssel aus. Kopiere ihn ganz, ohne Leerzeichen.
refusal-model-name-shape = Ein Modellname hat keine Leerzeichen. Kopiere ihn, wie der Anbieter ihn schreibt.
refusal-model-url-shape = Eine Adresse beginnt mit http:// oder https://.
refusal-model-url-forbidden = Diese Adresse darf ich nicht aufrufen. Wer mich betreibt, kann private erlauben.
refusal-model-cap-range = Gib eine Zahl von Dollar zwischen 0 und 1000 an.
refusal-model-not-set = Es gibt noch kein Sprachmodell. Beginne mit /model.
refusal-model-private-only = Das machen wir im privaten Chat: /model
