# Llevárselo todo: tipos de archivos.
button-export-xlsx = 📗 Excel
pages-export-xlsx = Exportar a Excel
export-ledger = Tu libro como texto de { $dialect }, { $count ->
    [one] 1 anotación
   *[other] { $count } anotaciones
}. Lo que no tiene cuenta está en «Assets:Unnamed»; lo privado de los demás va como suma.
button-export-hledger = hledger
button-export-beancount = Beancount
pages-export-hledger = Como texto de hledger
pages-export-beancount = Como texto de Beancount
