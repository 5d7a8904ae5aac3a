# Ghar: andar aana, log, settings, categories, export, groups.
door-title = Namaste, main Purser hoon 👋
door-text =
    Main aapke ghar ka hisaab rakhta hoon, yahin chat mein. Aap likhte hain “doodh 60”, main note kar leta hoon; aap poochhte hain “is mahine khane par kitna?”, main bata deta hoon.

    Pehle ek ghar chahiye: naya banaiye, ya apne parivaar ke ghar mein aaiye.
door-again = Pehle ek ghar chahiye: naya banaiye, ya apne parivaar ke ghar mein aaiye. Code yahin likh sakte hain.
door-held = “{ $text }” maine rakh liya, aap andar aate hi padhunga.
button-create-household = Naya ghar banaiye
button-join = Code se aaiye
button-create = Banaiye
button-yes = Haan
button-no = Nahi

home-of = { $name } ka ghar
found-summary =
    Aap: { $me }
    Currency: { $currency }
    Time zone: { $place }, abhi { $clock }
    Bhasha: { $language }

    Kuch maine andaaze se likha hai. Jo galat ho us par tap kijiye, ya Banaiye.
door-picture-held = Tasveer rakh li, aap andar aate hi padhunga.
door-file-later = Yeh main ghar banne ke baad hi le sakta hun. Tab phir bhej dijiye.
found-ask-money = Aap kaun si currency use karte hain? Mera andaaza: { $currency }. Apni par tap kijiye ya likhiye.
button-change-name = Naam badliye
button-change-me = Mera apna naam
button-change-currency = Currency badliye
button-change-zone = Zone badliye
button-change-language = Bhasha badliye
ask-name = Ghar ka naam kya rakhein? Jaise “Sharma parivaar”.
ask-me = Aapko kya bulaaun? Pehla naam kaafi hai.
ask-found-currency = Ghar mein kaunsi currency chalti hai? Chuniye, ya likhiye: INR, rupaye, €…
ask-which-currency = Inmein se kaunsi?
ask-zone = Aap kahan rehte hain? Chuniye, ya shehar likhiye, ya abhi ghadi mein kitne baje hain, jaise 18:30.
ask-which-zone = Inmein se aapke paas kaunsa hai?
ask-language = Main kaunsi bhasha bolun?
founded-title = { $household } khul gaya 🎉
founded-text =
    Jo ho bas likh dijiye, ek message kaafi hai:
    • doodh 60, auto 120 kal
    • salary 85000 credited
    • is mahine kirana par kitna?

    Pehle main card dikhaunga. Aapke confirm kiye bina kitaab mein kuch nahi jaata.
button-invite-family = Parivaar ko bulaiye
button-help = Kya bol sakta hoon?

ask-code = Jo code mila hai woh likhiye. 8 akshar aur ank hote hain.
joined-title = { $household } mein swagat hai, { $name } 👋
joined-text =
    Kitaab aapki aur { $others } ki saajhi hai.
    Kharcha likhiye, jaise “doodh 60”, ya poochhiye “is mahine kitna kharch hua?”
joined-viewer =
    Aap { $others } ki kitaab dekh sakte hain aur kuch bhi poochh sakte hain, jaise “is mahine kitna kharch hua?”
    Usmein likhna baaki logon ka kaam hai.
linked-title = Aap aa gaye, { $name } 👋
linked-text = Ab main aapko yahan bhi pehchaanta hoon. Wahi kitaab, wahi { $household }.
seated-elsewhere = Aap pehle se { $household } mein hain, aur ek insaan ka ek hi ghar hota hai. Doosre mein aane ke liye pehle /leave se nikaliye.
back-title = Phir se swagat, { $name } 👋
back-text = { $household } ki kitaab khuli hai. Kharcha likhiye, ya kuch poochhiye.

members-title = { $household } ke log
members-you = { " " }(aap)
members-also = { $names } bhi
role-admin = admin
role-member = member
role-viewer = viewer
role-admin-means = Admin: likhta hai, confirm karta hai, aur ghar chalaata hai.
role-member-means = Member: entries likhta aur confirm karta hai.
role-viewer-means = Viewer: dekhta aur poochhta hai, likhta nahi.
button-me = Main
button-invite = Bulaiye
button-my-name = Mera naam
button-my-aliases = Aur kya bulate hain…
button-my-language = Meri bhasha
button-link = Doosre app par bhi main
button-leave = Nikal jaiye
button-make-admin = Admin banaiye
button-make-member = Member banaiye
button-make-viewer = Viewer banaiye
button-remove-member = Hataiye
ask-my-name = Ab se aapko kya bulaaun?
ask-my-aliases = Ghar mein aapko aur kya bulate hain? Comma se likhiye, jaise “Papa, Ravi bhai”. Kuch nahi to { $none } bhejiye.
said-name = Theek hai, { $name }.
said-aliases = Note kar liya. Samajh jaaunga kiski baat hai.
remove-sure = { $name } ko hatayein? Unki entries kitaab mein rahengi, pahunch turant band.
toast-role = { $name } ab { $role } hai.
toast-removed = { $name } ko hata diya.
leave-sure = { $household } se nikalna hai? Aapka likha kitaab mein rahega, aur wapas aane ke liye naya code lagega.
leave-stayed = Achha. Aap yahin hain.
left = Aap { $household } se nikal gaye. Khayal rakhiye! Jab naya ghar banana ho ya kahin judna ho, likh dijiye.

