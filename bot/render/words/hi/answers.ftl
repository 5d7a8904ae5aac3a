# जवाब: आँकड़ों के आस-पास के वाक्य।
answer-sums = { $sums } (बदले बिना)
answer-former-member = पुराने सदस्य
answer-on = { $name } पर
answer-at = { $name } में
answer-tagged = #{ $name } वाले
answer-account = { $name } से
answer-matching = “{ $name }” के
answer-without = { $name } के बिना
answer-least = { $amount } या ज़्यादा के
answer-most = { $amount } या कम के
answer-exactly = ठीक { $amount } के
answer-ever = पूरी किताब में
answer-on-day = { $day } को
answer-in = { $period } में
answer-in-year = { $period } में
answer-so-far = { $period } में अब तक
answer-so-far-year = { $period } में अब तक
answer-since = { $day } से अब तक
answer-from = { $period } तक
answer-entries = { $count ->
    [one] { $count } एंट्री
   *[other] { $count } एंट्री
}
answer-after-refunds = { $sum } रिफ़ंड घटाकर
answer-note = ({ $notes })
answer-named = { $name } { $sum }
answer-named-share = { $name } { $sum } ({ $share })

answer-sum-expense = आपने { $scope } { $sum } ख़र्च किए
answer-sum-income = आपको { $scope } { $sum } मिले
answer-sum-refund = आपको { $scope } { $sum } वापस मिले
answer-sum-transfer = आपने { $scope } { $sum } इधर-उधर किए
answer-sum-expense-member = { $who } ने { $scope } { $sum } ख़र्च किए
answer-sum-expense-own = आपने ख़ुद { $scope } { $sum } ख़र्च किए
answer-sum-income-member = { $who } को { $scope } { $sum } मिले
answer-sum-income-own = आपको ख़ुद { $scope } { $sum } मिले
answer-sum-refund-member = { $who } को { $scope } { $sum } वापस मिले
answer-sum-refund-own = आपको ख़ुद { $scope } { $sum } वापस मिले
answer-sum-transfer-member = { $who } ने { $scope } { $sum } इधर-उधर किए
answer-sum-transfer-own = आपने ख़ुद { $scope } { $sum } इधर-उधर किए
answer-sentence = { $text }।
answer-nothing-expense = { $scope } कुछ नहीं।
answer-nothing-income = { $scope } कोई कमाई नहीं।
answer-nothing-refund = { $scope } कोई रिफ़ंड नहीं।
answer-nothing-transfer = { $scope } कोई ट्रांसफ़र नहीं।
answer-nothing-any = { $scope } कुछ नहीं।
answer-nothing-member = { $scope } { $who } का कुछ नहीं।
answer-nothing-own = { $scope } आपका अपना कुछ नहीं।

answer-most-of-it = { $sum }, ज़्यादा हिस्सा: { $parts }।
answer-mostly-at = नाम वाली दुकानों में { $sum }, ज़्यादा हिस्सा: { $parts }।
answer-all-at = नाम वाली दुकानों में { $sum }: { $parts }।
answer-all-on = { $sum }, सब { $name } पर।
answer-all-of-it = { $sum }: { $parts }।
answer-members-paid = { $scope } { $parts }।
answer-members-income = { $scope } मिले: { $parts }।
answer-member-paid = { $name } ने { $sum } दिए
answer-member-paid-share = { $name } ने { $sum } दिए ({ $share })

