# Страница веб-чата и то, что она говорит сама.
web-online = в сети
web-connecting = соединяюсь…
web-reconnecting = Связь восстанавливается… Всё, что вы напишете, сохранится и уйдёт.
web-typing = пишет…
web-empty-title = Хватит одного сообщения
web-empty-text = Напишите «молоко 60, такси 120 вчера» или спросите «сколько на еду в этом месяце?»
web-write = Сообщение
web-send = Отправить
web-attach = Прикрепить фото или PDF
web-camera = Сделать снимок
web-dropped = Отпустите, чтобы прикрепить
web-remove = Убрать
web-reply = Ответить
web-reply-cancel = Не отвечать на это сообщение
web-today = Сегодня
web-yesterday = Вчера
web-newest = К последнему сообщению
web-older = Более ранние сообщения
web-open-picture = Открыть картинку
web-unsent = Не отправлено
web-try-again = Ещё раз
web-too-long = Для одного сообщения это слишком длинно. Отправьте по частям.
web-error-upload = Файл не дошёл. Попробуйте ещё раз.
web-closed = Веб-чат на этом сервере выключен.

refusal-web-not-here = Веб-чат отвечает только в браузере на той же машине и по её собственному адресу.
refusal-web-open-host = В веб-чате пока нет входа по паролю, поэтому он не может слушать { $host }. Поставьте PURSER_HOST=127.0.0.1 или PURSER_WEB_CHAT=off.
refusal-web-too-fast = Слишком быстро. Подождите несколько секунд и отправьте снова.
refusal-web-frame-large = Сообщение слишком длинное. Отправьте частями до 4000 знаков.
refusal-web-frame-unread = Не удалось это прочитать. Обновите страницу и попробуйте снова.
refusal-web-file-large = Файл слишком большой. Можно до { $megabytes } МБ.
refusal-web-file-kind = Я читаю фотографии (JPEG, PNG, WebP, GIF, HEIC) и PDF, а такой файл нет.
refusal-web-file-gone = Этого файла уже нет. Пришлите его ещё раз.
