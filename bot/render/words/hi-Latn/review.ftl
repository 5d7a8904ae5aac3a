# Cards, aur unke saath kya ho sakta hai.
line-expense = { $category } · { $amount }
line-income = { $category } · +{ $amount } kamai
line-refund = ↩️ Refund · { $category } · { $amount }
line-transfer = 🔄 Transfer · { $amount }
line-private = 🔒 private
paid-by = { $member } ne diya
for-whom = { $members } ke liye
total-spent = Kul { $amount }
total-received = Mila { $amount }
category-none = Koi category nahi
kind-expense = Kharch
kind-income = Kamai
kind-refund = Refund
kind-transfer = Transfer
this-one = yeh
somebody-else = Koi aur
entry-hidden = 🔒 Private entry · { $amount }

button-confirm = ✅ Confirm
button-confirm-all = ✅ Sab confirm
button-edit = ✏️ Edit
button-discard = 🗑️ Rehne do
button-undo = ↩️ Wapas lo
button-restore = ♻️ Wapas laiye
button-delete = 🗑️ Hataiye
button-back = ‹ Peechhe
button-other = Kuch aur…
button-everybody = 👪 Sab
button-clear = Hata dijiye
button-only-this = ✅ Sirf yeh
button-remove = ➖ Hataiye
button-older = Purane ›
button-newer = ‹ Naye
button-edit-number = ✏️ Edit { $number }
button-delete-number = 🗑️ Hataiye { $number }
button-restore-number = ♻️ Wapas { $number }

doubt-amount = { $item } ki sahi rakam?
doubt-date-scope = “{ $day }” sab ke liye hai?
doubt-date = { $item } kis din?
doubt-currency = { $item } kaunsi currency mein?
doubt-kind = { $item } kya hai?
doubt-payer = { $item } ke paise kisne diye?
doubt-entry = Kya inme se har ek alag entry hai?
keep-all-lines = Sab rakho
without-line = { $amount } hatao ({ $item })
doubt-amount-outside = { $item } mein kaun kitna dega?
doubt-payer-outside = { $name } is ghar ke sadasya nahin hain. { $item } ke paise kisne diye?
outside-paid = Humein { $name } ko { $amount } dene hain
outside-paid-by-me = Maine diye, { $name } ko
outside-invite = { $name } ko invite karo
outside-owes = Hamara { $ours }, humein milne hain { $owed }
outside-all-ours = Poora hamara: { $ours }
outside-only-ours = Maine sirf apna hissa diya: { $ours }
unsure-category = “{ $item }” kahan jaayega, pakka nahi. Confirm kijiye, ya chuniye:
edit-which = Kaunsi?
edit-what = Kya badlein?
scope-all = { $count ->
    [2] Dono
    [3] Teeno
   *[other] Sab { $count }
  }
scope-some = Sirf { $names }
scope-none = Koi nahi
choose-expense = Kharch
choose-income = Kamai
choose-refund = Refund
choose-transfer = Apne khaate mein
choose-paid-back = Paise lautaye

field-category = Category
field-amount = Rakam
field-date = Tareekh
field-description = Kya tha
field-merchant = Dukaan
field-account = Khaata
field-payer = Kisne diya
field-whom = Kiske liye
field-kind = Kis tarah ka
field-tags = Tags
make-private = 🔒 Private karo
make-shared = 👥 Sabko dikhao
choose-category = Category chuniye.
choose-date = Kaunsa din?
choose-kind = Yeh kya hai?
choose-payer = Kisne diya?
choose-whom = Yeh kiske liye tha?
choose-account = Kahan se diya?
type-amount = Sahi rakam kya hai? Bas likh dijiye.
type-description = Kya tha? Bas likh dijiye.
type-merchant = Kaunsi dukaan ya insaan? Bas likh dijiye.
type-account = Kaunsa khaata ya card? Bas naam likh dijiye.
type-tags = Kaunse tags? #goa #trip jaise likhiye.
type-date = Kaunsa din? Jaise bolte hain waise likhiye: kal, pichhle shukravaar, 12 Nov.

card-saved = ✓ Likh liya
card-undone = ↩️ Wapas le liya. 30 din trash mein rahega.
card-purged = Yahan jo tha woh trash se hamesha ke liye gaya.
card-discarded = 🗑️ Chhod diya. Kuch nahi likha.
card-expired = ⌛ Jawab nahi aaya, card purana ho gaya. Kuch nahi likha.
card-waiting = ⏰ Abhi bhi aapki haan ka intezaar
card-entry = ✓ Kitaab mein
card-entry-changed = ✓ Badal diya
card-entry-deleted = 🗑️ 30 din trash mein
card-entry-restored = ✓ Phir kitaab mein

