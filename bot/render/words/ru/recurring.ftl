# Payments and incomes that recur: their cards, what falls due, and what they come to.
bill-due = Пора платить: { $item } ({ $day }). Уже оплачено?
card-bill-settled = Это уже записано иначе, поэтому карточку я закрыл.
refusal-rhythm-impossible = С таким ритмом считать не умею. Напишите, например, «каждый месяц 5-го», «еженедельно по понедельникам» или «каждые 3 месяца».
refusal-rule-ends-early = Это закончилось бы раньше, чем началось. Укажите конец после первого дня.
refusal-rule-starts-early = Первый день не может быть в прошлом. Укажите сегодня или день позже.
refusal-rule-unknown = Этого регулярного платежа больше нет.
