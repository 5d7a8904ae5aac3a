# Payments and incomes that recur: their cards, what falls due, and what they come to.
card-bill-settled = Это уже записано иначе, поэтому карточку я закрыл.
refusal-rhythm-impossible = С таким ритмом считать не умею. Напишите, например, «каждый месяц 5-го», «еженедельно по понедельникам» или «каждые 3 месяца».
refusal-repeat-ends-early = Это закончилось бы раньше, чем началось. Укажите конец после первого дня.
refusal-repeat-starts-early = Первый день не может быть в прошлом. Укажите сегодня или день позже.
refusal-repeat-unknown = Этого регулярного платежа больше нет.
rhythm-day = { $count ->
    [1] каждый день
    [few] каждые { $count } дня
   *[other] каждые { $count } дней
  }
rhythm-week = { $count ->
    [1] каждую неделю
    [few] каждые { $count } недели
   *[other] каждые { $count } недель
  }
rhythm-month = { $count ->
    [1] каждый месяц
    [few] каждые { $count } месяца
   *[other] каждые { $count } месяцев
  }
rhythm-year = { $count ->
    [1] каждый год
    [few] каждые { $count } года
   *[other] каждые { $count } лет
  }
rhythm-on-weekdays = { $rhythm }: { $days }
rhythm-on-day = { $rhythm } { $day }-го числа
rhythm-on-last-day = { $rhythm } в последний день
rhythm-on-date = { $rhythm } { $day }
rhythm-times = { $rhythm }, { $count ->
    [one] { $count } раз
    [few] { $count } раза
    [many] { $count } раз
   *[other] { $count } раза
  }
day-format-month = d MMMM
repeat-title-proposed = 🔁 Создать регулярный платёж?
repeat-title-active = 🔁 Регулярно
repeat-title-paused = ⏸️ На паузе
repeat-title-ended = ⏹️ Закончено
repeat-title-discarded = 🗑️ Отменено
repeat-next = следующий { $day }
repeat-no-next = Больше ничего не предстоит.
repeat-until = до { $day }
repeat-paused = на паузе
repeat-promise = Само ничего не записывается: в срок пришлю карточку для подтверждения.
repeat-unpromised = Само ничего не записывается. В { $channel } я пришлю карточку, только если вы это разрешите; /bills покажет её в любом случае.
repeat-twin = Такой уже есть: { $rule }.
repeat-ask-amount = Сколько теперь: { $item }?
repeat-ask-when = Когда бывает { $item }? Напишите, например, «каждый месяц 5 числа» или «каждый понедельник».
repeat-ask-name = Как назвать { $item }?
repeat-ask-end = Закончить { $item } насовсем? Уже оплаченное останется в книге.
button-repeat-once = Одна покупка: { $amount }
button-repeat-offer = 🔁 Сделать регулярным
button-repeat-pause = ⏸️ Пауза
button-repeat-resume = ▶️ Возобновить
button-repeat-skip = ⏭️ Пропустить
button-repeat-price = 💱 Изменить цену
button-repeat-end = ⏹️ Закончить
button-repeat-end-sure = ⏹️ Да, закончить
button-repeat-all = 🔁 Все
button-repeat-when = Когда
button-repeat-name = Название
button-bills = 📅 Предстоящее
button-calendar = 🗓️ Ссылка календаря
toast-repeat-on = Создано
toast-repeat-paused = На паузе
toast-repeat-resumed = Возобновлено
toast-repeat-skipped = Пропущено: { $day }.
toast-repeat-ended = Закончено
repeats-title = 🔁 Что повторяется
repeats-none =
    Пока ничего не повторяется. Напишите, как говорите:
    • аренда 25000 каждое 1 число
    • нетфликс 649 ежемесячно
    • зарплата 85000 в последний день месяца
repeats-private = 🔒 { $count ->
    [one] Ещё { $count } — личное, не ваше.
    [few] Ещё { $count } — личные, не ваши.
    [many] Ещё { $count } — личных, не ваших.
   *[other] Ещё { $count } — личные, не ваши.
  }
