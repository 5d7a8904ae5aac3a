# Bank alerts, statements and the proofs of one purchase.
alert-balance = Kontostand danach: { $sum }
alert-again = Diese Nachricht der Bank habe ich schon. Hier ist ihre Karte.
alert-known = Diese Nachricht der Bank habe ich schon; sie steht auf einer privaten Karte.
