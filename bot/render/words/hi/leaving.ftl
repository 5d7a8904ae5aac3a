# सब कुछ साथ ले जाना: फ़ाइलों के रूप।
button-export-xlsx = 📗 Excel
pages-export-xlsx = Excel में निकालें
