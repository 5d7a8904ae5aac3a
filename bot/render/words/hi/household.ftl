# घर: अंदर आना, लोग, सेटिंग, श्रेणियाँ, एक्सपोर्ट, ग्रुप।
door-title = नमस्ते, मैं पर्सर हूँ 👋
door-text =
    मैं आपके घर का हिसाब रखता हूँ, यहीं चैट में। आप लिखते हैं “दूध 60”, मैं नोट कर लेता हूँ; आप पूछते हैं “इस महीने खाने पर कितना?”, मैं बता देता हूँ।

    पहले एक घर चाहिए: नया बनाइए, या अपने परिवार के घर में आइए।
door-again = पहले एक घर चाहिए: नया बनाइए, या अपने परिवार के घर में आइए। कोड यहीं लिख सकते हैं।
door-held = “{ $text }” मैंने रख लिया, आपके अंदर आते ही पढ़ूँगा।
button-create-household = नया घर बनाइए
button-join = कोड से आइए
button-create = बनाइए
button-yes = हाँ
button-no = नहीं

home-of = { $name } का घर
found-summary =
    आप: { $me }
    मुद्रा: { $currency }
    समय क्षेत्र: { $place }, अभी { $clock }
    भाषा: { $language }

    कुछ मैंने अंदाज़े से लिखा है। जो ग़लत हो उस पर टैप कीजिए, या बनाइए।
door-picture-held = तस्वीर रख ली, आपके अंदर आते ही पढ़ूँगा।
door-file-later = यह मैं घर बनने के बाद ही ले सकता हूँ। तब फिर भेज दीजिए।
found-ask-money = आप कौन-सी मुद्रा इस्तेमाल करते हैं? मेरा अंदाज़ा: { $currency }। अपनी पर टैप कीजिए या लिखिए।
button-change-name = नाम बदलिए
button-change-me = मेरा अपना नाम
button-change-currency = मुद्रा बदलिए
button-change-zone = समय क्षेत्र बदलिए
button-change-language = भाषा बदलिए
ask-name = घर का नाम क्या रखें? जैसे “शर्मा परिवार”।
ask-me = आपको क्या बुलाऊँ? पहला नाम काफ़ी है।
ask-found-currency = घर में कौन-सी मुद्रा चलती है? चुनिए, या लिखिए: INR, रुपये, €…
ask-which-currency = इनमें से कौन-सी?
ask-zone = आप कहाँ रहते हैं? चुनिए, या शहर लिखिए, या अभी घड़ी में कितने बजे हैं, जैसे 18:30।
ask-which-zone = इनमें से आपके पास कौन-सा है?
ask-language = मैं कौन-सी भाषा बोलूँ?
founded-title = { $household } खुल गया 🎉
founded-text =
    जो हो बस लिख दीजिए, एक संदेश काफ़ी है:
    • दूध 60, ऑटो 120 कल
    • वेतन 85000 आया
    • इस महीने किराने पर कितना?

    पहले मैं कार्ड दिखाऊँगा। आपके पक्का किए बिना किताब में कुछ नहीं जाता।
button-invite-family = परिवार को बुलाइए
button-help = क्या बोल सकता हूँ?

ask-code = जो कोड मिला है वह लिखिए। उसमें 8 अक्षर और अंक होते हैं।
joined-title = { $household } में स्वागत है, { $name } 👋
joined-text =
    किताब आपकी और { $others } की साझी है।
    ख़र्च लिखिए, जैसे “दूध 60”, या पूछिए “इस महीने कितना ख़र्च हुआ?”
joined-viewer =
    आप { $others } की किताब देख सकते हैं और कुछ भी पूछ सकते हैं, जैसे “इस महीने कितना ख़र्च हुआ?”
    उसमें लिखना बाक़ी लोगों का काम है।
