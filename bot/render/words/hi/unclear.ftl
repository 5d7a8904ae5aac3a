# Messages that say too little, fit two things, or record nothing.
unclear-which = इसे दो तरह से समझा जा सकता है। आपका मतलब क्या है?
unclear-neither = इनमें से कोई नहीं
unclear-left = ठीक है, कुछ नहीं बदला।
unclear-new = नया: { $item }
unclear-else = कुछ नया
unclear-change = { $item } → { $value }
half-words = { $amount } किस चीज़ के?
half-amount = { $item }: कितने का था?
talk-plan = यह तो आगे की बात लगती है। मैं वही लिखता हूँ जो चुकाया जा चुका है; हो जाए तो बताइए।
talk-reminder = मैं अभी याद नहीं दिला सकता। चुका देने पर बताइए, मैं लिख लूँगा।
bank-code = यह एक बार का कोड है: मैं कुछ नहीं लिखता और इसे नहीं रखता।
bank-failed = यह भुगतान हुआ ही नहीं, इसलिए लिखने को कुछ नहीं है।
bank-offer = यह कोई ऑफ़र लगता है। मैं कुछ नहीं लिखता।
bank-due = यह अभी चुकाना बाकी है। हो जाए तो बताइए।
find-change-none = “{ $words }” के लिए कुछ सहेजा हुआ नहीं मिला।
find-change-which = आपका मतलब कौन सा है?
find-change-delete = इसे मिटा दूँ?
