# Karten, und was man mit ihnen machen kann.
line-expense = { $category } · { $amount }
line-income = { $category } · +{ $amount } Einnahme
line-refund = ↩️ Erstattung · { $category } · { $amount }
line-transfer = 🔄 Umbuchung · { $amount }
line-private = 🔒 privat
paid-by = bezahlt von { $member }
for-whom = für { $members }
total-spent = Zusammen { $amount }
total-received = Bekommen { $amount }
category-none = Keine Kategorie
kind-expense = Ausgabe
kind-income = Einnahme
kind-refund = Erstattung
kind-transfer = Umbuchung
this-one = das hier
somebody-else = Jemand anders
entry-hidden = 🔒 Privater Eintrag · { $amount }

button-confirm = ✅ Bestätigen
button-confirm-all = ✅ Alle bestätigen
button-edit = ✏️ Ändern
button-discard = 🗑️ Verwerfen
button-undo = ↩️ Zurücknehmen
button-restore = ♻️ Zurückholen
button-delete = 🗑️ Löschen
button-back = ‹ Zurück
button-other = Anderes …
button-everybody = 👪 Für alle
button-clear = Weglassen
button-only-this = ✅ Nur das hier
button-remove = ➖ Entfernen
button-older = Ältere ›
button-newer = ‹ Neuere
button-edit-number = ✏️ { $number } ändern
button-delete-number = 🗑️ { $number } löschen
button-restore-number = ♻️ { $number } zurückholen

doubt-amount = Welcher Betrag für { $item }?
doubt-date-scope = Gilt „{ $day }“ für alle?
doubt-date = Welcher Tag für { $item }?
doubt-currency = Welche Währung für { $item }?
doubt-kind = Was ist { $item }?
doubt-payer = Wer hat { $item } bezahlt?
doubt-entry = Ist jedes davon ein eigener Eintrag?
keep-all-lines = Alle behalten
without-line = { $amount } weglassen ({ $item })
doubt-amount-outside = Wer zahlt was bei { $item }?
doubt-payer-outside = { $name } gehört nicht zum Haushalt. Wer hat { $item } bezahlt?
outside-paid = Wir schulden { $name } { $amount }
outside-paid-by-me = Ich habe bezahlt, an { $name }
outside-invite = { $name } einladen
outside-owes = Unser Teil { $ours }, wir bekommen { $owed }
outside-all-ours = Alles ist unseres: { $ours }
outside-only-ours = Ich habe nur unseren Teil bezahlt: { $ours }
unsure-category = Wohin „{ $item }“ gehört, weiß ich nicht sicher. Bestätige, oder wähle:
edit-which = Welche?
edit-what = Was soll ich ändern?
scope-all = { $count ->
    [2] Beide
    [3] Alle drei
   *[other] Alle { $count }
  }
scope-some = Nur { $names }
scope-none = Keine
choose-expense = Ausgabe
choose-income = Einnahme
choose-refund = Erstattung
choose-transfer = Auf eigenes Konto
choose-paid-back = Zurückgezahlt

field-category = Kategorie
field-amount = Betrag
field-date = Datum
field-description = Beschreibung
field-merchant = Laden
field-account = Konto
field-payer = Bezahlt von
field-whom = Für wen
field-kind = Art
field-tags = Stichwörter
make-private = 🔒 Privat machen
make-shared = 👥 Teilen
choose-category = Wähle eine Kategorie.
choose-date = Welcher Tag?
choose-kind = Was ist es?
choose-payer = Wer hat bezahlt?
choose-whom = Für wen war es?
choose-account = Womit bezahlt?
type-amount = Was ist der richtige Betrag? Schreib ihn einfach.
type-description = Was war es? Schreib es einfach.
type-merchant = Welcher Laden, welche Person? Schreib es einfach.
type-account = Welches Konto, welche Karte? Schreib einfach den Namen.
type-tags = Welche Stichwörter? Schreib sie wie #goa #reise.
type-date = Welcher Tag? Schreib ihn, wie du ihn sagen würdest: gestern, letzten Freitag, 12. Nov.

card-saved = ✓ Gespeichert
card-undone = ↩️ Zurückgenommen. Es bleibt 30 Tage im Papierkorb.
card-purged = Was hier stand, ist endgültig aus dem Papierkorb verschwunden.
card-discarded = 🗑️ Verworfen. Nichts wurde aufgeschrieben.
card-expired = ⌛ Diese Karte ist ohne Antwort abgelaufen. Nichts wurde aufgeschrieben.
card-waiting = ⏰ Wartet noch auf dein Ja
card-entry = ✓ Im Buch
card-entry-changed = ✓ Geändert
card-entry-deleted = 🗑️ Für 30 Tage im Papierkorb
card-entry-restored = ✓ Wieder im Buch