linked-title = आप आ गए, { $name } 👋
linked-text = अब मैं आपको यहाँ भी पहचानता हूँ। वही किताब, वही { $household }।
seated-elsewhere = आप पहले से { $household } में हैं, और एक इंसान का एक ही घर होता है। दूसरे में आने के लिए पहले /leave से निकलिए।
back-title = फिर से स्वागत है, { $name } 👋
back-text = { $household } की किताब खुली है। ख़र्च लिखिए, या कुछ पूछिए।

members-title = { $household } के लोग
members-you = { " " }(आप)
members-also = { $names } भी
role-admin = एडमिन
role-member = सदस्य
role-viewer = दर्शक
role-admin-means = एडमिन: लिखता है, पक्का करता है, और घर चलाता है।
role-member-means = सदस्य: एंट्री लिखता और पक्की करता है।
role-viewer-means = दर्शक: देखता और पूछता है, लिखता नहीं।
button-me = मैं
button-invite = बुलाइए
button-my-name = मेरा नाम
button-my-aliases = और क्या बुलाते हैं…
button-my-language = मेरी भाषा
button-link = दूसरे ऐप पर भी मैं
button-leave = निकलिए
button-make-admin = एडमिन बनाइए
button-make-member = सदस्य बनाइए
button-make-viewer = दर्शक बनाइए
button-remove-member = हटाइए
ask-my-name = अब से आपको क्या बुलाऊँ?
ask-my-aliases = घर में आपको और क्या बुलाते हैं? कॉमा से लिखिए, जैसे “पापा, रवि भाई”। कुछ नहीं तो { $none } भेजिए।
said-name = ठीक है, { $name }।
said-aliases = नोट कर लिया। समझ जाऊँगा किसकी बात है।
remove-sure = { $name } को हटाएँ? उनकी एंट्री किताब में रहेंगी, पहुँच तुरंत बंद।
toast-role = { $name } अब { $role }।
toast-removed = { $name } को हटा दिया।
leave-sure = { $household } से निकलना है? आपका लिखा किताब में रहेगा, और वापस आने के लिए नया कोड लगेगा।
leave-stayed = अच्छा। आप यहीं हैं।
left = आप { $household } से निकल गए। ख़याल रखिए! जब नया घर बनाना हो या कहीं जुड़ना हो, लिख दीजिए।

invite-title = { $household } में बुलाइए
invite-text =
    यह एक ही इंसान को दीजिए। उनकी भूमिका: { $role }। कोड एक बार चलता है, { $hours } घंटे तक।
    वे मुझे कोड भेजें{ $links ->
        [0] ।
        [1] { " " }या लिंक खोलें।
       *[other] , लिंक खोलें, या तस्वीर स्कैन करें।
    }
button-invite-member = सदस्य के लिए
button-invite-viewer = दर्शक के लिए
button-invite-admin = एडमिन के लिए
button-new-code = नया कोड
toast-code-changed = यह नया कोड है। पहले वाला अब नहीं चलेगा।
toast-codes-void = पहले के सारे कोड अब नहीं चलेंगे।
link-title = दूसरे ऐप पर भी मैं
link-text = यह कोड मुझे वहाँ भेजिए। समझ जाऊँगा कि आप ही हैं। एक बार चलता है, { $hours } घंटे तक; किसी को मत दीजिए।
refusal-codes-in-private = कोड सिर्फ़ आपकी आँखों के लिए है। निजी चैट में माँगिए।

