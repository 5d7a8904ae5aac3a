# Bank alerts, statements and the proofs of one purchase.
alert-balance = Остаток после: { $sum }
alert-again = Это сообщение банка у меня уже есть. Вот его карточка.
alert-known = Это сообщение банка у меня уже есть; оно на личной карточке.
