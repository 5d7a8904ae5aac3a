# Kya badla, kya baaki hai, aur chhote messages ke chhote jawab.
change-said = { $item }: { $changes }
change-already = { $item }: pehle se aisa hi tha
change-value = { $before } → { $after }
change-removed = Hataya: { $item }
visibility-private = private
visibility-shared = shared
for-everybody = sabke liye
for-you = aapke liye
paid-by-you = aapne pay kiya
button-take-back = ↩️ Badlav wapas lo
toast-taken-back = Pehle jaisa
toast-reopened = Phir khula
card-entry-as-before = ✓ Pehle jaisa

still-open = Abhi khula hai:
cards-waiting = { $count ->
    [one] { $count } card ab bhi aapki haan ke liye ruka hai: /waiting
   *[other] { $count } card ab bhi aapki haan ke liye ruke hain: /waiting
}
answer-waiting = { $count ->
    [one] Isme nahi: { $count } card jo haan ke liye ruka hai (/waiting)
   *[other] Isme nahi: { $count } card jo haan ke liye ruke hain (/waiting)
}
waiting-title = { $count ->
    [one] { $count } card ruka hai:
   *[other] { $count } card ruke hain:
}
waiting-none = Koi card ruka nahi hai.
waiting-more = { $count ->
    [one] { $count } aur ruka hai. Inme se kuch tay karke phir /waiting bhejiye.
   *[other] { $count } aur ruke hain. Inme se kuch tay karke phir /waiting bhejiye.
}
confirmed-all = ✓ Saved, { $count } card
confirm-all-none = Yahan aapka koi card khula nahi hai.
confirm-all-asking = { $count ->
    [one] Pehle { $count } card ka jawab chahiye:
   *[other] Pehle { $count } card ka jawab chahiye. Ek yeh raha:
}
button-undo-item = ↩️ { $item }
undo-fewer = { $count ->
    [one] Wapas lene ko isse zyada kuch nahi tha.
   *[other] Wapas lene ko in { $count } se zyada kuch nahi tha.
}
refusal-undo-too-many = Ek baar mein 1 se { $most } tak wapas leta hoon, jaise “/undo 3”.

button-edit-item = ✏️ { $item }
button-delete-it = 🗑️ Delete karo
button-keep = Rehne do
sought-what = Bataiye kaun sa, jaise “/edit taxi” ya “/delete doodh kal”.
private-count = 🔒 private: { $count }

button-twin-same = Wahi hai
button-twin-other = Doosra hai
button-never-mind = Rehne do
button-as-last-time = Pichhli baar jitna: { $amount }
button-look-for = 🔎 { $item }
talk-again = Main yahin hoon. Kharcha likhiye, ya kuch poochhiye.
command-waiting = Haan ke liye ruke cards

# How a number was asked of the book.
query-total = ek jod
query-by-category = category ke hisaab se jod
query-by-member = member ke hisaab se jod
query-by-merchant = dukaan ke hisaab se jod
query-by-month = mahine ke hisaab se jod
query-by-day = din ke hisaab se jod
