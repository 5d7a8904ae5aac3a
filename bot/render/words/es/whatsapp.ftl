# WhatsApp: its lists, and what it refuses.
whatsapp-open-list = Elegir
refusal-whatsapp-window-closed = Escribiste hace más de un día, así que WhatsApp no me deja enviar nada.
refusal-whatsapp-refused = WhatsApp no aceptó este mensaje.
refusal-whatsapp-settings-missing = WhatsApp necesita PURSER_WHATSAPP_PHONE_ID, PURSER_WHATSAPP_APP_SECRET y PURSER_WHATSAPP_VERIFY_TOKEN además de su token.
refusal-whatsapp-business-missing = Las plantillas de WhatsApp necesitan PURSER_WHATSAPP_TOKEN y PURSER_WHATSAPP_BUSINESS_ID.
notices-first = En { $channel } cada mensaje cuesta, así que solo escribo primero sobre lo que permitas aquí:
notices-first-on = sí
notices-first-off = no
notice-kind-bill = Facturas
button-notice-kind-bill = Facturas aquí
notice-kind-card = Tarjetas pendientes
button-notice-kind-card = Tarjetas aquí
notice-kind-alert = Avisos
button-notice-kind-alert = Avisos aquí
notice-kind-digest = Resúmenes
button-notice-kind-digest = Resúmenes aquí
