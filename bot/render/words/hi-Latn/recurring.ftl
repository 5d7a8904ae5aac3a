# Payments and incomes that recur: their cards, what falls due, and what they come to.
bill-due = { $item } dena hai ({ $day }). Kya de diya?
card-bill-settled = Yeh pehle hi kisi aur tarah likha ja chuka hai, isliye maine yeh card band kar diya.
refusal-rhythm-impossible = Is antaraal se main nahi gin sakta. Aise likhiye: “har mahine 5 tareekh ko”, “har hafte somwar ko” ya “har 3 mahine”.
refusal-rule-ends-early = Yeh shuru hone se pehle hi khatam ho jayega. Pehle din ke baad ka ant bataiye.
refusal-rule-starts-early = Pehla din beete samay ka nahi ho sakta. Aaj ya baad ka din bataiye.
refusal-rule-unknown = Yeh baar-baar wala payment ab nahi hai.
