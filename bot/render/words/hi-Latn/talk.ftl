# Kitaab se bahar ki baatein, aur madad.
talk-greeting = Namaste { $name } 👋 Kharcha likhiye, ya kuch poochhiye.
talk-thanks = Hamesha khushi se 🙂
talk-farewell = Phir milte hain 👋
talk-idle = Abhi aapke haan ya na ka koi intezaar nahi hai. Jo kharch kiya likhiye, ya kuch puchhiye.
talk-stranger = Yahan is naam ka koi nahi hai, isliye kuch nahi badla. /members dikhata hai kaun hai.
talk-other = Main sirf aapke ghar ke paison ke baare mein jaanta hoon 🙂 Kharcha likhiye, kuch poochhiye, ya /help dekhiye.
talk-praise = Shukriya, achha laga 🙂
talk-laugh = 😄
talk-joke = Mujhe ek hi aata hai: receipt ka mazaa hamesha end mein aata hai 😄
talk-who = Main Purser hoon, aapke ghar ke paison ka hisaab rakhne wala program. /help batata hai ki main kya kar sakta hoon.
talk-sorry = Koi baat nahi 🙂
talk-complaint = Maaf kijiye. Bataiye kya galat tha: “nahi, 145” pichhli entry badalta hai, /undo use wapas leta hai, aur sawaal doosre shabdon mein bhi poochh sakte hain.
talk-mood = Samajhta hoon 🙂 Paison ki har baat ke liye main yahan hoon.
talk-signs = 🙂
talk-misread = Kuch nahi likha: samajh nahi aaya ki { $part } diye hue paise hain ya nahi. Agar hain, to kis par aur kitna likhiye: “taxi { $part }”.
talk-misasked = Samajh nahi aaya ki aap kya jaanna chahte hain. Kya aur kab likhiye, jaise “october mein kirana”, “is hafte kisne kitna kharch kiya?” ya “kiraya kab dena hai?”.
talk-empty = Aisa kuch nahi aaya jo main padh sakoon. “doodh 60” ya /help try kijiye.
language-followed = Ab se main { $language } mein jawab doonga, jaise aap likhte hain. /language se badlein.
language-kept = Main { $language } mein jawab doonga. /language se badlein.
language-which = Kya main Hinglish mein jawab doon? /language se kabhi bhi badlein.
command-unknown = { $command } main nahi jaanta. Main yeh kar sakta hoon.

help-record-title = ✍️ Likhiye
help-record =
    Bas bol dijiye, chahe to kai cheezein ek saath:
    • doodh 60, auto 120 kal
    • dinner 1450 swiggy hdfc card
    • Priya ne 300 diye dawai ke
    • salary 85000 credited
    • refund 499 amazon
    Main card dikhaunga. Confirm dabaiye, aur kitaab mein aa gaya.
help-ask-title = 🔎 Poochhiye
help-ask =
    • is mahine kitna kharch hua?
    • october mein kirana par kitna?
    • october vs september
    • is hafte kisne kitna kharch kiya?
    • aur pichhle mahine? chart mein
    Har jawab ke neeche Kyun button hai jo uski lines dikhata hai. Shortcut: /today, /month, /find
help-edit-title = ✏️ Badalna
help-edit =
    Pehle: card par Edit dabaiye, ya bas kahiye “nahi, 145” ya “woh kal tha”.
    Baad mein: /undo aakhri wala wapas leta hai, /last dikhata hai. /trash phenki hui cheezein 30 din rakhta hai.
    /cancel se main poochhna band kar deta hoon.
help-family-title = 👪 Parivaar
help-family =
    /invite se kisi ko bulaiye, /members batata hai kaun kya hai, /leave darwaza hai.
    /settle batata hai kiska kis par baaki hai aur hisaab barabar karta hai; /split, sabka kharch kaise bant-ta hai.
    Mujhe family group mein daaliye aur wahan /start bhejiye: woh ghar ki chat ban sakta hai.
help-more-title = ⚙️ Aur
help-more =
    /budget budget aur kitna baaki; ya kahiye “ration ka budget 15000 mahina”
    /categories jodne ya naam badalne ke liye
    /goals mein woh hai jiske liye aap bachate hain.
    /accounts dikhata hai ki har khaate mein kya hai aur kya mel nahi khata.
    /rates doosri currency ka rate rakhta hai.
    /rules batata hai kya hamesha kahan jaata hai.
    /settings currency, time zone, bhasha ke liye
    /notices main kya aur kab bataun
    /language sirf aapke liye
    /export sab kuch ek file mein (“export october” ek mahine ke liye)
button-help-record = ✍️ Likhna
button-help-ask = 🔎 Poochhna
button-help-edit = ✏️ Badalna
button-help-family = 👪 Parivaar
button-help-more = ⚙️ Aur
