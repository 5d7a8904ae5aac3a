# Forecasts, what can be afforded, and what stands out.
outlook-about = { $when } में { $what }
outlook-forecast = { $when }: करीब { $sum } होगा, ज़्यादातर { $low } और { $high } के बीच।
outlook-parts = अब तक खर्च: { $spent }। आने वाले बिल: { $bills }। बाकी सब: करीब { $rest }।
outlook-parts-ahead = इसमें { $bills } बिल हैं, बाकी सब करीब { $rest }।
outlook-bills-guessed = इनमें से { $sum } के बिल पहले के भुगतान से अनुमान हैं, तय नहीं किए गए।
outlook-item = { $name } { $sum }
outlook-one-offs = छोड़ दिया, क्योंकि शायद ही दोबारा आए: { $items }।
outlook-too-little = अनुमान के लिए अभी जल्दी है: तीन हफ़्तों की, कम से कम दस एंट्री चाहिए।
outlook-why = { $first } से { $days } दिनों की एंट्री से; बिल अपने दिन पर हैं, बाकी ज़्यादातर { $method }। 20 में से 19 बार { $low } और { $high } के बीच। श्रेणी से:
outlook-method-weeks = आपके अपने पिछले हफ़्तों से लिया गया, हाल के ज़्यादा बार
outlook-method-mean = सब दिनों का औसत
outlook-method-smoothing = पिछले हफ़्तों को आगे बढ़ाकर
outlook-spent = खर्च हुआ
outlook-likely = संभावित
outlook-title = { $when }: करीब { $sum }
outlook-subtitle = शायद { $low } और { $high } के बीच
outlook-afford-ask = कितने का होगा? रकम के साथ पूछें: “क्या हम दिवाली तक 40000 का फ्रिज ले सकते हैं?”
outlook-afford-yes = { $day } तक { $sum }: संभव है, 10 में से { $chance } बार।
outlook-afford-maybe = { $day } तक { $sum }: शायद, 10 में से { $chance } बार।
outlook-afford-no = { $day } तक { $sum }: मुश्किल है, 10 में से { $chance } बार।
outlook-afford-impossible = { $day } तक { $sum }: आने वाले पैसे से नहीं हो पाएगा।
outlook-afford-bills = { $day } तक करीब { $income } आएगा और { $bills } के बिल हैं; बाकी खर्च से पहले ही ज़्यादा से ज़्यादा { $rest } बचता है।
outlook-afford-parts = तब तक करीब { $income } आएगा और { $low } से { $high } खर्च होगा, करीब { $left } बचेगा।
outlook-afford-no-income = अभी कोई नियमित आमदनी नहीं दिखती, इसलिए { $sum } के बारे में नहीं कह सकता। { $day } तक { $low } से { $high } खर्च होगा।
outlook-afford-limits = आपके खातों में कितना है, मैं नहीं जानता।
outlook-afford-impossible-balance = { $day } तक { $sum }: जो है और जो आएगा, उससे नहीं हो पाएगा।
outlook-afford-bills-balance = आपके खातों में { $balance } हैं। { $day } तक करीब { $income } आएगा और { $bills } के बिल हैं; बाकी खर्च से पहले ही ज़्यादा से ज़्यादा { $rest } बचता है।
outlook-afford-parts-balance = आपके खातों में { $balance } हैं। तब तक करीब { $income } आएगा और { $low } से { $high } खर्च होगा, करीब { $left } बचेगा।
outlook-afford-budgets = बजट में रहें तो करीब { $saving } कम खर्च होगा: तब 10 में से { $chance } बार।
outlook-afford-why = { $first } से { $days } दिनों की एंट्री से; बिल अपने दिनों पर रखे हैं, बाकी ज़्यादातर { $method } है। संभावना यह है कि ऐसे 1000 में से कितनी बार { $day } को { $sum } बचते हैं।
outlook-afford-why-incomes = आएगा: { $items }।
outlook-afford-why-bills = बिल: { $items }।
outlook-due-item = { $name } { $sum } ({ $day })
outlook-odd-none = { $when } में कुछ अलग नहीं दिखता।
outlook-odd-head = { $count ->
    [one] { $when } में एक बात अलग दिखती है:
   *[other] { $when } में { $count } बातें अलग दिखती हैं:
}
outlook-odd-duplicate = { $name } { $sum } { $day } के आसपास दो बार है।
outlook-odd-shop-amount = { $name } { $sum }, { $day }: वहाँ ज़्यादातर करीब { $usual } होता है।
outlook-odd-category-amount = { $name } { $sum }, { $day }: { $category } एक बार में ज़्यादातर करीब { $usual } होता है।
outlook-odd-new-shop = { $name } { $sum }, { $day }: नया नाम, और { $category } एक बार में ज़्यादातर करीब { $usual } होता है।
outlook-odd-price = { $name } { $sum } का पड़ा, { $day }; अब तक { $usual } था।
outlook-odd-pace = { $category }: इस महीने { $sum }। इस दिन तक ज़्यादातर करीब { $usual } होता था।
outlook-fine = { $number }. यह ठीक है
outlook-fine-kept = ठीक है, इस पर अब कुछ नहीं कहूँगा।
