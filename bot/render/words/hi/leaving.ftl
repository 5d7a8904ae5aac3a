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
button-export-backup = 🗄 सब कुछ का बैकअप
button-restore-backup = यहीं वापस लाएँ
backup-ready = आपके घर का सब कुछ: { $entries ->
    [one] 1 एंट्री
   *[other] { $entries } एंट्रियाँ
}, { $receipts ->
    [one] 1 रसीद
   *[other] { $receipts } रसीदें
}, कार्ड, श्रेणियाँ, नियम, बजट, बिल, लक्ष्य और सेटिंग।
backup-private = दूसरों का निजी इसमें सिर्फ़ रक़म के रूप में है, जैसा आप देखते हैं; आपकी अपनी निजी एंट्रियाँ पूरी हैं।
backup-receipts-left = रसीदें { $megabytes } MB की हैं, चैट के लिए बहुत ज़्यादा, इसलिए इसमें नहीं हैं। सेटिंग का पन्ना (/dashboard) सब देता है।
backup-how = इसे संभालकर रखिए, यह एन्क्रिप्टेड नहीं है। वापस लाने के लिए इसे किसी ऐसे घर में मुझे भेजिए जो अभी ख़ाली हो।
backup-found = { $household } का बैकअप, { $day }: { $entries ->
    [one] 1 एंट्री
   *[other] { $entries } एंट्रियाँ
}, { $receipts ->
    [one] 1 रसीद
   *[other] { $receipts } रसीदें
}। वापस लाने पर यही इस घर की किताब होगी, नाम और सेटिंग के साथ।
backup-restored = { $household } वापस आ गया: { $entries ->
    [one] 1 एंट्री
   *[other] { $entries } एंट्रियाँ
}, { $receipts ->
    [one] 1 रसीद
   *[other] { $receipts } रसीदें
}। भाषा मॉडल और कैलेंडर लिंक फिर से लगाने होंगे।
backup-invite = { $names }: { $count ->
    [one] नाम तो है, पर
   *[other] नाम तो हैं, पर
} आने का रास्ता अभी नहीं है। सेटिंग के पन्ने (/dashboard) पर हर एक के लिए साइन-इन लिंक बनाइए।
refusal-backup-damaged = यह बैकअप ख़राब है या बदला गया है, मैं इसे वापस नहीं ला सकता। कुछ नहीं बदला। फ़ाइल वैसी ही भेजिए जैसी मैंने बनाई थी।
refusal-backup-newer = यह बैकअप Purser के नए संस्करण का है। कुछ नहीं बदला। इस Purser को अपडेट कीजिए, फिर भेजिए।
refusal-backup-too-large = यह बैकअप खुलकर उससे बड़ा हो जाता है जितना मैं लेता हूँ। कुछ नहीं बदला।
refusal-backup-not-empty = इस घर में पहले से कुछ है, और मैं दो किताबें नहीं मिलाता। नया घर बनाइए और सबसे पहले बैकअप वहाँ भेजिए।
refusal-backup-in-group = बैकअप सिर्फ़ आपके लिए है। मुझे अकेले में लिखिए।
refusal-backup-receipts-large = रसीदें { $megabytes } MB की हैं, एक फ़ाइल के लिए बहुत ज़्यादा। उनके बिना बैकअप लीजिए, और रसीदें “/export zip अक्टूबर” से, महीने दर महीने।
pages-backup = सब कुछ का बैकअप
pages-backup-bare = रसीदों के बिना बैकअप
pages-restore-backup = बैकअप वापस लाएँ
pages-restore-lead = सिर्फ़ ख़ाली घर में: नाम, सेटिंग और किताब बैकअप वाली हो जाएँगी।
