# WhatsApp: its lists, and what it refuses.
whatsapp-open-list = Выбрать
refusal-whatsapp-window-closed = Вы писали больше суток назад, поэтому WhatsApp не даёт мне ничего отправить.
refusal-whatsapp-refused = WhatsApp не принял это сообщение.
refusal-whatsapp-settings-missing = Кроме токена WhatsApp нужны PURSER_WHATSAPP_PHONE_ID, PURSER_WHATSAPP_APP_SECRET и PURSER_WHATSAPP_VERIFY_TOKEN.
