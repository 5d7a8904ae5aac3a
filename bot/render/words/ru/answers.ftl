# Ответы: предложения вокруг цифр.
answer-sums = { $sums } (без пересчёта)
answer-former-member = Бывший участник
answer-on = на «{ $name }»
answer-at = в «{ $name }»
answer-tagged = с меткой #{ $name }
answer-account = со счёта «{ $name }»
answer-matching = по слову «{ $name }»
answer-without = без «{ $name }»
answer-least = от { $amount }
answer-most = до { $amount }
answer-exactly = ровно по { $amount }
answer-ever = за всю книгу
answer-on-day = за { $day }
answer-in = за { $period }
answer-in-year = за { $period }
answer-so-far = за { $period } на сегодня
answer-so-far-year = за { $period } на сегодня
answer-since = начиная с { $day }
answer-from = за { $period }
answer-entries = { $count ->
    [one] { $count } запись
    [few] { $count } записи
    [many] { $count } записей
   *[other] { $count } записи
}
answer-after-refunds = за вычетом возвратов на { $sum }
answer-note = ({ $notes })
answer-named = { $name } { $sum }
answer-named-share = { $name } { $sum } ({ $share })

answer-sum-expense = Вы потратили { $sum } { $scope }
answer-sum-income = Вы получили { $sum } { $scope }
answer-sum-refund = Вам вернули { $sum } { $scope }
answer-sum-transfer = Вы перевели { $sum } { $scope }
answer-sum-expense-member = { $who }: потрачено { $sum } { $scope }
answer-sum-expense-own = Вы лично потратили { $sum } { $scope }
answer-sum-income-member = { $who }: получено { $sum } { $scope }
answer-sum-income-own = Вы лично получили { $sum } { $scope }
answer-sum-refund-member = { $who }: возвращено { $sum } { $scope }
answer-sum-refund-own = Вам лично вернули { $sum } { $scope }
answer-sum-transfer-member = { $who }: переведено { $sum } { $scope }
answer-sum-transfer-own = Вы лично перевели { $sum } { $scope }
answer-sentence = { $text }.
answer-nothing-expense = Ничего { $scope }.
answer-nothing-income = Доходов нет { $scope }.
answer-nothing-refund = Возвратов нет { $scope }.
answer-nothing-transfer = Переводов нет { $scope }.
answer-nothing-any = Ничего { $scope }.
answer-nothing-member = { $who }: ничего { $scope }.
answer-nothing-own = Лично у вас ничего { $scope }.

answer-most-of-it = { $sum }, больше всего — { $parts }.
answer-mostly-at = { $sum } в магазинах с названием, больше всего — { $parts }.
answer-all-at = { $sum } в магазинах с названием: { $parts }.
answer-all-on = { $sum }, всё — { $name }.
answer-all-of-it = { $sum }: { $parts }.
answer-members-paid = { $parts } { $scope }.
answer-members-income = Получено { $scope }: { $parts }.
answer-member-paid = { $name } — { $sum }
answer-member-paid-share = { $name } — { $sum } ({ $share })

answer-then-all = за весь { $period }
answer-then-by = к { $day }
answer-difference = { $sum } ({ $share })
answer-compare-more = { $now } — на { $difference } больше, чем { $then } ({ $before }).
answer-compare-less = { $now } — на { $difference } меньше, чем { $then } ({ $before }).
answer-compare-same = { $now } — столько же, сколько { $then }.
answer-compare-none = { $now }; { $then } не было ничего.
answer-compare-all = За весь { $period } вышло { $sum }.
answer-compare-day-more = К { $day } было { $before }: сейчас на { $difference } больше.
answer-compare-day-less = К { $day } было { $before }: сейчас на { $difference } меньше.
answer-compare-day-same = К { $day } было ровно столько же.
answer-compare-other = Отдельно, без пересчёта: { $now } против { $before }.
answer-moved-up = Больше всего выросло:
answer-moved-down = Больше всего снизилось:
answer-moved-row = • { $name }: на { $sum }, с { $before } до { $after }
answer-moved-none-up = Ни одна категория не выросла.
answer-moved-none-down = Ни одна категория не снизилась.

