# कार्ड, और उनके साथ क्या हो सकता है।
line-expense = { $category } · { $amount }
line-income = { $category } · +{ $amount } कमाई
line-refund = ↩️ रिफ़ंड · { $category } · { $amount }
line-transfer = 🔄 ट्रांसफ़र · { $amount }
line-private = 🔒 निजी
paid-by = { $member } ने दिया
for-whom = { $members } के लिए
total-spent = कुल { $amount }
total-received = मिला { $amount }
category-none = कोई श्रेणी नहीं
kind-expense = ख़र्च
kind-income = कमाई
kind-refund = रिफ़ंड
kind-transfer = ट्रांसफ़र
this-one = यह
somebody-else = कोई और
entry-hidden = 🔒 निजी एंट्री · { $amount }

button-confirm = ✅ पक्का
button-confirm-all = ✅ सब पक्का
button-edit = ✏️ बदलिए
button-discard = 🗑️ रहने दीजिए
button-undo = ↩️ वापस लीजिए
button-restore = ♻️ वापस लाइए
button-delete = 🗑️ हटाइए
button-back = ‹ पीछे
button-other = कुछ और…
button-everybody = 👪 सब
button-clear = हटा दीजिए
button-only-this = ✅ सिर्फ़ यह
button-remove = ➖ हटाइए
button-older = पुराने ›
button-newer = ‹ नए
button-edit-number = ✏️ बदलिए { $number }
button-delete-number = 🗑️ हटाइए { $number }
button-restore-number = ♻️ वापस { $number }

doubt-amount = { $item } की सही रक़म?
doubt-date-scope = “{ $day }” सब के लिए है?
doubt-date = { $item } किस दिन?
doubt-currency = { $item } कौन-सी मुद्रा में?
doubt-kind = { $item } क्या है?
doubt-payer = { $item } के पैसे किसने दिए?
doubt-entry = क्या इनमें से हर एक अलग एंट्री है?
keep-all-lines = सब रखें
without-line = { $amount } हटाएँ ({ $item })
doubt-amount-outside = { $item } में कौन कितना देगा?
doubt-payer-outside = { $name } इस घर के सदस्य नहीं हैं। { $item } के पैसे किसने दिए?
outside-paid = हमें { $name } को { $amount } देने हैं
outside-paid-by-me = मैंने दिए, { $name } को
outside-invite = { $name } को बुलाइए
outside-owes = हमारा { $ours }, हमें मिलने हैं { $owed }
outside-all-ours = पूरा हमारा: { $ours }
outside-only-ours = मैंने सिर्फ़ अपना हिस्सा दिया: { $ours }
unsure-category = “{ $item }” कहाँ जाएगा, पक्का नहीं। पक्का कीजिए, या चुनिए:
edit-which = कौन-सी?
edit-what = क्या बदलें?
scope-all = { $count ->
    [2] दोनों
    [3] तीनों
   *[other] सब { $count }
  }
scope-some = सिर्फ़ { $names }
scope-none = कोई नहीं
choose-expense = ख़र्च
choose-income = कमाई
choose-refund = रिफ़ंड
choose-transfer = अपने खाते में
choose-paid-back = पैसे लौटाए

field-category = श्रेणी
field-amount = रक़म
field-date = तारीख़
field-description = क्या था
field-merchant = दुकान
field-account = खाता
field-payer = किसने दिया
field-whom = किसके लिए
field-kind = किस तरह का
field-tags = टैग
make-private = 🔒 निजी करें
make-shared = 👥 सबको दिखाएँ
choose-category = श्रेणी चुनिए।
choose-date = कौन-सा दिन?
choose-kind = यह क्या है?
choose-payer = किसने दिया?
choose-whom = यह किसके लिए था?
choose-account = कहाँ से दिया?
type-amount = सही रक़म क्या है? बस लिख दीजिए।
type-description = क्या था? बस लिख दीजिए।
type-merchant = कौन-सी दुकान या इंसान? बस लिख दीजिए।
type-account = कौन-सा खाता या कार्ड? बस नाम लिख दीजिए।
type-tags = कौन-से टैग? #गोवा #यात्रा जैसे लिखिए।
type-date = कौन-सा दिन? जैसे बोलते हैं वैसे लिखिए: कल, पिछले शुक्रवार, 12 नवंबर।

card-saved = ✓ लिख लिया
card-undone = ↩️ वापस ले लिया। 30 दिन कूड़ेदान में रहेगा।
card-purged = यहाँ जो था वह कूड़ेदान से हमेशा के लिए गया।
card-discarded = 🗑️ छोड़ दिया। कुछ नहीं लिखा।
card-expired = ⌛ जवाब नहीं आया, कार्ड पुराना हो गया। कुछ नहीं लिखा।
card-waiting = ⏰ अभी भी आपकी हाँ का इंतज़ार
card-entry = ✓ किताब में
card-entry-changed = ✓ बदल दिया
card-entry-deleted = 🗑️ 30 दिन कूड़ेदान में
card-entry-restored = ✓ फिर किताब में

remark-twin = { $time } वाली ही है क्या?
remark-twin-of = “{ $item }” { $time } वाला ही है क्या?
remark-purchase = { $item } का रिफ़ंड, { $day }

