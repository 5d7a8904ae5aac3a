# The weekly digest, the monthly report and the money date.
command-digest = Die Wochenübersicht, jetzt
digest-week-title = 📊 Deine Woche, { $period }
digest-month-title = 📊 Dein Monat: { $period }
digest-date-title = 💬 Euer Geldgespräch: { $period }
digest-spent = Ausgegeben: { $amount }.
digest-nothing = Nichts wurde ausgegeben, oder nichts ist aufgeschrieben.
digest-usual-more = Das sind { $percent } mehr als die üblichen { $usual } in ebenso vielen Tagen.
digest-usual-less = Das sind { $percent } weniger als die üblichen { $usual } in ebenso vielen Tagen.
digest-usual-same = Das ist so viel wie üblich: { $usual } in ebenso vielen Tagen.
digest-income = Einkommen: { $amount }.
digest-changes = Was sich geändert hat:
digest-change = { $category } { $amount }, üblich { $usual }
digest-change-why = {" "}(das meiste bei { $merchant }: { $amount })
digest-budgets = Budgets:
digest-bills-late = Überfällig, keine Zahlung gesehen:
digest-bills = Demnächst:
digest-bill = { $item } { $amount }, { $day }
digest-alerts = Außerdem:
digest-question-waiting = { $count ->
        [one] Eine Karte wartet auf dich. Stimmt sie? /waiting zeigt sie.
       *[other] { $count } Karten warten auf dich. Stimmen sie? /waiting zeigt sie.
    }
digest-question-other = Was war { $item }, { $amount }, { $day }? Gib dem eine Kategorie.
digest-question-change = { $category } ist gestiegen. Soll das so bleiben? Dann plant es ein.
digest-discreet = Sie ist fertig. Schreib /digest, wo niemand mitliest, und schalte „Ohne Beträge“ in /notices aus, um sie zu sehen.
digest-next = Die nächste kommt am { $day } um { $time }. /notices ändert das.
digest-next-month = Der nächste kommt am Ersten des Monats um { $time }.
digest-asked = Ich mache sie; gleich ist sie da. Von selbst kommt die nächste am { $day } um { $time }.
digest-asked-never = Ich mache sie; gleich ist sie da. Von selbst kommt keine; /notices ändert das.
date-left = Davon übrig: { $amount }.
date-short = Das sind { $amount } mehr, als hereinkam.
date-no-income = Kein Einkommen ist aufgeschrieben, deshalb kann ich nicht sagen, was übrig ist.
date-views = Jeder von euch:
date-view-own = Du hast { $amount } bezahlt
date-view = { $name } hat { $amount } bezahlt
date-view-most = , das meiste für { $category } ({ $amount })
date-talk = Worüber ihr reden könnt:
date-talk-over = { $name } ist über dem Budget. Ist die Grenze zu niedrig, oder lag es an diesem Monat?
date-talk-short = Es ging mehr hinaus, als hereinkam. Was kann nächsten Monat warten?
date-talk-grown = { $name } kostet mehr als üblich. Wollt ihr das beide?
date-talk-worth = Was war diesen Monat sein Geld wert, und was nicht?
date-decide = Was zu entscheiden ist:
date-decide-limit = { $name }: { $amount } darüber. Eine andere Grenze?
date-decide-budget = { $name } hat kein Budget; { $amount } ist üblich. Eines setzen?
date-decide-settle = { $debtor } schuldet { $creditor } { $amount }. Ausgleichen?
date-decide-goal = { $name } braucht { $amount } in der Woche. Etwas einzahlen?
date-decide-first-goal = Ihr spart noch für nichts. Wofür?
button-date-limit = ✏️ Grenze: { $name }
button-date-budget = 💰 Budget: { $name }
button-date-settle = 🤝 Wer wem schuldet
button-date-goal = 🎯 Einzahlen: { $name }
button-waiting = { $count ->
        [one] Zeig sie
       *[other] Zeig sie alle
    }
command-moneydate = Der Monat zu zweit: was zu besprechen und zu entscheiden ist
