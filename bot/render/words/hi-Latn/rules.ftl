# Sudhaar se bane niyam.
button-rule-once = Sirf yahi
button-rule-always = 🔁 { $name } hamesha
button-rule-apply = Inhe bhi badlein ({ $count })
button-rule-leave = Rehne dein
button-rule-remove = 🗑️ { $name }
rule-kept = Ab se: { $rule }
rule-earlier = { $count ->
    [one] { $count } purani entry kahin aur hai:
   *[other] { $count } purani entries kahin aur hain:
}
rule-locked = { $count ->
    [one] { $count } aur itni purani hai ki aap nahi badal sakte; admin badal sakta hai.
   *[other] { $count } aur itni purani hain ki aap nahi badal sakte; admin badal sakta hai.
}
rule-applied = { $count ->
    [one] { $count } entry badli gayi.
   *[other] { $count } entries badli gayin.
}
rule-undone = { $count ->
    [one] { $count } entry phir apni jagah hai.
   *[other] { $count } entries phir apni jagah hain.
}
rule-removed = Bhula diya: { $rule }. Jo badla woh wahin rahega.
rules-title = Hamesha aise
rules-none = Abhi koi rule nahi hai. Kisi card ya entry ki category theek kijiye aur “… hamesha” dabaiye.
refusal-rule-unfit = Ismein kuch aisa nahi jo phir aaye, isliye rule nahi ban sakta.
refusal-rule-gone = Woh rule ab nahi hai.
refusal-too-many-rules = { $most } se zyada rules nahi rakhta. Pehle kuch hataiye: /rules
