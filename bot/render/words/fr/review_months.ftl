# A month or a year in review.
review-spent = { $when } : { $sum } dépensés.
review-more = C’est { $sum } de plus qu’avant ({ $when }).
review-less = C’est { $sum } de moins qu’avant ({ $when }).
review-kept = { $income } sont rentrés, il en reste { $sum } ({ $share }).
review-short = { $income } sont rentrés, { $sum } de moins que ce qui est sorti ({ $share }).
review-top = Le plus est allé à { $items }.
review-up = { $name } augmente : { $sum }, avant { $before }.
review-down = { $name } baisse : { $sum }, avant { $before }.
review-tips = Ce qui peut aider :
review-tip-twice = { $name } { $sum } y est deux fois : vérifiez si c’est payé en double.
review-tip-price = { $name } est passé de { $compared } à { $sum } : comparez ou résiliez.
review-tip-above = { $name } a atteint { $sum }, avant { $compared } : une limite peut aider.
review-tip-week = La semaine du { $day } a coûté { $sum } hors frais fixes, les autres environ { $compared } : regarde ce qui a changé.
review-category = { $name } : { $sum } { $when }.
review-shops = Surtout chez { $items }.
review-tip-tenth = Un dixième de moins pour { $name } économise environ { $compared } par an.
review-nothing = Il n’y a rien dans le livre pour { $when }.
