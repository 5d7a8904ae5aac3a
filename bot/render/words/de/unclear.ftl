# Messages that say too little, fit two things, or record nothing.
unclear-which = Das kann ich auf zwei Arten lesen. Was meinst du?
unclear-neither = Keins davon
unclear-left = Gut, es bleibt alles, wie es war.
unclear-new = Neu: { $item }
unclear-else = Etwas Neues
unclear-change = { $item } → { $value }
half-words = { $amount } wofür?
half-amount = { $item }: wie viel war es?
talk-plan = Das klingt nach etwas, das noch kommt. Ich notiere, was bezahlt ist; sag Bescheid, wenn es so weit ist.
talk-reminder = Erinnern kann ich noch nicht. Sag mir, wenn es bezahlt ist, dann notiere ich es.
bank-code = Das ist ein Einmalcode: Ich notiere nichts und behalte ihn nicht.
bank-failed = Diese Zahlung ging nicht durch, also gibt es nichts zu notieren.
bank-offer = Das sieht nach Werbung aus. Ich notiere nichts.
bank-due = Das ist noch zu bezahlen. Sag mir, wenn es geschehen ist.
find-change-none = Zu „{ $words }“ finde ich nichts Gespeichertes.
find-change-which = Welchen meinst du?
find-change-delete = Diesen löschen?
