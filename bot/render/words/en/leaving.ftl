# Leaving with everything: kinds of files.
button-export-xlsx = 📗 Excel
pages-export-xlsx = Export as Excel
export-ledger = Your book as { $dialect } text, { $count ->
    [one] 1 entry
   *[other] { $count } entries
}. An entry without an account stands under “Assets:Unnamed”; others’ private entries are sums.
button-export-hledger = hledger
button-export-beancount = Beancount
pages-export-hledger = As hledger text
pages-export-beancount = As Beancount text
