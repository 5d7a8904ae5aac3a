# Payments and incomes that recur: their cards, what falls due, and what they come to.
card-bill-settled = यह पहले ही किसी और तरह लिखा जा चुका है, इसलिए मैंने यह कार्ड बंद कर दिया।
refusal-rhythm-impossible = इस अंतराल से मैं नहीं गिन सकता। ऐसे लिखें: “हर महीने 5 तारीख को”, “हर हफ्ते सोमवार को” या “हर 3 महीने”।
refusal-repeat-ends-early = यह शुरू होने से पहले ही ख़त्म हो जाएगा। पहले दिन के बाद का अंत बताएँ।
refusal-repeat-starts-early = पहला दिन बीते समय का नहीं हो सकता। आज या बाद का दिन बताएँ।
refusal-repeat-unknown = यह बार-बार वाला भुगतान अब नहीं है।
rhythm-day = { $count ->
    [1] हर दिन
   *[other] हर { $count } दिन
  }
rhythm-week = { $count ->
    [1] हर हफ़्ते
   *[other] हर { $count } हफ़्ते
  }
rhythm-month = { $count ->
    [1] हर महीने
   *[other] हर { $count } महीने
  }
rhythm-year = { $count ->
    [1] हर साल
   *[other] हर { $count } साल
  }
rhythm-on-weekdays = { $rhythm }: { $days }
rhythm-on-day = { $rhythm } { $day } तारीख को
rhythm-on-last-day = { $rhythm } आखिरी दिन
rhythm-on-date = { $rhythm } { $day } को
rhythm-times = { $rhythm }, { $count } बार
day-format-month = d MMMM
repeat-title-proposed = 🔁 बार-बार का भुगतान सेट करें?
repeat-title-active = 🔁 बार-बार
repeat-title-paused = ⏸️ रुका हुआ
repeat-title-ended = ⏹️ ख़त्म
repeat-title-discarded = 🗑️ हटाया गया
repeat-next = अगला { $day }
repeat-no-next = अब और कुछ नहीं आएगा।
repeat-until = { $day } तक
repeat-paused = रुका हुआ
repeat-promise = अपने आप कुछ नहीं लिखा जाता: समय आने पर मैं पक्का करने के लिए कार्ड भेजूँगा।
repeat-unpromised = अपने आप कुछ नहीं लिखा जाता। { $channel } पर मैं कार्ड तभी भेजूँगा जब आप अनुमति दें; /bills में वह वैसे भी दिखता है।
repeat-twin = एक पहले से है: { $rule }।
repeat-ask-amount = { $item } अब से कितने का है?
repeat-ask-when = { $item } कब आता है? ऐसे लिखें: “हर महीने 5 तारीख को” या “हर सोमवार”।
repeat-ask-name = { $item } का नाम क्या हो?
repeat-ask-end = { $item } हमेशा के लिए ख़त्म करें? जो दिया जा चुका है, वह किताब में रहेगा।
button-repeat-once = { $amount } की एक खरीद
button-repeat-offer = 🔁 बार-बार का बनाएँ
button-repeat-pause = ⏸️ रोकें
button-repeat-resume = ▶️ फिर चालू करें
button-repeat-skip = ⏭️ अगला छोड़ें
button-repeat-price = 💱 दाम बदलें
button-repeat-end = ⏹️ ख़त्म करें
button-repeat-end-sure = ⏹️ हाँ, ख़त्म करें
button-repeat-all = 🔁 सभी
button-repeat-when = कब
button-repeat-name = नाम
button-bills = 📅 आने वाले बिल
button-calendar = 🗓️ कैलेंडर लिंक
toast-repeat-on = सेट हो गया
toast-repeat-paused = रोक दिया
toast-repeat-resumed = फिर चालू
toast-repeat-skipped = छोड़ा गया: { $day }।
toast-repeat-ended = ख़त्म
repeats-title = 🔁 जो बार-बार आता है
repeats-none =
    अभी कुछ बार-बार नहीं आता। जैसे बोलते हैं, वैसे लिखें:
    • किराया 25000 हर महीने 1 तारीख को
    • नेटफ्लिक्स 649 मासिक
    • वेतन 85000 हर महीने आखिरी दिन
repeats-private = 🔒 { $count ->
    [one] एक किसी और का निजी है।
   *[other] { $count } दूसरों के निजी हैं।
  }
