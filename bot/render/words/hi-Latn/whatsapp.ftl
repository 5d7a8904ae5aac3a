# WhatsApp: its lists, and what it refuses.
whatsapp-open-list = Chuno
refusal-whatsapp-window-closed = Aapne ek din se pehle likha tha, isliye WhatsApp mujhe kuch bhejne nahi deta.
refusal-whatsapp-refused = WhatsApp ne yeh message nahi liya.
refusal-whatsapp-settings-missing = WhatsApp ko token ke saath PURSER_WHATSAPP_PHONE_ID, PURSER_WHATSAPP_APP_SECRET aur PURSER_WHATSAPP_VERIFY_TOKEN chahiye.
refusal-whatsapp-business-missing = WhatsApp ke templates ke liye PURSER_WHATSAPP_TOKEN aur PURSER_WHATSAPP_BUSINESS_ID chahiye.
notices-first = { $channel } par har message ke paise lagte hain, isliye pehle main sirf inke baare mein likhunga jinki aap ijazat do:
notices-first-on = haan
notices-first-off = nahi
notice-kind-bill = Bills
button-notice-kind-bill = Bills yahan
notice-kind-card = Jawab ka intezaar karte cards
button-notice-kind-card = Cards yahan
notice-kind-alert = Alerts
button-notice-kind-alert = Alerts yahan
notice-kind-digest = Digest
button-notice-kind-digest = Digest yahan
