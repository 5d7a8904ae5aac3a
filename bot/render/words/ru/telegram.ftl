# Что ломается между Telegram и нами.
refusal-file-too-large = Файл больше { $megabytes } МБ. Пришлите поменьше.
refusal-message-refused = Telegram не принял сообщение: { $why }
refusal-webhook-secret-missing = Вебхуку Telegram нужен секрет. Задайте в PURSER_TELEGRAM_WEBHOOK_SECRET буквы и цифры, которых никто не угадает.
refusal-telegram-token-malformed = PURSER_TELEGRAM_TOKEN не похож на токен бота. Их выдаёт @BotFather, вид такой: 123456789:AAE.

command-start = Начать или узнать, где вы
command-help = Что я умею
command-today = Сегодня в цифрах
command-month = Этот месяц в цифрах
command-chart = Графики: категории, темп, календарь
command-last = Последние записи
command-find = Найти записи: /find молоко
command-undo = Отменить последнее записанное
command-trash = Выброшенное, хранится 30 дней
command-categories = Категории
command-members = Кто в семье
command-invite = Пригласить кого-нибудь
command-settings = Валюта, часовой пояс, язык и другое
command-export = Книга файлом
command-cancel = Забыть, чем мы занимались
group-reads-all = Я читаю здесь все сообщения и отвечаю, только когда речь о книге или обо мне.
group-reads-addressed = Telegram передаёт мне здесь только команды, ответы мне и сообщения с моим именем: пишите «{ $bot } молоко 60». Чтобы я читал всё, выключите у @BotFather мою настройку «Group Privacy» и добавьте меня заново.
edited-not-read = В изменённом сообщении я не нахожу записи, карточка остаётся как была.
edited-saved = Вы изменили сообщение, но оно уже сохранено. Отменить и прочитать заново?
button-edited-replace = Прочитать заново
button-edited-leave = Оставить
edited-left = Осталось как сохранено.
