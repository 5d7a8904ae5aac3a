# WhatsApp: its lists, and what it refuses.
whatsapp-open-list = चुनें
refusal-whatsapp-window-closed = आपने पिछली बार एक दिन से पहले लिखा था, इसलिए WhatsApp मुझे कुछ भेजने नहीं देता।
refusal-whatsapp-refused = WhatsApp ने यह संदेश नहीं लिया।
refusal-whatsapp-settings-missing = WhatsApp को टोकन के साथ PURSER_WHATSAPP_PHONE_ID, PURSER_WHATSAPP_APP_SECRET और PURSER_WHATSAPP_VERIFY_TOKEN चाहिए।
