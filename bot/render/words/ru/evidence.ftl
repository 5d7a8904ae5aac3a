# Bank alerts, statements and the proofs of one purchase.
alert-balance = Остаток после: { $sum }
alert-again = Это сообщение банка у меня уже есть. Вот его карточка.
alert-known = Это сообщение банка у меня уже есть; оно на личной карточке.
statement-again = Этот файл у меня уже есть. Вот его карточка.
statement-sent-again = Этот файл потом прислали снова. Вот его новая карточка; прежняя остаётся закрытой.
statement-no-account = Счёт в этом файле не указан, поэтому он не сохранится.
statement-ask-account = Счёт в этом файле не указан. С какого он счёта?
refusal-statement-empty = Этот файл пуст. Выгрузите выписку ещё раз и пришлите.
refusal-statement-kind-unknown = Такой файл я не могу прочесть как выписку. Пришлите CSV, XLSX, OFX, QIF, camt, MT940 или PDF.
refusal-statement-too-large = Файл больше { $megabytes } МБ. Выгрузите меньше месяцев за раз.
refusal-statement-too-long = В файле больше { $most } строк. Выгрузите меньше месяцев за раз.
refusal-statement-corrupt = Файл повреждён или неполон. Выгрузите выписку ещё раз и пришлите.
refusal-statement-unsafe = Файл требует больше, чем положено выписке, поэтому я его не открыл. Выгрузите его в банке заново.
refusal-statement-columns-unknown = В файле нет столбца с датами и столбца с суммами. Пришлите выгрузку банка вместе с заголовком.
refusal-statement-without-lines = В файле нет операций. Выгрузите период, в котором они были.
refusal-statement-lines-unreadable = Ни в одной строке файла не удаётся прочесть день и сумму, поэтому ничего не изменено. Выгрузите его ещё раз или в CSV.
refusal-statement-days-mixed = Даты в файле записаны по-разному, поэтому я ничего не изменил. Выгрузите его с одним форматом дат.
refusal-statement-without-year = В строках нет года, и на страницах его тоже нет. Пришлите выписку целиком, с первой страницей.
purchase-maybe = Возможно, это { $item } за { $day }, что у меня уже есть.
button-purchase-same = Это { $item }
purchase-joined = Я приложил это к «{ $item }», что у меня уже было.
button-purchase-part = Это другая покупка
adjusted-tip = Записано { $item }, { $day }; банк сообщает { $told }, на { $more } больше. Это то же, с чаевыми или комиссией?
adjusted-reward = Записано { $item }, { $day }; банк списал { $told }, на { $more } меньше. Это то же, остальное баллами или купоном?
adjusted-booked = Банк объявил { $item }, { $day }, а теперь сообщает { $told }. Это та же покупка?
adjusted-exchange = Записано { $item }, { $day }; банк сообщает { $told }. Это то же, по курсу банка?
button-purchase-adjust = Это { $item }, { $sum }
statement-title = Выписка: { $count ->
    [one] { $count } строка
    [few] { $count } строки
    [many] { $count } строк
   *[other] { $count } строки
}, { $first } — { $last }
statement-counts = { $new } новых, { $known } уже в книге, { $doubtful } под вопросом
statement-more = … и ещё { $count }
button-statement-import = Внести { $count }
button-statement-look = Посмотреть
statement-nothing-new = Нового в ней нет.
statement-asked-later = Ещё { $count } строк, возможно, уже в книге: их покажет /waiting.
refusal-statement-days-to-come = В выписке есть дни, которые ещё не наступили. Проверьте формат дат и пришлите снова.
refusal-alert-without-chat = Сначала откройте чат со мной, в браузере или мессенджере: карточки пересланных сообщений приходят туда.
proofs-behind = Подтверждают: { $names }
proof-message = ваше сообщение
proof-photo = чек
proof-alert = { $count ->
    [1] сообщение банка
    [one] { $count } сообщение банка
    [few] { $count } сообщения банка
    [many] { $count } сообщений банка
   *[other] { $count } сообщений банка
}
proof-statement = выписка
transfer-maybe = Возможно, другая сторона перевода со счётом { $account }, { $day }.
button-transfer = Это один перевод
transfer-paired = Один перевод
statement-skipped = { $count ->
    [one] Ещё { $count } строка — не операция, которую я могу прочесть: итог, пометка или повреждена.
    [few] Ещё { $count } строки — не операции, которые я могу прочесть: итоги, пометки или повреждены.
    [many] Ещё { $count } строк — не операции, которые я могу прочесть: итоги, пометки или повреждены.
   *[other] Ещё { $count } строки — не операции, которые я могу прочесть: итоги, пометки или повреждены.
}