repeats-month = लगभग { $sum } महीने का।
bills-title = 📅 { $day } तक के बिल
bills-none = { $day } तक कोई बिल मुझे नहीं पता।
bills-left = देना बाकी: { $sum }
bills-transfers = ट्रांसफ़र इस जोड़ में नहीं हैं: उनसे पैसा खर्च नहीं होता, बस जगह बदलता है।
bills-guessed = पहले के भुगतान से अनुमान, तय नहीं किए गए: { $items }। /recurring से तय करें।
bill-next = { $item } देना है: { $day }।
bill-next-guessed = यह अनुमान है: अब तक { $rhythm } आया। यह तय नहीं है; /recurring से तय करें।
bill-status-due = अभी देना है
bill-status-overdue = ⚠️ समय निकल गया
bill-status-partly-paid = { $left } बाकी
command-recurring = बार-बार के भुगतान और आमदनी
command-bills = आने वाले बिल
refusal-repeat-private-group = निजी भुगतान समूह में नहीं बनाया या खोला जा सकता। मुझे निजी में लिखें।
refusal-repeat-unread = इसे बार-बार के भुगतान के रूप में नहीं पढ़ सका। ऐसे लिखें: “/recurring किराया 25000 हर महीने 1 तारीख को”।
refusal-repeat-name-empty = नाम में कम से कम एक अक्षर चाहिए।
recurring-total = बार-बार के भुगतान लगभग { $sum } महीने के हैं।
recurring-income = आमदनी: लगभग { $sum } महीने की।
recurring-nothing = इससे मेल खाता कुछ बार-बार का नहीं है।
recurring-why = { $item }: { $amount } { $rhythm } = { $month } महीने का
recurring-why-private = दूसरों का निजी: { $month } महीने का
recurring-why-how = साल में 12 महीने और 52.18 हफ़्ते हैं; रुके हुए नहीं गिने जाते।
bill-due-income = 📅 { $item }, दिन: { $day }। क्या आ गया?
bill-due = 📅 { $item }, दिन: { $day }। क्या दे दिया?
button-bill-pay = ✅ { $item }
toast-bill-settled = वह अब निपट चुका है।
button-calendar-make = 🗓️ लिंक बनाएँ
button-calendar-new = 🗓️ नया लिंक बनाएँ
calendar-explained = आपका कैलेंडर आने वाले बिल दिखा सकता है, निजी छोड़कर। लिंक ही चाबी है: जिसके पास है, वह पढ़ सकता है। नया बनाने पर पुराना बंद हो जाता है।
calendar-link = इस पते को अपने कैलेंडर में सदस्यता के रूप में जोड़ें। मैं इसे दोबारा नहीं दिखा सकता; अपने तक रखें।
calendar-off = कैलेंडर लिंक के लिए Purser का वेब पेज चाहिए, जो यहाँ बंद है।
calendar-name = { $household } के बिल
suggest-recurring = 🔎 { $item } बार-बार आता दिखता है: { $amount } { $rhythm }, { $count } बार, पिछली बार { $day }। क्या आगे भी मानूँ?
suggest-found = 🔎 यह बार-बार आता दिखता है: अब तक { $count } बार।
suggest-later = अभी नहीं। /recurring इसे फिर दिखाएगा।
suggest-never = { $item } को इस अंतराल पर फिर नहीं सुझाऊँगा।
button-suggest-later = अभी नहीं
button-suggest-never = 🚫 कभी न सुझाएँ
rhythm-on-days = { $rhythm } तारीख { $days }
repeat-which = कौन सा?
repeat-new-price = { $day } से, { $old } की जगह।
repeat-same-price = इसका दाम अभी भी यही है।
repeat-unchanged = कुछ नहीं बदला।
repeat-none-due = इसमें अभी जल्दी कुछ देना नहीं है।
bill-already-paid = { $day } वाला { $item } पहले ही दिया जा चुका है।
repeat-no-such = “{ $name }” नाम का कुछ बार-बार नहीं आता। /recurring दिखाता है कि क्या आता है।
button-bill-early = ✅ { $day } वाला
rhythm-once = एक बार
bill-title-proposed = 📅 आने वाला बिल नोट करूँ?
bill-title-active = 📅 आने वाला बिल
repeat-later-price = { $day } से: { $amount }
repeat-lead = मैं { $count } दिन पहले बताऊँगा।
refusal-repeat-move-unfit = यह दूसरी लय में आता है। जो महीने में आता है उसके लिए महीने की तारीख, जो हफ़्ते में आता है उसके लिए हफ़्ते का दिन बताइए।
refusal-repeat-lead-too-long = मैं ज़्यादा से ज़्यादा { $days } दिन पहले बता सकता हूँ।