answer-list = { $entries } { $scope }, всего { $sum }.
answer-list-any = { $entries } { $scope }.
answer-list-member = { $who }: { $entries } { $scope }, всего { $sum }.
answer-list-own = Лично ваши: { $entries } { $scope }, всего { $sum }.
answer-list-any-member = { $who }: { $entries } { $scope }.
answer-list-any-own = Лично ваши: { $entries } { $scope }.
answer-largest = Самые крупные { $scope }:
answer-largest-member = { $who }: самые крупные { $scope }:
answer-largest-own = Лично ваши, самые крупные { $scope }:
answer-left-out = { $count ->
    [one] { $count } запись в другой валюте сюда не входит
    [few] { $count } записи в других валютах сюда не входят
    [many] { $count } записей в других валютах сюда не входят
   *[other] { $count } записи в других валютах сюда не входят
}.
answer-page = { $first }–{ $last } из { $count }
answer-row = { $day } · { $what } · { $money } · { $who }
answer-row-private = личное
answer-row-received = +{ $money }
answer-row-refund = { $money } возврат
answer-row-transfer = { $money } перевод

answer-average = В среднем { $sums } { $scope } ({ $notes }).
answer-average-member = { $who }: в среднем { $sums } { $scope } ({ $notes }).
answer-average-own = В среднем вы лично тратите { $sums } { $scope } ({ $notes }).
answer-a-month = { $sum } в месяц
answer-a-day = { $sum } в день
answer-a-week = { $sum } в неделю
answer-a-time = { $sum } за раз
answer-months = { $count ->
    [one] { $count } месяц
    [few] { $count } месяца
    [many] { $count } месяцев
   *[other] { $count } месяца
}
answer-count-expense = { $count ->
    [one] { $count } покупка
    [few] { $count } покупки
    [many] { $count } покупок
   *[other] { $count } покупки
} { $scope }.
answer-count-income = { $count ->
    [one] { $count } доход
    [few] { $count } дохода
    [many] { $count } доходов
   *[other] { $count } дохода
} { $scope }.
answer-count-refund = { $count ->
    [one] { $count } возврат
    [few] { $count } возврата
    [many] { $count } возвратов
   *[other] { $count } возврата
} { $scope }.
answer-count-transfer = { $count ->
    [one] { $count } перевод
    [few] { $count } перевода
    [many] { $count } переводов
   *[other] { $count } перевода
} { $scope }.
answer-count-by = { $who }: { $text }
answer-balance-left = Пришло { $income }, ушло { $spent } { $scope }: осталось { $left }, отложено { $rate }.
answer-balance-even = Пришло { $income }, ушло столько же { $scope }: не осталось ничего.
answer-balance-short = Пришло { $income }, ушло { $spent } { $scope }: на { $left } больше, чем пришло.
answer-balance-no-income = Не пришло ничего, ушло { $spent } { $scope }.
answer-balance-other = Отдельно, без пересчёта: пришло { $income }, ушло { $spent }.
answer-price-once = «{ $item }» — { $sum } ({ $day }), записано только раз.
answer-price-more = «{ $item }» в последний раз — { $sum } ({ $day }), на { $difference } больше, чем до этого ({ $before }, { $then }).
answer-price-less = «{ $item }» в последний раз — { $sum } ({ $day }), на { $difference } меньше, чем до этого ({ $before }, { $then }).
answer-price-same = «{ $item }» в последний раз — { $sum } ({ $day }), столько же, сколько до этого ({ $then }).
answer-price-range = От { $low } до { $high }, последних записей: { $count }.

answer-button-why = Почему?
answer-button-chart = График
answer-button-back = Назад
answer-button-newer = Позже
answer-button-older = Раньше

why-title = Откуда это
why-counted = Посчитано: { $what }
why-counted-expense = расходы минус возвраты; переводы не считаются никогда
why-counted-purchases = покупки, возвраты не вычтены
why-counted-income = доходы
why-counted-refund = возвраты
why-counted-transfer = переводы между своими счетами
why-counted-any = всё, что есть в книге
why-filter = Только: { $filters }
why-period = Время: { $period }
why-period-ever = с начала книги
why-member = Кто платил: { $who }
why-everyone = все
why-sum = Найдено: { $sum }, { $entries }
why-found = Найдено: { $entries }
why-parts = Из чего: { $parts }
why-hidden = Чужие личные записи в такие вопросы не входят.
why-template = Запрос: { $template }
why-more = и ещё { $count }
why-changed = С тех пор как я ответил, книга изменилась; сейчас она такая.
why-older = Этот ответ слишком старый, его не разобрать. Спросите ещё раз, и я покажу каждую запись.

nothing-recurs = Пока ничего регулярного не знаю: создайте, например, «аренда 25000 каждое 1 число» или загляните в /recurring. Могу сказать, сколько ушло на подписки.

