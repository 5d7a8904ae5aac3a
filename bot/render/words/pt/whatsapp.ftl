# WhatsApp: its lists, and what it refuses.
whatsapp-open-list = Escolher
refusal-whatsapp-window-closed = Você escreveu há mais de um dia, então o WhatsApp não me deixa enviar nada.
refusal-whatsapp-refused = O WhatsApp não aceitou esta mensagem.
refusal-whatsapp-settings-missing = O WhatsApp precisa de PURSER_WHATSAPP_PHONE_ID, PURSER_WHATSAPP_APP_SECRET e PURSER_WHATSAPP_VERIFY_TOKEN além do token.
