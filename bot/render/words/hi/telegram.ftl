# Telegram और हमारे बीच जो बिगड़ता है।
refusal-file-too-large = फ़ाइल { $megabytes } MB से बड़ी है। छोटी भेजिए।
refusal-message-refused = Telegram ने यह संदेश नहीं लिया: { $why }
refusal-webhook-secret-missing = Telegram वेबहुक को एक गुप्त शब्द चाहिए। PURSER_TELEGRAM_WEBHOOK_SECRET में ऐसे अक्षर और अंक रखिए जो कोई न बूझे।
refusal-telegram-token-malformed = PURSER_TELEGRAM_TOKEN बॉट का टोकन नहीं है। @BotFather देता है; 123456789:AAE जैसा दिखता है।

command-start = शुरू कीजिए, या देखिए आप कहाँ हैं
command-help = मैं क्या कर सकता हूँ
command-today = आज का हिसाब
command-month = इस महीने का हिसाब
command-chart = चार्ट: श्रेणियाँ, रफ़्तार, कैलेंडर
command-last = सबसे नई एंट्री
command-find = एंट्री खोजिए: /find दूध
command-undo = जो आख़िरी लिखा, वह वापस
command-trash = जो फेंका गया, 30 दिन तक रखा
command-categories = घर की श्रेणियाँ
command-members = घर में कौन-कौन है
command-invite = किसी को बुलाइए
command-settings = मुद्रा, समय क्षेत्र, भाषा और बाक़ी
command-export = पूरी किताब फ़ाइल में
command-cancel = जो चल रहा था उसे भूल जाइए
group-reads-all = मैं यहाँ हर संदेश पढ़ता हूँ, और तभी बोलता हूँ जब कुछ खाते के लिए या मेरे लिए हो।
group-reads-addressed = Telegram मुझे यहाँ सिर्फ़ कमांड, मेरे जवाब और मेरे नाम वाले संदेश देता है: “{ $bot } दूध 60” लिखिए। सब कुछ पढ़ने के लिए @BotFather में मेरी “Group Privacy” बंद करके मुझे फिर से जोड़िए।
edited-not-read = आपके बदले हुए संदेश में मुझे कोई एंट्री नहीं मिली, इसलिए कार्ड वैसा ही है।
edited-saved = आपने वह संदेश बदला, पर वह सेव हो चुका है। उसे वापस लेकर फिर से पढ़ूँ?
button-edited-replace = फिर से पढ़ो
button-edited-leave = रहने दो
edited-left = जैसा सेव हुआ था वैसा ही है।
