# The weekly digest, the monthly report and the money date.
command-digest = साप्ताहिक सार, अभी
digest-week-title = 📊 आपका हफ़्ता, { $period }
digest-month-title = 📊 आपका महीना: { $period }
digest-date-title = 💬 आपकी पैसों की बातचीत: { $period }
digest-spent = खर्च: { $amount }।
digest-nothing = कुछ खर्च नहीं हुआ, या कुछ लिखा नहीं गया।
digest-usual-more = उतने ही दिनों में आम { $usual } से यह { $percent } ज़्यादा है।
digest-usual-less = उतने ही दिनों में आम { $usual } से यह { $percent } कम है।
digest-usual-same = यह आम जितना ही है: उतने ही दिनों में { $usual }।
digest-income = आय: { $amount }।
digest-changes = क्या बदला:
digest-change = { $category } { $amount }, आम तौर पर { $usual }
digest-change-why = {" "}(ज़्यादातर { $merchant } पर: { $amount })
digest-budgets = बजट:
digest-bills-late = तारीख निकल गई, भुगतान नहीं दिखा:
digest-bills = आगे:
digest-bill = { $item } { $amount }, { $day }
digest-alerts = और:
digest-question-waiting = { $count ->
        [one] एक कार्ड आपकी राह देखता है। सही है? /waiting दिखाता है।
       *[other] { $count } कार्ड आपकी राह देखते हैं। सही हैं? /waiting दिखाता है।
    }
digest-question-other = { $item }, { $amount }, { $day } क्या था? इसे श्रेणी दीजिए।
digest-question-change = { $category } बढ़ा है। क्या यह ऐसा ही रहेगा? तो उसके लिए सोचिए।
digest-discreet = तैयार है। जहाँ कोई साथ न पढ़े वहाँ /digest लिखिए, और देखने के लिए /notices में “बिना रकम” बंद कीजिए।
digest-next = अगला { $day } को { $time } पर आएगा। /notices से बदलें।
digest-next-month = अगला महीने की पहली को { $time } पर आएगा।
digest-asked = बना रहा हूँ; अभी आता है। अपने आप अगला { $day } को { $time } पर आएगा।
digest-asked-never = बना रहा हूँ; अभी आता है। अपने आप कोई नहीं आता; /notices से बदलें।
date-left = उसमें से बचा: { $amount }।
date-short = यह आई रकम से { $amount } ज़्यादा है।
date-no-income = कोई आय लिखी नहीं है, इसलिए नहीं कह सकता कि क्या बचा।
date-views = आप दोनों:
date-view-own = आपने { $amount } दिए
date-view = { $name } ने { $amount } दिए
date-view-most = , ज़्यादातर { $category } पर ({ $amount })
date-talk = बात करने के लिए:
date-talk-over = { $name } बजट से ऊपर है। सीमा कम है, या यह महीना ऐसा था?
date-talk-short = आने से ज़्यादा खर्च हुआ। अगले महीने क्या रुक सकता है?
date-talk-grown = { $name } आम से ज़्यादा है। क्या आप दोनों यही चाहते हैं?
date-talk-worth = इस महीने किस चीज़ में पैसा वसूल हुआ, और किसमें नहीं?
date-decide = तय करने के लिए:
date-decide-limit = { $name }: { $amount } ऊपर। सीमा बदलें?
date-decide-budget = { $name } का बजट नहीं है; आम तौर पर { $amount }। बजट रखें?
date-decide-settle = { $debtor } को { $creditor } के { $amount } देने हैं। हिसाब चुकाएँ?
date-decide-goal = { $name } को हर हफ़्ते { $amount } चाहिए। कुछ डालें?
date-decide-first-goal = अभी आप किसी चीज़ के लिए नहीं बचा रहे। किसके लिए बचाएँ?
button-date-limit = ✏️ सीमा: { $name }
button-date-budget = 💰 बजट: { $name }
button-date-settle = 🤝 किसे किसको देना है
button-date-goal = 🎯 डालें: { $name }
button-waiting = { $count ->
        [one] दिखाइए
       *[other] सब दिखाइए
    }
command-moneydate = दो लोगों का महीना: क्या बात करें, क्या तय करें
