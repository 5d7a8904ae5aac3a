# A receipt on a card.
receipt-verified = ✓ The receipt's own sums agree ({ $count ->
    [one] 1 line
   *[other] { $count } lines
}).
receipt-total-verified = ✓ The total agrees with the receipt's other sums. I did not read all of its lines right.
receipt-doubtful = The receipt does not add up. Look at: { $lines }
receipt-doubtful-line = { $name }: I read { $read }
receipt-doubtful-offer = { $name }: I read { $read }, with { $offered } it would add up
receipt-unverified = I could not check the total against the lines; please look at it.
receipt-total-summed = I saw no total on it: this is the sum of the lines I read. Please look at it.
receipt-other-total = The receipt names { $other } too, before rounding or without tax. I took { $taken }, which was to be paid.
receipt-without-day = I saw no day on it, so I put today.
receipt-caption-differs = The receipt says { $printed }, you wrote { $written }.
receipt-like-earlier = I have a receipt of the same shop, day and total: { $item } ({ $day }). If this is the same paper, discard this card.
receipt-noted = You noted { $item } ({ $day }). Is this its receipt?
button-receipt-items = 🧾 Items ({ $count })
button-receipt-same = 📎 Receipt of { $item }
receipt-items = Tick items, then choose where they go or whose they are.
receipt-items-spread = The lines I read come to { $sum }, the receipt to { $total }. Each part gets its share of the difference.
receipt-items-more = Not shown here: { $count } more. They stay as they are.
button-receipt-move = Ticked items go to…
receipt-move = Which category are the ticked items?
button-receipt-whom = Ticked items are for…
receipt-whom = Who are the ticked items for?
receipt-again = I know this receipt already:
receipt-without-total = I kept the photo but found no total on it. Write what it was, such as “groceries 540”, and I will put the photo to it.
receipt-put = The receipt is with it now
refusal-receipt-without-items = This card came from no receipt with items.
refusal-receipt-doubts-first = Answer what I ask on the card first, then split it.
refusal-receipt-split-nothing = Tick items that cost something; what is left has to cost something too.
button-receipt-photo = 📷 Photo
button-receipt-erase = 🗑️ Erase the photo
button-receipt-erase-yes = Yes, erase it
receipt-photo-erase = Erase the photo for good? What I read off it stays, nobody can bring the photo back.
receipt-photo-erased = The photo is erased here. To take it out of this chat too, delete it there.
setting-photos = Photos kept: { $value }
button-set-photos = Photos
photos-always = as long as their entries
ask-set-photos = How long shall I keep the originals of photos? Pick, or type days such as 400. What I read off them stays.
refusal-photo-days-range = Photos can be kept from 1 to { $most } days.
receipt-known = I know this receipt already; it is on a private card.
doubt-album = Is this one receipt, or are they several?
album-one = One receipt: { $total }
album-several = { $count } receipts: { $totals }

button-receipt-claims = 🙋 Tap what is yours
receipt-claims = Each of you taps what is theirs; two who tap the same share it. What nobody taps is for all.
claim-sum = { $member }: { $sum }
claim-rest = For all
toast-claimed = Yours: { $item }
toast-unclaimed = No longer yours: { $item }
button-picture-keep = 📎 With my next expense
button-picture-drop = 🗑️ Throw it away
picture-which-way = What shall I do with the picture?
picture-no-receipt = I find no receipt with a total on this picture.
picture-for-next = I put the picture to the next expense you write.
picture-dropped = The picture is gone. Nothing was written.
album-left = { $count ->
    [one] Picture { $numbers } shows no receipt that I can read.
   *[other] Pictures { $numbers } show no receipt that I can read.
    }
