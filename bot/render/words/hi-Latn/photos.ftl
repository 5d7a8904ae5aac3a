# A receipt on a card.
receipt-verified = ✓ Receipt ka jod sahi baithta hai ({ $count ->
    [one] 1 line
   *[other] { $count } lines
}).
receipt-total-verified = ✓ Total receipt ki baaki rakmon se mel khata hai. Uski saari lines main theek se nahi padh paya.
receipt-doubtful = Receipt ka jod nahi baithta. Dekhiye: { $lines }
receipt-doubtful-line = { $name }: maine { $read } padha
receipt-doubtful-offer = { $name }: maine { $read } padha, { $offered } se jod baith jata
receipt-unverified = Main total ko lines se check nahi kar paya; please dekh lijiye.
receipt-total-summed = Ispar total nahi dikha: yeh padhi hui lines ka jod hai. Ek baar dekh lijiye.
receipt-other-total = Receipt par { $other } bhi likha hai, rounding se pehle ya bina tax ke. Maine { $taken } liya, jo dena tha.
receipt-without-day = Ispar koi tareekh nahi dikhi, isliye aaj ki rakhi.
receipt-caption-differs = Receipt par { $printed } hai, aapne { $written } likha.
receipt-like-earlier = Isi dukaan, din aur total ki receipt pehle se hai: { $item } ({ $day }). Agar yeh wahi parchi hai to yeh card hata dijiye.
receipt-noted = Aapne { $item } likha tha ({ $day }). Kya yeh usi ki receipt hai?
button-receipt-items = 🧾 Cheezein ({ $count })
button-receipt-same = 📎 { $item } ki receipt
receipt-items = Cheezon par tick lagaiye, phir chuniye ki woh kahan jaayein ya kiski hain.
receipt-items-spread = Padhi hui lines { $sum } hoti hain, receipt { $total } ki hai. Farak har hisse mein uske hisaab se jodta hai.
receipt-items-more = Yahan nahi dikhayi gayi: { $count } aur. Woh jaisi hain, waisi rahengi.
button-receipt-move = Tick wali cheezein yahan…
receipt-move = Tick wali cheezein kis category ki hain?
button-receipt-whom = Tick wali cheezein inke liye…
receipt-whom = Tick wali cheezein kiske liye hain?
receipt-again = Yeh receipt main pehle se jaanta hoon:
receipt-without-total = Photo rakh li par total nahi mila. Likhiye kya tha, jaise “groceries 540”, main photo uske saath rakh doonga.
receipt-put = Receipt ab uske saath hai
refusal-receipt-without-items = Yeh card cheezon wali receipt se nahi aaya.
refusal-receipt-doubts-first = Pehle card par puchi baat ka jawab dijiye, phir baantiye.
refusal-receipt-split-nothing = Aisi cheezon par tick lagaiye jinka daam ho; jo bache uska bhi daam hona chahiye.
button-receipt-photo = 📷 Photo
button-receipt-erase = 🗑️ Photo mitaiye
button-receipt-erase-yes = Haan, mitaiye
receipt-photo-erase = Photo hamesha ke liye mita doon? Jo padha woh rahega, photo wapas nahi aayegi.
receipt-photo-erased = Photo yahan se mit gayi. Chat se bhi hatani ho to use wahan delete kijiye.
setting-photos = Photo rakhun: { $value }
button-set-photos = Photo
photos-always = jab tak entry hai
ask-set-photos = Original photo kitne din rakhun? Chuniye, ya din likhiye jaise 400. Padhi hui baatein rahengi.
refusal-photo-days-range = Photo 1 se { $most } din tak rakhi ja sakti hain.
receipt-known = Yeh receipt main pehle se jaanta hoon; woh ek private card par hai.
doubt-album = Yeh ek hi receipt hai ya kai?
album-one = Ek receipt: { $total }
album-several = { $count } receipts: { $totals }

button-receipt-claims = 🙋 Apna-apna chuniye
receipt-claims = Har koi apni cheez dabaye; ek hi cheez do log dabayen to aadhi-aadhi. Jo kisi ne nahi dabayi, woh sabke liye hai.
claim-sum = { $member }: { $sum }
claim-rest = Sabke liye
toast-claimed = Aapka: { $item }
toast-unclaimed = Ab aapka nahi: { $item }
button-picture-keep = 📎 Mere agle kharche ke saath
button-picture-drop = 🗑️ Hata dijiye
picture-which-way = Tasveer ka kya karun?
picture-no-receipt = Is tasveer mein total wali koi raseed nahi mili.
picture-for-next = Aap jo agla kharcha likhenge, tasveer uske saath rakh dunga.
picture-dropped = Tasveer hata di. Kuch nahi likha gaya.
album-left = { $count ->
    [one] Tasveer { $numbers } mein aisi koi raseed nahi jo main padh sakun.
   *[other] Tasveeron { $numbers } mein aisi koi raseed nahi jo main padh sakun.
    }