repeats-month = Примерно { $sum } в месяц.
bills-title = 📅 Платежи до { $day }
bills-none = До { $day } платежей не знаю.
bills-left = Осталось заплатить: { $sum }
bills-transfers = Переводы в эту сумму не входят: они перемещают деньги, а не тратят.
bills-guessed = Предположено по прошлым оплатам, не настроено: { $items }. Настроить: /recurring.
bill-next = { $item } — срок: { $day }.
bill-next-guessed = Это догадка: до сих пор было { $rhythm }. Платёж не настроен; это делает /recurring.
bill-status-due = пора платить
bill-status-overdue = ⚠️ просрочено
bill-status-partly-paid = осталось { $left }
command-recurring = Регулярные платежи и доходы
command-bills = Предстоящие платежи
refusal-repeat-private-group = Личный платёж нельзя создать или открыть в группе. Напишите мне лично.
refusal-repeat-unread = Не читаю это как регулярный платёж. Напишите, например, «/recurring аренда 25000 каждое 1 число».
refusal-repeat-name-empty = В названии нужна хотя бы одна буква.
recurring-total = Регулярные платежи — примерно { $sum } в месяц.
recurring-income = Поступает примерно { $sum } в месяц.
recurring-nothing = Ничего регулярного под это не подходит.
recurring-why = { $item }: { $amount } { $rhythm } = { $month } в месяц
recurring-why-private = Личное других: { $month } в месяц
recurring-why-how = В году 12 месяцев и 52,18 недели; то, что на паузе, не считается.
bill-due-income = 📅 { $item }, срок: { $day }. Уже пришло?
bill-due = 📅 { $item }, срок: { $day }. Уже оплачено?
button-bill-pay = ✅ { $item }
toast-bill-settled = Это уже закрыто.
button-calendar-make = 🗓️ Создать ссылку
button-calendar-new = 🗓️ Создать новую ссылку
calendar-explained = Календарь может показывать предстоящие платежи, кроме личных. Ссылка — ключ: у кого она есть, тот их видит. Новая отменяет прежнюю.
calendar-link = Добавьте этот адрес в календарь как подписку. Ещё раз показать его не смогу; никому не передавайте.
calendar-off = Для ссылки на календарь нужна веб-страница Purser, а здесь она выключена.
calendar-name = Платежи: { $household }
suggest-recurring = 🔎 Похоже, повторяется: { $item }, { $amount } { $rhythm }; всего раз: { $count }, последний { $day }. Ждать дальше?
suggest-found = 🔎 Похоже, это повторяется; раз до сих пор: { $count }.
suggest-later = Не сейчас. /recurring покажет снова.
suggest-never = Больше не буду предлагать { $item } с таким ритмом.
button-suggest-later = Не сейчас
button-suggest-never = 🚫 Не предлагать
rhythm-on-days = { $rhythm }, числа { $days }
repeat-which = Какой именно?
repeat-new-price = С { $day } вместо { $old }.
repeat-same-price = Он уже столько и стоит.
repeat-unchanged = Ничего не изменилось.
repeat-none-due = В ближайшее время по нему платить нечего.
bill-already-paid = { $item } за { $day } уже оплачено.
repeat-no-such = Регулярного платежа «{ $name }» нет. Что есть, покажет /recurring.
button-bill-early = ✅ За { $day }
rhythm-once = один раз
bill-title-proposed = 📅 Записать предстоящий счёт?
bill-title-active = 📅 Предстоящий счёт
repeat-later-price = С { $day }: { $amount }
repeat-lead = Скажу за { $count ->
        [one] { $count } день.
        [few] { $count } дня.
        [many] { $count } дней.
       *[other] { $count } дня.
    }
refusal-repeat-move-unfit = Это приходит в другом ритме. Для ежемесячного назовите число месяца, для еженедельного день недели.
refusal-repeat-lead-too-long = Могу сказать самое большее за { $days } дней.