setting-currency = मुद्रा: { $value }
setting-zone = समय क्षेत्र: { $value }
setting-language = घर की भाषा: { $value }
setting-mine = मेरी भाषा: { $value }
setting-mine-none = जो घर की है
setting-numbers = संख्याएँ: { $value }
setting-window = एंट्री बदल सकते हैं: { $value }
setting-quiet = शांति का समय: { $value }
window-none = सिर्फ़ एडमिन
window-hours = { $hours ->
    [one] { $hours } घंटे तक
   *[other] { $hours } घंटे तक
}
window-days = { $days ->
    [one] { $days } दिन तक
   *[other] { $days } दिन तक
}
quiet-none = कोई नहीं
quiet-hours = { $start } से { $end }
settings-admins = घर की सेटिंग एडमिन बदल सकता है।
setting-saved = सहेज लिया।
button-set-name = नाम
button-set-currency = मुद्रा
button-set-zone = समय क्षेत्र
button-set-language = भाषा
button-set-numbers = संख्याएँ
button-set-window = बदलने की हद
button-set-quiet = शांति का समय
button-set-mine = मेरी भाषा
ask-set-name = घर का नाम क्या रखें?
ask-set-currency = कौन-सी मुद्रा? चुनिए, या लिखिए: INR, रुपये, €…
ask-set-zone = आप कहाँ रहते हैं? चुनिए, या शहर लिखिए, या अभी घड़ी में कितने बजे हैं, जैसे 18:30।
ask-set-language = घर के साथ कौन-सी भाषा बोलूँ?
ask-set-numbers = आप संख्याएँ कैसे लिखते हैं?
ask-set-window = कोई भी एंट्री कब तक बदल सके? चुनिए, या घंटे लिखिए। एडमिन हमेशा बदल सकते हैं।
ask-set-quiet = मैं कब चुप रहूँ? चुनिए, या घंटे लिखिए जैसे 22-7।
ask-set-mine = आपके साथ कौन-सी भाषा बोलूँ?
ask-which-set-currency = इनमें से कौन-सी?
ask-which-set-zone = इनमें से आपके पास कौन-सा है?

categories-title = श्रेणियाँ
categories-spending = ख़र्च
categories-income = कमाई
category-system = यह मेरी है: नाम बदल सकते हैं, हटा नहीं सकते।
category-own = यह आपकी अपनी है।
button-category-add = जोड़िए
button-category-add-income = कमाई के लिए
button-category-change = कोई बदलिए
button-category-rename = नाम बदलिए
button-category-remove = हटाइए या मिलाइए
ask-which-category = कौन-सी?
ask-new-category = नई श्रेणी का नाम क्या है? चाहें तो इमोजी से शुरू कीजिए: “🎨 आर्ट क्लास”।
ask-new-category-income = कमाई की नई श्रेणी का नाम क्या है? चाहें तो इमोजी से शुरू कीजिए: “🏡 फ़्लैट का किराया”।
ask-category-name = { $category } का नाम क्या रखें? इमोजी से शुरू करेंगे तो आइकन भी बदलेगा।
ask-category-home = { $category } हट जाएगी। उसकी एंट्री कहाँ जाएँ?
category-added = जोड़ दी: { $category }
category-renamed = अब यह { $category } है।
category-removed = { $count ->
    [0] { $gone } हटा दी। ख़ाली थी।
    [one] { $gone } हटा दी। उसकी { $count } एंट्री अब { $home } में है।
   *[other] { $gone } हटा दी। उसकी { $count } एंट्री अब { $home } में हैं।
}

export-all = { $count ->
    [one] पूरी किताब: { $count } एंट्री। Excel, Google Sheets या Numbers में खुलेगी।
   *[other] पूरी किताब: { $count } एंट्री। Excel, Google Sheets या Numbers में खुलेगी।
}
export-period = { $count ->
    [one] { $period }: { $count } एंट्री। Excel, Google Sheets या Numbers में खुलेगी।
   *[other] { $period }: { $count } एंट्री। Excel, Google Sheets या Numbers में खुलेगी।
}
export-empty = वहाँ अभी एक्सपोर्ट करने को कुछ नहीं है।

