# A household's language model: its settings, what it helped with, and why it did not.
model-title = 🤖 Языковая модель
model-none = Почти все сообщения я читаю сам. Ваша языковая модель поможет с остальным: необычные фразы, советы, голосовые. Ключ приносите вы; стоит столько, сколько берёт её поставщик. Чья она будет?
model-provider = Поставщик: { $name }
model-name = Модель: { $name }
model-key-line = Ключ: { $key }
model-at = Адрес: { $url }
model-reach = Можно отправлять: { $what }
model-reach-off = ничего
model-reach-text = текст, номера карт, телефоны и почта закрыты
model-reach-all = текст, фото и голосовые
model-reading = Читает сообщения: { $what }
model-reading-always = все, кроме самых простых
model-reading-unsure = где я не уверен
model-reading-never = никакие
model-sent-always = Сохранено. Теперь ваши сообщения идут в { $name }, все, кроме самых простых («молоко 60»). Номера карт и счетов, телефоны, почта, ссылки, коды и пароли закрываются заранее. Изменить: /model.
model-sent-unsure = Сохранено. Теперь сообщения, в которых я не уверен, идут в { $name }. Номера карт и счетов, телефоны, почта, ссылки, коды и пароли закрываются заранее. Изменить: /model.
model-sent-never = Сохранено. Сообщения в { $name } не идут; изменить: /model.
model-narrates = Формулирует и ответы: { $value }
model-key-lost = больше не читается; введите заново
model-key-none = нет
model-month =
    В этом месяце: { $spent } из { $cap }, { $calls } { $calls ->
       [one] запрос
       [few] запроса
       [many] запросов
      *[other] запроса
    }
model-month-free =
    В этом месяце: { $spent }, { $calls } { $calls ->
       [one] запрос
       [few] запроса
       [many] запросов
      *[other] запроса
    }, без предела
model-near-cap = Языковая модель истратила четыре пятых месячного предела: { $spent } из { $cap }. На пределе я продолжу без неё. Изменить: /model.
model-needs-address = Дальше: её адрес.
model-needs-key = Дальше: её ключ.
model-needs-name = Дальше: выбрать модель.
button-set-model = 🤖 Языковая модель
button-model-test = Проверить
button-model-name = Модель
button-model-key = Ключ
button-model-url = Адрес
button-model-reach = Что отправлять
button-model-reading = Когда читает
button-model-cap = Предел на месяц
button-model-narrates = Формулировки
button-model-usage = Расход
button-model-provider = Другой поставщик
button-model-remove = Убрать
ask-model-provider = Чья модель будет помогать?
ask-model-reach = Что может покидать дом?
ask-model-reading = Какие сообщения ей читать? При «все, кроме самых простых» к ней уходит почти всё, что вы мне пишете; «молоко 60» я читаю сам.
ask-model-cap = Сколько это может стоить в месяц? Выберите или напишите доллары.
ask-model-narrates = Пусть она формулирует и мои ответы? Это ещё один запрос на каждый ответ; числа остаются моими.
ask-model-remove = Убрать языковую модель и её ключ?
ask-model-key = Пришлите ключ сейчас. Я храню его зашифрованным, больше не показываю и убираю ваше сообщение, где могу.
ask-model-url = Какой адрес у сервера? Например, http://127.0.0.1:11434/v1
ask-model-name = Какая модель? Выберите или напишите название.
model-cap-none = без предела
model-tested = Отвечает, за { $seconds } с.
model-test-failed = Не работает: { $why }
model-usage-title = 🤖 Расход в этом месяце
model-usage-line =
    { $job }: { $calls } { $calls ->
       [one] запрос
       [few] запроса
       [many] запросов
      *[other] запроса
    }, неудачных { $failed }, токенов { $tokens }, { $spent }
model-usage-none = Пока ничего не спрашивали.
model-spent-unknown = цена неизвестна
model-prices-of = Расходы по ценам на { $day }.
model-price-unknown = Цена этой модели мне неизвестна. Для лимита она считается как самая дорогая у этого провайдера, поэтому лимит может сработать раньше.
model-job-interpret = Чтение сообщений
model-job-categorise = Выбор категорий
model-job-narrate = Формулировка ответов
model-job-advise = Советы
model-job-speech = Голосовые
model-job-receipt = Чеки
model-job-test = Проверки
model-key = поставщик не принимает ключ
model-unknown = такой модели или такого адреса нет
model-rate = поставщик говорит: слишком много запросов или его квота исчерпана
model-down = до неё не достучаться
model-slow = она думала слишком долго
model-unusable = её ответ не имел смысла
model-declined = она не захотела отвечать
model-resting = она несколько раз отказала, и минуту я её не трогаю
model-cap = месячный предел достигнут
model-address = этот адрес не разрешён
model-cannot = она такого не принимает, или отправлять это нельзя
card-model-helped = Прочитано с языковой моделью.
card-model-failed = Прочитано без языковой модели: { $why }.
voice-heard = 🎤 «{ $text }»
voice-nobody-listens = Без модели, которая слышит, голосовые я не слушаю. Напишите, или попросите администратора: /model.
voice-not-heard = Не расслышал: { $why }. Напишите, пожалуйста.
advice-broke-off = Здесь оборвалось: { $why }.
advice-not-now = Сейчас без совета: { $why }. Спросите число, на это я отвечу сам.
command-model = Языковая модель
refusal-model-key-shape = Это не похоже на ключ. Скопируйте его целиком, без пробелов.
refusal-model-name-shape = В названии модели нет пробелов. Скопируйте, как пишет поставщик.
refusal-model-url-shape = Адрес начинается с http:// или https://.
refusal-model-url-forbidden = На этот адрес мне нельзя. Тот, кто меня держит, может разрешить частные.
refusal-model-cap-range = Назовите число долларов от 0 до 1000.
refusal-model-not-set = Языковой модели ещё нет. Начните с /model.
refusal-model-private-only = Давайте в нашем личном чате: /model
