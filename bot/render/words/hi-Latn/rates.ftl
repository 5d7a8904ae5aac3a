# Exchange rates.
button-rate-ask = 1 { $currency } = ?
rate-ask-days = { $first } se { $last } tak 1 { $currency } kitne { $base } ka tha? Bas number likhiye; woh in sabhi dinon ke liye maana jayega.
button-rate-later = Baad mein
rate-ask = { $day } 1 { $currency } kitne { $base } ka tha? Bas number likhiye.
rates-kept = { $count ->
    [one] { $count } rate rakh liya.
   *[other] { $count } rates rakh liye.
}
rates-filled = { $count ->
    [one] Iska intezaar karti { $count } entry ab ginti mein hai.
   *[other] Intezaar karti { $count } entries ab ginti mein hain.
}
rates-title = Exchange rates
rates-row = 1 { $currency } = { $rate } { $base } ({ $day })
rates-how = Jodne ke liye: /rates 1 USD = 83.20 (ya din ke saath: /rates USD 83.20 2026-11-20). Ya date, currency, rate columns wali CSV file bhejiye aur saath mein /rates likhiye. Rate milne tak rakam alag rehti hai.
line-converted = = { $base }
line-beside = convert nahi hua
answer-converted = Apne din ke rate se gina gaya: { $sums }.
refusal-rate-unread = Wahan rate nahi dikha. Number likhiye, jaise 83.20.
refusal-rate-of-own = Yeh book { $currency } mein hai, ise rate nahi chahiye.
refusal-rates-file-unread = Us file se rates nahi padh paya. Pehli line date, currency, rate ho, phir 2026-11-20,USD,83.20 jaisi lines.
refusal-rates-row-unread = File ki line { $row } nahi padhi ja saki, isliye usse kuch nahi liya. Line aisi ho: 2026-11-20,USD,83.20.
