# Antworten: Sätze um Zahlen herum.
answer-sums = { $sums } (nicht umgerechnet)
answer-former-member = Früheres Mitglied
answer-on = für { $name }
answer-at = bei { $name }
answer-tagged = mit #{ $name }
answer-account = von { $name }
answer-matching = zu „{ $name }“
answer-without = ohne { $name }
answer-least = ab { $amount }
answer-most = bis { $amount }
answer-exactly = von genau { $amount }
answer-ever = im ganzen Buch
answer-on-day = am { $day }
answer-in = im { $period }
answer-in-year = { $period }
answer-so-far = bisher im { $period }
answer-so-far-year = bisher { $period }
answer-since = seit { $day }
answer-from = vom { $period }
answer-entries = { $count ->
    [one] 1 Eintrag
   *[other] { $count } Einträge
}
answer-after-refunds = nach { $sum } Erstattungen
answer-note = ({ $notes })
answer-named = { $name } { $sum }
answer-named-share = { $name } { $sum } ({ $share })

answer-sum-expense = Ausgegeben { $scope }: { $sum }
answer-sum-income = Eingenommen { $scope }: { $sum }
answer-sum-refund = Zurückbekommen { $scope }: { $sum }
answer-sum-transfer = Umgebucht { $scope }: { $sum }
answer-sum-expense-member = { $who } hat { $scope } { $sum } ausgegeben
answer-sum-expense-own = Du selbst hast { $scope } { $sum } ausgegeben
answer-sum-income-member = { $who } hat { $scope } { $sum } eingenommen
answer-sum-income-own = Du selbst hast { $scope } { $sum } eingenommen
answer-sum-refund-member = { $who } hat { $scope } { $sum } zurückbekommen
answer-sum-refund-own = Du selbst hast { $scope } { $sum } zurückbekommen
answer-sum-transfer-member = { $who } hat { $scope } { $sum } umgebucht
answer-sum-transfer-own = Du selbst hast { $scope } { $sum } umgebucht
answer-sentence = { $text }.
answer-nothing-expense = Nichts { $scope }.
answer-nothing-income = Keine Einnahmen { $scope }.
answer-nothing-refund = Keine Erstattungen { $scope }.
answer-nothing-transfer = Keine Umbuchungen { $scope }.
answer-nothing-any = Nichts { $scope }.
answer-nothing-member = Nichts von { $who } { $scope }.
answer-nothing-own = Nichts von dir selbst { $scope }.

answer-most-of-it = { $sum }, das meiste davon für { $parts }.
answer-mostly-at = { $sum } in Läden mit Namen, das meiste davon bei { $parts }.
answer-all-at = { $sum } in Läden mit Namen: { $parts }.
answer-all-on = { $sum }, alles für { $name }.
answer-all-of-it = { $sum } – { $parts }.
answer-members-paid = { $parts } { $scope }.
answer-members-income = Eingenommen { $scope }: { $parts }.
answer-member-paid = { $name } hat { $sum } bezahlt
answer-member-paid-share = { $name } hat { $sum } bezahlt ({ $share })

answer-then-all = im ganzen { $period }
answer-then-by = bis { $day }
answer-difference = { $sum } ({ $share })
answer-compare-more = { $now }, { $difference } mehr als { $then } ({ $before }).
answer-compare-less = { $now }, { $difference } weniger als { $then } ({ $before }).
answer-compare-same = { $now }, genauso viel wie { $then }.
answer-compare-none = { $now }; { $then } war nichts.
answer-compare-all = { $period } im Ganzen: { $sum }.
answer-compare-day-more = Bis { $day } waren es { $before }: Ihr liegt { $difference } darüber.
answer-compare-day-less = Bis { $day } waren es { $before }: Ihr liegt { $difference } darunter.
answer-compare-day-same = Bis { $day } war es genauso viel.
answer-compare-other = Daneben, nicht umgerechnet: { $now } gegen { $before }.
answer-moved-up = Am meisten gestiegen:
answer-moved-down = Am meisten gesunken:
answer-moved-row = • { $name }: { $sum }, von { $before } auf { $after }
answer-moved-none-up = Keine Kategorie ist gestiegen.
answer-moved-none-down = Keine Kategorie ist gesunken.

answer-list = { $entries } { $scope }, zusammen { $sum }.
answer-list-any = { $entries } { $scope }.
answer-list-member = { $entries } von { $who } { $scope }, zusammen { $sum }.
answer-list-own = { $entries } von dir selbst { $scope }, zusammen { $sum }.
answer-list-any-member = { $entries } von { $who } { $scope }.
answer-list-any-own = { $entries } von dir selbst { $scope }.
answer-largest = Die größten { $scope }:
answer-largest-member = Die größten von { $who } { $scope }:
answer-largest-own = Die größten von dir selbst { $scope }:
answer-left-out = { $count ->
    [one] 1 Eintrag in anderer Währung ist
   *[other] { $count } Einträge in anderen Währungen sind
} hier nicht eingereiht.
answer-page = { $first } bis { $last } von { $count }
answer-row = { $day } · { $what } · { $money } · { $who }
answer-row-private = privat
answer-row-received = +{ $money }
answer-row-refund = { $money } zurück
answer-row-transfer = { $money } umgebucht

