# Уйти со всем своим: виды файлов.
button-export-xlsx = 📗 Excel
pages-export-xlsx = Выгрузить в Excel
export-ledger = Ваша книга текстом { $dialect }, { $count ->
    [one] { $count } запись
    [few] { $count } записи
    [many] { $count } записей
   *[other] { $count } записей
}. Записи без счёта стоят в «Assets:Unnamed»; чужие личные записи — только суммой.
button-export-hledger = hledger
button-export-beancount = Beancount
pages-export-hledger = Текстом hledger
pages-export-beancount = Текстом Beancount
