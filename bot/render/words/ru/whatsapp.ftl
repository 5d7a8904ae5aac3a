# WhatsApp: its lists, and what it refuses.
whatsapp-open-list = Выбрать
refusal-whatsapp-window-closed = Вы писали больше суток назад, поэтому WhatsApp не даёт мне ничего отправить.
refusal-whatsapp-refused = WhatsApp не принял это сообщение.
refusal-whatsapp-settings-missing = Кроме токена WhatsApp нужны PURSER_WHATSAPP_PHONE_ID, PURSER_WHATSAPP_APP_SECRET и PURSER_WHATSAPP_VERIFY_TOKEN.
refusal-whatsapp-business-missing = Для шаблонов WhatsApp нужны PURSER_WHATSAPP_TOKEN и PURSER_WHATSAPP_BUSINESS_ID.
notices-first = В { $channel } каждое сообщение стоит денег, поэтому первым я пишу только о том, что вы здесь разрешите:
notices-first-on = да
notices-first-off = нет
notice-kind-bill = Счета к оплате
button-notice-kind-bill = Счета сюда
notice-kind-card = Карточки без ответа
button-notice-kind-card = Карточки сюда
notice-kind-alert = Оповещения
button-notice-kind-alert = Оповещения сюда
notice-kind-digest = Сводки
button-notice-kind-digest = Сводки сюда
