# Wechselkurse.
button-rate-ask = 1 { $currency } = ?
rate-ask-days = Wie viel { $base } war 1 { $currency } wert, von { $first } bis { $last }? Schreib einfach die Zahl; sie gilt für alle diese Tage.
button-rate-later = Später
rate-ask = Wie viel { $base } war 1 { $currency } wert, { $day }? Schreib einfach die Zahl.
rates-kept = { $count ->
    [one] 1 Kurs ist gemerkt.
   *[other] { $count } Kurse sind gemerkt.
}
rates-filled = { $count ->
    [one] 1 Eintrag, der darauf wartete, zählt jetzt mit.
   *[other] { $count } Einträge, die warteten, zählen jetzt mit.
}
rates-title = Wechselkurse
rates-row = 1 { $currency } = { $rate } { $base } ({ $day })
rates-how = Einen eintragen: /rates 1 USD = 0,92 (oder mit Tag: /rates USD 0,92 2026-11-20). Oder schick eine CSV-Datei mit den Spalten date, currency, rate und schreib /rates dazu. Ohne Kurs steht ein Betrag neben den anderen.
line-converted = = { $base }
line-beside = nicht umgerechnet
answer-converted = Zu den Kursen ihrer Tage mitgezählt: { $sums }.
refusal-rate-unread = Ich sehe dort keinen Kurs. Schreib eine Zahl, etwa 0,92.
refusal-rate-of-own = { $currency } ist die Währung dieses Buchs und braucht keinen Kurs.
refusal-rates-file-unread = Aus dieser Datei lese ich keine Kurse. Sie braucht eine erste Zeile mit date, currency, rate, dann Zeilen wie 2026-11-20,USD,0.92.
refusal-rates-row-unread = Zeile { $row } der Datei ist nicht zu lesen, deshalb wurde nichts daraus genommen. Eine Zeile sieht so aus: 2026-11-20,USD,0.92.
