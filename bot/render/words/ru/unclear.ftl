# Messages that say too little, fit two things, or record nothing.
unclear-which = Это можно понять по-разному. Что вы имеете в виду?
unclear-neither = Ни то ни другое
unclear-left = Хорошо, ничего не изменено.
unclear-new = Новое: { $item }
unclear-else = Что-то новое
unclear-change = { $item } → { $value }
half-words = { $amount } за что?
half-amount = { $item }: сколько это стоило?
talk-plan = Похоже, это ещё впереди. Я записываю то, что уже оплачено; скажите, когда это случится.
talk-reminder = Напоминать я пока не умею. Скажите, когда будет оплачено, и я запишу.
bank-code = Это одноразовый код: я ничего не записываю и не храню его.
bank-failed = Этот платёж не прошёл, записывать нечего.
bank-offer = Похоже на рекламу. Ничего не записываю.
bank-due = Это ещё предстоит оплатить. Скажите, когда это случится.
find-change-none = Не нахожу ничего сохранённого по словам «{ $words }».
find-change-which = Что вы имеете в виду?
find-change-delete = Удалить эту запись?
