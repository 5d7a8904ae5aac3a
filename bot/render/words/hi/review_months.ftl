# A month or a year in review.
review-spent = { $when }: { $sum } खर्च हुए।
review-more = यह पहले ({ $when }) से { $sum } ज़्यादा है।
review-less = यह पहले ({ $when }) से { $sum } कम है।
review-kept = { $income } आए, { $sum } बचे ({ $share })।
review-short = { $income } आए, जो खर्च से { $sum } कम है ({ $share })।
review-top = सबसे ज़्यादा: { $items }।
review-up = { $name } बढ़ा: { $sum }, पहले { $before }।
review-down = { $name } घटा: { $sum }, पहले { $before }।
review-tips = क्या मदद कर सकता है:
review-tip-twice = { $name } { $sum } दो बार है: देखें कि दो बार तो नहीं दिया।
review-tip-price = { $name } { $compared } से { $sum } हुआ: तुलना करें या बंद करें।
review-tip-above = { $name } { $sum } हुआ, पहले { $compared }: एक सीमा मदद कर सकती है।
review-tip-week = { $day } वाले हफ़्ते में तय ख़र्चों के बिना { $sum } लगे, बाक़ी हफ़्तों में करीब { $compared }: देखिए क्या अलग था।
review-category = { $name }: { $when } { $sum }।
review-shops = सबसे ज़्यादा यहाँ: { $items }।
review-tip-tenth = { $name } पर दसवाँ हिस्सा कम, तो साल में करीब { $compared } बचेंगे।
review-nothing = { $when } के लिए बही में कुछ नहीं है।
