# Jawab: aankdon ke aas-paas ke vaakya.
answer-sums = { $sums } (badle bina)
answer-former-member = Purane member
answer-on = { $name } par
answer-at = { $name } mein
answer-tagged = #{ $name } wale
answer-account = { $name } se
answer-matching = “{ $name }” ke
answer-without = { $name } ke bina
answer-least = { $amount } ya zyada ke
answer-most = { $amount } ya kam ke
answer-exactly = theek { $amount } ke
answer-ever = poori kitaab mein
answer-on-day = { $day } ko
answer-in = { $period } mein
answer-in-year = { $period } mein
answer-so-far = { $period } mein ab tak
answer-so-far-year = { $period } mein ab tak
answer-since = { $day } se ab tak
answer-from = { $period } tak
answer-entries = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
answer-after-refunds = { $sum } refund ghata kar
answer-note = ({ $notes })
answer-named = { $name } { $sum }
answer-named-share = { $name } { $sum } ({ $share })

answer-sum-expense = Aapne { $scope } { $sum } kharch kiye
answer-sum-income = Aapko { $scope } { $sum } mile
answer-sum-refund = Aapko { $scope } { $sum } wapas mile
answer-sum-transfer = Aapne { $scope } { $sum } idhar-udhar kiye
answer-sum-expense-member = { $who } ne { $scope } { $sum } kharch kiye
answer-sum-expense-own = Aapne khud { $scope } { $sum } kharch kiye
answer-sum-income-member = { $who } ko { $scope } { $sum } mile
answer-sum-income-own = Aapko khud { $scope } { $sum } mile
answer-sum-refund-member = { $who } ko { $scope } { $sum } wapas mile
answer-sum-refund-own = Aapko khud { $scope } { $sum } wapas mile
answer-sum-transfer-member = { $who } ne { $scope } { $sum } idhar-udhar kiye
answer-sum-transfer-own = Aapne khud { $scope } { $sum } idhar-udhar kiye
answer-sentence = { $text }.
answer-nothing-expense = { $scope } kuch nahi.
answer-nothing-income = { $scope } koi kamai nahi.
answer-nothing-refund = { $scope } koi refund nahi.
answer-nothing-transfer = { $scope } koi transfer nahi.
answer-nothing-any = { $scope } kuch nahi.
answer-nothing-member = { $scope } { $who } ka kuch nahi.
answer-nothing-own = { $scope } aapka apna kuch nahi.

answer-most-of-it = { $sum }, zyada hissa: { $parts }.
answer-mostly-at = Naam wali dukaanon mein { $sum }, zyada hissa: { $parts }.
answer-all-at = Naam wali dukaanon mein { $sum }: { $parts }.
answer-all-on = { $sum }, sab { $name } par.
answer-all-of-it = { $sum }: { $parts }.
answer-members-paid = { $scope } { $parts }.
answer-members-income = { $scope } mile: { $parts }.
answer-member-paid = { $name } ne { $sum } diye
answer-member-paid-share = { $name } ne { $sum } diye ({ $share })

answer-then-all = poore { $period } mein
answer-then-by = { $day } tak
answer-difference = { $sum } ({ $share })
answer-compare-more = { $now }; { $then } ({ $before }) se { $difference } zyada.
answer-compare-less = { $now }; { $then } ({ $before }) se { $difference } kam.
answer-compare-same = { $now }; { $then } bhi itna hi.
answer-compare-none = { $now }; { $then } kuch nahi tha.
answer-compare-all = Poore { $period } ka total { $sum }.
answer-compare-day-more = { $day } tak { $before } tha: aap usse { $difference } upar hain.
answer-compare-day-less = { $day } tak { $before } tha: aap usse { $difference } neeche hain.
answer-compare-day-same = { $day } tak bhi itna hi tha.
answer-compare-other = Alag se, badle bina: { $now }, pehle { $before }.
answer-moved-up = Sabse zyada badha:
answer-moved-down = Sabse zyada ghata:
answer-moved-row = • { $name }: { $sum }, { $before } se { $after }
answer-moved-none-up = Koi category nahi badhi.
answer-moved-none-down = Koi category nahi ghati.

answer-list = { $scope } { $entries }, kul { $sum }.
answer-list-any = { $scope } { $entries }.
answer-list-member = { $scope } { $who } ki { $entries }, kul { $sum }.
answer-list-own = { $scope } aapki apni { $entries }, kul { $sum }.
answer-list-any-member = { $scope } { $who } ki { $entries }.
answer-list-any-own = { $scope } aapki apni { $entries }.
answer-largest = { $scope } sabse badi:
answer-largest-member = { $scope } { $who } ki sabse badi:
answer-largest-own = { $scope } aapki apni sabse badi:
answer-left-out = { $count ->
    [one] { $count } entry doosri currency mein hai
   *[other] { $count } entries doosri currency mein hain
}, is kram mein nahi.
answer-page = { $count } mein se { $first } se { $last }
answer-row = { $day } · { $what } · { $money } · { $who }
answer-row-private = private
answer-row-received = +{ $money }
answer-row-refund = { $money } wapas
answer-row-transfer = { $money } transfer