answer-average = Im Schnitt { $sums } { $scope } ({ $notes }).
answer-average-member = Im Schnitt hat { $who } { $scope } { $sums } ausgegeben ({ $notes }).
answer-average-own = Im Schnitt hast du selbst { $scope } { $sums } ausgegeben ({ $notes }).
answer-a-month = { $sum } im Monat
answer-a-day = { $sum } am Tag
answer-a-week = { $sum } pro Woche
answer-a-time = { $sum } jedes Mal
answer-months = { $count ->
    [one] 1 Monat
   *[other] { $count } Monate
}
answer-count-expense = { $count ->
    [one] 1 Kauf
   *[other] { $count } Käufe
} { $scope }.
answer-count-income = { $count ->
    [one] 1 Einnahme
   *[other] { $count } Einnahmen
} { $scope }.
answer-count-refund = { $count ->
    [one] 1 Erstattung
   *[other] { $count } Erstattungen
} { $scope }.
answer-count-transfer = { $count ->
    [one] 1 Umbuchung
   *[other] { $count } Umbuchungen
} { $scope }.
answer-count-by = Von { $who }: { $text }
answer-balance-left = { $income } kamen herein und { $spent } gingen hinaus { $scope }: { $left } sind übrig, eine Sparquote von { $rate }.
answer-balance-even = { $income } kamen herein und ebenso viel ging hinaus { $scope }: Nichts ist übrig.
answer-balance-short = { $income } kamen herein und { $spent } gingen hinaus { $scope }: { $left } mehr, als hereinkam.
answer-balance-no-income = Nichts kam herein und { $spent } gingen hinaus { $scope }.
answer-balance-other = Daneben, nicht umgerechnet: { $income } kamen herein und { $spent } gingen hinaus.
answer-price-once = „{ $item }“ kostete { $sum } ({ $day }), das einzige Mal, das ich aufgeschrieben habe.
answer-price-more = „{ $item }“ kostete zuletzt { $sum } ({ $day }), { $difference } mehr als das Mal davor ({ $before }, { $then }).
answer-price-less = „{ $item }“ kostete zuletzt { $sum } ({ $day }), { $difference } weniger als das Mal davor ({ $before }, { $then }).
answer-price-same = „{ $item }“ kostete zuletzt { $sum } ({ $day }), genauso viel wie das Mal davor ({ $then }).
answer-price-range = Zwischen { $low } und { $high } bei den letzten { $count } Malen.

answer-button-why = Warum?
answer-button-chart = Diagramm
answer-button-back = Zurück
answer-button-newer = Neuere
answer-button-older = Ältere

why-title = Woher das kommt
why-counted = Gezählt: { $what }
why-counted-expense = Ausgaben abzüglich Erstattungen; Umbuchungen zählen nie
why-counted-purchases = Käufe, Erstattungen nicht abgezogen
why-counted-income = Einnahmen
why-counted-refund = Erstattungen
why-counted-transfer = Umbuchungen zwischen eigenen Konten
why-counted-any = alles im Buch
why-filter = Nur: { $filters }
why-period = Zeit: { $period }
why-period-ever = seit das Buch begann
why-member = Bezahlt von: { $who }
why-everyone = allen
why-sum = Gefunden: { $sum }, { $entries }
why-found = Gefunden: { $entries }
why-parts = Besteht aus: { $parts }
why-hidden = Private Einträge anderer bleiben bei solchen Fragen außen vor.
why-template = Abfrage: { $template }
why-more = und { $count } weitere
why-changed = Das Buch hat sich geändert, seit ich geantwortet habe; so steht es jetzt.
why-older = Diese Antwort ist zu alt, um sie zu zerlegen. Frag noch einmal, dann zeige ich jeden Eintrag dahinter.

nothing-recurs = Ich kenne noch nichts Wiederkehrendes: Richte es ein mit „Miete 800 jeden 1.“ oder sieh unter /recurring nach. Ich kann sagen, was für Abos wegging.

ask-mean = Meintest du das?
ask-none = Nichts davon
ask-find-what = Wonach soll ich suchen? Schreib zum Beispiel „/find Milch“.
ask-no-chart = In dieser Antwort gibt es nichts zu zeichnen.
ask-reading = { $name }: { $scope }
ask-total = Ausgaben
ask-category_spend = Ausgaben
ask-compare = Vergleich
ask-top_categories = Nach Kategorie
ask-top_merchants = Nach Laden
ask-by_member = Wer bezahlt hat
ask-largest = Die größten
ask-list = Einträge
ask-average = Durchschnitt
ask-trend = Verlauf
ask-count = Wie viele
ask-income_vs_expense = Herein und hinaus
ask-price_history = Preise
ask-budget_status = Budget
ask-left_per_day = Übrig am Tag
ask-recurring = Wiederkehrendes
ask-forecast = Vorhersage
ask-anomalies = Auffälliges
ask-settle_up = Wer wem was schuldet
ask-afford = Können wir es uns leisten
ask-advice = Rat
ask-help = Hilfe

