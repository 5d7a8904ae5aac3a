# क्या बदला, क्या बाकी है, और छोटे संदेशों के छोटे जवाब।
change-said = { $item }: { $changes }
change-already = { $item }: पहले से ऐसा ही था
change-value = { $before } → { $after }
change-removed = हटाया: { $item }
visibility-private = निजी
visibility-shared = साझा
for-everybody = सबके लिए
for-you = आपके लिए
paid-by-you = आपने चुकाया
button-take-back = ↩️ बदलाव वापस लीजिए
toast-taken-back = पहले जैसा
toast-reopened = फिर खुला
card-entry-as-before = ✓ पहले जैसा

still-open = अभी खुला है:
cards-waiting = { $count ->
    [one] { $count } कार्ड अब भी आपकी हाँ के लिए रुका है: /waiting
   *[other] { $count } कार्ड अब भी आपकी हाँ के लिए रुके हैं: /waiting
}
answer-waiting = { $count ->
    [one] इसमें नहीं: { $count } कार्ड जो हाँ के लिए रुका है (/waiting)
   *[other] इसमें नहीं: { $count } कार्ड जो हाँ के लिए रुके हैं (/waiting)
}
waiting-title = { $count ->
    [one] { $count } कार्ड रुका है:
   *[other] { $count } कार्ड रुके हैं:
}
waiting-none = कोई कार्ड रुका नहीं है।
waiting-more = { $count ->
    [one] { $count } और रुका है। इनमें से कुछ तय करके फिर /waiting भेजिए।
   *[other] { $count } और रुके हैं। इनमें से कुछ तय करके फिर /waiting भेजिए।
}
confirmed-all = ✓ सहेजा, { $count } कार्ड
confirm-all-none = यहाँ आपका कोई कार्ड खुला नहीं है।
confirm-all-asking = { $count ->
    [one] पहले { $count } कार्ड का जवाब चाहिए:
   *[other] पहले { $count } कार्ड का जवाब चाहिए। एक यह रहा:
}
button-undo-item = ↩️ { $item }
undo-fewer = { $count ->
    [one] वापस लेने को इससे ज़्यादा कुछ नहीं था।
   *[other] वापस लेने को इन { $count } से ज़्यादा कुछ नहीं था।
}
refusal-undo-too-many = एक बार में 1 से { $most } तक वापस लेता हूँ, जैसे “/undo 3”।

button-edit-item = ✏️ { $item }
button-delete-it = 🗑️ मिटाइए
button-keep = रहने दीजिए
sought-what = बताइए कौन सा, जैसे “/edit टैक्सी” या “/delete दूध कल”।
private-count = 🔒 निजी: { $count }

button-twin-same = वही है
button-twin-other = दूसरा है
button-never-mind = रहने दीजिए
button-as-last-time = पिछली बार जितना: { $amount }
button-look-for = 🔎 { $item }
talk-again = मैं यहीं हूँ। ख़र्च लिखिए, या कुछ पूछिए।
command-waiting = हाँ के लिए रुके कार्ड

# How a number was asked of the book.
query-total = एक जोड़
query-by-category = कैटेगरी के हिसाब से जोड़
query-by-member = सदस्य के हिसाब से जोड़
query-by-merchant = दुकान के हिसाब से जोड़
query-by-month = महीने के हिसाब से जोड़
query-by-day = दिन के हिसाब से जोड़
