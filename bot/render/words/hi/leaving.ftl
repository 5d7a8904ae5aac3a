# सब कुछ साथ ले जाना: फ़ाइलों के रूप।
button-export-xlsx = 📗 Excel
pages-export-xlsx = Excel में निकालें
export-ledger = आपकी किताब { $dialect } के पाठ में, { $count ->
    [one] 1 एंट्री
   *[other] { $count } एंट्रियाँ
}। जिस एंट्री का खाता नहीं, वह “Assets:Unnamed” में है; दूसरों की निजी एंट्रियाँ सिर्फ़ जोड़ हैं।
button-export-hledger = hledger
button-export-beancount = Beancount
pages-export-hledger = hledger के पाठ में
pages-export-beancount = Beancount के पाठ में
