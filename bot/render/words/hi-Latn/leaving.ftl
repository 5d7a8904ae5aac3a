# Sab kuch saath le jaana: files ke roop.
button-export-xlsx = 📗 Excel
pages-export-xlsx = Excel mein nikaalo
export-ledger = Aapki kitaab { $dialect } text mein, { $count ->
    [one] 1 entry
   *[other] { $count } entries
}. Jis entry ka khaata nahi, woh “Assets:Unnamed” mein hai; doosron ki private entries sirf jod hain.
button-export-hledger = hledger
button-export-beancount = Beancount
pages-export-hledger = hledger text mein
pages-export-beancount = Beancount text mein
