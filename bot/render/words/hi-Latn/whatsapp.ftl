# WhatsApp: its lists, and what it refuses.
whatsapp-open-list = Chuno
refusal-whatsapp-window-closed = Aapne ek din se pehle likha tha, isliye WhatsApp mujhe kuch bhejne nahi deta.
refusal-whatsapp-refused = WhatsApp ne yeh message nahi liya.
refusal-whatsapp-settings-missing = WhatsApp ko token ke saath PURSER_WHATSAPP_PHONE_ID, PURSER_WHATSAPP_APP_SECRET aur PURSER_WHATSAPP_VERIFY_TOKEN chahiye.
