# Tout emporter : les formes de fichiers.
button-export-xlsx = 📗 Excel
pages-export-xlsx = Exporter en Excel
export-ledger = Ton carnet en texte { $dialect }, { $count ->
    [one] 1 opération
   *[other] { $count } opérations
}. Ce qui n'a pas de compte est sous « Assets:Unnamed » ; le privé des autres est en sommes.
button-export-hledger = hledger
button-export-beancount = Beancount
pages-export-hledger = En texte hledger
pages-export-beancount = En texte Beancount