answer-then-all = पूरे { $period } में
answer-then-by = { $day } तक
answer-difference = { $sum } ({ $share })
answer-compare-more = { $now }; { $then } ({ $before }) से { $difference } ज़्यादा।
answer-compare-less = { $now }; { $then } ({ $before }) से { $difference } कम।
answer-compare-same = { $now }; { $then } भी इतना ही।
answer-compare-none = { $now }; { $then } कुछ नहीं था।
answer-compare-all = पूरे { $period } का कुल { $sum }।
answer-compare-day-more = { $day } तक { $before } था: आप उससे { $difference } ऊपर हैं।
answer-compare-day-less = { $day } तक { $before } था: आप उससे { $difference } नीचे हैं।
answer-compare-day-same = { $day } तक भी इतना ही था।
answer-compare-other = अलग से, बदले बिना: { $now }, पहले { $before }।
answer-moved-up = सबसे ज़्यादा बढ़ा:
answer-moved-down = सबसे ज़्यादा घटा:
answer-moved-row = • { $name }: { $sum }, { $before } से { $after }
answer-moved-none-up = कोई श्रेणी नहीं बढ़ी।
answer-moved-none-down = कोई श्रेणी नहीं घटी।

answer-list = { $scope } { $entries }, कुल { $sum }।
answer-list-any = { $scope } { $entries }।
answer-list-member = { $scope } { $who } की { $entries }, कुल { $sum }।
answer-list-own = { $scope } आपकी अपनी { $entries }, कुल { $sum }।
answer-list-any-member = { $scope } { $who } की { $entries }।
answer-list-any-own = { $scope } आपकी अपनी { $entries }।
answer-largest = { $scope } सबसे बड़ी:
answer-largest-member = { $scope } { $who } की सबसे बड़ी:
answer-largest-own = { $scope } आपकी अपनी सबसे बड़ी:
answer-left-out = { $count ->
    [one] { $count } एंट्री दूसरी मुद्रा में है
   *[other] { $count } एंट्री दूसरी मुद्राओं में हैं
}, इस क्रम में नहीं।
answer-page = { $count } में से { $first } से { $last }
answer-row = { $day } · { $what } · { $money } · { $who }
answer-row-private = निजी
answer-row-received = +{ $money }
answer-row-refund = { $money } वापस
answer-row-transfer = { $money } ट्रांसफ़र

answer-average = औसत { $sums } { $scope } ({ $notes })।
answer-average-member = { $who } ने औसत { $sums } { $scope } ख़र्च किए ({ $notes })।
answer-average-own = आपने ख़ुद औसत { $sums } { $scope } ख़र्च किए ({ $notes })।
answer-a-month = महीने के { $sum }
answer-a-day = दिन के { $sum }
answer-a-week = हफ़्ते के { $sum }
answer-a-time = हर बार { $sum }
answer-months = { $count ->
    [one] { $count } महीना
   *[other] { $count } महीने
}
answer-count-expense = { $scope } { $count ->
    [one] { $count } ख़रीद
   *[other] { $count } ख़रीद
}।
answer-count-income = { $scope } { $count ->
    [one] { $count } कमाई
   *[other] { $count } कमाई
}।
answer-count-refund = { $scope } { $count ->
    [one] { $count } रिफ़ंड
   *[other] { $count } रिफ़ंड
}।
answer-count-transfer = { $scope } { $count ->
    [one] { $count } ट्रांसफ़र
   *[other] { $count } ट्रांसफ़र
}।
answer-count-by = { $who } की: { $text }
answer-balance-left = { $scope } { $income } आए और { $spent } गए: { $left } बचे, यानी { $rate } बचत।
answer-balance-even = { $scope } { $income } आए और उतने ही गए: कुछ नहीं बचा।
answer-balance-short = { $scope } { $income } आए और { $spent } गए: जितना आया उससे { $left } ज़्यादा।
answer-balance-no-income = { $scope } कुछ नहीं आया और { $spent } गए।
answer-balance-other = अलग से, बदले बिना: { $income } आए और { $spent } गए।
answer-price-once = “{ $item }” { $sum } का था ({ $day }), बस एक ही बार लिखा है।
answer-price-more = “{ $item }” पिछली बार { $sum } का था ({ $day }), उससे पहले से { $difference } ज़्यादा ({ $before }, { $then })।
answer-price-less = “{ $item }” पिछली बार { $sum } का था ({ $day }), उससे पहले से { $difference } कम ({ $before }, { $then })।
answer-price-same = “{ $item }” पिछली बार { $sum } का था ({ $day }), उससे पहले भी इतना ही ({ $then })।
answer-price-range = पिछली { $count } बार में { $low } से { $high } के बीच।

