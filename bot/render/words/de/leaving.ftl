# Alles mitnehmen: Arten von Dateien.
button-export-xlsx = 📗 Excel
pages-export-xlsx = Als Excel ausgeben
