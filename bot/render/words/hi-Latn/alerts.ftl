# What we say first, and what members want to hear of.
command-notices = Main kya aur kab batata hoon
alert-everything = Saara kharcha
alert-budget_near = { $item }: budget ka { $percent }% lag chuka, { $compared } mein se { $amount }.
alert-budget_near-discreet = { $item } ka budget lagbhag khatam hai.
alert-why-budget_near = Yeh har period mein ek baar kehta hoon, jab seema aa jaye.
alert-budget_over = { $item } budget se upar: { $compared } mein se { $amount } kharch ({ $percent }%).
alert-budget_over-discreet = { $item } ka budget paar ho gaya.
alert-why-budget_over = Yeh har period mein ek baar kehta hoon, jab 100% paar ho.
alert-pace = { $item } aage chal raha hai: { $percent }% laga, { $time }% samay beeta ({ $compared } mein se { $amount }).
alert-pace-discreet = { $item } ka kharcha budget se aage chal raha hai.
alert-why-pace = Yeh har period mein ek baar kehta hoon, jab kharcha dinon se bahut aage ho.
alert-bill_due = { $item } { $day } dena hai: { $amount }.
alert-bill_due-discreet = { $item } { $day } dena hai.
alert-why-bill_due = Yeh aapka niyamit payment hai, aur abhi koi payment nahin dikhta.
alert-bill_late = { $item } { $day } dena tha aur payment nahin dikhta: { $amount } baaki.
alert-bill_late-discreet = { $item } { $day } dena tha aur payment nahin dikhta.
alert-why-bill_late = Main ek baar poochta hoon. Kahin aur se diya? Likh dijiye, ya “Yeh theek hai” dabaiye.
alert-price = { $item } is baar { $amount } ka, { $compared } ka nahin ({ $percent }%).
alert-price-discreet = { $item } ka daam pehle se alag hai.
alert-why-price = Main har payment ko aapke bataye daam se milata hoon.
alert-unusual = { $item }, { $amount }: yeh asamanya hai. Aksar { $compared } ke aaspaas hota hai.
alert-unusual-discreet = { $item } ki ek entry asamanya hai.
alert-why-unusual = Main har entry ko pichhli se milata hoon.
alert-income = { $item } { $day } aana tha: { $compared }. Ab tak { $amount } dikhta hai.
alert-income-discreet = { $item } { $day } aana tha aur poora nahin aaya.
alert-why-income = Yeh aapki niyamit aay hai, aur din beet gaya.
alert-draft = Ek card ab bhi jawab ki raah dekhta hai: { $item }.
alert-draft-discreet = Ek card ab bhi jawab ki raah dekhta hai.
alert-why-draft = /waiting saare ruke cards dikhata hai.
alert-good_news = Achhi khabar: { $item } par { $amount }, aam se { $percent }% kam ({ $compared }).
alert-good_news-discreet = Achhi khabar: { $item } par aam se kam gaya.
alert-why-good_news = Main pichhle mahinon ke unhi dinon se milata hoon.
alert-security = { $item }
alert-security-discreet = { $item }
alert-why-security = Yeh is baare mein hai ki aapki kitaab tak kaun pahunch sakta hai.
button-alert-paid = ✅ De diya
button-alert-fine = Yeh theek hai
button-alert-less = Aisa kam
button-alert-later = Abhi nahin
alert-fine-done = Theek hai. Ise phir nahin uthaunga.
alert-later-done = Kal phir kahunga, agar tab bhi aisa ho.
alert-less-digest = Ab se yeh sirf weekly digest mein aayega. /notices se badlein.
alert-less-off = Yeh ab nahin bataunga. /notices se badlein.
alert-less-push = Yeh turant batata hoon. /notices se badlein.
refusal-alert-gone = Woh soochna ab nahin hai.
notices-title = 🔔 Main kya batata hoon
notices-about = Kisi kism par dabaiye: turant, weekly digest mein, ya kabhi nahin.
notice-topic-budgets = Budget
notice-topic-bills = Bill
notice-topic-prices = Daam
notice-topic-unusual = Asamanya
notice-topic-income = Aay
notice-topic-cards = Ruke cards
notice-topic-good = Achhi khabar
notice-push = turant
notice-digest = digest mein
notice-off = kabhi nahin
notices-discreet = Bina rakam ki soochnayein: { $on ->
        [on] haan
       *[off] nahin
    }
notices-urgent = Zaroori baat shaant ghanton mein bhi: { $on ->
        [on] haan
       *[off] nahin
    }
notices-digest = Weekly digest: { $day }, { $time }. /digest abhi bhejta hai.
notices-digest-never = Weekly digest nahin. /digest abhi bhejta hai.
notices-fine = { $count ->
        [one] Aapne ek cheez theek kahi; use phir nahin uthata.
       *[other] Aapne { $count } cheezein theek kahin; unhe phir nahin uthata.
    }
button-notice-discreet = Bina rakam
button-notice-urgent = Raat mein zaroori
button-notice-digest = Digest ka samay
button-notice-forget = Phir batao
digest-never = Digest nahin
ask-digest-day = Weekly digest kis din aaye?
ask-digest-hour = { $day }, kitne baje?
alert-good_news-budget = Achhi khabar: { $item } budget ke andar raha: { $compared } mein se { $amount }.
alert-good_news-budget-discreet = Achhi khabar: { $item } budget ke andar raha.
alert-why-good_news-budget = Budget ka mahina poora hua.
alert-good_news-goal = Achhi khabar: { $item } ka lakshya poora hua: { $compared } mein se { $amount }.
alert-good_news-goal-discreet = Achhi khabar: { $item } ka lakshya poora hua.
alert-why-good_news-goal = Jo isme daala gaya woh ginta hoon. /goals dikhata hai.
