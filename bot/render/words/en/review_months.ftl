# A month or a year in review.
review-spent = { $when }: { $sum } spent.
review-more = That is { $sum } more than before ({ $when }).
review-less = That is { $sum } less than before ({ $when }).
review-kept = { $income } came in, { $sum } of it is left ({ $share }).
review-short = { $income } came in, { $sum } less than went out ({ $share }).
review-top = Most went on { $items }.
review-up = { $name } is up: { $sum }, before { $before }.
review-down = { $name } is down: { $sum }, before { $before }.
review-tips = What may help:
review-tip-twice = { $name } { $sum } is there twice: check whether it was paid twice.
review-tip-price = { $name } rose from { $compared } to { $sum }: compare offers or cancel it.
review-tip-above = { $name } came to { $sum } where it was { $compared } before: a limit for it may help.
review-tip-week = The week of { $day } came to { $sum } without fixed costs, the others to about { $compared }: see what was different.
review-category = { $name }: { $sum } { $when }.
review-shops = Most of it at { $items }.
review-tip-tenth = A tenth less on { $name } saves about { $compared } a year.
review-nothing = There is nothing in the book for { $when }.
