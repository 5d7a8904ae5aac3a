# Bank alerts, statements and the proofs of one purchase.
alert-balance = इसके बाद शेष: { $sum }
alert-again = बैंक का यह संदेश मेरे पास पहले से है। यह रहा उसका कार्ड।
alert-known = बैंक का यह संदेश मेरे पास पहले से है; वह एक निजी कार्ड पर है।
