# Levar tudo: tipos de arquivos.
button-export-xlsx = 📗 Excel
pages-export-xlsx = Exportar em Excel
