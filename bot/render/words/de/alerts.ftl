# What we say first, and what members want to hear of.
command-notices = Was ich melde, und wann
alert-everything = Alle Ausgaben
alert-budget_near = { $item }: { $percent } % des Budgets sind verbraucht, { $amount } von { $compared }.
alert-budget_near-discreet = Das Budget für { $item } ist fast aufgebraucht.
alert-why-budget_near = Das sage ich einmal je Zeitraum, wenn die Schwelle erreicht ist.
alert-budget_over = { $item } liegt über dem Budget: { $amount } von { $compared } ausgegeben ({ $percent } %).
alert-budget_over-discreet = Das Budget für { $item } ist überzogen.
alert-why-budget_over = Das sage ich einmal je Zeitraum, sobald 100 % überschritten sind.
alert-pace = { $item } läuft voraus: { $percent } % verbraucht, { $time } % der Zeit vorbei ({ $amount } von { $compared }).
alert-pace-discreet = Die Ausgaben für { $item } laufen dem Budget voraus.
alert-why-pace = Das sage ich einmal je Zeitraum, wenn die Ausgaben den Tagen weit voraus sind.
alert-bill_due = { $item } ist { $day } fällig: { $amount }.
alert-bill_due-discreet = { $item } ist { $day } fällig.
alert-why-bill_due = Es ist eine deiner wiederkehrenden Zahlungen, und ich sehe noch keine Zahlung.
alert-bill_late = { $item } war { $day } fällig, und ich sehe keine Zahlung: { $amount } offen.
alert-bill_late-discreet = { $item } war { $day } fällig, und ich sehe keine Zahlung.
alert-why-bill_late = Ich frage einmal. Anders bezahlt? Schreib es auf, oder tippe auf „Das ist in Ordnung“.
alert-price = { $item } kostete diesmal { $amount } statt { $compared } ({ $percent } %).
alert-price-discreet = { $item } kostete einen anderen Preis als bisher.
alert-why-price = Ich vergleiche jede Zahlung mit dem Preis, den du mir genannt hast.
alert-unusual = { $item }, { $amount }: das ist ungewöhnlich. Meist sind es um { $compared }.
alert-unusual-discreet = Ein Eintrag bei { $item } ist ungewöhnlich.
alert-why-unusual = Ich vergleiche jeden Eintrag mit den früheren.
alert-income = { $item } wurde { $day } erwartet: { $compared }. Bisher sehe ich { $amount }.
alert-income-discreet = { $item } wurde { $day } erwartet und ist nicht ganz da.
alert-why-income = Es ist eines deiner wiederkehrenden Einkommen, und der Tag ist vorbei.
alert-draft = Eine Karte wartet noch auf Antwort: { $item }.
alert-draft-discreet = Eine Karte wartet noch auf Antwort.
alert-why-draft = /waiting zeigt alle Karten, die warten.
alert-good_news = Gute Nachricht: { $item } kam auf { $amount }, { $percent } % weniger als üblich ({ $compared }).
alert-good_news-discreet = Gute Nachricht: für { $item } ging weniger weg als üblich.
alert-why-good_news = Ich vergleiche mit denselben Tagen der Monate davor.
alert-security = { $item }
alert-security-discreet = { $item }
alert-why-security = Es geht darum, wer an euer Buch kommt.
button-alert-paid = ✅ Ist bezahlt
button-alert-fine = Das ist in Ordnung
button-alert-less = Weniger davon
button-alert-later = Nicht jetzt
alert-fine-done = In Ordnung. Ich spreche es nicht mehr an.
alert-later-done = Ich sage es morgen noch einmal, wenn es dann noch gilt.
alert-less-digest = Ab jetzt kommt das nur in der Wochenübersicht. /notices ändert es.
alert-less-off = Ich melde das nicht mehr. /notices ändert es.
alert-less-push = Das erfährst du sofort. /notices ändert es.
refusal-alert-gone = Diese Meldung gibt es nicht mehr.
notices-title = 🔔 Was ich dir melde
notices-about = Tippe auf eine Art, um sie sofort, in der Wochenübersicht oder gar nicht zu hören.
notice-topic-budgets = Budgets
notice-topic-bills = Rechnungen
notice-topic-prices = Preise
notice-topic-unusual = Ungewöhnliches
notice-topic-income = Einkommen
notice-topic-cards = Wartende Karten
notice-topic-good = Gute Nachrichten
notice-push = sofort
notice-digest = in der Übersicht
notice-off = nie
notices-discreet = Meldungen ohne Beträge: { $on ->
        [on] ja
       *[off] nein
    }
notices-urgent = Dringendes auch in den Ruhezeiten: { $on ->
        [on] ja
       *[off] nein
    }
notices-digest = Wochenübersicht: { $day }, { $time }. /digest schickt jetzt eine.
notices-digest-never = Keine Wochenübersicht. /digest schickt jetzt eine.
notices-fine = { $count ->
        [one] Eine Sache hast du in Ordnung genannt; ich spreche sie nicht mehr an.
       *[other] { $count } Sachen hast du in Ordnung genannt; ich spreche sie nicht mehr an.
    }
button-notice-discreet = Ohne Beträge
button-notice-urgent = Dringend auch nachts
button-notice-digest = Zeit der Übersicht
button-notice-forget = Wieder ansprechen
digest-never = Keine Übersicht
ask-digest-day = An welchem Tag soll die Wochenübersicht kommen?
ask-digest-hour = { $day }, um wie viel Uhr?
alert-good_news-budget = Gute Nachricht: { $item } blieb unter dem Budget: { $amount } von { $compared }.
alert-good_news-budget-discreet = Gute Nachricht: { $item } blieb unter dem Budget.
alert-why-good_news-budget = Der Monat des Budgets ist vorbei.
alert-good_news-goal = Gute Nachricht: Das Ziel { $item } ist erreicht: { $amount } von { $compared }.
alert-good_news-goal-discreet = Gute Nachricht: Das Ziel { $item } ist erreicht.
alert-why-good_news-goal = Ich zähle, was eingezahlt wurde. /goals zeigt es.
