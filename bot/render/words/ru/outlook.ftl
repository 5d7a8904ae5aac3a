# Forecasts, what can be afforded, and what stands out.
outlook-about = { $what }, { $when }
outlook-forecast = { $when }: выйдет примерно { $sum }, скорее всего от { $low } до { $high }.
outlook-parts = Уже потрачено: { $spent }. Ещё придут счета: { $bills }. Всё остальное: примерно { $rest }.
outlook-parts-ahead = Из них счета: { $bills }, всё остальное: примерно { $rest }.
outlook-bills-guessed = Из этих счетов { $sum } предположено по прошлым оплатам, они не настроены.
outlook-bills-all-guessed = Все эти счета предположены по прошлым оплатам; ни один не настроен: это делает /recurring.
outlook-item = { $name } { $sum }
outlook-one-offs = Не учтено, так как вряд ли повторится: { $items }.
outlook-too-little = Для прогноза рано: нужны записи за три недели, хотя бы десять.
outlook-why = По записям за { $days } дн. начиная с { $first }; счета стоят на своих днях, остальное — в основном { $method }. В 19 случаях из 20 выйдет от { $low } до { $high }. По категориям:
outlook-method-weeks = целые недели вашего прошлого, недавние чаще
outlook-method-mean = среднее всех дней
outlook-method-smoothing = продолжение последних недель
outlook-spent = Потрачено
outlook-likely = Вероятно
outlook-title = { $when }: примерно { $sum }
outlook-subtitle = Вероятно, от { $low } до { $high }
outlook-afford-ask = Сколько это будет стоить? Спросите с суммой: «можем ли мы позволить себе 40000 к Новому году?»
outlook-afford-yes = { $sum }, срок { $day }: скорее да, { $chance } раз из 10.
outlook-afford-maybe = { $sum }, срок { $day }: может быть, { $chance } раз из 10.
outlook-afford-no = { $sum }, срок { $day }: вряд ли, { $chance } раз из 10.
outlook-afford-impossible = { $sum }, срок { $day }: из того, что придёт, не получится.
outlook-afford-bills = До { $day } придёт примерно { $income }, а счетов на { $bills }: ещё до прочих трат остаётся не больше { $rest }.
outlook-afford-parts = До этого придёт примерно { $income }, а потрачено будет от { $low } до { $high }; останется около { $left }.
outlook-afford-no-income = Регулярного дохода пока не вижу, поэтому не знаю, насколько вероятно { $sum }. Срок { $day }: потрачено будет от { $low } до { $high }.
outlook-afford-limits = Что лежит на ваших счетах, я не знаю.
outlook-afford-impossible-balance = { $sum }, срок { $day }: из того, что есть и что придёт, не получится.
outlook-afford-bills-balance = На счетах { $balance }. До { $day } придёт примерно { $income }, а счетов на { $bills }: ещё до прочих трат остаётся не больше { $rest }.
outlook-afford-parts-balance = На счетах { $balance }. До этого придёт примерно { $income }, а потрачено будет от { $low } до { $high }; останется около { $left }.
outlook-afford-budgets = Если уложиться в бюджеты, уйдёт примерно на { $saving } меньше: тогда { $chance } раз из 10.
outlook-afford-why = По записям за { $days } дн. (с { $first }); счета стоят на своих днях, остальное — в основном { $method }. Вероятность — это в скольких из 1000 таких случаев к сроку ({ $day }) остаётся { $sum }.
outlook-afford-why-incomes = Придёт: { $items }.
outlook-afford-why-bills = Счета: { $items }.
outlook-due-item = { $name } { $sum } ({ $day })
outlook-odd-none = Ничего необычного: { $when }.
series-too-little = Судить пока рано: нужны записи за целый месяц до этого.
series-nothing-odd = Ничего необычного: похоже на прежние записи.
outlook-odd-head = { $count ->
    [one] Одно бросается в глаза ({ $when }):
    [few] Бросаются в глаза { $count } вещи ({ $when }):
    [many] Бросаются в глаза { $count } вещей ({ $when }):
   *[other] Бросаются в глаза { $count } вещи ({ $when }):
}
outlook-odd-duplicate = { $name } { $sum } записано дважды: { $day }.
outlook-odd-shop-amount = { $name } { $sum }, { $day }: обычно там около { $usual }.
outlook-odd-category-amount = { $name } { $sum }, { $day }: { $category } — обычно около { $usual } за раз.
outlook-odd-new-shop = { $name } { $sum }, { $day }: новое название, а { $category } — обычно около { $usual } за раз.
outlook-odd-price = { $name }: { $sum }, { $day }; раньше было { $usual }.
outlook-odd-pace = { $category }: { $sum } в этом месяце. К этому дню обычно около { $usual }.
outlook-fine = { $number }. Всё в порядке
outlook-fine-kept = Хорошо, больше об этом не скажу.
