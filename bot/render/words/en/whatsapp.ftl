# WhatsApp: its lists, and what it refuses.
whatsapp-open-list = Choose
refusal-whatsapp-window-closed = You wrote last more than a day ago, so WhatsApp lets me send nothing.
refusal-whatsapp-refused = WhatsApp did not take this message.
refusal-whatsapp-settings-missing = WhatsApp needs PURSER_WHATSAPP_PHONE_ID, PURSER_WHATSAPP_APP_SECRET and PURSER_WHATSAPP_VERIFY_TOKEN beside its token.
refusal-whatsapp-business-missing = WhatsApp’s templates need PURSER_WHATSAPP_TOKEN and PURSER_WHATSAPP_BUSINESS_ID.
notices-first = On { $channel } each message costs, so I write first only about what you allow here:
notices-first-on = yes
notices-first-off = no
notice-kind-bill = Bills due
button-notice-kind-bill = Bills here
notice-kind-card = Cards that wait
button-notice-kind-card = Cards here
notice-kind-alert = Alerts
button-notice-kind-alert = Alerts here
notice-kind-digest = Digests
button-notice-kind-digest = Digests here
