# Payments and incomes that recur: their cards, what falls due, and what they come to.
card-bill-settled = Schon anders eingetragen, darum habe ich diese Karte geschlossen.
refusal-rhythm-impossible = Mit diesem Rhythmus kann ich nicht rechnen. Schreib es wie „jeden Monat am 5.“, „wöchentlich am Montag“ oder „alle 3 Monate“.
refusal-repeat-ends-early = Das würde enden, bevor es beginnt. Gib ein Ende nach dem ersten Tag an.
refusal-repeat-starts-early = Der erste Tag kann nicht in der Vergangenheit liegen. Nimm heute oder einen späteren Tag.
refusal-repeat-unknown = Diese wiederkehrende Zahlung gibt es nicht mehr.
rhythm-day = { $count ->
    [1] jeden Tag
   *[other] alle { $count } Tage
  }
rhythm-week = { $count ->
    [1] jede Woche
   *[other] alle { $count } Wochen
  }
rhythm-month = { $count ->
    [1] jeden Monat
   *[other] alle { $count } Monate
  }
rhythm-year = { $count ->
    [1] jedes Jahr
   *[other] alle { $count } Jahre
  }
rhythm-on-weekdays = { $rhythm } am { $days }
rhythm-on-day = { $rhythm } am { $day }.
rhythm-on-last-day = { $rhythm } am letzten Tag
rhythm-on-date = { $rhythm } am { $day }
rhythm-times = { $rhythm }, { $count } Mal
day-format-month = d. MMMM
repeat-title-proposed = 🔁 Wiederkehrende Zahlung einrichten?
repeat-title-active = 🔁 Wiederkehrend
repeat-title-paused = ⏸️ Pausiert
repeat-title-ended = ⏹️ Beendet
repeat-title-discarded = 🗑️ Verworfen
repeat-next = nächstes Mal { $day }
repeat-no-next = Es kommt nichts mehr.
repeat-until = bis { $day }
repeat-paused = pausiert
repeat-promise = Nichts wird von selbst gebucht: Ist es fällig, schicke ich eine Karte zum Bestätigen.
repeat-unpromised = Nichts wird von selbst gebucht. Auf { $channel } schicke ich die Karte nur, wenn du es erlaubst; /bills zeigt sie in jedem Fall.
repeat-twin = Es gibt schon eine: { $rule }.
repeat-ask-amount = Was kostet { $item } ab jetzt?
repeat-ask-when = Wann kommt { $item }? Schreib es wie „jeden Monat am 5.“ oder „wöchentlich am Montag“.
repeat-ask-name = Wie soll { $item } heißen?
repeat-ask-end = { $item } endgültig beenden? Was bezahlt wurde, bleibt im Buch.
button-repeat-once = Ein Kauf über { $amount }
button-repeat-offer = 🔁 Wiederkehrend machen
button-repeat-pause = ⏸️ Pausieren
button-repeat-resume = ▶️ Fortsetzen
button-repeat-skip = ⏭️ Nächstes auslassen
button-repeat-price = 💱 Preis ändern
button-repeat-end = ⏹️ Beenden
button-repeat-end-sure = ⏹️ Ja, beenden
button-repeat-all = 🔁 Alle
button-repeat-when = Wann
button-repeat-name = Name
button-bills = 📅 Kommende Rechnungen
button-calendar = 🗓️ Kalenderlink
toast-repeat-on = Eingerichtet
toast-repeat-paused = Pausiert
toast-repeat-resumed = Läuft weiter
toast-repeat-skipped = Ausgelassen: { $day }.
toast-repeat-ended = Beendet
repeats-title = 🔁 Was wiederkehrt
repeats-none =
    Noch kehrt nichts wieder. Schreib es, wie du es sagst:
    • Miete 800 jeden 1.
    • Netflix 13 monatlich
    • Gehalt 3000 jeden letzten Tag
repeats-private = 🔒 { $count ->
    [one] Eine gehört jemand anderem privat.
   *[other] { $count } sind privat für andere.
  }