answer-button-why = क्यों?
answer-button-chart = चार्ट
answer-button-back = पीछे
answer-button-newer = नए
answer-button-older = पुराने

why-title = यह कहाँ से आया
why-counted = गिना: { $what }
why-counted-expense = ख़र्च, रिफ़ंड घटाकर; ट्रांसफ़र कभी नहीं गिनते
why-counted-purchases = ख़रीद, रिफ़ंड घटाए बिना
why-counted-income = कमाई
why-counted-refund = रिफ़ंड
why-counted-transfer = अपने खातों के बीच ट्रांसफ़र
why-counted-any = किताब में सब कुछ
why-filter = सिर्फ़: { $filters }
why-period = समय: { $period }
why-period-ever = किताब की शुरुआत से
why-member = किसने दिया: { $who }
why-everyone = सबने
why-sum = मिला: { $sum }, { $entries }
why-found = मिला: { $entries }
why-parts = इससे बना: { $parts }
why-hidden = दूसरों की निजी एंट्री ऐसे सवालों में नहीं आतीं।
why-template = क्वेरी: { $template }
why-more = और { $count }
why-changed = मेरे जवाब के बाद किताब बदली है; अब ऐसी है।
why-older = वह जवाब बहुत पुराना है। फिर से पूछिए, हर एंट्री दिखाऊँगा।

nothing-recurs = अभी बार-बार का कुछ नहीं पता: “किराया 25000 हर महीने 1 तारीख को” लिखकर सेट करें या /recurring देखें। सब्सक्रिप्शन पर कितना गया, बता सकता हूँ।

ask-mean = आपका मतलब यह था?
ask-none = इनमें से कोई नहीं
ask-find-what = क्या खोजूँ? लिखिए, जैसे “/find दूध”।
ask-no-chart = इस जवाब में चार्ट बनाने को कुछ नहीं।
ask-reading = { $name }: { $scope }
ask-total = ख़र्च
ask-category_spend = ख़र्च
ask-compare = तुलना
ask-top_categories = श्रेणी के हिसाब से
ask-top_merchants = दुकान के हिसाब से
ask-by_member = किसने दिया
ask-largest = सबसे बड़ी
ask-list = एंट्री
ask-average = औसत
ask-trend = महीने दर महीने
ask-count = कितनी बार
ask-income_vs_expense = आया और गया
ask-price_history = दाम
ask-budget_status = बजट
ask-left_per_day = रोज़ का बचा
ask-recurring = बार-बार के भुगतान
ask-forecast = आगे का अंदाज़ा
ask-anomalies = अजीब एंट्री
ask-settle_up = कौन किसका देनदार
ask-afford = क्या ले सकते हैं
ask-advice = सलाह
ask-help = मदद

chart-by-category = श्रेणी के हिसाब से · { $household }
chart-by-merchant = नाम वाली दुकानें · { $household }
chart-by-member = किसने दिया · { $household }
chart-by-month = महीने के हिसाब से · { $household }
chart-by-week = हफ़्ते के हिसाब से · { $household }
chart-by-day = दिन के हिसाब से · { $household }
chart-compared = तुलना · { $household }
chart-balance = आया और गया · { $household }
chart-prices = हर बार · { $household }
chart-without = { $subtitle } · { $sums } के बिना
chart-latest = { $subtitle } · आख़िरी { $count }
chart-title = { $scope } { $sum }
chart-price-title = { $item }: { $sum }
chart-rest = बाक़ी ({ $count })
chart-left = { $scope } { $sum } बचे
chart-short = { $scope } { $sum } कम पड़े
chart-income = आया
chart-spending = गया
chart-until = { $day } तक
chart-pace = दिन-ब-दिन · { $household }
chart-even-budget = बजट, बराबर बाँटकर
chart-heat-to = { $sum } तक
chart-heat-more = ज़्यादा
chart-heat-back = वापस आया
chart-menu = कौन-सा चार्ट?
chart-menu-button = और चार्ट
chart-kind-categories = श्रेणी के हिसाब से
chart-kind-members = किसने दिया
chart-kind-pace = रफ़्तार
chart-kind-calendar = कैलेंडर
chart-kind-months = महीने-दर-महीने
chart-kind-balance = आया और गया
chart-kind-forecast = अनुमान

