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
