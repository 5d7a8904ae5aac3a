# The weekly digest, the monthly report and the money date.
command-digest = Weekly digest, abhi
digest-week-title = 📊 Aapka hafta, { $period }
digest-month-title = 📊 Aapka mahina: { $period }
digest-date-title = 💬 Aapki paison ki baatcheet: { $period }
digest-spent = Kharch: { $amount }.
digest-nothing = Kuch kharch nahin hua, ya kuch likha nahin gaya.
digest-usual-more = Utne hi dinon mein aam { $usual } se yeh { $percent } zyada hai.
digest-usual-less = Utne hi dinon mein aam { $usual } se yeh { $percent } kam hai.
digest-usual-same = Yeh aam jitna hi hai: utne hi dinon mein { $usual }.
digest-income = Aay: { $amount }.
digest-changes = Kya badla:
digest-change = { $category } { $amount }, aam taur par { $usual }
digest-change-why = {" "}(zyadatar { $merchant } par: { $amount })
digest-payers = Kisne diya:
digest-budgets = Budget:
digest-bills = Aage:
digest-bill = { $item } { $amount }, { $day }
digest-alerts = Aur:
digest-question-waiting = { $count ->
        [one] Ek card aapki raah dekhta hai. Sahi hai? /waiting dikhata hai.
       *[other] { $count } cards aapki raah dekhte hain. Sahi hain? /waiting dikhata hai.
    }
digest-question-other = { $item }, { $amount }, { $day } kya tha? Ise category dijiye.
digest-question-change = { $category } badha hai. Kya yeh aisa hi rahega? To uske liye sochiye.
digest-discreet = Taiyar hai. Jahan koi saath na padhe wahan /digest likhiye, aur dekhne ke liye /notices mein “Bina rakam” band kijiye.
digest-next = Agla { $day } ko { $time } par aayega. /notices se badlein.
digest-next-month = Agla mahine ki pehli ko { $time } par aayega.
digest-asked = Bana raha hoon; abhi aata hai. Apne aap agla { $day } ko { $time } par aayega.
digest-asked-never = Bana raha hoon; abhi aata hai. Apne aap koi nahin aata; /notices se badlein.
