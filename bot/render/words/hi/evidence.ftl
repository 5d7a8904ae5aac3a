# Bank alerts, statements and the proofs of one purchase.
alert-balance = इसके बाद शेष: { $sum }
alert-again = बैंक का यह संदेश मेरे पास पहले से है। यह रहा उसका कार्ड।
alert-known = बैंक का यह संदेश मेरे पास पहले से है; वह एक निजी कार्ड पर है।
statement-again = यह फ़ाइल मेरे पास पहले से है। यह रहा उसका कार्ड।
statement-sent-again = यह फ़ाइल उसके बाद फिर भेजी गई थी। यह रहा उसका नया कार्ड; पुराना बंद रहता है।
statement-no-account = इस फ़ाइल में कोई खाता नहीं लिखा है, इसलिए कोई दर्ज नहीं होगा।
statement-ask-account = इस फ़ाइल में कोई खाता नहीं लिखा है। यह किस खाते की है?
refusal-statement-empty = यह फ़ाइल ख़ाली है। स्टेटमेंट फिर से निकालकर भेजिए।
refusal-statement-kind-unknown = इस तरह की फ़ाइल मैं स्टेटमेंट के रूप में नहीं पढ़ सकता। CSV, XLSX, OFX, QIF, camt, MT940 या PDF भेजिए।
refusal-statement-too-large = यह फ़ाइल { $megabytes } MB से बड़ी है। एक बार में कम महीने निकालिए।
refusal-statement-too-long = इस फ़ाइल में { $most } से ज़्यादा पंक्तियाँ हैं। एक बार में कम महीने निकालिए।
refusal-statement-corrupt = यह फ़ाइल ख़राब या अधूरी है। स्टेटमेंट फिर से निकालकर भेजिए।
refusal-statement-unsafe = यह फ़ाइल स्टेटमेंट से ज़्यादा कुछ माँगती है, इसलिए मैंने नहीं खोली। बैंक से फिर निकालिए।
refusal-statement-columns-unknown = इस फ़ाइल में मुझे तारीख़ और रक़म का कॉलम नहीं मिला। बैंक की असली फ़ाइल हेडर समेत भेजिए।
refusal-statement-without-lines = इस फ़ाइल में कोई लेन-देन नहीं मिला। ऐसी अवधि निकालिए जिसमें लेन-देन हो।
refusal-statement-lines-unreadable = इस फ़ाइल की किसी पंक्ति का दिन और रक़म मैं नहीं पढ़ सका, इसलिए कुछ नहीं बदला। इसे फिर से, या CSV में निकालिए।
refusal-statement-days-mixed = इस फ़ाइल में तारीख़ें अलग-अलग ढंग से लिखी हैं, इसलिए मैंने कुछ नहीं बदला। एक ही ढंग की फ़ाइल निकालिए।
refusal-statement-without-year = पंक्तियों में साल नहीं है और पन्नों पर भी नहीं मिला। पहला पन्ना समेत पूरा स्टेटमेंट भेजिए।
purchase-maybe = शायद यह { $day } का { $item } है, जो मेरे पास पहले से है।
button-purchase-same = यह { $item } है
purchase-joined = मैंने इसे { $item } के साथ रखा, जो मेरे पास पहले से था।
button-purchase-part = यह दूसरी ख़रीद है
adjusted-tip = आपने { $item } लिखा था, { $day }; बैंक { $told } बताता है, { $more } ज़्यादा। क्या यह वही है, टिप या शुल्क के साथ?
adjusted-reward = आपने { $item } लिखा था, { $day }; बैंक ने { $told } लिए, { $more } कम। क्या यह वही है, बाकी पॉइंट या वाउचर से?
adjusted-booked = बैंक ने { $item } बताया था, { $day }, और अब { $told } बताता है। क्या यह वही खरीद है?
adjusted-exchange = आपने { $item } लिखा था, { $day }; बैंक { $told } बताता है। क्या यह वही है, बैंक की दर पर?
button-purchase-adjust = यह { $item } है, { $sum }
statement-title = स्टेटमेंट: { $count ->
    [one] एक पंक्ति
   *[other] { $count } पंक्तियाँ
}, { $first } से { $last }
statement-counts = { $new } नई, { $known } पहले से हिसाब में, { $doubtful } पूछनी हैं
statement-more = … और { $count }
button-statement-import = { $count } जोड़ें
button-statement-look = देखें
statement-nothing-new = इसमें कुछ नया नहीं है।
statement-asked-later = { $count } और पंक्तियाँ शायद पहले से हिसाब में हैं: /waiting उन्हें दिखाता है।
refusal-statement-days-to-come = इस स्टेटमेंट में आने वाले दिन हैं। तारीख़ का ढंग देखकर फिर भेजिए।
refusal-alert-without-chat = पहले मुझसे ब्राउज़र या मैसेंजर में चैट खोलिए: आगे भेजे संदेशों के कार्ड वहीं आते हैं।
proofs-behind = इसके सबूत: { $names }
proof-message = आपका संदेश
proof-photo = रसीद
proof-alert = { $count ->
    [1] बैंक का संदेश
   *[other] बैंक के { $count } संदेश
}
proof-statement = स्टेटमेंट
transfer-maybe = यह { $account } के साथ ट्रांसफ़र का दूसरा सिरा हो सकता है, { $day }।
button-transfer = यह एक ही ट्रांसफ़र है
transfer-paired = एक ट्रांसफ़र
statement-skipped = फ़ाइल की { $count } और पंक्तियाँ ऐसी प्रविष्टि नहीं जो मैं पढ़ सकूँ: जोड़, टिप्पणी या ख़राब।