invite-title = { $household } mein bulaiye
invite-text =
    Yeh ek hi insaan ko dijiye. Woh { $role } bankar aayega. Code ek baar chalta hai, { $hours } ghante tak.
    Woh mujhe code bheje{ $links ->
        [0] .
        [1] { " " }ya link khole.
       *[other] , link khole, ya tasveer scan kare.
    }
button-invite-member = Member ke liye
button-invite-viewer = Viewer ke liye
button-invite-admin = Admin ke liye
button-new-code = Naya code
toast-code-changed = Yeh naya code hai. Pehle wala ab nahi chalega.
toast-codes-void = Pehle ke saare codes ab nahi chalenge.
link-title = Doosre app par bhi main
link-text = Yeh code mujhe wahan bhejiye. Samajh jaaunga ki aap hi hain. Ek baar chalta hai, { $hours } ghante tak; kisi ko mat dijiye.
refusal-codes-in-private = Code sirf aapki aankhon ke liye hai. Private chat mein maangiye.

setting-currency = Currency: { $value }
setting-zone = Time zone: { $value }
setting-language = Ghar ki bhasha: { $value }
setting-mine = Meri bhasha: { $value }
setting-mine-none = jo ghar ki hai
setting-numbers = Numbers: { $value }
setting-window = Entries badal sakte hain: { $value }
setting-quiet = Shaanti ka samay: { $value }
window-none = sirf admin
window-hours = { $hours ->
    [one] { $hours } ghanta
   *[other] { $hours } ghante
}
window-days = { $days ->
    [one] { $days } din
   *[other] { $days } din
}
quiet-none = koi nahi
quiet-hours = { $start } se { $end }
settings-admins = Ghar ki settings admin badal sakta hai.
setting-saved = Save ho gaya.
button-set-name = Naam
button-set-currency = Currency
button-set-zone = Time zone
button-set-language = Bhasha
button-set-numbers = Numbers
button-set-window = Badalne ki had
button-set-quiet = Shaanti
button-set-mine = Meri bhasha
ask-set-name = Ghar ka naam kya rakhein?
ask-set-currency = Kaunsi currency? Chuniye, ya likhiye: INR, rupaye, €…
ask-set-zone = Aap kahan rehte hain? Chuniye, ya shehar likhiye, ya abhi ghadi mein kitne baje hain, jaise 18:30.
ask-set-language = Ghar ke saath kaunsi bhasha bolun?
ask-set-numbers = Aap numbers kaise likhte hain?
ask-set-window = Koi bhi entry kab tak badal sake? Chuniye, ya ghante likhiye. Admin hamesha badal sakte hain.
ask-set-quiet = Main kab chup rahun? Chuniye, ya ghante likhiye jaise 22-7.
ask-set-mine = Aapke saath kaunsi bhasha bolun?
ask-which-set-currency = Inmein se kaunsi?
ask-which-set-zone = Inmein se aapke paas kaunsa hai?

categories-title = Categories
categories-spending = Kharch
categories-income = Kamai
category-system = Yeh meri hai: naam badal sakte hain, hata nahi sakte.
category-own = Yeh aapki apni hai.
button-category-add = Jodiye
button-category-add-income = Kamai ke liye
button-category-change = Koi badliye
button-category-rename = Naam badliye
button-category-remove = Hataiye ya milaiye
ask-which-category = Kaunsi?
ask-new-category = Nayi category ka naam kya hai? Chahe to emoji se shuru kijiye: “🎨 Art classes”.
ask-new-category-income = Kamai ki nayi category ka naam kya hai? Chahe to emoji se shuru kijiye: “🏡 Flat ka kiraya”.
ask-category-name = { $category } ka naam kya rakhein? Emoji se shuru karenge to icon bhi badlega.
ask-category-home = { $category } hat jaayegi. Uski entries kahan jaayein?
category-added = Jod di: { $category }
category-renamed = Ab yeh { $category } hai.
category-removed = { $count ->
    [0] { $gone } hata di. Khaali thi.
    [one] { $gone } hata di. Uski { $count } entry ab { $home } mein hai.
   *[other] { $gone } hata di. Uski { $count } entries ab { $home } mein hain.
}

