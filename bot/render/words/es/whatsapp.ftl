# WhatsApp: its lists, and what it refuses.
whatsapp-open-list = Elegir
refusal-whatsapp-window-closed = Escribiste hace más de un día, así que WhatsApp no me deja enviar nada.
refusal-whatsapp-refused = WhatsApp no aceptó este mensaje.
refusal-whatsapp-settings-missing = WhatsApp necesita PURSER_WHATSAPP_PHONE_ID, PURSER_WHATSAPP_APP_SECRET y PURSER_WHATSAPP_VERIFY_TOKEN además de su token.
