# Bank alerts, statements and the proofs of one purchase.
alert-balance = Balance after it: { $sum }
alert-again = I have this bank message already. Here is its card.
alert-known = I have this bank message already; it is on a private card.
