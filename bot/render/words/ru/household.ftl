# Семья: войти, участники, настройки, категории, выгрузка, группы.
door-title = Здравствуйте, я Purser 👋
door-text =
    Я веду книгу расходов вашей семьи прямо в чате. Вы пишете «молоко 60» — я записываю; вы спрашиваете «сколько на еду в этом месяце?» — я отвечаю.

    Сначала нужна семейная книга: заведите свою или войдите в книгу своих.
door-again = Сначала нужна семейная книга: заведите свою или войдите в книгу своих. Код можно написать прямо здесь.
door-held = «{ $text }» я запомнил и прочитаю, как только вы войдёте.
button-create-household = Завести книгу
button-join = Войти по коду
button-create = Завести
button-yes = Да
button-no = Нет

home-of = { $name } и семья
found-summary =
    Вы: { $me }
    Валюта: { $currency }
    Часовой пояс: { $place }, сейчас { $clock }
    Язык: { $language }

    Кое-что я угадал. Нажмите на то, что неверно, или «Завести».
door-picture-held = Картинку я сохраню и прочитаю, как только вы войдёте.
door-file-later = Это я смогу принять, только когда у вас будет семья в Purser. Пришлите тогда ещё раз, пожалуйста.
found-ask-money = В какой валюте вы считаете деньги? Предположу: { $currency }. Нажмите на свою или напишите её.
button-change-name = Название
button-change-me = Моё имя
button-change-currency = Валюта
button-change-zone = Часовой пояс
button-change-language = Язык
ask-name = Как назовём семью? Например, «Ивановы».
ask-me = Как вас называть? Достаточно имени.
ask-found-currency = Какая у вас дома валюта? Выберите или напишите: RUB, рубли, €…
ask-which-currency = Какая из этих?
ask-zone = Где вы живёте? Выберите, или напишите город или сколько сейчас на ваших часах, например 18:30.
ask-which-zone = Что из этого ближе к вам?
ask-language = На каком языке мне говорить?
founded-title = { $household }: книга открыта 🎉
founded-text =
    Просто пишите, что происходит, одного сообщения хватит:
    • молоко 60, такси 120 вчера
    • зарплата 85000 пришла
    • сколько на продукты в этом месяце?

    Сначала я покажу карточку. В книгу ничего не попадёт, пока вы не подтвердите.
button-invite-family = Позвать семью
button-help = Что можно сказать?

ask-code = Напишите код, который вам дали. В нём 8 букв и цифр.
joined-title = Добро пожаловать, { $name } 👋 Это { $household }.
joined-text =
    Книга у вас общая, в ней ещё { $others }.
    Пишите, что потратили, например «молоко 60», или спросите «сколько мы потратили в этом месяце?»
joined-viewer =
    Вы можете смотреть книгу, которую ведут { $others }, и спрашивать что угодно, например «сколько мы потратили в этом месяце?»
    Писать в неё — дело остальных.
linked-title = Вот и вы, { $name } 👋
linked-text = Теперь я знаю вас и здесь. Та же книга: { $household }.
seated-elsewhere = Вы уже здесь: { $household }, а у каждого только одна семейная книга. Чтобы войти в другую, сначала выйдите: /leave.
back-title = С возвращением, { $name } 👋
back-text = Книга открыта: { $household }. Напишите, что потратили, или спросите что-нибудь.

members-title = { $household }: участники
members-you = { " " }(вы)
members-also = ещё { $names }
role-admin = админ
role-member = участник
role-viewer = наблюдатель
role-admin-means = Админ: пишет, подтверждает и всем заведует.
role-member-means = Участник: пишет и подтверждает записи.
role-viewer-means = Наблюдатель: смотрит и спрашивает, ничего не пишет.
button-me = Я
button-invite = Пригласить
button-my-name = Моё имя
button-my-aliases = Меня ещё зовут…
button-my-language = Мой язык
button-link = Мой другой мессенджер
button-leave = Выйти
button-make-admin = Сделать админом
button-make-member = Участником
button-make-viewer = Наблюдателем
button-remove-member = Удалить
ask-my-name = Как вас теперь называть?
ask-my-aliases = Как ещё вас зовут дома? Через запятую, например «папа, дядя Рави». Пришлите { $none }, если никак.
said-name = Хорошо, { $name }.
said-aliases = Записал. Буду знать, о ком речь.
remove-sure = { $name }: удалить из семьи? Записи останутся в книге, доступ пропадёт сразу.
toast-role = { $name }: теперь { $role }.
toast-removed = { $name }: больше не участник.
leave-sure = Выйти? { $household }: всё написанное останется в книге, а чтобы вернуться, понадобится новый код.
leave-stayed = Хорошо. Вы остаётесь.
left = Вы вышли: { $household }. Всего доброго! Пишите, когда захотите завести книгу или войти в другую.

