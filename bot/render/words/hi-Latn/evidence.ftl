# Bank alerts, statements and the proofs of one purchase.
alert-balance = Iske baad balance: { $sum }
alert-again = Bank ka yeh message mere paas pehle se hai. Yeh raha uska card.
alert-known = Bank ka yeh message mere paas pehle se hai; woh ek private card par hai.
statement-again = Yeh file mere paas pehle se hai. Yeh raha uska card.
statement-sent-again = Yeh file uske baad phir bheji gayi thi. Yeh raha uska naya card; purana band rehta hai.
statement-no-account = Is file mein koi account nahin likha hai, isliye koi note nahin hoga.
statement-ask-account = Is file mein koi account nahin likha hai. Yeh kis account ki hai?
refusal-statement-empty = Yeh file khaali hai. Statement phir se nikaalkar bhejiye.
refusal-statement-kind-unknown = Is tarah ki file main statement ki tarah nahin padh sakta. CSV, XLSX, OFX, QIF, camt, MT940 ya PDF bhejiye.
refusal-statement-too-large = Yeh file { $megabytes } MB se badi hai. Ek baar mein kam mahine nikaaliye.
refusal-statement-too-long = Is file mein { $most } se zyada lines hain. Ek baar mein kam mahine nikaaliye.
refusal-statement-corrupt = Yeh file kharab ya adhoori hai. Statement phir se nikaalkar bhejiye.
refusal-statement-unsafe = Yeh file statement se zyada kuch maangti hai, isliye maine nahin kholi. Bank se phir nikaaliye.
refusal-statement-columns-unknown = Is file mein mujhe taareekh aur rakam ka column nahin mila. Bank ki asli file header ke saath bhejiye.
refusal-statement-without-lines = Is file mein koi len-den nahin mila. Aisi avadhi nikaaliye jismein len-den ho.
refusal-statement-lines-unreadable = Is file ki kisi line ka din aur rakam main nahin padh saka, isliye kuchh nahin badla. Ise phir se, ya CSV mein nikaaliye.
refusal-statement-days-mixed = Is file mein taareekhein alag-alag dhang se likhi hain, isliye maine kuch nahin badla. Ek hi dhang ki file nikaaliye.
refusal-statement-without-year = Lines mein saal nahin hai aur pannon par bhi nahin mila. Pehle panne ke saath poora statement bhejiye.
purchase-maybe = Shayad yeh { $day } ka { $item } hai, jo mere paas pehle se hai.
button-purchase-same = Yeh { $item } hai
purchase-joined = Maine ise { $item } ke saath rakha, jo mere paas pehle se tha.
button-purchase-part = Yeh doosri khareed hai
statement-title = Statement: { $count ->
    [one] ek line
   *[other] { $count } lines
}, { $first } se { $last }
statement-counts = { $new } nayi, { $known } pehle se hisaab mein, { $doubtful } poochni hain
statement-more = … aur { $count }
button-statement-import = { $count } jodein
button-statement-look = Dekhein
statement-nothing-new = Ismein kuch naya nahin hai.
statement-asked-later = { $count } aur lines shayad pehle se hisaab mein hain: /waiting unhein dikhata hai.
refusal-statement-days-to-come = Is statement mein aane wale din hain. Taareekh ka dhang dekhkar phir bhejiye.
refusal-alert-without-chat = Pehle mujhse browser ya messenger mein chat kholiye: forward kiye sandeshon ke card wahin aate hain.
proofs-behind = Iske saboot: { $names }
proof-message = aapka message
proof-photo = receipt
proof-alert = { $count ->
    [1] bank ka message
   *[other] bank ke { $count } messages
}
proof-statement = statement
transfer-maybe = Yeh { $account } ke saath transfer ka doosra sira ho sakta hai, { $day }.
button-transfer = Yeh ek hi transfer hai
transfer-paired = Ek transfer
statement-skipped = File ki { $count } aur lines aisi entry nahi jo main padh sakun: total, note ya kharab.
adjusted-tip = Aapne { $item } likha tha, { $day }; bank { $told } batata hai, { $more } zyada. Kya yeh wahi hai, tip ya fee ke saath?
adjusted-reward = Aapne { $item } likha tha, { $day }; bank ne { $told } liye, { $more } kam. Kya yeh wahi hai, baaki points ya voucher se?
adjusted-booked = Bank ne { $item } bataya tha, { $day }, aur ab { $told } batata hai. Kya yeh wahi kharid hai?
adjusted-exchange = Aapne { $item } likha tha, { $day }; bank { $told } batata hai. Kya yeh wahi hai, bank ke rate par?
button-purchase-adjust = Yeh { $item } hai, { $sum }
