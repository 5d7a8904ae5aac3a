# Bank alerts, statements and the proofs of one purchase.
alert-balance = Kontostand danach: { $sum }
alert-again = Diese Nachricht der Bank habe ich schon. Hier ist ihre Karte.
alert-known = Diese Nachricht der Bank habe ich schon; sie steht auf einer privaten Karte.
statement-again = Diese Datei habe ich schon. Hier ist ihre Karte.
statement-sent-again = Diese Datei wurde danach noch einmal geschickt. Hier ist ihre neuere Karte; die ältere bleibt geschlossen.
statement-no-account = In dieser Datei steht kein Konto, also wird keines vermerkt.
statement-ask-account = In dieser Datei steht kein Konto. Zu welchem gehört sie?
refusal-statement-empty = Diese Datei ist leer. Exportiere den Kontoauszug noch einmal und schicke ihn.
refusal-statement-kind-unknown = Diese Art Datei kann ich nicht als Auszug lesen. Schicke CSV, XLSX, OFX, QIF, camt, MT940 oder PDF.
refusal-statement-too-large = Diese Datei ist größer als { $megabytes } MB. Exportiere weniger Monate auf einmal.
refusal-statement-too-long = Diese Datei hat mehr als { $most } Zeilen. Exportiere weniger Monate auf einmal.
refusal-statement-corrupt = Diese Datei ist beschädigt oder unvollständig. Exportiere den Auszug noch einmal und schicke ihn.
refusal-statement-unsafe = Diese Datei verlangt mehr, als ein Auszug darf; ich habe sie nicht geöffnet. Exportiere sie neu bei deiner Bank.
refusal-statement-columns-unknown = In dieser Datei finde ich keine Spalte mit Tagen und Beträgen. Schicke den Export der Bank mit seiner Kopfzeile.
refusal-statement-without-lines = In dieser Datei finde ich keine Buchungen. Exportiere einen Zeitraum, in dem sich etwas bewegt hat.
refusal-statement-lines-unreadable = Von keiner Zeile dieser Datei kann ich Tag und Betrag lesen, deshalb habe ich nichts geändert. Exportiere sie noch einmal, oder als CSV.
refusal-statement-days-mixed = Die Tage in dieser Datei sind verschieden geschrieben, darum habe ich nichts geändert. Exportiere sie mit einem Datumsformat.
refusal-statement-without-year = Die Zeilen nennen kein Jahr, und auf den Seiten steht keines. Schicke den ganzen Auszug mit der ersten Seite.
purchase-maybe = Vielleicht { $item } vom { $day }, das ich schon habe.
button-purchase-same = Es ist { $item }
purchase-joined = Ich habe das zu { $item } gelegt, das ich schon hatte.
button-purchase-part = Es ist ein anderer Kauf
adjusted-tip = Du hast { $item } notiert, { $day }; die Bank sagt { $told }, { $more } mehr. Dasselbe, mit Trinkgeld oder Gebühr?
adjusted-reward = Du hast { $item } notiert, { $day }; die Bank nahm { $told }, { $more } weniger. Dasselbe, der Rest mit Punkten oder Gutschein?
adjusted-booked = Die Bank hat { $item } angekündigt, { $day }, und sagt jetzt { $told }. Derselbe Kauf?
adjusted-exchange = Du hast { $item } notiert, { $day }; die Bank sagt { $told }. Dasselbe, zum Kurs der Bank?
button-purchase-adjust = Es ist { $item }, { $sum }
statement-title = Kontoauszug: { $count ->
    [one] eine Zeile
   *[other] { $count } Zeilen
}, { $first } bis { $last }
statement-counts = { $new } neu, { $known } schon im Buch, { $doubtful } zu fragen
statement-more = … und { $count } weitere
button-statement-import = { $count } übernehmen
button-statement-look = Ansehen
statement-nothing-new = Nichts davon ist neu.
statement-asked-later = { $count } weitere Zeilen sind vielleicht schon im Buch: /waiting zeigt sie.
refusal-statement-days-to-come = Dieser Auszug nennt Tage, die noch kommen. Prüfe sein Datumsformat und schicke ihn noch einmal.
refusal-alert-without-chat = Öffne zuerst einen Chat mit mir, im Browser oder Messenger: dorthin gehen die Karten weitergeleiteter Nachrichten.
proofs-behind = Belege dafür: { $names }
proof-message = deine Nachricht
proof-photo = der Beleg
proof-alert = { $count ->
    [1] die Banknachricht
   *[other] { $count } Banknachrichten
}
proof-statement = der Kontoauszug
transfer-maybe = Vielleicht die andere Seite einer Überweisung mit { $account }, { $day }.
button-transfer = Es ist eine Überweisung
transfer-paired = Eine Überweisung
statement-skipped = { $count ->
    [one] Eine weitere Zeile ist keine Buchung, die ich lesen kann: Summe, Bemerkung oder beschädigt.
   *[other] { $count } weitere Zeilen sind keine Buchungen, die ich lesen kann: Summen, Bemerkungen oder beschädigt.
}
