# Уйти со всем своим: виды файлов.
button-export-xlsx = 📗 Excel
pages-export-xlsx = Выгрузить в Excel
export-ledger = Ваша книга текстом { $dialect }, { $count ->
    [one] { $count } запись
    [few] { $count } записи
    [many] { $count } записей
   *[other] { $count } записей
}. Записи без счёта стоят в «Assets:Unnamed»; чужие личные записи — только суммой.
button-export-hledger = hledger
button-export-beancount = Beancount
pages-export-hledger = Текстом hledger
pages-export-beancount = Текстом Beancount
button-export-backup = 🗄 Копия всего
button-restore-backup = Восстановить здесь
backup-ready = Всё, что есть у вашей семьи: { $entries ->
    [one] { $entries } запись
    [few] { $entries } записи
    [many] { $entries } записей
   *[other] { $entries } записи
}, { $receipts ->
    [one] { $receipts } чек
    [few] { $receipts } чека
    [many] { $receipts } чеков
   *[other] { $receipts } чека
}, карточки, категории, правила, бюджеты, платежи, цели и настройки.
backup-private = Чужое личное — только суммами, как вы их видите; ваши собственные личные записи целиком.
backup-receipts-left = Чеки занимают { $megabytes } МБ, для чата это слишком много, поэтому их в копии нет. Страница настроек (/dashboard) отдаёт всё.
backup-how = Храните её бережно, она не зашифрована. Чтобы вернуть, пришлите её мне в семье, где ещё пусто.
backup-found = Копия книги { $household }, { $day }: { $entries ->
    [one] { $entries } запись
    [few] { $entries } записи
    [many] { $entries } записей
   *[other] { $entries } записи
}, { $receipts ->
    [one] { $receipts } чек
    [few] { $receipts } чека
    [many] { $receipts } чеков
   *[other] { $receipts } чека
}. После восстановления она станет книгой этой семьи, с названием и настройками.
backup-restored = { $household } снова здесь: { $entries ->
    [one] { $entries } запись
    [few] { $entries } записи
    [many] { $entries } записей
   *[other] { $entries } записи
}, { $receipts ->
    [one] { $receipts } чек
    [few] { $receipts } чека
    [many] { $receipts } чеков
   *[other] { $receipts } чека
}. Языковую модель и ссылку на календарь нужно настроить заново.
backup-invite = { $names }: { $count ->
    [one] имя на месте, а входа
    [few] имена на месте, а входа
    [many] имена на месте, а входа
   *[other] имена на месте, а входа
} пока нет. Сделайте каждому ссылку для входа на странице настроек (/dashboard).
refusal-backup-damaged = Эта копия повреждена или изменена, восстановить её я не могу. Ничего не изменилось. Пришлите файл таким, каким я его сделал.
refusal-backup-newer = Эта копия из более новой версии Purser. Ничего не изменилось. Обновите этот Purser и пришлите её ещё раз.
refusal-backup-too-large = В распакованном виде эта копия больше, чем я принимаю. Ничего не изменилось.
refusal-backup-not-empty = В этой семье уже что-то записано, а две книги я не смешиваю. Создайте новую семью и первым делом пришлите копию туда.
refusal-backup-in-group = Копия — только для вас. Напишите мне лично.
refusal-backup-receipts-large = Чеки занимают { $megabytes } МБ, это слишком много для одного файла. Возьмите копию без них, а чеки — через «/export zip октябрь», месяц за месяцем.
pages-backup = Копия всего
pages-backup-bare = Копия без чеков
pages-restore-backup = Восстановить из копии
pages-restore-lead = Только в пустую семью: название, настройки и книга станут такими, как в копии.
