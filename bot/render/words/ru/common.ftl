# Слова, нужные везде.
day-today = сегодня
day-yesterday = вчера
day-format = EEE d MMM
day-format-short = d MMM
day-format-year = d MMM y
period-range = { $first } – { $last }

category-groceries = Продукты
category-dining = Кафе и рестораны
category-transport = Транспорт
category-fuel = Бензин
category-housing = Жильё
category-utilities = Коммуналка
category-phone-internet = Связь и интернет
category-health = Здоровье
category-personal-care = Уход за собой
category-shopping = Покупки
category-clothing = Одежда
category-household = Для дома
category-entertainment = Развлечения
category-subscriptions = Подписки
category-education = Учёба
category-children = Дети
category-pets = Питомцы
category-travel = Поездки
category-gifts = Подарки
category-insurance = Страховка
category-fees-taxes = Комиссии и налоги
category-other = Другое
category-salary = Зарплата
category-other-income = Другие доходы
category-private = Личное

bug-apology = Простите, у меня что-то сломалось, и я ничего не записал. След { $trace }.
button-expired = Эта кнопка из старого сообщения и больше не работает.
not-your-chat = Это чат другой семьи.
refusal-unknown = Этого я не умею.
refusal-chat-gone = Этот чат для меня закрыт.
refusal-message-too-long = Сообщение слишком длинное. Пришлите частями до 2000 знаков.
refusal-amount-too-large = Такую большую сумму я не могу записать.
refusal-amount-too-precise = У { $currency } { $digits ->
    [one] { $digits } знак
    [few] { $digits } знака
    [many] { $digits } знаков
   *[other] { $digits } знака
} после запятой. Больше не нужно.
refusal-currency-unknown = Не знаю валюты { $currency }. Напишите код из трёх букв, например RUB или EUR.
refusal-choice-gone = Этого варианта больше нет. Вот карточка как есть.
refusal-line-gone = Этой строки больше нет. Вот карточка как есть.
refusal-shares-not-positive = Доли должны быть больше нуля.
refusal-file-missing = Не нахожу файла: { $path }.
refusal-button-missing = Кнопки «{ $label }» здесь нет.
refusal-file-gone = Этого файла уже нет.
