# Что изменилось, что ждёт, и короткие ответы на короткие сообщения.
change-said = { $item }: { $changes }
change-already = { $item }: так уже было
change-value = { $before } → { $after }
change-removed = Убрано: { $item }
visibility-private = личное
visibility-shared = общее
for-everybody = для всех
for-you = для вас
paid-by-you = платили вы
button-take-back = ↩️ Отменить изменение
toast-taken-back = Как было раньше
toast-reopened = Снова открыто
card-entry-as-before = ✓ Как было раньше

still-open = Ещё открыто:
cards-waiting = { $count ->
    [one] Ещё { $count } карточка ждёт вашего «да»: /waiting
    [few] Ещё { $count } карточки ждут вашего «да»: /waiting
    [many] Ещё { $count } карточек ждут вашего «да»: /waiting
   *[other] Ещё { $count } карточки ждут вашего «да»: /waiting
}
answer-waiting = { $count ->
    [one] Сюда не вошла { $count } карточка, которая ждёт «да» (/waiting)
    [few] Сюда не вошли { $count } карточки, которые ждут «да» (/waiting)
    [many] Сюда не вошли { $count } карточек, которые ждут «да» (/waiting)
   *[other] Сюда не вошли { $count } карточки, которые ждут «да» (/waiting)
}
waiting-title = { $count ->
    [one] Ждёт { $count } карточка:
    [few] Ждут { $count } карточки:
    [many] Ждут { $count } карточек:
   *[other] Ждут { $count } карточки:
}
waiting-none = Ни одна карточка не ждёт.
waiting-more = { $count ->
    [one] Ждёт ещё { $count }. Решите с этими и отправьте /waiting снова.
    [few] Ждут ещё { $count }. Решите с этими и отправьте /waiting снова.
    [many] Ждут ещё { $count }. Решите с этими и отправьте /waiting снова.
   *[other] Ждут ещё { $count }. Решите с этими и отправьте /waiting снова.
}
confirmed-all = ✓ Сохранено, карточек: { $count }
confirm-all-none = Здесь нет ваших открытых карточек.
confirm-all-asking = { $count ->
    [one] Сначала нужен ответ на { $count } карточку:
    [few] Сначала нужен ответ на { $count } карточки. Вот одна из них:
    [many] Сначала нужен ответ на { $count } карточек. Вот одна из них:
   *[other] Сначала нужен ответ на { $count } карточки. Вот одна из них:
}
button-undo-item = ↩️ { $item }
undo-fewer = { $count ->
    [one] Больше отменять было нечего, только { $count }.
    [few] Больше отменять было нечего, только { $count }.
    [many] Больше отменять было нечего, только { $count }.
   *[other] Больше отменять было нечего, только { $count }.
}
refusal-undo-too-many = За раз я отменяю от 1 до { $most } действий, например «/undo 3».

button-edit-item = ✏️ { $item }
button-delete-it = 🗑️ Удалить
button-keep = Оставить
sought-what = Скажите, что именно, например «/edit такси» или «/delete молоко вчера».
private-count = 🔒 личных: { $count }

button-twin-same = Это то же самое
button-twin-other = Это другое
button-never-mind = Неважно
button-as-last-time = Как в прошлый раз: { $amount }
button-look-for = 🔎 { $item }
talk-again = Я здесь. Напишите, что потратили, или спросите что-нибудь.
command-waiting = Карточки, которые ждут «да»

# How a number was asked of the book.
query-total = одна сумма
query-by-category = суммы по категориям
query-by-member = суммы по участникам
query-by-merchant = суммы по магазинам
query-by-month = суммы по месяцам
query-by-day = суммы по дням
