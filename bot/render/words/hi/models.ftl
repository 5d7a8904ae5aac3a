# A household's language model: its settings, what it helped with, and why it did not.
model-title = 🤖 भाषा मॉडल
model-none = ज़्यादातर संदेश मैं खुद पढ़ता हूँ। आपका अपना भाषा मॉडल बाकी में मदद करता है: अनोखे वाक्य, सलाह, वॉइस नोट। चाबी आप देते हैं; खर्च उतना जितना उसका प्रदाता लेता है। किसका हो?
model-provider = प्रदाता: { $name }
model-name = मॉडल: { $name }
model-key-line = चाबी: { $key }
model-at = पता: { $url }
model-reach = क्या भेजा जा सकता है: { $what }
model-reach-off = कुछ नहीं
model-reach-text = टेक्स्ट, कार्ड नंबर, फ़ोन और ईमेल ढके हुए
model-reach-all = टेक्स्ट, फ़ोटो और वॉइस नोट
model-reading = संदेश पढ़ता है: { $what }
model-reading-always = सबसे सीधे छोड़कर सब
model-reading-unsure = जहाँ मुझे शक हो
model-reading-never = कोई नहीं
model-sent-always = सहेज लिया। अब आपके संदेश { $name } को जाते हैं, सबसे सीधे (“दूध 60”) छोड़कर सब। कार्ड और खाता नंबर, फ़ोन, ईमेल, लिंक, कोड और पासवर्ड पहले ढक दिए जाते हैं। बदलने के लिए /model।
model-sent-unsure = सहेज लिया। अब जिन संदेशों में मुझे शक हो, वे { $name } को जाते हैं। कार्ड और खाता नंबर, फ़ोन, ईमेल, लिंक, कोड और पासवर्ड पहले ढक दिए जाते हैं। बदलने के लिए /model।
model-sent-never = सहेज लिया। संदेश { $name } को नहीं जाते; बदलने के लिए /model।
model-narrates = जवाब भी लिखता है: { $value }
model-key-lost = अब पढ़ी नहीं जा सकती; फिर से दीजिए
model-key-none = कोई नहीं
model-month =
    इस महीने: { $cap } में से { $spent }, { $calls } { $calls ->
       [one] बार
      *[other] बार
    } पूछा
model-month-free =
    इस महीने: { $spent }, { $calls } { $calls ->
       [one] बार
      *[other] बार
    } पूछा, कोई सीमा नहीं
model-near-cap = भाषा मॉडल ने इस महीने की सीमा का पाँच में से चार हिस्सा खर्च किया: { $cap } में से { $spent }। सीमा पर मैं उसके बिना चलता हूँ। बदलने के लिए /model।
model-needs-address = अब: उसका पता।
model-needs-key = अब: उसकी चाबी।
model-needs-name = अब: मॉडल चुनिए।
button-set-model = 🤖 भाषा मॉडल
button-model-test = जाँचिए
button-model-name = मॉडल
button-model-key = चाबी
button-model-url = पता
button-model-reach = क्या भेजें
button-model-reading = कब पढ़े
button-model-cap = मासिक सीमा
button-model-narrates = शब्द
button-model-usage = खपत
button-model-provider = दूसरा प्रदाता
button-model-remove = हटाइए
ask-model-provider = किसका मॉडल मदद करे?
ask-model-reach = घर से बाहर क्या जा सकता है?
ask-model-reading = वह कौन से संदेश पढ़े? “सबसे सीधे छोड़कर सब” में आप जो लिखते हैं लगभग सब उसे जाता है; “दूध 60” मैं खुद पढ़ता हूँ।
ask-model-cap = महीने में कितना खर्च हो सकता है? चुनिए, या डॉलर लिखिए।
ask-model-narrates = क्या वह मेरे जवाब भी लिखे? हर जवाब पर एक बार और पूछना होगा; संख्याएँ मेरी ही रहती हैं।
ask-model-remove = भाषा मॉडल और उसकी चाबी हटा दूँ?
ask-model-key = अब चाबी भेजिए। मैं उसे एन्क्रिप्ट करके रखता हूँ, फिर कभी नहीं दिखाता, और जहाँ हो सके आपका संदेश हटा देता हूँ।
ask-model-url = सर्वर का पता क्या है? जैसे http://127.0.0.1:11434/v1
ask-model-name = कौन सा मॉडल? चुनिए, या नाम लिखिए।
model-cap-none = कोई सीमा नहीं
model-tested = जवाब देता है, { $seconds } सेकंड में।
model-test-failed = काम नहीं करता: { $why }
model-usage-title = 🤖 इस महीने की खपत
model-usage-line =
    { $job }: { $calls } { $calls ->
       [one] बार
      *[other] बार
    }, { $failed } विफल, { $tokens } टोकन, { $spent }
