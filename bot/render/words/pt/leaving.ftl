# Levar tudo: tipos de arquivos.
button-export-xlsx = 📗 Excel
pages-export-xlsx = Exportar em Excel
export-ledger = Seu livro como texto do { $dialect }, { $count ->
    [one] 1 lançamento
   *[other] { $count } lançamentos
}. O que não tem conta fica em “Assets:Unnamed”; o que é privado dos outros vai como soma.
button-export-hledger = hledger
button-export-beancount = Beancount
pages-export-hledger = Como texto do hledger
pages-export-beancount = Como texto do Beancount
