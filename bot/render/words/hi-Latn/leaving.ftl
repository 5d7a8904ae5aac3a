# Sab kuch saath le jaana: files ke roop.
button-export-xlsx = 📗 Excel
pages-export-xlsx = Excel mein nikaalo