toast-saved = लिख लिया
toast-discarded = छोड़ दिया
toast-changed = बदल दिया
toast-undone = वापस ले लिया
toast-restored = फिर किताब में
toast-deleted = हटा दिया
toast-stale = कार्ड बदल चुका था। अभी ऐसा है।
toast-card-confirmed = लिख लिया
toast-card-discarded = वह कार्ड छोड़ दिया गया था।
toast-card-expired = वह कार्ड पुराना हो गया।

last-title = सबसे नई एंट्री
last-private = सबसे नई एंट्रियाँ निजी हैं। मुझसे हमारी अपनी चैट में पूछिए।
last-none = किताब अभी ख़ाली है। ख़र्च लिखिए, जैसे “दूध 60”।
trash-title = कूड़ेदान में, 30 दिन तक
trash-none = कूड़ेदान ख़ाली है।
cancelled = भूल गया। कार्ड जैसे थे वैसे हैं।
photo-kept = फ़ोटो रख ली, पर यहाँ फ़ोटो नहीं पढ़ता। लिखिए क्या था, जैसे “किराना 540”, फ़ोटो साथ लगा दूँगा।
still-asking = { $problem } या /cancel लिखिए।

refusal-viewers-only-look = आप यह किताब देख सकते हैं, लिख नहीं सकते। एडमिन बदल सकता है।
refusal-edit-window-over = यह { $hours } घंटे से पुरानी है; अब सिर्फ़ एडमिन बदल सकता है।
refusal-card-unknown = वह कार्ड नहीं मिल रहा।
refusal-card-not-saved = वह कार्ड कभी किताब में गया ही नहीं।
refusal-entry-unknown = वह एंट्री नहीं मिल रही।
refusal-entry-in-trash = वह एंट्री कूड़ेदान में है। पहले वापस लाइए।
refusal-nothing-to-undo = आपका वापस लेने को कुछ नहीं है।
refusal-doubt-open = पहले जवाब चुनिए, फिर पक्का कीजिए।
refusal-line-alone = यह अकेली पंक्ति है। कार्ड ही पक्का कीजिए।
refusal-which-line = { $count } पंक्तियाँ हैं। बताइए कौन-सी, जैसे “दूसरी 145 थी”, या बदलिए दबाइए।
refusal-no-card = पक्का नहीं क्या बदलना है। उस कार्ड का जवाब दीजिए।
refusal-category-unfit = वह श्रेणी यहाँ नहीं बैठती।
refusal-whom-unfit = सिर्फ़ ख़र्च या वापसी किसी के लिए हो सकती है।
refusal-category-unknown = वह श्रेणी मैं नहीं जानता।
refusal-member-unknown = वे इस घर में नहीं हैं।
refusal-account-unknown = वह खाता मैं नहीं जानता।
refusal-private-in-group = यहाँ सब पढ़ते हैं। निजी एंट्री के लिए निजी में लिखिए।
refusal-private-only-author = जिसने लिखी, वही तय करेगा कौन देखे।
refusal-too-many-lines = { $most } से ज़्यादा पंक्तियाँ हैं। टुकड़ों में भेजिए।
refusal-amount-zero = रक़म शून्य से ज़्यादा होनी चाहिए।
refusal-amount-negative = रक़म शून्य से ज़्यादा होनी चाहिए।
refusal-amount-unread = रक़म नहीं दिखी। 145 या 1.5k जैसे लिखिए।
refusal-amount-unclear = { $text } का मतलब { $readings } हो सकता है। साफ़ लिखिए, जैसे 1200 या 1.20।
refusal-date-unread = दिन नहीं दिखा। कल, पिछले शुक्रवार या 12 नवंबर जैसे लिखिए।
refusal-date-impossible = ऐसा कोई दिन नहीं होता।
refusal-date-future = वह दिन अभी आया नहीं। आज तक का दीजिए।
refusal-date-too-far = साल { $year } मेरे लिए बहुत दूर है।
refusal-text-missing = कम से कम एक शब्द लिखिए।
delete-all-none = यहाँ कुछ नहीं रुका है। सहेजी एंट्री एक-एक करके जाती हैं: /last, फिर बदलें, मिटाएँ; /undo सबसे नई को वापस लेता है।
delete-all-ask = { $count ->
    [one] क्या हटाना है? एक कार्ड हाँ का इंतज़ार कर रहा है। सहेजी एंट्री रहेंगी: वे /last से एक-एक करके जाती हैं।
   *[other] क्या हटाना है? { $count } कार्ड हाँ का इंतज़ार कर रहे हैं। सहेजी एंट्री रहेंगी: वे /last से एक-एक करके जाती हैं।
  }
button-discard-all = { $count ->
    [one] 🗑️ कार्ड हटाएँ
   *[other] 🗑️ { $count } कार्ड हटाएँ
  }
button-restore-card = ↩️ { $item } वापस लाएँ
delete-all-done = { $count ->
    [one] एक कार्ड हटाया गया।
   *[other] { $count } कार्ड हटाए गए।
  }
review-early = सुझाव तब मिलेंगे जब हिसाब { $least } दिन पुराना हो; अभी { $days } दिन हुए हैं, सलाह के लिए कम।
