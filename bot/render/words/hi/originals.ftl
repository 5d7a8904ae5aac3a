# रसीदों की मूल प्रतियाँ: रखी, दिखाई और निर्यात की गईं।
refusal-file-store-away = जहाँ फ़ोटो रखी जाती हैं, वहाँ तक मैं अभी नहीं पहुँच पा रहा। कुछ नहीं बदला; कुछ मिनट बाद फिर कोशिश करें।
refusal-export-too-large = मूल प्रतियाँ कुल { $megabytes } MB की हैं, एक बार के लिए बहुत ज़्यादा। छोटी अवधि माँगें, जैसे “/export zip october”।
button-export-receipts = 📎 रसीदों के साथ ({ $count })
export-receipts = { $count ->
    [one] आपकी एंट्रियाँ और 1 रसीद। “receipts” कॉलम बताता है कि कौन-सी फ़ाइल किस पंक्ति की है।
   *[other] आपकी एंट्रियाँ और { $count } रसीदें। “receipts” कॉलम बताता है कि कौन-सी फ़ाइल किस पंक्ति की है।
}
export-receipts-part = भाग { $part } / { $parts }।
export-receipts-none = उस समय की ऐसी कोई रसीद नहीं रखी है जिसे आप देख सकें।