export-all = { $count ->
    [one] Poori kitaab: { $count } entry. Excel, Google Sheets ya Numbers mein khulegi.
   *[other] Poori kitaab: { $count } entries. Excel, Google Sheets ya Numbers mein khulegi.
}
export-period = { $count ->
    [one] { $period }: { $count } entry. Excel, Google Sheets ya Numbers mein khulegi.
   *[other] { $period }: { $count } entries. Excel, Google Sheets ya Numbers mein khulegi.
}
export-empty = Wahan abhi export karne ko kuch nahi hai.

group-stranger = Pehle mujhe private mein likhiye. Main gharon ka hisaab rakhta hoon, aur aapka ghar nahi jaanta.
group-ask = Is group ko { $household } ki chat bana doon? Ghar jo likhega aur poochhega, yahan sab dekhenge.
group-ask-admin = Yeh group abhi kisi ghar ki chat nahi hai. Aapke ghar ka admin bana sakta hai: woh yahan /start bheje.
group-bound = Ho gaya. Ab yeh { $household } ki chat hai. “doodh 60” likhiye ya poochhiye; private baatein private chat mein rahengi.
group-left-alone = Theek hai, yahan chup rahunga.
answered-privately = { $member }, jawab hamari private chat mein bhej raha hoon.
toast-answered-privately = Jawab hamari private chat mein hai.
private-chat-closed = { $member }, main aapko pehle nahi likh sakta. Hamari chat kholiye, Start dabaiye aur phir poochhiye.
button-open-private = Hamari chat kholo

refusal-name-empty = Naam mein kam se kam ek akshar ya ank chahiye. Phir likhiye.
refusal-name-too-long = Thoda lamba hai. { $most } aksharon tak likhiye.
refusal-name-taken = { $name } naam pehle se kisi ka hai. Doosra chuniye.
refusal-zone-unknown = { $zone } main nahi jaanta. Paas ka bada shehar likhiye, ya abhi ghadi mein kitne baje hain, jaise 18:30.
refusal-invite-unknown = Yeh code nahi chalta. Galat likha, istemaal ho chuka, ya purana ho sakta hai: code 48 ghante chalte hain. Admin se naya maangiye, ya phir koshish kijiye.
refusal-too-many-tries = Bahut saare galat code. Ek ghanta rukiye, ya admin se link maangiye.
refusal-identity-seated = Aap yahan pehle se ek ghar mein hain. Pehle /leave se nikaliye.
refusal-household-gone = Woh ghar ab nahi mil raha.
refusal-admins-only = Yeh sirf ghar ka admin kar sakta hai.
refusal-leave-instead = Khud nikalne ke liye /leave hai.
refusal-last-admin-stays = Aap akele admin hain. Pehle kisi aur ko admin banaiye (/members), phir koshish kijiye.
refusal-sole-member-stays = Aap akele member hain, aapke bina ghar nahi chal sakta. “/export backup” se sab kuch saath le ja sakte hain. Poora ghar settings ke page (/dashboard) par mitta hai.
refusal-too-many-aliases = Bahut naam ho gaye. { $most } tak dijiye.
refusal-currency-fixed = Kitaab mein pehle se entries hain aur total { $currency } mein hain. Isliye { $currency } hi rahegi; alag rakam aap kisi bhi currency mein likh sakte hain.
refusal-edit-hours-range = 0 se { $most } tak ghante dijiye.
refusal-quiet-hours-range = 0 se 23 ke beech do alag ghante dijiye, jaise 22-7.
refusal-number-expected = Yahan ek number chahiye.
refusal-duration-unread = Yeh kitna samay hai, samajh nahi aaya. Poori sankhya aur unit likho, jaise 36 ghante ya 3 din.
refusal-language-unknown = Woh main abhi nahi bolta. List se chuniye.
refusal-not-your-card = Yeh button kisi aur ke hain. Apne ke liye /members bhejiye.
refusal-chat-taken = Yeh group kisi aur ghar ki chat hai.
refusal-category-protected = Yeh meri category hai. Naam badal sakte hain, hata nahi sakte.
refusal-category-mismatch = Usi tarah ki doosri category chuniye: kharch ko kharch mein, kamai ko kamai mein.
refusal-too-many-categories = { $most } se zyada categories main alag nahi rakh sakta. Pehle kuch mila dijiye.
refusal-period-unknown = “{ $said }” ka samay samajh nahi aaya. “export october” ya “export last year” likhiye, ya sab ke liye bas /export.
