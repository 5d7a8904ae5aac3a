# Payments and incomes that recur: their cards, what falls due, and what they come to.
card-bill-settled = Yeh pehle hi kisi aur tarah likha ja chuka hai, isliye maine yeh card band kar diya.
refusal-rhythm-impossible = Is antaraal se main nahi gin sakta. Aise likhiye: “har mahine 5 tareekh ko”, “har hafte somwar ko” ya “har 3 mahine”.
refusal-repeat-ends-early = Yeh shuru hone se pehle hi khatam ho jayega. Pehle din ke baad ka ant bataiye.
refusal-repeat-starts-early = Pehla din beete samay ka nahi ho sakta. Aaj ya baad ka din bataiye.
refusal-repeat-unknown = Yeh baar-baar wala payment ab nahi hai.
rhythm-day = { $count ->
    [1] har din
   *[other] har { $count } din
  }
rhythm-week = { $count ->
    [1] har hafte
   *[other] har { $count } hafte
  }
rhythm-month = { $count ->
    [1] har mahine
   *[other] har { $count } mahine
  }
rhythm-year = { $count ->
    [1] har saal
   *[other] har { $count } saal
  }
rhythm-on-weekdays = { $rhythm }: { $days }
rhythm-on-day = { $rhythm } { $day } tareekh ko
rhythm-on-last-day = { $rhythm } aakhri din
rhythm-on-date = { $rhythm } { $day } ko
rhythm-times = { $rhythm }, { $count } baar
day-format-month = d MMMM
repeat-title-proposed = 🔁 Baar-baar ka payment set karein?
repeat-title-active = 🔁 Baar-baar
repeat-title-paused = ⏸️ Ruka hua
repeat-title-ended = ⏹️ Khatam
repeat-title-discarded = 🗑️ Hataya gaya
repeat-next = agla { $day }
repeat-no-next = Ab aur kuch nahi aayega.
repeat-until = { $day } tak
repeat-paused = ruka hua
repeat-promise = Apne aap kuch nahi likha jata: samay aane par main confirm karne ke liye card bhejunga.
repeat-unpromised = Apne aap kuch nahi likha jata. { $channel } par main card tabhi bhejunga jab aap allow karein; /bills mein woh waise bhi dikhta hai.
repeat-twin = Ek pehle se hai: { $rule }.
repeat-ask-amount = { $item } ab se kitne ka hai?
repeat-ask-when = { $item } kab aata hai? Aise likhiye: “har mahine 5 tareekh ko” ya “har somwar”.
repeat-ask-name = { $item } ka naam kya ho?
repeat-ask-end = { $item } hamesha ke liye khatam karein? Jo diya ja chuka hai, woh kitaab mein rahega.
button-repeat-once = { $amount } ki ek kharid
button-repeat-offer = 🔁 Baar-baar ka banayein
button-repeat-pause = ⏸️ Rokein
button-repeat-resume = ▶️ Phir chalu karein
button-repeat-skip = ⏭️ Agla chhodein
button-repeat-price = 💱 Daam badlein
button-repeat-end = ⏹️ Khatam karein
button-repeat-end-sure = ⏹️ Haan, khatam karein
button-repeat-all = 🔁 Sabhi
button-repeat-when = Kab
button-repeat-name = Naam
button-bills = 📅 Aane wale bill
button-calendar = 🗓️ Calendar ka link
toast-repeat-on = Set ho gaya
toast-repeat-paused = Rok diya
toast-repeat-resumed = Phir chalu
toast-repeat-skipped = Chhoda gaya: { $day }.
toast-repeat-ended = Khatam
repeats-title = 🔁 Jo baar-baar aata hai
repeats-none =
    Abhi kuch baar-baar nahi aata. Jaise bolte hain, waise likhiye:
    • kiraya 25000 har mahine 1 tareekh ko
    • netflix 649 har mahine
    • salary 85000 har mahine aakhri din
repeats-private = 🔒 { $count ->
    [one] Ek kisi aur ka niji hai.
   *[other] { $count } doosron ke niji hain.
  }
