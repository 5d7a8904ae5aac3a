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
digest-payers = Кто платил:
digest-budgets = Бюджеты:
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
