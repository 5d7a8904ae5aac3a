# What we say first, and what members want to hear of.
command-notices = О чём и когда я сообщаю
alert-everything = Все расходы
alert-budget_near = { $item }: израсходовано { $percent } % бюджета, { $amount } из { $compared }.
alert-budget_near-discreet = Бюджет «{ $item }» почти исчерпан.
alert-why-budget_near = Говорю один раз за период, когда достигнут порог.
alert-budget_over = { $item }: бюджет превышен, потрачено { $amount } из { $compared } ({ $percent } %).
alert-budget_over-discreet = Бюджет «{ $item }» превышен.
alert-why-budget_over = Говорю один раз за период, когда пройдено 100 %.
alert-pace = { $item }: траты спешат, израсходовано { $percent } %, прошло { $time } % времени ({ $amount } из { $compared }).
alert-pace-discreet = Траты «{ $item }» опережают бюджет.
alert-why-pace = Говорю один раз за период, когда траты сильно опережают дни.
alert-bill_due = { $item }: срок { $day }, { $amount }.
alert-bill_due-discreet = { $item }: срок { $day }.
alert-why-bill_due = Это ваш регулярный платёж, и оплаты я пока не вижу.
alert-bill_late = { $item }: срок был { $day }, оплаты не вижу, осталось { $amount }.
alert-bill_late-discreet = { $item }: срок был { $day }, оплаты не вижу.
alert-why-bill_late = Спрашиваю один раз. Оплачено иначе? Запишите или нажмите «Всё в порядке».
alert-price = { $item } на этот раз стоит { $amount }, а не { $compared } ({ $percent } %).
alert-price-discreet = { $item } стоит не столько, сколько раньше.
alert-why-price = Я сравниваю каждый платёж с ценой, которую вы мне назвали.
alert-unusual = { $item }, { $amount }: необычно. Чаще около { $compared }.
alert-unusual-discreet = Одна запись «{ $item }» необычна.
alert-why-unusual = Я сравниваю каждую запись с прежними.
alert-income = { $item } ожидалось { $day }: { $compared }. Пока вижу { $amount }.
alert-income-discreet = { $item } ожидалось { $day } и пришло не полностью.
alert-why-income = Это ваш регулярный доход, и день уже прошёл.
alert-draft = Карточка всё ещё ждёт ответа: { $item }.
alert-draft-discreet = Карточка всё ещё ждёт ответа.
alert-why-draft = /waiting показывает все карточки, которые ждут.
alert-good_news = Хорошая новость: { $item } — { $amount }, на { $percent } % меньше обычного ({ $compared }).
alert-good_news-discreet = Хорошая новость: на «{ $item }» ушло меньше обычного.
alert-why-good_news = Я сравниваю с теми же днями прошлых месяцев.
alert-security = { $item }
alert-security-discreet = { $item }
alert-why-security = Это о том, кто может попасть в вашу книгу.
button-alert-paid = ✅ Оплачено
button-alert-fine = Всё в порядке
button-alert-less = Меньше такого
button-alert-later = Не сейчас
alert-fine-done = Хорошо. Больше об этом не скажу.
alert-later-done = Скажу ещё раз завтра, если это всё ещё так.
alert-less-digest = Теперь это приходит только в недельной сводке. /notices меняет это.
alert-less-off = Больше об этом не сообщаю. /notices меняет это.
alert-less-push = Об этом вы узнаёте сразу. /notices меняет это.
refusal-alert-gone = Этого сообщения больше нет.
notices-title = 🔔 О чём я сообщаю
notices-about = Нажмите на вид, чтобы узнавать сразу, в недельной сводке или никогда.
notice-topic-budgets = Бюджеты
notice-topic-bills = Счета
notice-topic-prices = Цены
notice-topic-unusual = Необычное
notice-topic-income = Доходы
notice-topic-cards = Ждущие карточки
notice-topic-good = Хорошие новости
notice-push = сразу
notice-digest = в сводке
notice-off = никогда
notices-discreet = Сообщения без сумм: { $on ->
        [on] да
       *[off] нет
    }
notices-urgent = Срочное и в тихие часы: { $on ->
        [on] да
       *[off] нет
    }
notices-digest = Недельная сводка: { $day }, { $time }. /digest пришлёт её сейчас.
notices-digest-never = Недельной сводки нет. /digest пришлёт её сейчас.
notices-fine = { $count ->
        [one] Вы сказали о { $count } вещи, что всё в порядке; больше о ней не скажу.
        [few] Вы сказали о { $count } вещах, что всё в порядке; больше о них не скажу.
        [many] Вы сказали о { $count } вещах, что всё в порядке; больше о них не скажу.
       *[other] Вы сказали о { $count } вещах, что всё в порядке; больше о них не скажу.
    }
button-notice-discreet = Без сумм
button-notice-urgent = Срочное ночью
button-notice-digest = Время сводки
button-notice-forget = Снова сообщать
digest-never = Без сводки
ask-digest-day = В какой день присылать недельную сводку?
ask-digest-hour = { $day }, во сколько?
alert-good_news-budget = Хорошая новость: { $item } в пределах бюджета: { $amount } из { $compared }.
alert-good_news-budget-discreet = Хорошая новость: { $item } в пределах бюджета.
alert-why-good_news-budget = Месяц бюджета закончился.
alert-good_news-goal = Хорошая новость: цель «{ $item }» достигнута: { $amount } из { $compared }.
alert-good_news-goal-discreet = Хорошая новость: цель «{ $item }» достигнута.
alert-why-good_news-goal = Считаю то, что в неё положили. Показать: /goals.
