# A receipt on a card.
receipt-verified = ✓ रसीद का जोड़ सही बैठता है ({ $count ->
    [one] 1 पंक्ति
   *[other] { $count } पंक्तियाँ
})।
receipt-total-verified = ✓ कुल रसीद की बाकी रकमों से मेल खाता है। उसकी सभी पंक्तियाँ मैं ठीक से नहीं पढ़ पाया।
receipt-doubtful = रसीद का जोड़ नहीं बैठता। देखिए: { $lines }
receipt-doubtful-line = { $name }: मैंने { $read } पढ़ा
receipt-doubtful-offer = { $name }: मैंने { $read } पढ़ा, { $offered } से जोड़ बैठ जाता
receipt-unverified = मैं कुल को पंक्तियों से जाँच नहीं पाया; कृपया देख लीजिए।
receipt-total-summed = इस पर कुल राशि नहीं दिखी: यह पढ़ी गई पंक्तियों का जोड़ है। कृपया देख लें।
receipt-other-total = रसीद पर { $other } भी लिखा है, राउंडिंग से पहले या बिना टैक्स के। मैंने { $taken } लिया, जो देना था।
receipt-without-day = इस पर कोई तारीख नहीं दिखी, इसलिए आज की रखी।
receipt-caption-differs = रसीद पर { $printed } है, आपने { $written } लिखा।
receipt-like-earlier = इसी दुकान, दिन और राशि की रसीद पहले से है: { $item } ({ $day })। अगर यह वही पर्ची है, तो यह कार्ड हटा दें।
receipt-noted = आपने { $item } लिखा था ({ $day })। क्या यह उसी की रसीद है?
button-receipt-items = 🧾 चीज़ें ({ $count })
button-receipt-same = 📎 { $item } की रसीद
receipt-items = चीज़ों पर निशान लगाइए, फिर चुनिए कि वे कहाँ जाएँ या किसकी हैं।
receipt-items-spread = पढ़ी गई पंक्तियाँ { $sum } होती हैं, रसीद { $total } की है। अंतर हर हिस्से में उसके अनुपात में जुड़ता है।
receipt-items-more = यहाँ नहीं दिखाई गईं: { $count } और। वे जैसी हैं, वैसी रहेंगी।
button-receipt-move = निशान वाली चीज़ें यहाँ…
receipt-move = निशान वाली चीज़ें किस श्रेणी की हैं?
button-receipt-whom = निशान वाली चीज़ें इनके लिए…
receipt-whom = निशान वाली चीज़ें किसके लिए हैं?
receipt-again = यह रसीद मैं पहले से जानता हूँ:
receipt-without-total = फ़ोटो रख ली पर कुल नहीं मिला। लिखिए क्या था, जैसे “किराना 540”, मैं फ़ोटो उसके साथ रख दूँगा।
receipt-put = रसीद अब उसके साथ है
refusal-receipt-without-items = यह कार्ड चीज़ों वाली रसीद से नहीं आया।
refusal-receipt-doubts-first = पहले कार्ड पर पूछी बात का जवाब दीजिए, फिर बाँटिए।
refusal-receipt-split-nothing = ऐसी चीज़ों पर निशान लगाइए जिनका दाम हो; जो बचे उसका भी दाम होना चाहिए।
button-receipt-photo = 📷 फ़ोटो
button-receipt-erase = 🗑️ फ़ोटो मिटाएँ
button-receipt-erase-yes = हाँ, मिटाइए
receipt-photo-erase = फ़ोटो हमेशा के लिए मिटाऊँ? जो पढ़ा वह रहेगा, फ़ोटो वापस नहीं आएगी।
receipt-photo-erased = फ़ोटो यहाँ से मिट गई। चैट से भी हटाना हो तो उसे वहाँ मिटाइए।
setting-photos = फ़ोटो रखूँ: { $value }
button-set-photos = फ़ोटो
photos-always = जब तक एंट्री है
ask-set-photos = मूल फ़ोटो कितने दिन रखूँ? चुनिए, या दिन लिखिए जैसे 400। पढ़ी हुई बातें रहेंगी।
refusal-photo-days-range = फ़ोटो 1 से { $most } दिन तक रखी जा सकती हैं।
receipt-known = यह रसीद मैं पहले से जानता हूँ; वह एक निजी कार्ड पर है।
doubt-album = यह एक ही रसीद है या कई?
album-one = एक रसीद: { $total }
album-several = { $count } रसीदें: { $totals }

button-receipt-claims = 🙋 अपना-अपना चुनिए
receipt-claims = हर कोई अपनी चीज़ दबाए; एक ही चीज़ दो लोग दबाएँ तो आधी-आधी। जो किसी ने नहीं दबाई, वह सबके लिए है।
claim-sum = { $member }: { $sum }
claim-rest = सबके लिए
toast-claimed = आपका: { $item }
toast-unclaimed = अब आपका नहीं: { $item }
button-picture-keep = 📎 मेरे अगले ख़र्च के साथ
button-picture-drop = 🗑️ हटा दीजिए
picture-which-way = तस्वीर का क्या करूँ?
picture-no-receipt = इस तस्वीर में कुल वाली कोई रसीद नहीं मिली।
picture-for-next = आप जो अगला ख़र्च लिखेंगे, तस्वीर उसके साथ रख दूँगा।
picture-dropped = तस्वीर हटा दी। कुछ नहीं लिखा गया।
album-left = { $count ->
    [one] तस्वीर { $numbers } में ऐसी कोई रसीद नहीं जो मैं पढ़ सकूँ।
   *[other] तस्वीरों { $numbers } में ऐसी कोई रसीद नहीं जो मैं पढ़ सकूँ।
    }
