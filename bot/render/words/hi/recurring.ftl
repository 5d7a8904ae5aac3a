# Payments and incomes that recur: their cards, what falls due, and what they come to.
bill-due = { $item } देना है ({ $day })। क्या दे दिया?
card-bill-settled = यह पहले ही किसी और तरह लिखा जा चुका है, इसलिए मैंने यह कार्ड बंद कर दिया।
refusal-rhythm-impossible = इस अंतराल से मैं नहीं गिन सकता। ऐसे लिखें: “हर महीने 5 तारीख को”, “हर हफ्ते सोमवार को” या “हर 3 महीने”।
refusal-rule-ends-early = यह शुरू होने से पहले ही ख़त्म हो जाएगा। पहले दिन के बाद का अंत बताएँ।
refusal-rule-starts-early = पहला दिन बीते समय का नहीं हो सकता। आज या बाद का दिन बताएँ।
refusal-rule-unknown = यह बार-बार वाला भुगतान अब नहीं है।
