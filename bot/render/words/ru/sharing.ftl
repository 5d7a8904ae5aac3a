# Кто кому должен, расчёты и как семья делит траты.
debt-owes = Долг: { $debtor } → { $creditor }, { $sum }.
debt-you-owe = Вы должны: { $creditor }, { $sum }.
debt-owes-you = Вам должны: { $debtor }, { $sum }.
debt-you-even = Вы никому не должны, и вам никто не должен. Между остальными:
debt-none = Никто никому ничего не должен.
debt-none-in = Никто никому ничего не должен { $scope }.
debt-none-with = Открытых счётов нет: { $name }.
debt-for = Купленное { $scope }:
debt-outside = С людьми со стороны, здесь не считается:
debt-outside-alone = С людьми со стороны:
debt-together = Если рассчитаться всем вместе, выходит:
debt-alone = Вы ведёте эту книгу в одиночку, должать тут некому. Позвать кого-нибудь можно через /invite.
debt-side = { $name }: заплачено { $paid }, своя часть { $part }
debt-side-gave = отдано в расчёт { $sum }
debt-side-got = получено в расчёт { $sum }
debt-side-owed = причитается { $sum }
debt-side-owes = долг { $sum }
debt-side-even = в расчёте
debt-side-line = { $facts } — { $net }
debt-row = { $row } → { $parts }
debt-row-settled = { $day } · { $debtor } → { $creditor }: { $sum }
debt-private = Личные записи не делятся и сюда не входят.
button-settle = ✓ { $debtor } → { $creditor }: { $sum }
button-how-split = ⚖️ Как мы делим
toast-debts-changed = С тех пор это изменилось. Вот как сейчас.
split-title = Как мы делим
split-text = Кто заплатил больше своей части, тому должны остальное. Запись всегда может сказать иначе: «ужин 3400 пополам с Димой», «60/40 с Димой», «моя половина». Новый выбор действует на то, что пишется с этой минуты.
split-now-equal = Общее делится поровну.
split-now-fixed = Общее делится твёрдыми частями: { $parts }.
split-now-percent = Общее делится в процентах: { $parts }.
split-now-income = Общее делится по доходам: { $parts }.
split-now-off = В долг идёт только то, что делит сама запись.
button-split-equal = Поровну
button-split-fixed = Твёрдыми частями…
button-split-percent = В процентах…
button-split-income = По доходам
button-split-off = Никак
ask-split-percent = Чья часть сколько от ста? Напишите так: «{ $example }».
ask-split-fixed = У кого сколько частей? Напишите так: «{ $example }».
to-you = вам
to-whom = кому: { $member }
field-receiver = Кому
choose-receiver = Кому это ушло?
button-own-account = 🔄 Свой счёт
button-equally = ⚖️ Поровну
button-parts = Частями…
type-whom = Какими частями? Напишите так: «60/40» или «Дима 60, Аня 40».
command-settle = Кто кому должен, и рассчитаться
refusal-parts-unread = Частей там не видно. Напишите для каждого имя и число, например «Дима 60, Аня 40».
refusal-parts-not-whole = Выходит { $sum } процентов. Дайте части, из которых выйдет 100.
refusal-settle-too-much = Это больше, чем долг.
pages-settle-part = Только часть
refusal-incomes-none = За последние три полных месяца доходов не записано, делить по ним не выйдет. Сначала запишите доходы или выберите другое.
refusal-receiver-unfit = Деньги идут от одного участника к одному другому. Выберите того, кто их не платил.
debt-outside-owes = { $name }: должны вам { $sum }.
debt-outside-owed = { $name }: вы должны { $sum }.
debt-early = { $count ->
    [one] Не учтена { $count } покупка: она была до того, как появился участник { $name }.
    [few] Не учтены { $count } покупки: они были до того, как появился участник { $name }.
    [many] Не учтено { $count } покупок: они были до того, как появился участник { $name }.
   *[other] Не учтено { $count } покупки: они были до того, как появился участник { $name }.
}
button-count-early = Учесть и их
