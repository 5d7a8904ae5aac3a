# The weekly digest, the monthly report and the money date.
command-digest = Недельная сводка, сейчас
digest-week-title = 📊 Ваша неделя, { $period }
digest-month-title = 📊 Ваш месяц: { $period }
digest-date-title = 💬 Ваш разговор о деньгах: { $period }
digest-spent = Потрачено: { $amount }.
digest-nothing = Ничего не потрачено или ничего не записано.
digest-usual-more = Это на { $percent } больше обычного: { $usual } за столько же дней.
digest-usual-less = Это на { $percent } меньше обычного: { $usual } за столько же дней.
digest-usual-same = Это как обычно: { $usual } за столько же дней.
digest-income = Доходы: { $amount }.
digest-changes = Что изменилось:
digest-change = { $category }: { $amount }, обычно { $usual }
digest-change-why = {" "}(больше всего в { $merchant }: { $amount })
digest-budgets = Бюджеты:
digest-bills-late = Просрочено, оплаты не видно:
digest-bills = Впереди:
digest-bill = { $item }: { $amount }, { $day }
digest-alerts = Ещё:
digest-question-waiting = { $count ->
        [one] Вас ждёт { $count } карточка. Всё верно? /waiting покажет.
        [few] Вас ждут { $count } карточки. Всё верно? /waiting покажет.
        [many] Вас ждут { $count } карточек. Всё верно? /waiting покажет.
       *[other] Вас ждут { $count } карточки. Всё верно? /waiting покажет.
    }
digest-question-other = Что это было: { $item }, { $amount }, { $day }? Дайте этому категорию.
digest-question-change = «{ $category }» выросло. Так и останется? Тогда учтите это.
digest-discreet = Она готова. Напишите /digest там, где никто не читает, и выключите «Без сумм» в /notices, чтобы увидеть её.
digest-next = Следующая придёт в { $day }, { $time }. /notices меняет это.
digest-next-month = Следующий придёт первого числа в { $time }.
digest-asked = Готовлю; будет через минуту. Сама следующая придёт: { $day }, { $time }.
digest-asked-never = Готовлю; будет через минуту. Сама она не приходит; /notices меняет это.
date-left = Осталось от этого: { $amount }.
date-short = Это на { $amount } больше, чем пришло.
date-no-income = Доходов не записано, поэтому не скажу, сколько осталось.
date-views = Каждый из вас:
date-view-own = Вы заплатили { $amount }
date-view = { $name }: { $amount }
date-view-most = , больше всего на «{ $category }» ({ $amount })
date-talk = О чём поговорить:
date-talk-over = «{ $name }» вышло за бюджет. Лимит слишком мал или месяц был такой?
date-talk-short = Ушло больше, чем пришло. Что может подождать в следующем месяце?
date-talk-grown = «{ $name }» обходится дороже обычного. Вы оба этого хотите?
date-talk-worth = Что в этом месяце стоило своих денег, а что нет?
date-decide = Что решить:
date-decide-limit = «{ $name }»: { $amount } сверх лимита. Другой лимит?
date-decide-budget = У «{ $name }» нет бюджета; обычно { $amount }. Задать?
date-decide-settle = { $debtor } → { $creditor }: долг { $amount }. Рассчитаться?
date-decide-goal = «{ $name }» требует { $amount } в неделю. Отложить?
date-decide-first-goal = Вы пока ни на что не копите. На что бы?
button-date-limit = ✏️ Лимит: { $name }
button-date-budget = 💰 Бюджет: { $name }
button-date-settle = 🤝 Кто кому должен
button-date-goal = 🎯 Отложить: { $name }
button-waiting = { $count ->
        [one] Показать
        [few] Показать их
        [many] Показать их
       *[other] Показать их
    }
command-moneydate = Месяц для двоих: о чём поговорить и что решить
