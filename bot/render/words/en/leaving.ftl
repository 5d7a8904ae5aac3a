# Leaving with everything: kinds of files.
button-export-xlsx = 📗 Excel
pages-export-xlsx = Export as Excel
