# A receipt on a card.
receipt-verified = ✓ Die Rechnung des Belegs geht auf ({ $count ->
    [one] 1 Zeile
   *[other] { $count } Zeilen
}).
receipt-total-verified = ✓ Die Summe passt zu den anderen Beträgen des Belegs. Nicht alle Zeilen habe ich richtig gelesen.
receipt-doubtful = Der Beleg geht nicht auf. Bitte ansehen: { $lines }
receipt-doubtful-line = { $name }: ich lese { $read }
receipt-doubtful-offer = { $name }: ich lese { $read }, mit { $offered } ginge es auf
receipt-unverified = Ich konnte die Summe nicht an den Zeilen prüfen; bitte sieh sie an.
receipt-total-summed = Ich habe darauf keine Summe gesehen: Das ist die Summe der gelesenen Zeilen. Bitte sieh sie dir an.
receipt-other-total = Auf dem Beleg steht auch { $other }, vor der Rundung oder ohne Steuer. Genommen habe ich { $taken }, das war zu zahlen.
receipt-without-day = Ich habe darauf keinen Tag gesehen und heute genommen.
receipt-caption-differs = Auf dem Beleg steht { $printed }, du hast { $written } geschrieben.
receipt-like-earlier = Ich habe schon einen Bon vom selben Laden, Tag und Betrag: { $item } ({ $day }). Wenn es derselbe ist, verwirf diese Karte.
receipt-noted = Du hast { $item } notiert ({ $day }). Ist das der Beleg dazu?
button-receipt-items = 🧾 Posten ({ $count })
button-receipt-same = 📎 Beleg zu { $item }
receipt-items = Hake Posten an, dann wähle, wohin sie kommen oder für wen sie sind.
receipt-items-spread = Die gelesenen Zeilen ergeben { $sum }, der Beleg { $total }. Jeder Teil bekommt seinen Anteil am Unterschied.
receipt-items-more = Hier nicht gezeigt: { $count } weitere. Sie bleiben, wie sie sind.
button-receipt-move = Angehakte kommen zu …
receipt-move = Zu welcher Kategorie gehören die angehakten Posten?
button-receipt-whom = Angehakte sind für …
receipt-whom = Für wen sind die angehakten Posten?
receipt-again = Diesen Beleg kenne ich schon:
receipt-without-total = Ich habe das Foto behalten, aber keine Summe gefunden. Schreib, was es war, etwa „Einkauf 54“, dann lege ich das Foto dazu.
receipt-put = Der Beleg liegt jetzt dabei
refusal-receipt-without-items = Diese Karte kam von keinem Beleg mit Posten.
refusal-receipt-doubts-first = Beantworte zuerst, was ich auf der Karte frage, dann teile sie.
refusal-receipt-split-nothing = Hake Posten an, die etwas kosten; auch der Rest muss etwas kosten.
button-receipt-photo = 📷 Foto
button-receipt-erase = 🗑️ Foto löschen
button-receipt-erase-yes = Ja, löschen
receipt-photo-erase = Das Foto endgültig löschen? Was ich davon gelesen habe, bleibt; das Foto kann niemand zurückholen.
receipt-photo-erased = Das Foto ist hier gelöscht. Soll es auch aus diesem Chat, lösch es dort.
setting-photos = Fotos aufheben: { $value }
button-set-photos = Fotos
photos-always = so lange wie ihre Einträge
ask-set-photos = Wie lange soll ich die Originale der Fotos aufheben? Wähle, oder tipp Tage wie 400. Was ich gelesen habe, bleibt.
refusal-photo-days-range = Fotos lassen sich 1 bis { $most } Tage aufheben.
receipt-known = Diesen Beleg kenne ich schon; er liegt auf einer privaten Karte.
doubt-album = Ist das ein Beleg, oder sind es mehrere?
album-one = Ein Beleg: { $total }
album-several = { $count } Belege: { $totals }

button-receipt-claims = 🙋 Tippt an, was euch gehört
receipt-claims = Jeder tippt an, was seins ist; tippen zwei dasselbe an, teilen sie es. Was niemand antippt, ist für alle.
claim-sum = { $member }: { $sum }
claim-rest = Für alle
toast-claimed = Deins: { $item }
toast-unclaimed = Nicht mehr deins: { $item }
button-picture-keep = 📎 Zur nächsten Ausgabe
button-picture-drop = 🗑️ Wegwerfen
picture-which-way = Was soll mit dem Bild geschehen?
picture-no-receipt = Auf diesem Bild finde ich keinen Beleg mit einer Summe.
picture-for-next = Ich lege das Bild zur nächsten Ausgabe, die du schreibst.
picture-dropped = Das Bild ist weg. Nichts wurde eingetragen.
album-left = { $count ->
    [one] Auf Bild { $numbers } finde ich keinen Beleg, den ich lesen kann.
   *[other] Auf den Bildern { $numbers } finde ich keinen Beleg, den ich lesen kann.
    }
