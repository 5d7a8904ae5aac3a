# Forecasts, what can be afforded, and what stands out.
outlook-about = { $what } im Zeitraum { $when }
outlook-forecast = { $when }: es werden etwa { $sum }, am ehesten zwischen { $low } und { $high }.
outlook-parts = Bisher ausgegeben: { $spent }. Noch kommende Rechnungen: { $bills }. Alles andere: etwa { $rest }.
outlook-parts-ahead = Davon sind { $bills } Rechnungen, alles andere etwa { $rest }.
outlook-bills-guessed = Davon sind Rechnungen über { $sum } aus früheren Zahlungen vermutet, nicht eingerichtet.
outlook-item = { $name } { $sum }
outlook-one-offs = Nicht mitgezählt, weil es kaum wiederkommt: { $items }.
outlook-too-little = Für eine Vorhersage ist es zu früh: Ich brauche Einträge aus drei Wochen, mindestens zehn.
outlook-why = Aus { $days } Tagen mit Einträgen seit { $first }; Rechnungen stehen an ihren Tagen, der Rest ist meist { $method }. In 19 von 20 Fällen liegt es zwischen { $low } und { $high }. Nach Kategorie:
outlook-method-weeks = aus ganzen Wochen eurer Vergangenheit gezogen, jüngere öfter
outlook-method-mean = der Durchschnitt aller Tage
outlook-method-smoothing = aus den letzten Wochen fortgeführt
outlook-spent = Ausgegeben
outlook-likely = Wahrscheinlich
outlook-title = { $when }: etwa { $sum }
outlook-subtitle = Wahrscheinlich zwischen { $low } und { $high }
outlook-afford-ask = Wie viel würde es kosten? Frag mit dem Betrag: „können wir uns bis Weihnachten 400 leisten?“
outlook-afford-yes = { $sum } bis { $day }: wahrscheinlich, in { $chance } von 10 Fällen.
outlook-afford-maybe = { $sum } bis { $day }: vielleicht, in { $chance } von 10 Fällen.
outlook-afford-no = { $sum } bis { $day }: kaum, in { $chance } von 10 Fällen.
outlook-afford-impossible = { $sum } bis { $day }: nicht aus dem, was hereinkommt.
outlook-afford-bills = Bis { $day } kommen etwa { $income } herein, und Rechnungen über { $bills } werden fällig; vor allem anderen bleiben höchstens { $rest }.
outlook-afford-parts = Bis dahin kommen etwa { $income } herein, und { $low } bis { $high } werden wohl ausgegeben; es bleiben etwa { $left }.
outlook-afford-no-income = Ich sehe noch kein regelmäßiges Einkommen und kann nicht sagen, wie wahrscheinlich { $sum } sind. Bis { $day } werden wohl { $low } bis { $high } ausgegeben.
outlook-afford-limits = Was auf euren Konten liegt, weiß ich nicht.
outlook-afford-impossible-balance = { $sum } bis { $day }: nicht aus dem, was da ist und hereinkommt.
outlook-afford-bills-balance = Auf euren Konten liegen { $balance }. Bis { $day } kommen etwa { $income } herein, und Rechnungen über { $bills } werden fällig; vor allem anderen bleiben höchstens { $rest }.
outlook-afford-parts-balance = Auf euren Konten liegen { $balance }. Bis dahin kommen etwa { $income } herein, und { $low } bis { $high } werden wohl ausgegeben; es bleiben etwa { $left }.
outlook-afford-budgets = Wenn eure Budgets halten, wird etwa { $saving } weniger ausgegeben: dann klappt es in { $chance } von 10 Fällen.
outlook-afford-why = Aus { $days } Tagen mit Einträgen seit { $first }; Rechnungen stehen an ihren Tagen, der Rest ist meist { $method }. Gezählt ist, in wie vielen von 1000 solchen Verläufen am { $day } { $sum } übrig sind.
outlook-afford-why-incomes = Es kommt herein: { $items }.
outlook-afford-why-bills = Rechnungen: { $items }.
outlook-due-item = { $name } { $sum } ({ $day })
outlook-odd-none = Im Zeitraum { $when } fällt nichts auf.
outlook-odd-head = { $count ->
    [one] Eines fällt auf ({ $when }):
   *[other] { $count } Dinge fallen auf ({ $when }):
}
outlook-odd-duplicate = { $name } { $sum } steht um { $day } zweimal da.
outlook-odd-shop-amount = { $name } { $sum }, { $day }: Dort sind es meist etwa { $usual }.
outlook-odd-category-amount = { $name } { $sum }, { $day }: { $category } kostet sonst meist etwa { $usual } auf einmal.
outlook-odd-new-shop = { $name } { $sum }, { $day }: ein neuer Name, und { $category } kostet sonst meist etwa { $usual } auf einmal.
outlook-odd-price = { $name } kostete { $sum }, { $day }; bisher waren es { $usual }.
outlook-odd-pace = { $category }: diesen Monat { $sum }. Bis zu diesem Tag waren es meist etwa { $usual }.
outlook-fine = { $number }. Das ist in Ordnung
outlook-fine-kept = In Ordnung, dazu sage ich nichts mehr.
