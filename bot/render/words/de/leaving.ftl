# Alles mitnehmen: Arten von Dateien.
button-export-xlsx = 📗 Excel
pages-export-xlsx = Als Excel ausgeben
export-ledger = Dein Buch als { $dialect }-Text, { $count ->
    [one] 1 Eintrag
   *[other] { $count } Einträge
}. Einträge ohne Konto stehen unter „Assets:Unnamed“; private Einträge anderer sind Summen.
button-export-hledger = hledger
button-export-beancount = Beancount
pages-export-hledger = Als hledger-Text
pages-export-beancount = Als Beancount-Text
button-export-backup = 🗄 Sicherung von allem
button-restore-backup = Hier wiederherstellen
backup-ready = Alles von eurem Haushalt: { $entries ->
    [one] 1 Eintrag
   *[other] { $entries } Einträge
}, { $receipts ->
    [one] 1 Beleg
   *[other] { $receipts } Belege
}, Karten, Kategorien, Regeln, Budgets, Rechnungen, Ziele und Einstellungen.
backup-private = Was anderen privat gehört, steht nur als Betrag darin, so wie du es siehst; deine eigenen privaten Einträge sind ganz dabei.
backup-receipts-left = Die Belege kommen auf { $megabytes } MB, zu viel für einen Chat, sie fehlen darin. Die Seite mit den Einstellungen (/dashboard) gibt alles.
backup-how = Bewahre sie gut auf, sie ist nicht verschlüsselt. Zum Zurückholen schick sie mir in einem Haushalt, der noch leer ist.
backup-found = Eine Sicherung von { $household } vom { $day }: { $entries ->
    [one] 1 Eintrag
   *[other] { $entries } Einträge
}, { $receipts ->
    [one] 1 Beleg
   *[other] { $receipts } Belege
}. Wird sie wiederhergestellt, ist sie das Buch dieses Haushalts, mit Namen und Einstellungen.
backup-restored = { $household } ist wieder da: { $entries ->
    [one] 1 Eintrag
   *[other] { $entries } Einträge
}, { $receipts ->
    [one] 1 Beleg
   *[other] { $receipts } Belege
}. Sprachmodell und Kalenderlink sind neu einzurichten.
backup-invite = { $names } { $count ->
    [one] ist mit Namen da und hat
   *[other] sind mit Namen da und haben
} noch keinen Zugang: mach auf der Seite mit den Einstellungen (/dashboard) für jeden einen Anmeldelink.
refusal-backup-damaged = Diese Sicherung ist beschädigt oder verändert, ich kann sie nicht wiederherstellen. Nichts wurde geändert. Schick die Datei so, wie ich sie gemacht habe.
refusal-backup-newer = Diese Sicherung stammt von einer neueren Version von Purser. Nichts wurde geändert. Bring diesen Purser auf den neuesten Stand und schick sie noch einmal.
refusal-backup-too-large = Diese Sicherung wird entpackt größer, als ich annehme. Nichts wurde geändert.
refusal-backup-not-empty = In diesem Haushalt steht schon etwas, und ich mische keine zwei Bücher. Gründe einen neuen Haushalt und schick mir die Sicherung dort als Erstes.
refusal-backup-in-group = Eine Sicherung ist nur für dich. Schreib mir privat.
refusal-backup-receipts-large = Die Belege kommen auf { $megabytes } MB, zu viel für eine Datei. Nimm die Sicherung ohne sie und die Belege mit „/export zip oktober“, Monat für Monat.
pages-backup = Sicherung von allem
pages-backup-bare = Sicherung ohne Belege
pages-restore-backup = Sicherung wiederherstellen
pages-restore-lead = Nur in einen leeren Haushalt: Name, Einstellungen und Buch werden die der Sicherung.