## What is wider than what was asked, and one unit after another
answer-wider = { $name } कुल: { $sum }।
answer-trend = { $sum }: { $parts }।
answer-calendar = { $sum }, सबसे ज़्यादा { $day } को: { $most }। { $count ->
    [0] कोई दिन ख़ाली नहीं रहा।
    [one] { $count } दिन ख़ाली रहा।
   *[other] { $count } दिन ख़ाली रहे।
}
answer-week-of = { $day } वाला हफ़्ता

# Things held against each other, a part of a whole, the highest and the latest.
answer-weekends = वीकेंड पर
answer-weekdays = हफ़्ते के कामकाजी दिनों में
answer-days = { $days } को
answer-highest = { $scope } सबसे ज़्यादा: { $name }, { $sum }।
answer-lowest = { $scope } सबसे कम: { $name }, { $sum }।
answer-extreme-next = उसके बाद: { $parts }।
answer-side = { $name } { $sum }
answer-paid-by = { $name } की ओर से
answer-sides = { $scope } { $parts }: { $name } { $difference } ज़्यादा।
answer-sides-same = { $scope } { $parts }: बराबर।
answer-sides-none = { $scope } { $names } कुछ नहीं।
answer-sides-a-day = { $scope } { $parts }। यानी ऐसे हर दिन { $daily }।
answer-sides-other = इसके अलावा, बिना बदले: { $parts }।
answer-part-of-income = { $part }: आमदनी ({ $whole }) का { $share }।
answer-part-of-expense = { $part }: कुल खर्च ({ $whole }) का { $share }।
answer-part-of-no-income = { $part }। उस समय की कोई आमदनी दर्ज नहीं है, इसलिए हिस्सा नहीं बता सकता।
answer-part-of-no-expense = { $part }। हिस्सा निकालने को कोई खर्च नहीं है।
answer-part-base = हिस्से में सिर्फ़ { $currency } गिना है।
answer-latest = पिछली बार { $scope }: { $what }, { $sum }, { $day }, किसने दिया: { $who }।
answer-latest-any = पिछली बार: { $what }, { $sum }, { $day }, किसने दिया: { $who }।
answer-latest-before = उससे पहले: { $row }।
chart-sides-title = साथ-साथ { $scope }
chart-a-day = ऐसे हर दिन · { $household }
ask-share = हिस्सा
ask-account_balance = बैलेंस

# जवाब की अवधि के बारे में।
period-not-lately = इसमें से { $period } में कुछ नहीं।
period-partly-lately = इसमें से { $period } में { $sums }।
period-before = पूरे हिसाब में: { $sums }।
period-month-before = { $period } अभी शुरू हुआ है, इसलिए यह पिछले महीने का है।
period-just-begun = यह अवधि अभी शुरू हुई है।
answer-money = लगभग { $sums }।
answer-money-rate = { $one } = { $value } ({ $day })।
answer-money-no-rate = { $currency } की दर मुझे नहीं पता। जोड़िए: /rates 1 { $currency } = 90
answer-money-nothing = पिछले जवाब में ऐसी कोई रकम नहीं है जिसे बदला जा सके।
