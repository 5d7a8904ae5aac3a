# A month or a year in review.
review-spent = { $when }: { $sum } kharch hue.
review-more = Yeh pehle ({ $when }) se { $sum } zyada hai.
review-less = Yeh pehle ({ $when }) se { $sum } kam hai.
review-kept = { $income } aaye, { $sum } bache ({ $share }).
review-short = { $income } aaye, jo kharch se { $sum } kam hai ({ $share }).
review-top = Sabse zyada: { $items }.
review-up = { $name } badha: { $sum }, pehle { $before }.
review-down = { $name } ghata: { $sum }, pehle { $before }.
review-tips = Kya madad kar sakta hai:
review-tip-twice = { $name } { $sum } do baar hai: dekho kahin do baar to nahi diya.
review-tip-price = { $name } { $compared } se { $sum } hua: compare karo ya band karo.
review-tip-above = { $name } { $sum } hua, pehle { $compared }: ek limit madad kar sakti hai.
review-tip-week = { $day } wale hafte mein fixed kharchon ke bina { $sum } lage, baaki hafton mein kareeb { $compared }: dekhiye kya alag tha.
review-category = { $name }: { $when } { $sum }.
review-shops = Sabse zyada yahan: { $items }.
review-tip-tenth = { $name } par daswan hissa kam, to saal mein kareeb { $compared } bachenge.
review-nothing = { $when } ke liye book mein kuch nahi hai.
