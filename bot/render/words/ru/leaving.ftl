# Уйти со всем своим: виды файлов.
button-export-xlsx = 📗 Excel
pages-export-xlsx = Выгрузить в Excel
