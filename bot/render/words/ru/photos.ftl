# A receipt on a card.
receipt-verified = ✓ Сумма чека сходится (строк: { $count }).
receipt-total-verified = ✓ Итог сходится с другими суммами чека. Не все его строки я прочитал верно.
receipt-doubtful = Чек не сходится. Посмотрите: { $lines }
receipt-doubtful-line = { $name }: читаю { $read }
receipt-doubtful-offer = { $name }: читаю { $read }, с { $offered } сошлось бы
receipt-unverified = Проверить итог по строкам не удалось; взгляните, пожалуйста.
receipt-total-summed = Итога на чеке я не нашёл: это сумма прочитанных строк. Пожалуйста, проверьте.
receipt-other-total = На чеке есть и { $other } — до округления или без налога. Я взял { $taken }: столько нужно было заплатить.
receipt-without-day = Даты на нём я не нашёл, поэтому поставил сегодня.
receipt-caption-differs = На чеке { $printed }, вы написали { $written }.
receipt-like-earlier = У меня уже есть чек из того же магазина, за тот же день и на ту же сумму: { $item } ({ $day }). Если это тот же чек, удалите эту карточку.
receipt-noted = Вы записали { $item } ({ $day }). Это чек от этой покупки?
button-receipt-items = 🧾 Товары ({ $count })
button-receipt-same = 📎 Чек к { $item }
receipt-items = Отметьте товары, затем выберите, куда их отнести или для кого они.
receipt-items-spread = Прочитанные строки дают { $sum }, чек — { $total }. Разница делится между частями по их сумме.
receipt-items-more = Здесь не показано: ещё { $count }. Они останутся как есть.
button-receipt-move = Отмеченное — в…
receipt-move = К какой категории отнести отмеченное?
button-receipt-whom = Отмеченное — для…
receipt-whom = Для кого отмеченное?
receipt-again = Этот чек я уже знаю:
receipt-without-total = Фото сохранено, но итога на нём нет. Напишите, что это было, например «продукты 540», и я приложу фото.
receipt-put = Чек теперь при записи
refusal-receipt-without-items = Эта карточка не из чека с товарами.
refusal-receipt-doubts-first = Сначала ответьте на вопрос на карточке, потом делите.
refusal-receipt-split-nothing = Отметьте то, что чего-то стоит; остаток тоже должен чего-то стоить.
button-receipt-photo = 📷 Фото
button-receipt-erase = 🗑️ Стереть фото
button-receipt-erase-yes = Да, стереть
receipt-photo-erase = Стереть фото насовсем? Прочитанное останется, а фото не вернуть.
receipt-photo-erased = Фото здесь стёрто. Чтобы убрать его и из чата, удалите его там.
setting-photos = Хранить фото: { $value }
button-set-photos = Фото
photos-always = пока есть запись
ask-set-photos = Сколько хранить оригиналы фото? Выберите или напишите дни, например 400. Прочитанное останется.
refusal-photo-days-range = Фото можно хранить от 1 до { $most } дней.
receipt-known = Этот чек я уже знаю; он на личной карточке.
doubt-album = Это один чек или несколько?
album-one = Один чек: { $total }
album-several = Чеков { $count }: { $totals }

button-receipt-claims = 🙋 Отметьте своё
receipt-claims = Каждый отмечает своё; если двое отметили одно и то же, оно пополам. Что никто не отметил — на всех.
claim-sum = { $member }: { $sum }
claim-rest = На всех
toast-claimed = Ваше: { $item }
toast-unclaimed = Больше не ваше: { $item }
button-picture-keep = 📎 К следующей трате
button-picture-drop = 🗑️ Выбросить
picture-which-way = Что сделать с картинкой?
picture-no-receipt = На этой картинке я не нашёл чека с итогом.
picture-for-next = Приложу картинку к следующей трате, которую вы напишете.
picture-dropped = Картинки больше нет. Ничего не записано.
album-left = { $count ->
    [one] На картинке { $numbers } нет чека, который я могу прочитать.
    [few] На картинках { $numbers } нет чека, который я могу прочитать.
    [many] На картинках { $numbers } нет чека, который я могу прочитать.
   *[other] На картинках { $numbers } нет чека, который я могу прочитать.
    }