group-stranger = पहले मुझे निजी में लिखिए। मैं घरों का हिसाब रखता हूँ, और आपका घर नहीं जानता।
group-ask = इस ग्रुप को { $household } की चैट बना दूँ? घर जो लिखेगा और पूछेगा, यहाँ सब देखेंगे।
group-ask-admin = यह ग्रुप अभी किसी घर की चैट नहीं है। आपके घर का एडमिन बना सकता है: वह यहाँ /start भेजे।
group-bound = हो गया। अब यह { $household } की चैट है। “दूध 60” लिखिए या पूछिए; निजी बातें निजी चैट में रहेंगी।
group-left-alone = ठीक है, यहाँ चुप रहूँगा।
answered-privately = { $member }, जवाब हमारी निजी चैट में भेज रहा हूँ।
toast-answered-privately = जवाब हमारी निजी चैट में है।
private-chat-closed = { $member }, पहले मैं आपको नहीं लिख सकता। हमारी चैट खोलिए, Start दबाइए और फिर पूछिए।
button-open-private = हमारी चैट खोलें

refusal-name-empty = नाम में कम से कम एक अक्षर या अंक चाहिए। फिर लिखिए।
refusal-name-too-long = थोड़ा लंबा है। { $most } अक्षरों तक लिखिए।
refusal-name-taken = { $name } नाम पहले से किसी का है। दूसरा चुनिए।
refusal-zone-unknown = { $zone } मैं नहीं जानता। पास का बड़ा शहर लिखिए, या अभी घड़ी में कितने बजे हैं, जैसे 18:30।
refusal-invite-unknown = यह कोड नहीं चलता। ग़लत लिखा, इस्तेमाल हो चुका, या पुराना हो सकता है: कोड 48 घंटे चलते हैं। एडमिन से नया माँगिए, या फिर कोशिश कीजिए।
refusal-too-many-tries = बहुत सारे ग़लत कोड। एक घंटा रुकिए, या एडमिन से लिंक माँगिए।
refusal-identity-seated = आप यहाँ पहले से एक घर में हैं। पहले /leave से निकलिए।
refusal-household-gone = वह घर अब नहीं मिल रहा।
refusal-admins-only = यह सिर्फ़ घर का एडमिन कर सकता है।
refusal-leave-instead = ख़ुद निकलने के लिए /leave है।
refusal-last-admin-stays = आप अकेले एडमिन हैं। पहले किसी और को एडमिन बनाइए (/members), फिर कोशिश कीजिए।
refusal-sole-member-stays = आप अकेले सदस्य हैं, आपके बिना घर नहीं चल सकता। “/export backup” से सब कुछ साथ ले जा सकते हैं। पूरा घर सेटिंग के पन्ने (/dashboard) पर मिटता है।
refusal-too-many-aliases = बहुत नाम हो गए। { $most } तक दीजिए।
refusal-currency-fixed = किताब में पहले से एंट्री हैं और कुल { $currency } में हैं। इसलिए { $currency } ही रहेगी; अलग रक़म आप किसी भी मुद्रा में लिख सकते हैं।
refusal-edit-hours-range = 0 से { $most } तक घंटे दीजिए।
refusal-quiet-hours-range = 0 से 23 के बीच दो अलग घंटे दीजिए, जैसे 22-7।
refusal-number-expected = यहाँ एक संख्या चाहिए।
refusal-duration-unread = समझ नहीं आया कि यह कितना समय है। पूरी संख्या और इकाई लिखें, जैसे 36 घंटे या 3 दिन।
refusal-language-unknown = वह मैं अभी नहीं बोलता। सूची से चुनिए।
refusal-not-your-card = ये बटन किसी और के हैं। अपने के लिए /members भेजिए।
refusal-chat-taken = यह ग्रुप किसी और घर की चैट है।
refusal-category-protected = यह मेरी श्रेणी है। नाम बदल सकते हैं, हटा नहीं सकते।
refusal-category-mismatch = उसी तरह की दूसरी श्रेणी चुनिए: ख़र्च को ख़र्च में, कमाई को कमाई में।
refusal-too-many-categories = { $most } से ज़्यादा श्रेणियाँ मैं अलग नहीं रख सकता। पहले कुछ मिला दीजिए।
refusal-period-unknown = “{ $said }” का समय समझ नहीं आया। “export अक्टूबर” या “export पिछला साल” लिखिए, या सब के लिए बस /export।
