# Belege im Original: aufbewahrt, gezeigt, ausgeführt.
refusal-file-store-away = Ich erreiche den Ort nicht, an dem Fotos aufbewahrt werden. Nichts wurde geändert; bitte versuche es in ein paar Minuten noch einmal.
refusal-export-too-large = Die Originale kommen auf { $megabytes } MB, zu viel auf einmal. Nimm eine kürzere Zeit, etwa „/export zip oktober“.
button-export-receipts = 📎 Mit den Belegen ({ $count })
export-receipts = { $count ->
    [one] Deine Einträge mit 1 Beleg. Die Spalte „receipts“ sagt, welche Datei zu welcher Zeile gehört.
   *[other] Deine Einträge mit { $count } Belegen. Die Spalte „receipts“ sagt, welche Datei zu welcher Zeile gehört.
}
export-receipts-part = Teil { $part } von { $parts }.
export-receipts-none = Für diese Zeit sind keine Belege aufbewahrt, die du sehen darfst.