invite-title = Приглашение: { $household }
invite-text =
    Передайте это одному человеку. Роль: { $role }. Код сработает один раз и живёт { $hours ->
        [one] { $hours } час
        [few] { $hours } часа
        [many] { $hours } часов
       *[other] { $hours } часа
    }.
    Пусть пришлёт мне код{ $links ->
        [0] .
        [1] { " " }или открывают ссылку.
       *[other] , откроет ссылку или наведёт камеру на картинку.
    }
button-invite-member = Участником
button-invite-viewer = Наблюдателем
button-invite-admin = Админом
button-new-code = Новый код
toast-code-changed = Вот новый код. Прежний больше не работает.
toast-codes-void = Все прежние коды больше не работают.
link-title = Мой другой мессенджер
link-text = Пришлите мне этот код оттуда, и я пойму, что это вы. Он сработает один раз и живёт { $hours ->
    [one] { $hours } час
    [few] { $hours } часа
    [many] { $hours } часов
   *[other] { $hours } часа
}; никому его не показывайте.
refusal-codes-in-private = Коды — не для чужих глаз. Попросите меня в личном чате.

setting-currency = Валюта: { $value }
setting-zone = Часовой пояс: { $value }
setting-language = Язык семьи: { $value }
setting-mine = Мой язык: { $value }
setting-mine-none = как у семьи
setting-numbers = Числа: { $value }
setting-window = Записи можно менять: { $value }
setting-quiet = Тихие часы: { $value }
window-none = только админам
window-hours = { $hours ->
    [one] { $hours } час
    [few] { $hours } часа
    [many] { $hours } часов
   *[other] { $hours } часа
}
window-days = { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}
quiet-none = нет
quiet-hours = { $start } – { $end }
settings-admins = Общие настройки может менять админ.
setting-saved = Сохранено.
button-set-name = Название
button-set-currency = Валюта
button-set-zone = Часовой пояс
button-set-language = Язык
button-set-numbers = Числа
button-set-window = Срок правки
button-set-quiet = Тихие часы
button-set-mine = Мой язык
ask-set-name = Как назовём семью?
ask-set-currency = Какая валюта? Выберите или напишите: RUB, рубли, €…
ask-set-zone = Где вы живёте? Выберите, или напишите город или сколько сейчас на ваших часах, например 18:30.
ask-set-language = На каком языке мне говорить с семьёй?
ask-set-numbers = Как вы пишете числа?
ask-set-window = Сколько времени любой может менять запись? Выберите или напишите часы. Админы могут всегда.
ask-set-quiet = Когда мне молчать? Выберите или напишите часы, например 22-7.
ask-set-mine = На каком языке мне говорить с вами?
ask-which-set-currency = Какая из этих?
ask-which-set-zone = Что из этого ближе к вам?

categories-title = Категории
categories-spending = Расходы
categories-income = Доходы
category-system = Одна из моих: переименовать можно, удалить нельзя.
category-own = Одна из ваших.
button-category-add = Добавить
button-category-add-income = Для доходов
button-category-change = Изменить
button-category-rename = Переименовать
button-category-remove = Удалить или слить
ask-which-category = Какую?
ask-new-category = Как назвать новую категорию? Можно начать с эмодзи: «🎨 Рисование».
ask-new-category-income = Как назвать новую категорию доходов? Можно начать с эмодзи: «🏡 Сдача квартиры».
ask-category-name = { $category }: как теперь назвать? Начните с эмодзи, чтобы сменить и значок.
ask-category-home = { $category }: удаляю. Куда перенести записи?
category-added = Добавлено: { $category }
category-renamed = Теперь это { $category }.
category-removed = { $count ->
    [0] { $gone }: удалено. Там ничего не было.
    [one] { $gone }: удалено. { $count } запись теперь в «{ $home }».
    [few] { $gone }: удалено. { $count } записи теперь в «{ $home }».
    [many] { $gone }: удалено. { $count } записей теперь в «{ $home }».
   *[other] { $gone }: удалено. { $count } записи теперь в «{ $home }».
}

