# A month or a year in review.
review-spent = { $when }: { $sum } ausgegeben.
review-more = Das sind { $sum } mehr als zuvor ({ $when }).
review-less = Das sind { $sum } weniger als zuvor ({ $when }).
review-kept = { $income } kamen herein, davon bleiben { $sum } ({ $share }).
review-short = { $income } kamen herein, { $sum } weniger als hinausging ({ $share }).
review-top = Am meisten ging an { $items }.
review-up = { $name } ist gestiegen: { $sum }, vorher { $before }.
review-down = { $name } ist gesunken: { $sum }, vorher { $before }.
review-tips = Was helfen kann:
review-tip-twice = { $name } { $sum } steht zweimal da: prüft, ob doppelt gezahlt wurde.
review-tip-price = { $name } stieg von { $compared } auf { $sum }: vergleichen oder kündigen.
review-tip-above = { $name } kam auf { $sum }, vorher { $compared }: ein Budget dafür kann helfen.
review-tip-week = Die Woche ab { $day } kostete { $sum } ohne feste Kosten, die anderen etwa { $compared }: schau, was anders war.
review-category = { $name }: { $sum } { $when }.
review-shops = Am meisten bei { $items }.
review-tip-tenth = Ein Zehntel weniger bei { $name } spart etwa { $compared } im Jahr.
review-nothing = Für { $when } steht nichts im Buch.
