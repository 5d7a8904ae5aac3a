# Tout emporter : les formes de fichiers.
button-export-xlsx = 📗 Excel
pages-export-xlsx = Exporter en Excel
