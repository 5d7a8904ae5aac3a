# A receipt on a card.
receipt-verified = ✓ Сумма чека сходится (строк: { $count }).
receipt-doubtful = Чек не сходится. Посмотрите: { $lines }
receipt-doubtful-line = { $name }: читаю { $read }
receipt-doubtful-offer = { $name }: читаю { $read }, с { $offered } сошлось бы
receipt-unverified = Проверить итог по строкам не удалось; взгляните, пожалуйста.
receipt-noted = Вы записали { $item } ({ $day }). Это чек от этой покупки?
button-receipt-items = 🧾 Товары ({ $count })
button-receipt-same = 📎 Чек к { $item }
receipt-items = Отметьте то, чему место в другом разделе, и выберите раздел.
button-receipt-move = Отмеченное — в…
receipt-move = К какой категории отнести отмеченное?
receipt-again = Этот чек я уже знаю:
receipt-without-total = Фото сохранено, но итога на нём нет. Напишите, что это было, например «продукты 540», и я приложу фото.
receipt-put = Чек теперь при записи
refusal-receipt-without-items = Эта карточка не из чека с товарами.
refusal-receipt-doubts-first = Сначала ответьте на вопрос на карточке, потом делите.
refusal-receipt-split-nothing = Отметьте некоторые товары, но не все.
