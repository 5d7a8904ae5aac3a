# Карточки и что с ними можно делать.
line-expense = { $category } · { $amount }
line-income = { $category } · +{ $amount } доход
line-refund = ↩️ Возврат · { $category } · { $amount }
line-transfer = 🔄 Перевод · { $amount }
line-private = 🔒 личное
paid-by = платит { $member }
for-whom = кому: { $members }
total-spent = Всего { $amount }
total-received = Получено { $amount }
category-none = Без категории
kind-expense = Расход
kind-income = Доход
kind-refund = Возврат
kind-transfer = Перевод
this-one = это
somebody-else = Кто-то другой
entry-hidden = 🔒 Личная запись · { $amount }

button-confirm = ✅ Подтвердить
button-confirm-all = ✅ Подтвердить всё
button-edit = ✏️ Изменить
button-discard = 🗑️ Не надо
button-undo = ↩️ Отменить
button-restore = ♻️ Вернуть
button-delete = 🗑️ Удалить
button-back = ‹ Назад
button-other = Другое…
button-everybody = 👪 Для всех
button-clear = Убрать
button-only-this = ✅ Только это
button-remove = ➖ Убрать
button-older = Раньше ›
button-newer = ‹ Позже
button-edit-number = ✏️ Изменить { $number }
button-delete-number = 🗑️ Удалить { $number }
button-restore-number = ♻️ Вернуть { $number }

doubt-amount = { $item }: какая сумма?
doubt-date-scope = «{ $day }» — это обо всём?
doubt-date = { $item }: какой день?
doubt-currency = { $item }: какая валюта?
doubt-kind = { $item }: что это?
doubt-payer = { $item }: кто платил?
doubt-entry = Это всё отдельные записи?
keep-all-lines = Оставить все
without-line = Без { $amount } ({ $item })
doubt-amount-outside = { $item }: кто сколько платит?
doubt-payer-outside = { $name } не из этой семьи. Кто платил: { $item }?
outside-paid = Мы должны ({ $name }): { $amount }
outside-paid-by-me = Платили мы, получатель { $name }
outside-invite = Пригласить ({ $name })
outside-owes = Наша часть { $ours }, нам должны { $owed }
outside-all-ours = Всё наше: { $ours }
outside-only-ours = Оплачена только наша часть: { $ours }
unsure-category = «{ $item }»: не уверен, куда отнести. Подтвердите или выберите:
edit-which = Какую?
edit-what = Что изменить?
scope-all = { $count ->
    [2] Оба
    [3] Все три
   *[other] Все { $count }
  }
scope-some = Только { $names }
scope-none = Ничего
choose-expense = Расход
choose-income = Доход
choose-refund = Возврат
choose-transfer = На свой счёт
choose-paid-back = Вернули долг

field-category = Категория
field-amount = Сумма
field-date = Дата
field-description = Описание
field-merchant = Магазин
field-account = Счёт
field-payer = Кто платил
field-whom = Для кого
field-kind = Вид
field-tags = Метки
make-private = 🔒 Сделать личным
make-shared = 👥 Показать всем
choose-category = Выберите категорию.
choose-date = Какой день?
choose-kind = Что это?
choose-payer = Кто платил?
choose-whom = Для кого это?
choose-account = Откуда заплачено?
type-amount = Какая сумма верная? Просто напишите.
type-description = Что это было? Просто напишите.
type-merchant = Какой магазин или человек? Просто напишите.
type-account = Какой счёт или карта? Просто напишите название.
type-tags = Какие метки? Напишите так: #дача #поездка.
type-date = Какой день? Напишите, как сказали бы: вчера, в прошлую пятницу, 12 ноя.

card-saved = ✓ Записано
card-undone = ↩️ Отменено. 30 дней пролежит в корзине.
card-purged = То, что здесь было, ушло из корзины навсегда.
card-discarded = 🗑️ Отброшено. Ничего не записано.
card-expired = ⌛ Карточка осталась без ответа и устарела. Ничего не записано.
card-waiting = ⏰ Всё ещё ждёт вашего «да»
card-entry = ✓ В книге
card-entry-changed = ✓ Изменено
card-entry-deleted = 🗑️ 30 дней в корзине
card-entry-restored = ✓ Снова в книге

remark-twin = То же, что в { $time }?
remark-twin-of = «{ $item }» — то же, что в { $time }?
remark-purchase = Возврат за { $item }, { $day }

