# WhatsApp: its lists, and what it refuses.
whatsapp-open-list = Escolher
refusal-whatsapp-window-closed = Você escreveu há mais de um dia, então o WhatsApp não me deixa enviar nada.
refusal-whatsapp-refused = O WhatsApp não aceitou esta mensagem.
refusal-whatsapp-settings-missing = O WhatsApp precisa de PURSER_WHATSAPP_PHONE_ID, PURSER_WHATSAPP_APP_SECRET e PURSER_WHATSAPP_VERIFY_TOKEN além do token.
refusal-whatsapp-business-missing = Os modelos do WhatsApp precisam de PURSER_WHATSAPP_TOKEN e PURSER_WHATSAPP_BUSINESS_ID.
notices-first = No { $channel } cada mensagem custa, então só escrevo primeiro sobre o que você permitir aqui:
notices-first-on = sim
notices-first-off = não
notice-kind-bill = Contas a pagar
button-notice-kind-bill = Contas aqui
notice-kind-card = Cartões à espera
button-notice-kind-card = Cartões aqui
notice-kind-alert = Avisos
button-notice-kind-alert = Avisos aqui
notice-kind-digest = Resumos
button-notice-kind-digest = Resumos aqui
