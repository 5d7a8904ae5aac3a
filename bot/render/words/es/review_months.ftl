# A month or a year in review.
review-spent = { $when }: { $sum } gastados.
review-more = Son { $sum } más que antes ({ $when }).
review-less = Son { $sum } menos que antes ({ $when }).
review-kept = Entraron { $income } y quedan { $sum } ({ $share }).
review-short = Entraron { $income }, { $sum } menos de lo que salió ({ $share }).
review-top = Lo que más: { $items }.
review-up = { $name } sube: { $sum }, antes { $before }.
review-down = { $name } baja: { $sum }, antes { $before }.
review-tips = Lo que puede ayudar:
review-tip-twice = { $name } { $sum } está dos veces: mirad si se pagó doble.
review-tip-price = { $name } subió de { $compared } a { $sum }: comparad o cancelad.
review-tip-above = { $name } llegó a { $sum }, antes { $compared }: un límite puede ayudar.
review-tip-week = La semana del { $day } sumó { $sum } sin gastos fijos; las demás, unos { $compared }: mira qué fue distinto.
review-category = { $name }: { $sum } { $when }.
review-shops = Lo más, en { $items }.
review-tip-tenth = Una décima parte menos en { $name } ahorra unos { $compared } al año.
review-nothing = No hay nada en el libro para { $when }.
