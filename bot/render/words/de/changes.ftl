# Was sich geändert hat, was wartet, und kurze Antworten auf kurze Nachrichten.
change-said = { $item }: { $changes }
change-already = { $item }: das war schon so
change-value = { $before } → { $after }
change-removed = Weggenommen: { $item }
visibility-private = privat
visibility-shared = geteilt
for-everybody = für alle
for-you = für dich
paid-by-you = von dir bezahlt
button-take-back = ↩️ Änderung zurücknehmen
toast-taken-back = Wie vorher
toast-reopened = Wieder offen
card-entry-as-before = ✓ Wie vorher

still-open = Noch offen:
cards-waiting = { $count ->
    [one] 1 Karte wartet noch auf dein Ja: /waiting
   *[other] { $count } Karten warten noch auf dein Ja: /waiting
}
answer-waiting = { $count ->
    [one] Nicht dabei: 1 Karte, die auf ein Ja wartet (/waiting)
   *[other] Nicht dabei: { $count } Karten, die auf ein Ja warten (/waiting)
}
waiting-title = { $count ->
    [one] Eine Karte wartet:
   *[other] { $count } Karten warten:
}
waiting-none = Keine Karte wartet.
waiting-more = { $count ->
    [one] Eine weitere wartet. Entscheide über einige davon und schick dann noch einmal /waiting.
   *[other] { $count } weitere warten. Entscheide über einige davon und schick dann noch einmal /waiting.
}
confirmed-all = ✓ Gespeichert, { $count } Karten
confirm-all-none = Hier ist keine Karte von dir offen.
confirm-all-asking = { $count ->
    [one] Eine Karte braucht zuerst eine Antwort:
   *[other] { $count } Karten brauchen zuerst eine Antwort. Hier ist eine:
}
button-undo-item = ↩️ { $item }
undo-fewer = { $count ->
    [one] Mehr als dieses eine war nicht zurückzunehmen.
   *[other] Mehr als diese { $count } waren nicht zurückzunehmen.
}
refusal-undo-too-many = Ich nehme 1 bis { $most } Dinge auf einmal zurück, zum Beispiel „/undo 3“.

button-edit-item = ✏️ { $item }
button-delete-it = 🗑️ Löschen
button-keep = Behalten
sought-what = Sag, welchen Eintrag, zum Beispiel „/edit Taxi“ oder „/delete Milch gestern“.
private-count = 🔒 privat: { $count }

button-twin-same = Es ist dasselbe
button-twin-other = Ein weiteres
button-never-mind = Schon gut
button-as-last-time = Wie letztes Mal: { $amount }
button-look-for = 🔎 { $item }
talk-again = Ich bin da. Schreib, was du ausgegeben hast, oder frag mich etwas.
command-waiting = Karten, die auf ein Ja warten

# How a number was asked of the book.
query-total = eine Summe
query-by-category = Summen je Kategorie
query-by-member = Summen je Mitglied
query-by-merchant = Summen je Geschäft
query-by-month = Summen je Monat
query-by-day = Summen je Tag
