# Sab kuch saath le jaana: files ke roop.
button-export-xlsx = 📗 Excel
pages-export-xlsx = Excel mein nikaalo
export-ledger = Aapki kitaab { $dialect } text mein, { $count ->
    [one] 1 entry
   *[other] { $count } entries
}. Jis entry ka khaata nahi, woh “Assets:Unnamed” mein hai; doosron ki private entries sirf jod hain.
button-export-hledger = hledger
button-export-beancount = Beancount
pages-export-hledger = hledger text mein
pages-export-beancount = Beancount text mein
button-export-backup = 🗄 Sab kuch ka backup
button-restore-backup = Yahin wapas laao
backup-ready = Aapke ghar ka sab kuch: { $entries ->
    [one] 1 entry
   *[other] { $entries } entries
}, { $receipts ->
    [one] 1 raseed
   *[other] { $receipts } raseeden
}, cards, categories, rules, budgets, bills, goals aur settings.
backup-private = Doosron ka private ismein sirf rakam ke roop mein hai, jaisa aap dekhte hain; aapki apni private entries poori hain.
backup-receipts-left = Raseeden { $megabytes } MB ki hain, chat ke liye bahut zyada, isliye ismein nahi hain. Settings ka page (/dashboard) sab deta hai.
backup-how = Sambhaal kar rakhiye, yeh encrypted nahi hai. Wapas laane ke liye ise aise ghar mein mujhe bhejiye jo abhi khaali ho.
backup-found = { $household } ka backup, { $day }: { $entries ->
    [one] 1 entry
   *[other] { $entries } entries
}, { $receipts ->
    [one] 1 raseed
   *[other] { $receipts } raseeden
}. Wapas laane par yehi is ghar ki kitaab hogi, naam aur settings ke saath.
backup-restored = { $household } wapas aa gaya: { $entries ->
    [one] 1 entry
   *[other] { $entries } entries
}, { $receipts ->
    [one] 1 raseed
   *[other] { $receipts } raseeden
}. Language model aur calendar link phir se lagaane honge.
backup-invite = { $names }: { $count ->
    [one] naam to hai, par
   *[other] naam to hain, par
} aane ka raasta abhi nahi hai. Settings ke page (/dashboard) par har ek ke liye sign-in link banaiye.
refusal-backup-damaged = Yeh backup kharaab hai ya badla gaya hai, main ise wapas nahi la sakta. Kuch nahi badla. File waisi hi bhejiye jaisi maine banayi thi.
refusal-backup-newer = Yeh backup Purser ke naye version ka hai. Kuch nahi badla. Is Purser ko update kijiye, phir bhejiye.
refusal-backup-too-large = Yeh backup khulkar usse bada ho jaata hai jitna main leta hoon. Kuch nahi badla.
refusal-backup-not-empty = Is ghar mein pehle se kuch hai, aur main do kitaaben nahi milaata. Naya ghar banaiye aur sabse pehle backup wahan bhejiye.
refusal-backup-in-group = Backup sirf aapke liye hai. Mujhe akele mein likhiye.
refusal-backup-receipts-large = Raseeden { $megabytes } MB ki hain, ek file ke liye bahut zyada. Unke bina backup lijiye, aur raseeden “/export zip october” se, mahine dar mahine.
pages-backup = Sab kuch ka backup
pages-backup-bare = Raseedon ke bina backup
pages-restore-backup = Backup wapas laao
pages-restore-lead = Sirf khaali ghar mein: naam, settings aur kitaab backup waali ho jaayengi.