chart-by-category = Nach Kategorie · { $household }
chart-by-merchant = In Läden mit Namen · { $household }
chart-by-member = Nach Zahler · { $household }
chart-by-month = Nach Monat · { $household }
chart-by-week = Nach Woche · { $household }
chart-by-day = Nach Tag · { $household }
chart-compared = Im Vergleich · { $household }
chart-balance = Herein und hinaus · { $household }
chart-prices = Jedes Mal · { $household }
chart-without = { $subtitle } · ohne { $sums }
chart-latest = { $subtitle } · die letzten { $count }
chart-title = { $sum } { $scope }
chart-price-title = { $item }: { $sum }
chart-rest = Andere ({ $count })
chart-left = { $sum } übrig { $scope }
chart-short = { $sum } zu wenig { $scope }
chart-income = Herein
chart-spending = Hinaus
chart-until = bis { $day }
chart-pace = Tag für Tag · { $household }
chart-even-budget = Budget, gleichmäßig verbraucht
chart-heat-to = bis { $sum }
chart-heat-more = mehr
chart-heat-back = kam zurück
chart-menu = Welches Diagramm?
chart-menu-button = Mehr Diagramme
chart-kind-categories = Nach Kategorie
chart-kind-members = Wer bezahlt hat
chart-kind-pace = Tempo
chart-kind-calendar = Kalender
chart-kind-months = Monat für Monat
chart-kind-balance = Herein und hinaus
chart-kind-forecast = Prognose

## What is wider than what was asked, and one unit after another
answer-wider = { $name } insgesamt: { $sum }.
answer-trend = { $sum }: { $parts }.
answer-calendar = { $sum }, am meisten { $day }: { $most }. { $count ->
    [0] Kein Tag war ohne.
    [one] { $count } Tag war ohne.
   *[other] { $count } Tage waren ohne.
}
answer-week-of = Woche ab { $day }

# Things held against each other, a part of a whole, the highest and the latest.
answer-weekends = an Wochenenden
answer-weekdays = an Werktagen
answer-days = jeweils am { $days }
answer-highest = Am höchsten { $scope }: { $name } mit { $sum }.
answer-lowest = Am niedrigsten { $scope }: { $name } mit { $sum }.
answer-extreme-next = Danach: { $parts }.
answer-side = { $sum } { $name }
answer-paid-by = von { $name }
answer-sides = { $parts } { $scope }: { $difference } mehr { $name }.
answer-sides-same = { $parts } { $scope }: gleich viel.
answer-sides-none = Nichts { $names } { $scope }.
answer-sides-a-day = { $parts } { $scope }. Das sind { $daily } für jeden solchen Tag.
answer-sides-other = Außerdem, nicht umgerechnet: { $parts }.
answer-part-of-income = { $part }: { $share } der Einnahmen ({ $whole }).
answer-part-of-expense = { $part }: { $share } aller Ausgaben ({ $whole }).
answer-part-of-no-income = { $part }. Für diese Zeit ist keine Einnahme notiert, also gibt es keinen Anteil.
answer-part-of-no-expense = { $part }. Es gibt keine Ausgaben, von denen das ein Anteil wäre.
answer-part-base = Der Anteil zählt nur { $currency }.
answer-latest = Zuletzt { $scope }: { $what }, { $sum }, { $day }, bezahlt von { $who }.
answer-latest-any = Zuletzt: { $what }, { $sum }, { $day }, bezahlt von { $who }.
answer-latest-before = Davor: { $row }.
chart-sides-title = Nebeneinander { $scope }
chart-a-day = Für jeden solchen Tag · { $household }
ask-share = Anteil
ask-account_balance = Kontostand

# Zum Zeitraum einer Antwort.
period-not-lately = Nichts davon im { $period }.
period-partly-lately = Davon { $sums } im { $period }.
period-before = Im ganzen Buch: { $sums }.
period-month-before = Der { $period } hat gerade erst begonnen, darum geht es hier um den Monat davor.
period-just-begun = Dieser Zeitraum hat gerade erst begonnen.
answer-money = Etwa { $sums }.
answer-money-rate = { $one } = { $value } ({ $day }).
answer-money-no-rate = Ich kenne keinen Kurs für { $currency }. Gib einen an: /rates 1 { $currency } = 90
answer-money-nothing = Die Antwort davor hat keine Summe, die ich umrechnen könnte.
