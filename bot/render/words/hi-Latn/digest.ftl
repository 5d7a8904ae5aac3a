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
digest-budgets = Budget:
digest-bills-late = Tareekh nikal gayi, payment nahi dikha:
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
date-left = Usme se bacha: { $amount }.
date-short = Yeh aayi rakam se { $amount } zyada hai.
date-no-income = Koi aay likhi nahin hai, isliye nahin keh sakta ki kya bacha.
date-views = Aap dono:
date-view-own = Aapne { $amount } diye
date-view = { $name } ne { $amount } diye
date-view-most = , zyadatar { $category } par ({ $amount })
date-talk = Baat karne ke liye:
date-talk-over = { $name } budget se upar hai. Seema kam hai, ya yeh mahina aisa tha?
date-talk-short = Aane se zyada kharch hua. Agle mahine kya ruk sakta hai?
date-talk-grown = { $name } aam se zyada hai. Kya aap dono yahi chahte hain?
date-talk-worth = Is mahine kis cheez mein paisa vasool hua, aur kismein nahin?
date-decide = Tay karne ke liye:
date-decide-limit = { $name }: { $amount } upar. Seema badlein?
date-decide-budget = { $name } ka budget nahin hai; aam taur par { $amount }. Budget rakhein?
date-decide-settle = { $debtor } ko { $creditor } ke { $amount } dene hain. Hisaab chukayein?
date-decide-goal = { $name } ko har hafte { $amount } chahiye. Kuch daalein?
date-decide-first-goal = Abhi aap kisi cheez ke liye nahin bacha rahe. Kiske liye bachayein?
button-date-limit = ✏️ Seema: { $name }
button-date-budget = 💰 Budget: { $name }
button-date-settle = 🤝 Kise kisko dena hai
button-date-goal = 🎯 Daalein: { $name }
button-waiting = { $count ->
        [one] Dikhaiye
       *[other] Sab dikhaiye
    }
command-moneydate = Do logon ka mahina: kya baat karein, kya tay karein
