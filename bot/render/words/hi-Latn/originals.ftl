# Receipts ke originals: rakhe, dikhaye, export kiye.
refusal-file-store-away = Jahan photos rakhi jaati hain, wahan tak main abhi nahin pahunch pa raha. Kuch nahin badla; kuch minute baad phir koshish karein.
refusal-export-too-large = Originals kul { $megabytes } MB ke hain, ek baar ke liye bahut zyada. Chhota samay maangein, jaise “/export zip october”.
button-export-receipts = 📎 Receipts ke saath ({ $count })
export-receipts = { $count ->
    [one] Aapki entries aur 1 receipt. “receipts” column batata hai ki kaun si file kis line ki hai.
   *[other] Aapki entries aur { $count } receipts. “receipts” column batata hai ki kaun si file kis line ki hai.
}
export-receipts-part = Bhaag { $part } / { $parts }.
export-receipts-none = Us samay ki koi receipt nahin rakhi hai jo aap dekh sakein.
