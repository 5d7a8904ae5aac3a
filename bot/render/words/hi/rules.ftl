# सुधारों से बने नियम।
button-rule-once = सिर्फ़ यही
button-rule-always = 🔁 { $name } हमेशा
button-rule-apply = इन्हें भी बदलें ({ $count })
button-rule-leave = रहने दें
button-rule-remove = 🗑️ { $name }
rule-kept = अब से: { $rule }
rule-earlier = { $count ->
    [one] { $count } पुरानी एंट्री कहीं और है:
   *[other] { $count } पुरानी एंट्री कहीं और हैं:
}
rule-locked = { $count ->
    [one] { $count } और इतनी पुरानी है कि आप नहीं बदल सकते; एडमिन बदल सकता है।
   *[other] { $count } और इतनी पुरानी हैं कि आप नहीं बदल सकते; एडमिन बदल सकता है।
}
rule-applied = { $count ->
    [one] { $count } एंट्री बदली गई।
   *[other] { $count } एंट्री बदली गईं।
}
rule-undone = { $count ->
    [one] { $count } एंट्री फिर अपनी जगह है।
   *[other] { $count } एंट्री फिर अपनी जगह हैं।
}
rule-removed = भुला दिया: { $rule }। जो बदला वह वहीं रहेगा।
rules-title = हमेशा ऐसे
rules-none = अभी कोई नियम नहीं है। किसी कार्ड या एंट्री की श्रेणी ठीक कीजिए और “… हमेशा” दबाइए।
refusal-rule-unfit = इसमें कुछ ऐसा नहीं जो फिर आए, इसलिए नियम नहीं बन सकता।
refusal-rule-gone = वह नियम अब नहीं है।
refusal-too-many-rules = { $most } से ज़्यादा नियम नहीं रखता। पहले कुछ हटाइए: /rules