remark-twin = Dasselbe wie um { $time }?
remark-twin-of = Ist „{ $item }“ dasselbe wie um { $time }?
remark-purchase = Erstattung von { $item }, { $day }

toast-saved = Gespeichert
toast-discarded = Verworfen
toast-changed = Geändert
toast-undone = Zurückgenommen
toast-restored = Wieder im Buch
toast-deleted = Gelöscht
toast-stale = Die Karte hatte sich geändert. So steht sie jetzt.
toast-card-confirmed = Gespeichert
toast-card-discarded = Diese Karte wurde verworfen.
toast-card-expired = Diese Karte ist abgelaufen.

last-title = Die neuesten Einträge
last-private = Die letzten Einträge sind privat. Frag mich in unserem eigenen Chat.
last-none = Im Buch steht noch nichts. Schreib mir, was du ausgegeben hast, etwa „Milch 60“.
trash-title = Im Papierkorb, 30 Tage aufbewahrt
trash-none = Der Papierkorb ist leer.
cancelled = Vergessen. Karten bleiben, wie sie sind.
photo-kept = Ich habe das Foto behalten, lese hier aber keine Fotos. Schreib, was es war, etwa „Lebensmittel 54“, und ich lege das Foto dazu.
still-asking = { $problem } Oder schreib /cancel.

refusal-viewers-only-look = Du kannst dieses Buch ansehen, aber nicht hineinschreiben. Ein Admin kann das ändern.
refusal-edit-window-over = Das ist älter als { $hours } Stunden; jetzt kann es nur noch ein Admin ändern.
refusal-card-unknown = Diese Karte finde ich nicht.
refusal-card-not-saved = Diese Karte kam nie ins Buch.
refusal-entry-unknown = Diesen Eintrag finde ich nicht.
refusal-entry-in-trash = Dieser Eintrag liegt im Papierkorb. Hol ihn erst zurück.
refusal-nothing-to-undo = Von dir gibt es nichts zurückzunehmen.
refusal-doubt-open = Wähle erst eine Antwort, dann bestätige.
refusal-line-alone = Das ist die einzige Zeile. Bestätige die Karte selbst.
refusal-which-line = Es sind { $count } Zeilen. Sag, welche, etwa „die zweite war 145“, oder nimm Ändern.
refusal-no-card = Ich weiß nicht sicher, was ich ändern soll. Antworte auf die Karte, die du meinst.
refusal-category-unfit = Diese Kategorie passt hier nicht.
refusal-whom-unfit = Nur Ausgaben und Erstattungen können für jemanden sein.
refusal-category-unknown = Diese Kategorie kenne ich nicht.
refusal-member-unknown = Diese Person gehört nicht zum Haushalt.
refusal-account-unknown = Dieses Konto kenne ich nicht.
refusal-private-in-group = Hier lesen alle mit. Schreib mir privat, damit ein Eintrag privat bleibt.
refusal-private-only-author = Wer ihn geschrieben hat, bestimmt allein, wer ihn sieht.
refusal-too-many-lines = Das sind mehr als { $most } Zeilen. Schick sie in Teilen.
refusal-amount-zero = Ein Betrag muss größer als null sein.
refusal-amount-negative = Ein Betrag muss größer als null sein.
refusal-amount-unread = Da sehe ich keinen Betrag. Schreib ihn wie 145 oder 12,50.
refusal-amount-unclear = { $text } könnte { $readings } sein. Schreib es eindeutig, etwa 1200 oder 1,20.
refusal-date-unread = Da sehe ich keinen Tag. Schreib ihn wie gestern, letzten Freitag oder 12. Nov.
refusal-date-impossible = Diesen Tag gibt es nicht.
refusal-date-future = Dieser Tag ist noch nicht da. Nenne einen bis heute.
refusal-date-too-far = So weit wie { $year } kann ich nicht schauen.
refusal-text-missing = Schreib mindestens ein Wort.
delete-all-none = Hier wartet nichts. Gespeichertes wird einzeln gelöscht: /last, dann Bearbeiten, Löschen; /undo nimmt das Letzte zurück.
delete-all-ask = { $count ->
    [one] Was soll weg? Eine Karte wartet auf dein Ja. Gespeichertes bleibt: es geht einzeln über /last.
   *[other] Was soll weg? { $count } Karten warten auf dein Ja. Gespeichertes bleibt: es geht einzeln über /last.
  }
button-discard-all = { $count ->
    [one] 🗑️ Karte verwerfen
   *[other] 🗑️ { $count } Karten verwerfen
  }
button-restore-card = ↩️ { $item } zurückholen
delete-all-done = { $count ->
    [one] Eine Karte ist verworfen.
   *[other] { $count } Karten sind verworfen.
  }
review-early = Tipps kommen, wenn das Buch { $least } Tage alt ist; jetzt { $days ->
    [one] ist es einen Tag
   *[other] sind es { $days } Tage
}, zu wenig für einen Rat.
