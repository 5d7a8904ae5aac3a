# Bank alerts, statements and the proofs of one purchase.
alert-balance = Saldo depois: { $sum }
alert-again = Já tenho esta mensagem do banco. Aqui está o cartão dela.
alert-known = Já tenho esta mensagem do banco; está num cartão privado.
