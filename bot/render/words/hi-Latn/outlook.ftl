# Forecasts, what can be afforded, and what stands out.
outlook-about = { $when } mein { $what }
outlook-forecast = { $when }: kareeb { $sum } hoga, zyadatar { $low } aur { $high } ke beech.
outlook-parts = Ab tak kharch: { $spent }. Aane wale bill: { $bills }. Baaki sab: kareeb { $rest }.
outlook-parts-ahead = Isme { $bills } bill hain, baaki sab kareeb { $rest }.
outlook-bills-guessed = Inme se { $sum } ke bill pehle ke bhugtaan se andaaza hain, set nahi kiye gaye.
outlook-item = { $name } { $sum }
outlook-one-offs = Chhod diya, kyunki shayad hi dobara aaye: { $items }.
outlook-too-little = Forecast ke liye abhi jaldi hai: teen hafte ki, kam se kam das entry chahiye.
outlook-why = { $first } se { $days } din ki entry se; bill apne din par hain, baaki zyadatar { $method }. 20 mein se 19 baar { $low } aur { $high } ke beech. Category se:
outlook-method-weeks = aapke apne pichhle hafton se liya gaya, haal ke zyada baar
outlook-method-mean = sab dinon ka average
outlook-method-smoothing = pichhle hafton ko aage badha kar
outlook-spent = Kharch hua
outlook-likely = Sambhav
outlook-title = { $when }: kareeb { $sum }
outlook-subtitle = Shayad { $low } aur { $high } ke beech
outlook-afford-ask = Kitne ka hoga? Rakam ke saath poochho: “kya hum Diwali tak 40000 ka fridge le sakte hain?”
outlook-afford-yes = { $day } tak { $sum }: ho sakta hai, 10 mein se { $chance } baar.
outlook-afford-maybe = { $day } tak { $sum }: shayad, 10 mein se { $chance } baar.
outlook-afford-no = { $day } tak { $sum }: mushkil hai, 10 mein se { $chance } baar.
outlook-afford-impossible = { $day } tak { $sum }: aane wale paise se nahi ho payega.
outlook-afford-bills = { $day } tak kareeb { $income } aayega aur { $bills } ke bill hain; baaki kharch se pehle hi zyada se zyada { $rest } bachta hai.
outlook-afford-parts = Tab tak kareeb { $income } aayega aur { $low } se { $high } kharch hoga, kareeb { $left } bachega.
outlook-afford-no-income = Abhi koi regular income nahi dikhti, isliye { $sum } ke baare mein nahi keh sakta. { $day } tak { $low } se { $high } kharch hoga.
outlook-afford-limits = Aapke khaaton mein kitna hai, main nahi jaanta.
outlook-afford-impossible-balance = { $day } tak { $sum }: jo hai aur jo aayega, usse nahi ho payega.
outlook-afford-bills-balance = Aapke khaaton mein { $balance } hain. { $day } tak kareeb { $income } aayega aur { $bills } ke bill hain; baaki kharch se pehle hi zyada se zyada { $rest } bachta hai.
outlook-afford-parts-balance = Aapke khaaton mein { $balance } hain. Tab tak kareeb { $income } aayega aur { $low } se { $high } kharch hoga, kareeb { $left } bachega.
outlook-afford-budgets = Budget mein rahein to kareeb { $saving } kam kharch hoga: tab 10 mein se { $chance } baar.
outlook-afford-why = { $first } se { $days } din ki entries se; bill apne dinon par rakhe hain, baaki zyadatar { $method } hai. Chance yeh hai ki aise 1000 mein se kitni baar { $day } ko { $sum } bachte hain.
outlook-afford-why-incomes = Aayega: { $items }.
outlook-afford-why-bills = Bill: { $items }.
outlook-due-item = { $name } { $sum } ({ $day })
outlook-odd-none = { $when } mein kuch alag nahi dikhta.
outlook-odd-head = { $count ->
    [one] { $when } mein ek baat alag dikhti hai:
   *[other] { $when } mein { $count } baatein alag dikhti hain:
}
outlook-odd-duplicate = { $name } { $sum } { $day } ke aas paas do baar hai.
outlook-odd-shop-amount = { $name } { $sum }, { $day }: wahan zyadatar kareeb { $usual } hota hai.
outlook-odd-category-amount = { $name } { $sum }, { $day }: { $category } ek baar mein zyadatar kareeb { $usual } hota hai.
outlook-odd-new-shop = { $name } { $sum }, { $day }: naya naam, aur { $category } ek baar mein zyadatar kareeb { $usual } hota hai.
outlook-odd-price = { $name } { $sum } ka pada, { $day }; ab tak { $usual } tha.
outlook-odd-pace = { $category }: is mahine { $sum }. Is din tak zyadatar kareeb { $usual } hota tha.
outlook-fine = { $number }. Yeh theek hai
outlook-fine-kept = Theek hai, is par ab kuch nahi kahunga.
