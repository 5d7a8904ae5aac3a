# What we say first, and what members want to hear of.
command-notices = मैं क्या और कब बताता हूँ
alert-everything = सारा खर्च
alert-budget_near = { $item }: बजट का { $percent }% लग चुका, { $compared } में से { $amount }।
alert-budget_near-discreet = { $item } का बजट लगभग ख़त्म है।
alert-why-budget_near = यह हर अवधि में एक बार कहता हूँ, जब सीमा आ जाए।
alert-budget_over = { $item } बजट से ऊपर: { $compared } में से { $amount } खर्च ({ $percent }%)।
alert-budget_over-discreet = { $item } का बजट पार हो गया।
alert-why-budget_over = यह हर अवधि में एक बार कहता हूँ, जब 100% पार हो।
alert-pace = { $item } आगे चल रहा है: { $percent }% लगा, { $time }% समय बीता ({ $compared } में से { $amount })।
alert-pace-discreet = { $item } का खर्च बजट से आगे चल रहा है।
alert-why-pace = यह हर अवधि में एक बार कहता हूँ, जब खर्च दिनों से बहुत आगे हो।
alert-bill_due = { $item } { $day } देना है: { $amount }।
alert-bill_due-discreet = { $item } { $day } देना है।
alert-why-bill_due = यह आपका नियमित भुगतान है, और अभी कोई भुगतान नहीं दिखता।
alert-bill_late = { $item } { $day } देना था और भुगतान नहीं दिखता: { $amount } बाकी।
alert-bill_late-discreet = { $item } { $day } देना था और भुगतान नहीं दिखता।
alert-why-bill_late = मैं एक बार पूछता हूँ। कहीं और से दिया? लिख दीजिए, या “यह ठीक है” दबाइए।
alert-price = { $item } इस बार { $amount } का, { $compared } का नहीं ({ $percent }%)।
alert-price-discreet = { $item } का दाम पहले से अलग है।
alert-why-price = मैं हर भुगतान को आपके बताए दाम से मिलाता हूँ।
alert-unusual = { $item }, { $amount }: यह असामान्य है। अक्सर { $compared } के आसपास होता है।
alert-unusual-discreet = { $item } की एक प्रविष्टि असामान्य है।
alert-why-unusual = मैं हर प्रविष्टि को पिछली से मिलाता हूँ।
alert-income = { $item } { $day } आना था: { $compared }। अब तक { $amount } दिखता है।
alert-income-discreet = { $item } { $day } आना था और पूरा नहीं आया।
alert-why-income = यह आपकी नियमित आय है, और दिन बीत गया।
alert-draft = एक कार्ड अब भी जवाब की राह देखता है: { $item }।
alert-draft-discreet = एक कार्ड अब भी जवाब की राह देखता है।
alert-why-draft = /waiting सारे रुके कार्ड दिखाता है।
alert-good_news = अच्छी ख़बर: { $item } पर { $amount }, आम से { $percent }% कम ({ $compared })।
alert-good_news-discreet = अच्छी ख़बर: { $item } पर आम से कम गया।
alert-why-good_news = मैं पिछले महीनों के उन्हीं दिनों से मिलाता हूँ।
alert-security = { $item }
alert-security-discreet = { $item }
alert-why-security = यह इस बारे में है कि आपकी किताब तक कौन पहुँच सकता है।
button-alert-paid = ✅ चुका दिया
button-alert-fine = यह ठीक है
button-alert-less = ऐसा कम
button-alert-later = अभी नहीं
alert-fine-done = ठीक है। इसे फिर नहीं उठाऊँगा।
alert-later-done = कल फिर कहूँगा, अगर तब भी ऐसा हो।
alert-less-digest = अब से यह सिर्फ़ साप्ताहिक सार में आएगा। /notices से बदलें।
alert-less-off = यह अब नहीं बताऊँगा। /notices से बदलें।
alert-less-push = यह तुरंत बताता हूँ। /notices से बदलें।
refusal-alert-gone = वह सूचना अब नहीं है।
notices-title = 🔔 मैं क्या बताता हूँ
notices-about = किसी किस्म पर दबाइए: तुरंत, साप्ताहिक सार में, या कभी नहीं।
notice-topic-budgets = बजट
notice-topic-bills = बिल
notice-topic-prices = दाम
notice-topic-unusual = असामान्य
notice-topic-income = आय
notice-topic-cards = रुके कार्ड
notice-topic-good = अच्छी ख़बर
notice-push = तुरंत
notice-digest = सार में
notice-off = कभी नहीं
notices-discreet = बिना रकम की सूचनाएँ: { $on ->
        [on] हाँ
       *[off] नहीं
    }
notices-urgent = ज़रूरी बात शांत घंटों में भी: { $on ->
        [on] हाँ
       *[off] नहीं
    }
notices-digest = साप्ताहिक सार: { $day }, { $time }। /digest अभी भेजता है।
notices-digest-never = साप्ताहिक सार नहीं। /digest अभी भेजता है।
notices-fine = { $count ->
        [one] आपने एक चीज़ ठीक कही; उसे फिर नहीं उठाता।
       *[other] आपने { $count } चीज़ें ठीक कहीं; उन्हें फिर नहीं उठाता।
    }
button-notice-discreet = बिना रकम
button-notice-urgent = रात में ज़रूरी
button-notice-digest = सार का समय
button-notice-forget = फिर बताओ
digest-never = सार नहीं
ask-digest-day = साप्ताहिक सार किस दिन आए?
ask-digest-hour = { $day }, कितने बजे?
alert-good_news-budget = अच्छी खबर: { $item } बजट के अंदर रहा: { $compared } में से { $amount }।
alert-good_news-budget-discreet = अच्छी खबर: { $item } बजट के अंदर रहा।
alert-why-good_news-budget = बजट का महीना पूरा हुआ।
alert-good_news-goal = अच्छी खबर: { $item } का लक्ष्य पूरा हुआ: { $compared } में से { $amount }।
alert-good_news-goal-discreet = अच्छी खबर: { $item } का लक्ष्य पूरा हुआ।
alert-why-good_news-goal = जो इसमें डाला गया वह गिनता हूँ। /goals दिखाता है।
