# WhatsApp: its lists, and what it refuses.
whatsapp-open-list = चुनें
refusal-whatsapp-window-closed = आपने पिछली बार एक दिन से पहले लिखा था, इसलिए WhatsApp मुझे कुछ भेजने नहीं देता।
refusal-whatsapp-refused = WhatsApp ने यह संदेश नहीं लिया।
refusal-whatsapp-settings-missing = WhatsApp को टोकन के साथ PURSER_WHATSAPP_PHONE_ID, PURSER_WHATSAPP_APP_SECRET और PURSER_WHATSAPP_VERIFY_TOKEN चाहिए।
refusal-whatsapp-business-missing = WhatsApp के टेम्पलेट के लिए PURSER_WHATSAPP_TOKEN और PURSER_WHATSAPP_BUSINESS_ID चाहिए।
notices-first = { $channel } पर हर संदेश के पैसे लगते हैं, इसलिए पहल मैं सिर्फ़ इनके लिए करूँगा जिनकी आप इजाज़त दें:
notices-first-on = हाँ
notices-first-off = नहीं
notice-kind-bill = बिल
button-notice-kind-bill = बिल यहाँ
notice-kind-card = जवाब का इंतज़ार करते कार्ड
button-notice-kind-card = कार्ड यहाँ
notice-kind-alert = सूचनाएँ
button-notice-kind-alert = सूचनाएँ यहाँ
notice-kind-digest = सार
button-notice-kind-digest = सार यहाँ