repeats-month = Lagbhag { $sum } mahine ka.
bills-title = 📅 { $day } tak ke bill
bills-none = { $day } tak koi bill mujhe nahi pata.
bills-left = Dena baaki: { $sum }
bills-transfers = Transfer is jod me nahi hain: unse paisa kharch nahi hota, bas jagah badalta hai.
bills-guessed = Pehle ke bhugtaan se andaaza, set nahi kiye gaye: { $items }. /recurring se set karein.
bill-next = { $item } dena hai: { $day }.
bill-next-guessed = Yeh andaaza hai: ab tak { $rhythm } aaya. Yeh set nahi hai; /recurring se set kijiye.
bill-status-due = abhi dena hai
bill-status-overdue = ⚠️ samay nikal gaya
bill-status-partly-paid = { $left } baaki
command-recurring = Baar-baar ke payment aur aamdani
command-bills = Aane wale bill
refusal-repeat-private-group = Niji payment group mein nahi banaya ya khola ja sakta. Mujhe niji mein likhiye.
refusal-repeat-unread = Ise baar-baar ke payment ke roop mein nahi padh saka. Aise likhiye: “/recurring kiraya 25000 har mahine 1 tareekh ko”.
refusal-repeat-name-empty = Naam mein kam se kam ek akshar chahiye.
recurring-total = Baar-baar ke payment lagbhag { $sum } mahine ke hain.
recurring-income = Aamdani: lagbhag { $sum } mahine ki.
recurring-nothing = Isse mel khaata kuch baar-baar ka nahi hai.
recurring-why = { $item }: { $amount } { $rhythm } = { $month } mahine ka
recurring-why-private = Doosron ka niji: { $month } mahine ka
recurring-why-how = Saal mein 12 mahine aur 52.18 hafte hain; ruke hue nahi gine jaate.
bill-due-income = 📅 { $item }, din: { $day }. Kya aa gaya?
bill-due = 📅 { $item }, din: { $day }. Kya de diya?
button-bill-pay = ✅ { $item }
toast-bill-settled = Woh ab nipat chuka hai.
button-calendar-make = 🗓️ Link banayein
button-calendar-new = 🗓️ Naya link banayein
calendar-explained = Aapka calendar aane wale bill dikha sakta hai, niji chhodkar. Link hi chaabi hai: jiske paas hai, woh padh sakta hai. Naya banane par purana band ho jata hai.
calendar-link = Is pate ko apne calendar mein subscription ke roop mein jodein. Main ise dobara nahi dikha sakta; apne tak rakhein.
calendar-off = Calendar link ke liye Purser ka web page chahiye, jo yahan band hai.
calendar-name = { $household } ke bill
suggest-recurring = 🔎 { $item } baar-baar aata dikhta hai: { $amount } { $rhythm }, { $count } baar, pichhli baar { $day }. Kya aage bhi maanun?
suggest-found = 🔎 Yeh baar-baar aata dikhta hai: ab tak { $count } baar.
suggest-later = Abhi nahi. /recurring ise phir dikhayega.
suggest-never = { $item } ko is antaraal par phir nahi sujhaunga.
button-suggest-later = Abhi nahi
button-suggest-never = 🚫 Kabhi na sujhayein
rhythm-on-days = { $rhythm } tareekh { $days }
repeat-which = Kaun sa?
repeat-new-price = { $day } se, { $old } ki jagah.
repeat-same-price = Iska daam abhi bhi yahi hai.
repeat-unchanged = Kuch nahi badla.
repeat-none-due = Isme abhi jaldi kuch dena nahi hai.
bill-already-paid = { $day } wala { $item } pehle hi diya ja chuka hai.
repeat-no-such = “{ $name }” naam ka kuch baar-baar nahi aata. /recurring dikhata hai kya aata hai.
button-bill-early = ✅ { $day } wala
rhythm-once = ek baar
bill-title-proposed = 📅 Aane wala bill note karun?
bill-title-active = 📅 Aane wala bill
repeat-later-price = { $day } se: { $amount }
repeat-lead = Main { $count } din pehle bataunga.
refusal-repeat-move-unfit = Yeh doosri lay mein aata hai. Jo mahine mein aata hai uske liye mahine ki tareekh, jo hafte mein aata hai uske liye hafte ka din bataiye.
refusal-repeat-lead-too-long = Main zyada se zyada { $days } din pehle bata sakta hoon.
