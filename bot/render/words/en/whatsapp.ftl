# WhatsApp: its lists, and what it refuses.
whatsapp-open-list = Choose
refusal-whatsapp-window-closed = You wrote last more than a day ago, so WhatsApp lets me send nothing.
refusal-whatsapp-refused = WhatsApp did not take this message.
refusal-whatsapp-settings-missing = WhatsApp needs PURSER_WHATSAPP_PHONE_ID, PURSER_WHATSAPP_APP_SECRET and PURSER_WHATSAPP_VERIFY_TOKEN beside its token.