repeats-month = Etwa { $sum } im Monat.
bills-title = 📅 Rechnungen bis { $day }
bills-none = Bis { $day } kenne ich keine Rechnungen.
bills-left = Noch zu zahlen: { $sum }
bills-transfers = Umbuchungen zählen hier nicht mit: Sie verschieben Geld und geben keins aus.
bills-guessed = Aus früheren Zahlungen vermutet, nicht eingerichtet: { $items }. /recurring richtet sie ein.
bill-next = { $item } ist fällig: { $day }.
bill-next-guessed = Geschätzt: bisher kam es { $rhythm }. Es ist nicht eingerichtet; /recurring tut das.
bill-status-due = jetzt fällig
bill-status-overdue = ⚠️ überfällig
bill-status-partly-paid = { $left } noch offen
command-recurring = Was regelmäßig wiederkehrt
command-bills = Kommende Rechnungen
refusal-repeat-private-group = Eine private Zahlung geht nicht in der Gruppe. Schreib mir privat.
refusal-repeat-unread = Das lese ich nicht als wiederkehrende Zahlung. Schreib es wie „/recurring Miete 800 jeden 1.“.
refusal-repeat-name-empty = Ein Name braucht wenigstens einen Buchstaben.
recurring-total = Wiederkehrende Zahlungen machen etwa { $sum } im Monat aus.
recurring-income = Es kommen etwa { $sum } im Monat herein.
recurring-nothing = Nichts Wiederkehrendes passt dazu.
recurring-why = { $item }: { $amount } { $rhythm } = { $month } im Monat
recurring-why-private = Privat für andere: { $month } im Monat
recurring-why-how = Ein Jahr hat 12 Monate und 52,18 Wochen; Pausiertes zählt nicht.
bill-due-income = 📅 { $item }, fällig { $day }. Schon da?
bill-due = 📅 { $item }, fällig { $day }. Schon bezahlt?
button-bill-pay = ✅ { $item }
toast-bill-settled = Das ist inzwischen erledigt.
button-calendar-make = 🗓️ Link erstellen
button-calendar-new = 🗓️ Neuen Link erstellen
calendar-explained = Dein Kalender kann die kommenden Rechnungen zeigen, ohne private. Der Link ist der Schlüssel: Wer ihn hat, kann sie lesen. Ein neuer beendet den alten.
calendar-link = Füge diese Adresse in deinem Kalender als Abonnement hinzu. Ich kann sie nicht noch einmal zeigen; behaltet sie für euch.
calendar-off = Der Kalenderlink braucht Pursers Webseite, die hier ausgeschaltet ist.
calendar-name = Rechnungen: { $household }
suggest-recurring = 🔎 { $item } scheint wiederzukehren: { $amount } { $rhythm }, { $count } Mal, zuletzt { $day }. Soll ich damit rechnen?
suggest-found = 🔎 Das scheint wiederzukehren: bisher { $count } Mal.
suggest-later = Jetzt nicht. /recurring zeigt es wieder.
suggest-never = { $item } schlage ich in diesem Rhythmus nicht mehr vor.
button-suggest-later = Jetzt nicht
button-suggest-never = 🚫 Nie vorschlagen
rhythm-on-days = { $rhythm } an den Tagen { $days }
repeat-which = Welche?
repeat-new-price = Ab { $day }, statt { $old }.
repeat-same-price = Das kostet es schon.
repeat-unchanged = Es wurde nichts geändert.
repeat-none-due = Davon ist bald nichts fällig.
bill-already-paid = { $item } vom { $day } ist schon bezahlt.
repeat-no-such = Nichts Wiederkehrendes heißt „{ $name }“. /recurring zeigt, was es gibt.
button-bill-early = ✅ Die vom { $day }
rhythm-once = einmal
bill-title-proposed = 📅 Eine kommende Rechnung vormerken?
bill-title-active = 📅 Kommende Rechnung
repeat-later-price = Ab { $day }: { $amount }
repeat-lead = Ich sage { $count ->
        [one] einen Tag
       *[other] { $count } Tage
    } vorher Bescheid.
refusal-repeat-move-unfit = Das kommt in einem anderen Rhythmus. Nenn einen Tag des Monats für Monatliches, einen Wochentag für Wöchentliches.
refusal-repeat-lead-too-long = Höchstens { $days } Tage vorher kann ich Bescheid sagen.
