# विनिमय दरें।
button-rate-ask = 1 { $currency } = ?
rate-ask-days = { $first } से { $last } तक 1 { $currency } कितने { $base } का था? बस संख्या लिखिए; वह इन सभी दिनों के लिए मानी जाएगी।
button-rate-later = बाद में
rate-ask = { $day } 1 { $currency } कितने { $base } का था? बस संख्या लिखिए।
rates-kept = { $count ->
    [one] { $count } दर रख ली।
   *[other] { $count } दरें रख लीं।
}
rates-filled = { $count ->
    [one] इसका इंतज़ार करती { $count } एंट्री अब गिनी जाती है।
   *[other] इंतज़ार करती { $count } एंट्री अब गिनी जाती हैं।
}
rates-title = विनिमय दरें
rates-row = 1 { $currency } = { $rate } { $base } ({ $day })
rates-how = जोड़ने के लिए: /rates 1 USD = 83.20 (या दिन के साथ: /rates USD 83.20 2026-11-20)। या date, currency, rate कॉलम वाली CSV फ़ाइल भेजिए और साथ में /rates लिखिए। दर मिलने तक रकम अलग रहती है।
line-converted = = { $base }
line-beside = बदला नहीं गया
answer-converted = अपने दिन की दर से गिना गया: { $sums }।
refusal-rate-unread = वहाँ दर नहीं दिखी। संख्या लिखिए, जैसे 83.20।
refusal-rate-of-own = यह बही { $currency } में है, इसे दर नहीं चाहिए।
refusal-rates-file-unread = उस फ़ाइल से दरें नहीं पढ़ पाया। पहली पंक्ति date, currency, rate हो, फिर 2026-11-20,USD,83.20 जैसी पंक्तियाँ।
refusal-rates-row-unread = फ़ाइल की पंक्ति { $row } नहीं पढ़ी जा सकी, इसलिए उससे कुछ नहीं लिया। पंक्ति ऐसी हो: 2026-11-20,USD,83.20।
