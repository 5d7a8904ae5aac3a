# Messages that say too little, fit two things, or record nothing.
unclear-which = Isko do tarah se samjha ja sakta hai. Aapka matlab kya hai?
unclear-neither = Inmein se koi nahi
unclear-left = Theek hai, kuch nahi badla.
unclear-new = Naya: { $item }
unclear-else = Kuch naya
unclear-change = { $item } → { $value }
half-words = { $amount } kis cheez ke?
half-amount = { $item }: kitne ka tha?
talk-plan = Yeh to aage ki baat lagti hai. Main wahi likhta hoon jo pay ho chuka hai; ho jaye to bataiye.
talk-reminder = Main abhi yaad nahi dila sakta. Pay ho jaye to bataiye, main likh lunga.
bank-code = Yeh one-time code hai: main kuch nahi likhta aur ise nahi rakhta.
bank-failed = Yeh payment hua hi nahi, isliye likhne ko kuch nahi hai.
bank-offer = Yeh koi offer lagta hai. Main kuch nahi likhta.
bank-due = Yeh abhi pay karna baaki hai. Ho jaye to bataiye.
find-change-none = “{ $words }” ke liye kuch saved nahi mila.
find-change-which = Aapka matlab kaun sa hai?
find-change-delete = Ise delete kar dun?