answer-average = Ausat { $sums } { $scope } ({ $notes }).
answer-average-member = { $who } ne ausat { $sums } { $scope } kharch kiye ({ $notes }).
answer-average-own = Aapne khud ausat { $sums } { $scope } kharch kiye ({ $notes }).
answer-a-month = mahine ke { $sum }
answer-a-day = din ke { $sum }
answer-a-week = hafte ke { $sum }
answer-a-time = har baar { $sum }
answer-months = { $count ->
    [one] { $count } mahina
   *[other] { $count } mahine
}
answer-count-expense = { $scope } { $count ->
    [one] { $count } kharid
   *[other] { $count } kharid
}.
answer-count-income = { $scope } { $count ->
    [one] { $count } kamai
   *[other] { $count } kamai
}.
answer-count-refund = { $scope } { $count ->
    [one] { $count } refund
   *[other] { $count } refunds
}.
answer-count-transfer = { $scope } { $count ->
    [one] { $count } transfer
   *[other] { $count } transfers
}.
answer-count-by = { $who } ki: { $text }
answer-balance-left = { $scope } { $income } aaye aur { $spent } gaye: { $left } bache, yaani { $rate } bachat.
answer-balance-even = { $scope } { $income } aaye aur utne hi gaye: kuch nahi bacha.
answer-balance-short = { $scope } { $income } aaye aur { $spent } gaye: jitna aaya usse { $left } zyada.
answer-balance-no-income = { $scope } kuch nahi aaya aur { $spent } gaye.
answer-balance-other = Alag se, badle bina: { $income } aaye aur { $spent } gaye.
answer-price-once = “{ $item }” { $sum } ka tha ({ $day }), bas ek hi baar likha hai.
answer-price-more = “{ $item }” pichhli baar { $sum } ka tha ({ $day }), usse pehle se { $difference } zyada ({ $before }, { $then }).
answer-price-less = “{ $item }” pichhli baar { $sum } ka tha ({ $day }), usse pehle se { $difference } kam ({ $before }, { $then }).
answer-price-same = “{ $item }” pichhli baar { $sum } ka tha ({ $day }), usse pehle bhi itna hi ({ $then }).
answer-price-range = Pichhli { $count } baar mein { $low } se { $high } ke beech.

answer-button-why = Kyun?
answer-button-chart = Chart
answer-button-back = Peechhe
answer-button-newer = Naye
answer-button-older = Purane

why-title = Yeh kahan se aaya
why-counted = Gina: { $what }
why-counted-expense = kharch, refund ghata kar; transfer kabhi nahi ginte
why-counted-purchases = kharid, refund ghataye bina
why-counted-income = kamai
why-counted-refund = refunds
why-counted-transfer = apne khaaton ke beech transfer
why-counted-any = kitaab mein sab kuch
why-filter = Sirf: { $filters }
why-period = Samay: { $period }
why-period-ever = kitaab ki shuruaat se
why-member = Kisne diya: { $who }
why-everyone = sabne
why-sum = Mila: { $sum }, { $entries }
why-found = Mila: { $entries }
why-parts = Isse bana: { $parts }
why-hidden = Doosron ki private entries aise sawaalon mein nahi aatin.
why-template = Query: { $template }
why-more = aur { $count }
why-changed = Mere jawab ke baad kitaab badli hai; ab aisi hai.
why-older = Woh jawab bahut purana hai. Phir se poochhiye, har entry dikhaunga.

nothing-recurs = Abhi baar-baar ka kuch nahi pata: “kiraya 25000 har mahine 1 tareekh ko” likhkar set karein ya /recurring dekhein. Subscriptions par kitna gaya, bata sakta hoon.

ask-mean = Aapka matlab yeh tha?
ask-none = Inmein se koi nahi
ask-find-what = Kya dhoondhun? Likhiye, jaise “/find doodh”.
ask-no-chart = Is jawab mein chart banane ko kuch nahi.
ask-reading = { $name }: { $scope }
ask-total = Kharch
ask-category_spend = Kharch
ask-compare = Compare
ask-top_categories = Category ke hisaab se
ask-top_merchants = Dukaan ke hisaab se
ask-by_member = Kisne diya
ask-largest = Sabse badi
ask-list = Entries
ask-average = Ausat
ask-trend = Mahine dar mahine
ask-count = Kitni baar
ask-income_vs_expense = Aaya aur gaya
ask-price_history = Daam
ask-budget_status = Budget
ask-left_per_day = Roz ka bacha
ask-recurring = Baar-baar ke payments
ask-forecast = Aage ka andaaza
ask-anomalies = Ajeeb entries
ask-settle_up = Kaun kiska dendaar
ask-afford = Kya le sakte hain
ask-advice = Salaah
ask-help = Madad