model-usage-none = अभी तक कुछ नहीं पूछा गया।
model-spent-unknown = कीमत पता नहीं
model-prices-of = खर्च { $day } की कीमतों के हिसाब से।
model-price-unknown = इस मॉडल की कीमत मुझे पता नहीं। सीमा के लिए इसे इस प्रदाता के सबसे महँगे मॉडल जैसा गिना जाता है, इसलिए सीमा जल्दी लग सकती है।
model-job-interpret = संदेश पढ़ना
model-job-categorise = श्रेणी चुनना
model-job-narrate = जवाब लिखना
model-job-advise = सलाह
model-job-speech = वॉइस नोट
model-job-receipt = रसीदें
model-job-test = जाँच
model-key = प्रदाता चाबी नहीं मानता
model-unknown = ऐसा मॉडल या पता नहीं है
model-rate = प्रदाता कहता है: बहुत ज़्यादा बार पूछा, या कोटा खत्म
model-down = वहाँ तक पहुँचा नहीं जा सकता
model-slow = बहुत देर लगी
model-unusable = उसके जवाब का कोई मतलब नहीं निकला
model-declined = उसने जवाब नहीं दिया
model-resting = कई बार विफल हुआ, इसलिए एक मिनट आराम दे रहा हूँ
model-cap = इस महीने की सीमा पूरी हो गई
model-address = इस पते की अनुमति नहीं है
model-cannot = वह यह ले नहीं सकता, या यह भेजना मना है
card-model-helped = भाषा मॉडल के साथ पढ़ा।
card-model-failed = भाषा मॉडल के बिना पढ़ा: { $why }।
voice-heard = 🎤 “{ $text }”
voice-nobody-listens = सुनने वाले मॉडल के बिना मैं वॉइस नोट नहीं सुन सकता। लिख दीजिए, या एडमिन से /model कहिए।
voice-not-heard = सुन नहीं पाया: { $why }। कृपया लिख दीजिए।
advice-broke-off = यहाँ रुक गया: { $why }।
advice-not-now = अभी सलाह नहीं: { $why }। कोई संख्या पूछिए, उसका जवाब मैं खुद देता हूँ।
command-model = भाषा मॉडल
refusal-model-key-shape = यह चाबी जैसी नहीं लगती। पूरी कॉपी कीजिए, बिना खाली जगह के।
refusal-model-name-shape = मॉडल के नाम में खाली जगह नहीं होती। जैसा प्रदाता लिखता है वैसा कॉपी कीजिए।
refusal-model-url-shape = पता http:// या https:// से शुरू होता है।
refusal-model-url-forbidden = मैं उस पते पर नहीं जा सकता। जो मुझे चलाता है वह निजी पते खोल सकता है।
refusal-model-cap-range = 0 से 1000 के बीच डॉलर की संख्या दीजिए।
refusal-model-not-set = अभी कोई भाषा मॉडल नहीं है। /model से शुरू कीजिए।
refusal-model-private-only = यह हम निजी चैट में करें: /model
