# Gespräch, das nicht ins Buch gehört, und Hilfe.
talk-greeting = Hallo { $name } 👋 Schreib, was du ausgegeben hast, oder frag mich etwas.
talk-thanks = Immer gern 🙂
talk-farewell = Bis bald 👋
talk-idle = Gerade wartet nichts auf ein Ja oder Nein von dir. Schreib, was du ausgegeben hast, oder frag mich etwas.
talk-stranger = So heißt hier niemand, also habe ich nichts geändert. /members zeigt, wer dabei ist.
talk-other = Ich kenne mich nur mit eurem Geld aus 🙂 Schreib, was du ausgegeben hast, frag mich etwas, oder sieh in /help nach.
talk-praise = Danke, das ist lieb 🙂
talk-laugh = 😄
talk-joke = Ich kenne nur einen: Beim Kassenbon kommt die Pointe immer zum Schluss 😄
talk-who = Ich bin Purser, ein Programm, das euer Haushaltsbuch führt. /help zeigt, was ich kann.
talk-sorry = Alles gut 🙂
talk-complaint = Das tut mir leid. Sag mir, was falsch war: „nein, 145“ ändert den letzten Eintrag, /undo nimmt ihn zurück, und eine Frage geht auch mit anderen Worten.
talk-mood = Ich fühle mit dir 🙂 Für alles ums Geld bin ich da.
talk-signs = 🙂
talk-misread = Nichts aufgeschrieben: Ich weiß nicht, ob { $part } Geld war, das jemand bezahlt hat. Wenn ja, sag wofür und wie viel: „Taxi { $part }“.
talk-misasked = Ich habe nicht verstanden, was du wissen willst. Sag was und wann, etwa „Lebensmittel im Oktober“, „wer hat diese Woche was ausgegeben?“ oder „wann ist die Miete fällig?“.
talk-empty = Da kam nichts an, was ich lesen kann. Versuch „Milch 60“ oder /help.
language-followed = Ab jetzt antworte ich auf { $language }, so wie du schreibst. /language ändert das.
language-kept = Ich antworte auf { $language }. /language ändert das.
language-which = Soll ich auf Deutsch antworten? /language ändert das jederzeit.
command-unknown = { $command } kenne ich nicht. Das hier kann ich.

help-record-title = ✍️ Aufschreiben
help-record =
    Sag es einfach, gern mehreres auf einmal:
    • Milch 60, Taxi 120 gestern
    • Abendessen 14,50 mit Karte
    • Priya hat 30 für Medikamente bezahlt
    • Gehalt 2850 bekommen
    • Rückerstattung 49 Amazon
    Ich zeige eine Karte. Tipp auf Bestätigen, und es steht im Buch.
help-ask-title = 🔎 Fragen
help-ask =
    • Wie viel haben wir diesen Monat ausgegeben?
    • Wie viel für Lebensmittel im Oktober?
    • Oktober gegen September
    • Wer hat diese Woche was ausgegeben?
    • Und letzten Monat? Als Diagramm
    Jede Antwort hat einen Warum-Knopf, der ihre Zeilen zeigt. Kürzer: /today, /month, /find
help-edit-title = ✏️ Anders überlegt
help-edit =
    Vorher: Tipp auf der Karte auf Ändern, oder sag einfach „nein, 145“ oder „das war gestern“.
    Nachher: /undo nimmt das Letzte zurück, /last zeigt es. /trash behält 30 Tage, was du weggeworfen hast.
    /cancel beendet, was ich gerade frage.
help-family-title = 👪 Familie
help-family =
    /invite holt jemanden dazu, /members zeigt, wer wer ist, /leave ist die Tür.
    /settle sagt, wer wem was schuldet, und gleicht es aus; /split, wie ihr teilt, was für alle ist.
    Hol mich in eure Familiengruppe und schick dort /start: Sie kann der Chat des Haushalts werden.
help-more-title = ⚙️ Mehr
help-more =
    /budget für Budgets und was übrig ist; oder sag „Budget Lebensmittel 400 im Monat“
    /categories zum Hinzufügen und Umbenennen
    /goals ist, worauf ihr spart.
    /accounts zeigt, was auf jedem Konto ist und was nicht aufgeht.
    /rates merkt sich, was andere Währungen wert sind.
    /rules zeigt, was immer wohin gehört.
    /settings für Währung, Zeitzone, Sprache
    /notices dafür, was ich melde und wann
    /language für dich allein
    /export gibt dir alles als Datei („export Oktober“ für einen Monat)
button-help-record = ✍️ Schreiben
button-help-ask = 🔎 Fragen
button-help-edit = ✏️ Ändern
button-help-family = 👪 Familie
button-help-more = ⚙️ Mehr
