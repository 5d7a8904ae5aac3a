# Bank alerts, statements and the proofs of one purchase.
alert-balance = Iske baad balance: { $sum }
alert-again = Bank ka yeh message mere paas pehle se hai. Yeh raha uska card.
alert-known = Bank ka yeh message mere paas pehle se hai; woh ek private card par hai.
