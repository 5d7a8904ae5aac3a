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
digest-payers = Wer bezahlt hat:
digest-budgets = Budgets:
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
