# A month or a year in review.
review-spent = { $when }: потрачено { $sum }.
review-more = Это на { $sum } больше, чем раньше ({ $when }).
review-less = Это на { $sum } меньше, чем раньше ({ $when }).
review-kept = Пришло { $income }, из них осталось { $sum } ({ $share }).
review-short = Пришло { $income }, на { $sum } меньше, чем ушло ({ $share }).
review-top = Больше всего: { $items }.
review-up = { $name }: больше, { $sum }, раньше { $before }.
review-down = { $name }: меньше, { $sum }, раньше { $before }.
review-tips = Что может помочь:
review-tip-twice = { $name } { $sum } записано дважды: проверьте, не оплачено ли два раза.
review-tip-price = { $name }: было { $compared }, стало { $sum }. Сравните предложения или откажитесь.
review-tip-above = { $name }: { $sum }, раньше { $compared }. Может помочь лимит.
review-tip-week = Неделя с { $day }: { $sum } без постоянных расходов, другие — около { $compared }. Посмотрите, что было иначе.
review-category = { $name }: { $sum } { $when }.
review-shops = Больше всего здесь: { $items }.
review-tip-tenth = { $name }: на десятую меньше — это около { $compared } в год.
review-nothing = В книге ничего нет: { $when }.
