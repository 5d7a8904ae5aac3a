# Llevárselo todo: tipos de archivos.
button-export-xlsx = 📗 Excel
pages-export-xlsx = Exportar a Excel