remark-twin = { $time } wali hi hai kya?
remark-twin-of = “{ $item }” { $time } wala hi hai kya?
remark-purchase = { $item } ka refund, { $day }

toast-saved = Likh liya
toast-discarded = Chhod diya
toast-changed = Badal diya
toast-undone = Wapas le liya
toast-restored = Phir kitaab mein
toast-deleted = Hata diya
toast-stale = Card badal chuka tha. Abhi aisa hai.
toast-card-confirmed = Likh liya
toast-card-discarded = Woh card chhod diya gaya tha.
toast-card-expired = Woh card purana ho gaya.

last-title = Sabse nayi entries
last-private = Sabse nayi entries private hain. Mujhse hamari apni chat mein poochho.
last-none = Kitaab abhi khaali hai. Kharcha likhiye, jaise “doodh 60”.
trash-title = Trash mein, 30 din tak
trash-none = Trash khaali hai.
cancelled = Bhool gaya. Cards jaise the waise hain.
photo-kept = Photo rakh li, par yahan photo nahi padhta. Likhiye kya tha, jaise “kirana 540”, photo saath laga dunga.
still-asking = { $problem } Ya /cancel likhiye.

refusal-viewers-only-look = Aap yeh kitaab dekh sakte hain, likh nahi sakte. Admin badal sakta hai.
refusal-edit-window-over = Yeh { $hours } ghante se purani hai; ab sirf admin badal sakta hai.
refusal-card-unknown = Woh card nahi mil raha.
refusal-card-not-saved = Woh card kabhi kitaab mein gaya hi nahi.
refusal-entry-unknown = Woh entry nahi mil rahi.
refusal-entry-in-trash = Woh entry trash mein hai. Pehle wapas laiye.
refusal-nothing-to-undo = Aapka wapas lene ko kuch nahi hai.
refusal-doubt-open = Pehle jawab chuniye, phir confirm kijiye.
refusal-line-alone = Yeh akeli line hai. Card hi confirm kijiye.
refusal-which-line = { $count } lines hain. Bataiye kaunsi, jaise “doosri 145 thi”, ya Edit dabaiye.
refusal-no-card = Pakka nahi kya badalna hai. Us card ka reply kijiye.
refusal-category-unfit = Woh category yahan nahi baithti.
refusal-whom-unfit = Sirf kharch ya wapsi kisi ke liye ho sakti hai.
refusal-category-unknown = Woh category main nahi jaanta.
refusal-member-unknown = Woh is ghar mein nahi hain.
refusal-account-unknown = Woh khaata main nahi jaanta.
refusal-private-in-group = Yahan sab padhte hain. Private entry ke liye private mein likhiye.
refusal-private-only-author = Jisne likhi, wahi tay karega kaun dekhe.
refusal-too-many-lines = { $most } se zyada lines hain. Tukdon mein bhejiye.
refusal-amount-zero = Rakam zero se zyada honi chahiye.
refusal-amount-negative = Rakam zero se zyada honi chahiye.
refusal-amount-unread = Rakam nahi dikhi. 145 ya 1.5k jaise likhiye.
refusal-amount-unclear = { $text } ka matlab { $readings } ho sakta hai. Saaf likhiye, jaise 1200 ya 1.20.
refusal-date-unread = Din nahi dikha. kal, pichhle shukravaar ya 12 Nov jaise likhiye.
refusal-date-impossible = Aisa koi din nahi hota.
refusal-date-future = Woh din abhi aaya nahi. Aaj tak ka dijiye.
refusal-date-too-far = Saal { $year } mere liye bahut door hai.
refusal-text-missing = Kam se kam ek shabd likhiye.
delete-all-none = Yahan kuch nahi ruka. Saved entries ek-ek karke jaati hain: /last, phir Edit, Delete; /undo sabse nayi ko wapas leta hai.
delete-all-ask = { $count ->
    [one] Kya hatana hai? Ek card haan ka intezaar kar raha hai. Saved entries rahengi: woh /last se ek-ek karke jaati hain.
   *[other] Kya hatana hai? { $count } card haan ka intezaar kar rahe hain. Saved entries rahengi: woh /last se ek-ek karke jaati hain.
  }
button-discard-all = { $count ->
    [one] 🗑️ Card hatao
   *[other] 🗑️ { $count } card hatao
  }
button-restore-card = ↩️ { $item } wapas lao
delete-all-done = { $count ->
    [one] Ek card hata diya.
   *[other] { $count } card hata diye.
  }
review-early = Sujhaav tab milenge jab hisaab { $least } din purana ho; abhi { $days } din hue hain, salaah ke liye kam.
