button-demo = Demo-Familie ausprobieren
demo-name = Bei Familie Sharma
demo-moving-in = Familie Sharma zieht ein …
demo-only-empty = Die Demo ist ein eigener Haushalt für Leute, die noch keinen haben.
demo-ready-title = Du bist Asha. Ravi ist dein Partner.
demo-ready =
    Im Buch stehen { $count } Einträge aus den letzten achtzehn Monaten. Probier mal:
    • Milch 60, Taxi 120 gestern
    • Wie viel für Lebensmittel diesen Monat?
    • Wohin geht unser Geld?
    • Oktober gegen September