export-all = Вся книга: { $count ->
    [one] { $count } запись
    [few] { $count } записи
    [many] { $count } записей
   *[other] { $count } записи
}. Откроется в Excel, Google Таблицах или Numbers.
export-period = { $period }: { $count ->
    [one] { $count } запись
    [few] { $count } записи
    [many] { $count } записей
   *[other] { $count } записи
}. Откроется в Excel, Google Таблицах или Numbers.
export-empty = Выгружать пока нечего.

group-stranger = Сначала напишите мне лично. Я веду книги семей, а вашей не знаю.
group-ask = Сделать эту группу чатом семьи? { $household }: все здесь увидят, что семья пишет и спрашивает.
group-ask-admin = Эта группа пока ничья. Сделать её чатом семьи может ваш админ: пусть пришлёт сюда /start.
group-bound = Готово. Теперь это чат семьи: { $household }. Пишите «молоко 60» или спрашивайте; личное остаётся в личных чатах.
group-left-alone = Хорошо, здесь я молчу.
answered-privately = { $member }, отвечаю в нашем личном чате.
toast-answered-privately = Отвечаю в нашем личном чате.
private-chat-closed = { $member }, первым я написать не могу. Откройте наш чат, нажмите «Старт» и спросите ещё раз.
button-open-private = Открыть наш чат

refusal-name-empty = В имени нужна хотя бы одна буква или цифра. Попробуйте ещё раз.
refusal-name-too-long = Длинновато. Не больше { $most } знаков.
refusal-name-taken = { $name }: такое имя уже занято. Выберите другое.
refusal-zone-unknown = Не знаю, где это: { $zone }. Напишите большой город рядом или сколько сейчас на ваших часах, например 18:30.
refusal-invite-unknown = Этот код не подходит. Возможно, опечатка, он уже использован или устарел: коды живут 48 часов. Попросите у админа новый или попробуйте ещё раз.
refusal-too-many-tries = Слишком много неверных кодов. Подождите час или попросите у админа ссылку.
refusal-identity-seated = Здесь вы уже в семье. Сначала выйдите: /leave.
refusal-household-gone = Этой семейной книги больше нет.
refusal-admins-only = Это может только админ.
refusal-leave-instead = Чтобы выйти самому, есть /leave.
refusal-last-admin-stays = Вы единственный админ. Сначала назначьте другого (/members), потом попробуйте снова.
refusal-sole-member-stays = Вы единственный участник, без вас книге не быть. Забрать всё с собой можно через «/export backup». Стереть всё целиком можно на странице настроек (/dashboard).
refusal-too-many-aliases = Многовато имён. Не больше { $most }.
refusal-currency-fixed = В книге уже есть записи, и итоги в ней — в { $currency }. Так что остаётся { $currency }; отдельные суммы можно и дальше писать в любой валюте.
refusal-edit-hours-range = Назовите часы от 0 до { $most }.
refusal-quiet-hours-range = Назовите два разных часа от 0 до 23, например 22-7.
refusal-number-expected = Здесь нужно число.
refusal-duration-unread = Не понимаю, сколько это. Напишите целое число и единицу, например 36 часов или 3 дня.
refusal-language-unknown = На этом я пока не говорю. Выберите из списка.
refusal-not-your-card = Это кнопки другого человека. Свои — по команде /members.
refusal-chat-taken = Эта группа — чат другой семьи.
refusal-category-protected = Это одна из моих категорий. Переименовать можно, удалить нельзя.
refusal-category-mismatch = Выберите другую категорию того же рода: расходы к расходам, доходы к доходам.
refusal-too-many-categories = Больше { $most } категорий я не различу. Сначала слейте какие-нибудь.
refusal-period-unknown = Не понимаю, когда это: «{ $said }». Попробуйте «export октябрь», «export прошлый год» или просто /export — всё целиком.