ask-mean = Вы об этом?
ask-none = Ни о чём из этого
ask-find-what = Что искать? Напишите, например, «/find молоко».
ask-no-chart = В этом ответе рисовать нечего.
ask-reading = { $name }: { $scope }
ask-total = Расходы
ask-category_spend = Расходы
ask-compare = Сравнить
ask-top_categories = По категориям
ask-top_merchants = По магазинам
ask-by_member = Кто платил
ask-largest = Самые крупные
ask-list = Записи
ask-average = Среднее
ask-trend = Динамика
ask-count = Сколько раз
ask-income_vs_expense = Пришло и ушло
ask-price_history = Цены
ask-budget_status = Бюджет
ask-left_per_day = Осталось на день
ask-recurring = Регулярные платежи
ask-forecast = Прогноз
ask-anomalies = Странное
ask-settle_up = Кто кому должен
ask-afford = Можем ли себе позволить
ask-advice = Совет
ask-help = Помощь

chart-by-category = По категориям · { $household }
chart-by-merchant = В магазинах с названием · { $household }
chart-by-member = По тому, кто платил · { $household }
chart-by-month = По месяцам · { $household }
chart-by-week = По неделям · { $household }
chart-by-day = По дням · { $household }
chart-compared = Сравнение · { $household }
chart-balance = Пришло и ушло · { $household }
chart-prices = Каждый раз · { $household }
chart-without = { $subtitle } · без { $sums }
chart-latest = { $subtitle } · последние { $count }
chart-title = { $sum } { $scope }
chart-price-title = { $item }: { $sum }
chart-rest = Другое ({ $count })
chart-left = Осталось { $sum } { $scope }
chart-short = Не хватило { $sum } { $scope }
chart-income = Пришло
chart-spending = Ушло
chart-until = до { $day }
chart-pace = День за днём · { $household }
chart-even-budget = Бюджет, если тратить ровно
chart-heat-to = до { $sum }
chart-heat-more = больше
chart-heat-back = вернули
chart-menu = Какой график?
chart-menu-button = Другие графики
chart-kind-categories = По категориям
chart-kind-members = Кто платил
chart-kind-pace = Темп
chart-kind-calendar = Календарь
chart-kind-months = По месяцам
chart-kind-balance = Пришло и ушло
chart-kind-forecast = Прогноз

## What is wider than what was asked, and one unit after another
answer-wider = Всего по категории { $name }: { $sum }.
answer-trend = { $sum }: { $parts }.
answer-calendar = { $sum }, больше всего { $day }: { $most }. { $count ->
    [0] Дней без трат не было.
    [one] { $count } день без трат.
    [few] { $count } дня без трат.
    [many] { $count } дней без трат.
   *[other] { $count } дня без трат.
}
answer-week-of = неделя с { $day }

# Things held against each other, a part of a whole, the highest and the latest.
answer-weekends = по выходным
answer-weekdays = по будням
answer-days = (дни недели: { $days })
answer-highest = Больше всего { $scope }: { $name }, { $sum }.
answer-lowest = Меньше всего { $scope }: { $name }, { $sum }.
answer-extreme-next = Дальше: { $parts }.
answer-side = { $sum } { $name }
answer-paid-by = платит { $name }
answer-sides = { $parts } { $scope }: на { $difference } больше { $name }.
answer-sides-same = { $parts } { $scope }: поровну.
answer-sides-none = Ничего { $names } { $scope }.
answer-sides-a-day = { $parts } { $scope }. На один такой день: { $daily }.
answer-sides-other = Отдельно, без пересчёта: { $parts }.
answer-part-of-income = { $part }: { $share } от поступлений ({ $whole }).
answer-part-of-expense = { $part }: { $share } от всех расходов ({ $whole }).
answer-part-of-no-income = { $part }. Доходов за это время не записано, так что доли назвать нельзя.
answer-part-of-no-expense = { $part }. Расходов, от которых считать долю, нет.
answer-part-base = Доля считается только в { $currency }.
answer-latest = Последний раз { $scope }: { $what }, { $sum }, { $day }, платил(а) { $who }.
answer-latest-any = Последний раз: { $what }, { $sum }, { $day }, платил(а) { $who }.
answer-latest-before = До этого: { $row }.
chart-sides-title = Рядом { $scope }
chart-a-day = На один такой день · { $household }
ask-share = Доля
ask-account_balance = Остаток

# О периоде ответа.
period-not-lately = За текущий месяц ({ $period }) — ничего.
period-partly-lately = Из них за текущий месяц ({ $period }): { $sums }.
period-before = За всё время: { $sums }.
period-month-before = Этот месяц ({ $period }) только начался, поэтому ответ — за прошлый.
period-just-begun = Этот период только начался.
answer-money = Примерно { $sums }.
answer-money-rate = { $one } = { $value } ({ $day }).
answer-money-no-rate = Я не знаю курса { $currency }. Добавьте его: /rates 1 { $currency } = 90
answer-money-nothing = В прошлом ответе нет суммы, которую можно пересчитать.
