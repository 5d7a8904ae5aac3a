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
digest-payers = किसने दिया:
digest-budgets = बजट:
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