chart-by-category = Category ke hisaab se · { $household }
chart-by-merchant = Naam wali dukaanein · { $household }
chart-by-member = Kisne diya · { $household }
chart-by-month = Mahine ke hisaab se · { $household }
chart-by-week = Hafte ke hisaab se · { $household }
chart-by-day = Din ke hisaab se · { $household }
chart-compared = Compare · { $household }
chart-balance = Aaya aur gaya · { $household }
chart-prices = Har baar · { $household }
chart-without = { $subtitle } · { $sums } ke bina
chart-latest = { $subtitle } · aakhri { $count }
chart-title = { $scope } { $sum }
chart-price-title = { $item }: { $sum }
chart-rest = Baaki ({ $count })
chart-left = { $scope } { $sum } bache
chart-short = { $scope } { $sum } kam pade
chart-income = Aaya
chart-spending = Gaya
chart-until = { $day } tak
chart-pace = Din-ba-din · { $household }
chart-even-budget = Budget, barabar baantkar
chart-heat-to = { $sum } tak
chart-heat-more = zyada
chart-heat-back = wapas aaya
chart-menu = Kaunsa chart?
chart-menu-button = Aur chart
chart-kind-categories = Category ke hisaab se
chart-kind-members = Kisne diya
chart-kind-pace = Raftaar
chart-kind-calendar = Calendar
chart-kind-months = Mahine-dar-mahine
chart-kind-balance = Aaya aur gaya
chart-kind-forecast = Anumaan

## What is wider than what was asked, and one unit after another
answer-wider = { $name } kul: { $sum }.
answer-trend = { $sum }: { $parts }.
answer-calendar = { $sum }, sabse zyada { $day } ko: { $most }. { $count ->
    [0] Koi din khaali nahi raha.
    [one] { $count } din khaali raha.
   *[other] { $count } din khaali rahe.
}
answer-week-of = { $day } wala hafta

# Things held against each other, a part of a whole, the highest and the latest.
answer-weekends = weekend par
answer-weekdays = hafte ke kaam ke dinon mein
answer-days = { $days } ko
answer-highest = { $scope } sabse zyada: { $name }, { $sum }.
answer-lowest = { $scope } sabse kam: { $name }, { $sum }.
answer-extreme-next = Uske baad: { $parts }.
answer-side = { $name } { $sum }
answer-paid-by = { $name } ki taraf se
answer-sides = { $scope } { $parts }: { $name } { $difference } zyada.
answer-sides-same = { $scope } { $parts }: barabar.
answer-sides-none = { $scope } { $names } kuchh nahi.
answer-sides-a-day = { $scope } { $parts }. Yaani aise har din { $daily }.
answer-sides-other = Iske alava, bina badle: { $parts }.
answer-part-of-income = { $part }: aamdani ({ $whole }) ka { $share }.
answer-part-of-expense = { $part }: kul kharch ({ $whole }) ka { $share }.
answer-part-of-no-income = { $part }. Us samay ki koi aamdani likhi nahi hai, isliye hissa nahi bata sakta.
answer-part-of-no-expense = { $part }. Hissa nikalne ko koi kharch nahi hai.
answer-part-base = Hisse mein sirf { $currency } gina hai.
answer-latest = Pichhli baar { $scope }: { $what }, { $sum }, { $day }, kisne diya: { $who }.
answer-latest-any = Pichhli baar: { $what }, { $sum }, { $day }, kisne diya: { $who }.
answer-latest-before = Usse pehle: { $row }.
chart-sides-title = Saath-saath { $scope }
chart-a-day = Aise har din · { $household }
ask-share = Hissa
ask-account_balance = Balance

# Jawab ki avadhi ke baare mein.
period-not-lately = Isme se { $period } mein kuch nahi.
period-partly-lately = Isme se { $period } mein { $sums }.
period-before = Poore hisaab mein: { $sums }.
period-month-before = { $period } abhi shuru hua hai, isliye yeh pichhle mahine ka hai.
period-just-begun = Yeh avadhi abhi shuru hui hai.
answer-money = Lagbhag { $sums }.
answer-money-rate = { $one } = { $value } ({ $day }).
answer-money-no-rate = { $currency } ka rate mujhe nahi pata. Jodiye: /rates 1 { $currency } = 90
answer-money-nothing = Pichhle jawab mein aisi koi rakam nahi hai jise badla ja sake.
