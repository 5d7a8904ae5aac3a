# Bank alerts, statements and the proofs of one purchase.
alert-balance = Saldo después: { $sum }
alert-again = Ya tengo este mensaje del banco. Esta es su tarjeta.
alert-known = Ya tengo este mensaje del banco; está en una tarjeta privada.