toast-saved = Записано
toast-discarded = Отброшено
toast-changed = Изменено
toast-undone = Отменено
toast-restored = Снова в книге
toast-deleted = Удалено
toast-stale = Карточка успела измениться. Вот она как есть.
toast-card-confirmed = Записано
toast-card-discarded = Эту карточку отбросили.
toast-card-expired = Эта карточка устарела.

last-title = Последние записи
last-private = Последние записи личные. Спросите меня в нашем личном чате.
last-none = В книге пока пусто. Напишите, что потратили, например «молоко 60».
trash-title = В корзине, хранится 30 дней
trash-none = Корзина пуста.
cancelled = Забыли. Карточки остались как были.
photo-kept = Фото я сохранил, но читать фото здесь не умею. Напишите, что это было, например «продукты 540», и я приложу его.
still-asking = { $problem } Или напишите /cancel.

refusal-viewers-only-look = Эту книгу вам можно смотреть, но не писать в неё. Изменить это может админ.
refusal-edit-window-over = { $hours ->
    [one] Прошло больше { $hours } часа
   *[other] Прошло больше { $hours } часов
}; теперь изменить может только админ.
refusal-card-unknown = Не нахожу этой карточки.
refusal-card-not-saved = Эта карточка в книгу не попадала.
refusal-entry-unknown = Не нахожу этой записи.
refusal-entry-in-trash = Эта запись в корзине. Сначала верните её.
refusal-nothing-to-undo = Вашего отменять нечего.
refusal-doubt-open = Сначала выберите ответ, потом подтвердите.
refusal-line-alone = Это единственная строка. Подтвердите саму карточку.
refusal-which-line = Строк несколько: { $count }. Скажите, какая, например «вторая была 145», или нажмите «Изменить».
refusal-no-card = Не уверен, что менять. Ответьте на нужную карточку.
refusal-category-unfit = Эта категория сюда не подходит.
refusal-whom-unfit = Только траты и возвраты бывают для кого-то.
refusal-category-unknown = Не знаю такой категории.
refusal-member-unknown = Этого человека в семье нет.
refusal-account-unknown = Не знаю такого счёта.
refusal-private-in-group = Здесь читают все. Напишите мне лично, чтобы запись осталась личной.
refusal-private-only-author = Кому её видеть, решает только автор.
refusal-too-many-lines = Строк больше { $most }. Пришлите частями.
refusal-amount-zero = Сумма должна быть больше нуля.
refusal-amount-negative = Сумма должна быть больше нуля.
refusal-amount-unread = Не вижу суммы. Напишите так: 145 или 12,50.
refusal-amount-unclear = { $text } — это может быть { $readings }. Напишите однозначно, например 1200 или 1,20.
refusal-date-unread = Не вижу дня. Напишите так: вчера, в прошлую пятницу, 12 ноя.
refusal-date-impossible = Такого дня не бывает.
refusal-date-future = Этот день ещё не настал. Назовите не позже сегодняшнего.
refusal-date-too-far = Так далеко, как { $year } год, я не заглядываю.
refusal-text-missing = Напишите хотя бы слово.
delete-all-none = Здесь ничего не ждёт. Записи удаляются по одной: /last, затем «Изменить», «Удалить»; /undo отменяет последнюю.
delete-all-ask = { $count ->
    [one] Что убрать? Здесь { $count } карточка ждёт вашего «да». Записи останутся: они удаляются по одной из /last.
    [few] Что убрать? Здесь { $count } карточки ждут вашего «да». Записи останутся: они удаляются по одной из /last.
    [many] Что убрать? Здесь { $count } карточек ждут вашего «да». Записи останутся: они удаляются по одной из /last.
   *[other] Что убрать? Здесь { $count } карточек ждут вашего «да». Записи останутся: они удаляются по одной из /last.
  }
button-discard-all = { $count ->
    [one] 🗑️ Убрать { $count } карточку
    [few] 🗑️ Убрать { $count } карточки
    [many] 🗑️ Убрать { $count } карточек
   *[other] 🗑️ Убрать { $count } карточек
  }
button-restore-card = ↩️ Вернуть { $item }
delete-all-done = { $count ->
    [one] Убрана { $count } карточка.
    [few] Убраны { $count } карточки.
    [many] Убрано { $count } карточек.
   *[other] Убрано { $count } карточек.
  }
review-early = Советы появятся, когда книге исполнится { $least } дней; сейчас ей { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}, для совета этого мало.
