# Der Haushalt: hereinkommen, Mitglieder, Einstellungen, Kategorien, Export, Gruppen.
door-title = Hallo, ich bin Purser 👋
door-text =
    Ich führe das Haushaltsbuch eurer Familie, gleich hier im Chat. Du schreibst „Milch 60“, ich notiere es; du fragst „Wie viel für Essen diesen Monat?“, ich sage es dir.

    Zuerst brauchst du einen Haushalt: Gründe einen, oder tritt dem deiner Familie bei.
door-again = Zuerst kommt der Haushalt: Gründe einen, oder tritt dem deiner Familie bei. Einen Code kannst du gleich hier eintippen.
door-held = Ich hebe „{ $text }“ auf und lese es, sobald du drin bist.
button-create-household = Haushalt gründen
button-join = Mit Code beitreten
button-create = Gründen
button-yes = Ja
button-no = Nein

home-of = Bei { $name }
found-summary =
    Du: { $me }
    Währung: { $currency }
    Zeitzone: { $place }, jetzt { $clock }
    Sprache: { $language }

    Einiges davon habe ich geraten. Tipp an, was nicht stimmt, oder auf Gründen.
door-picture-held = Ich hebe das Bild auf und lese es, sobald du drin bist.
door-file-later = Das kann ich erst nehmen, wenn du einen Haushalt hast. Schick es dann bitte noch einmal.
found-ask-money = Mit welchem Geld rechnet ihr? Ich rate { $currency }. Tipp eures an oder schreib es.
button-change-name = Name ändern
button-change-me = Mein eigener Name
button-change-currency = Währung ändern
button-change-zone = Zeitzone ändern
button-change-language = Sprache ändern
ask-name = Wie soll der Haushalt heißen? Zum Beispiel „Familie Müller“.
ask-me = Wie soll ich dich nennen? Der Vorname genügt.
ask-found-currency = Welche Währung nutzt ihr zu Hause? Wähle eine oder tipp sie: EUR, Franken, €…
ask-which-currency = Welche davon meinst du?
ask-zone = Wo wohnt ihr? Wähle, oder tipp eine Stadt oder was deine Uhr gerade zeigt, etwa 18:30.
ask-which-zone = Welche davon ist dir am nächsten?
ask-language = Welche Sprache soll ich sprechen?
founded-title = { $household } ist eröffnet 🎉
founded-text =
    Schreib einfach, was passiert, eine Nachricht genügt:
    • Milch 60, Taxi 120 gestern
    • Gehalt 2850 bekommen
    • Wie viel für Lebensmittel diesen Monat?

    Ich zeige dir erst eine Karte. Nichts kommt ins Buch, bevor du es bestätigst.
button-invite-family = Familie einladen
button-help = Was kann ich sagen?

ask-code = Tipp den Code, den du bekommen hast. Er hat 8 Buchstaben und Ziffern.
joined-title = Willkommen in „{ $household }“, { $name } 👋
joined-text =
    Du teilst das Buch mit { $others }.
    Schreib, was du ausgibst, zum Beispiel „Milch 60“, oder frag „Wie viel haben wir diesen Monat ausgegeben?“
joined-viewer =
    Du kannst das Buch von { $others } ansehen und alles fragen, zum Beispiel „Wie viel haben wir diesen Monat ausgegeben?“
    Hineinschreiben tun die anderen.
linked-title = Da bist du ja, { $name } 👋
linked-text = Jetzt kenne ich dich auch hier. Dasselbe Buch, derselbe Haushalt „{ $household }“.
seated-elsewhere = Du gehörst schon zu „{ $household }“, und jeder hat nur einen Haushalt. Um einem anderen beizutreten, geh hier zuerst mit /leave.
back-title = Willkommen zurück, { $name } 👋
back-text = Das Buch von „{ $household }“ ist offen. Schreib, was du ausgegeben hast, oder frag mich etwas.

members-title = Mitglieder von „{ $household }“
members-you = { " " }(du)
members-also = auch { $names }
role-admin = Admin
role-member = Mitglied
role-viewer = Zuschauer
role-admin-means = Admin: schreibt, bestätigt und verwaltet den Haushalt.
role-member-means = Mitglied: schreibt und bestätigt Einträge.
role-viewer-means = Zuschauer: sieht und fragt, schreibt nichts.
button-me = Ich
button-invite = Einladen
button-my-name = Mein Name
button-my-aliases = Auch genannt …
button-my-language = Meine Sprache
button-link = Mich auf anderem Kanal nutzen
button-leave = Gehen
button-make-admin = Zum Admin
button-make-member = Zum Mitglied
button-make-viewer = Zum Zuschauer
button-remove-member = Entfernen
ask-my-name = Wie soll ich dich ab jetzt nennen?
ask-my-aliases = Wie nennt dich die Familie noch? Mit Kommas getrennt, zum Beispiel „Papa, Opa Ravi“. Schick { $none } für gar nichts.
said-name = Gut, ab jetzt { $name }.
said-aliases = Notiert. Ich weiß dann, wer gemeint ist.
remove-sure = { $name } entfernen? Die Einträge bleiben im Buch, der Zugang endet sofort.
toast-role = { $name } ist jetzt { $role }.
toast-removed = { $name } wurde entfernt.
leave-sure = „{ $household }“ verlassen? Was du geschrieben hast, bleibt im Buch, und zum Zurückkommen brauchst du einen neuen Code.
leave-stayed = Gut. Du bleibst.
left = Du hast „{ $household }“ verlassen. Mach’s gut! Schreib mir, wann immer du einen Haushalt gründen oder einem anderen beitreten willst.

invite-title = Einladung zu „{ $household }“
invite-text =
    Gib das an eine Person weiter. Sie kommt als { $role } dazu. Der Code gilt einmal, { $hours } Stunden lang.
    Sie schickt mir den Code{ $links ->
        [0] .
        [1] { " " }oder öffnet den Link.
       *[other] , öffnet den Link oder scannt das Bild.
    }
button-invite-member = Als Mitglied
button-invite-viewer = Als Zuschauer
button-invite-admin = Als Admin
button-new-code = Neuer Code
toast-code-changed = Hier ist ein neuer Code. Der vorige gilt nicht mehr.
toast-codes-void = Alle früheren Codes gelten nicht mehr.
link-title = Mich auf anderem Kanal nutzen
link-text = Schick mir diesen Code dort. Dann weiß ich, dass du es bist. Er gilt einmal, { $hours } Stunden lang; behalt ihn für dich.
refusal-codes-in-private = Codes sind nur für ein Paar Augen. Frag mich in unserem privaten Chat.

setting-currency = Währung: { $value }
setting-zone = Zeitzone: { $value }
setting-language = Sprache des Haushalts: { $value }
setting-mine = Meine Sprache: { $value }
setting-mine-none = wie der Haushalt
setting-numbers = Zahlen: { $value }
setting-window = Einträge änderbar: { $value }
setting-quiet = Ruhezeit: { $value }
window-none = nur durch Admins
window-hours = { $hours ->
    [one] 1 Stunde lang
   *[other] { $hours } Stunden lang
}
window-days = { $days ->
    [one] 1 Tag lang
   *[other] { $days } Tage lang
}
quiet-none = keine
quiet-hours = { $start } bis { $end }
settings-admins = Die Einstellungen des Haushalts kann ein Admin ändern.
setting-saved = Gespeichert.
button-set-name = Name
button-set-currency = Währung
button-set-zone = Zeitzone
button-set-language = Sprache
button-set-numbers = Zahlen
button-set-window = Änderungsfrist
button-set-quiet = Ruhezeit
button-set-mine = Meine Sprache
ask-set-name = Wie soll der Haushalt heißen?
ask-set-currency = Welche Währung? Wähle eine oder tipp sie: EUR, Franken, €…
ask-set-zone = Wo wohnt ihr? Wähle, oder tipp eine Stadt oder was deine Uhr gerade zeigt, etwa 18:30.
ask-set-language = Welche Sprache soll ich mit dem Haushalt sprechen?
ask-set-numbers = Wie schreibt ihr Zahlen?
ask-set-window = Wie lange darf jeder einen Eintrag ändern? Wähle, oder tipp Stunden. Admins dürfen immer.
ask-set-quiet = Wann soll ich still sein? Wähle, oder tipp Stunden wie 22-7.
ask-set-mine = Welche Sprache soll ich mit dir sprechen?
ask-which-set-currency = Welche davon meinst du?
ask-which-set-zone = Welche davon ist dir am nächsten?

categories-title = Kategorien
categories-spending = Ausgaben
categories-income = Einnahmen
category-system = Eine von meinen: Du kannst sie umbenennen, nicht entfernen.
category-own = Eine von euren eigenen.
button-category-add = Hinzufügen
button-category-add-income = Für Einnahmen
button-category-change = Eine ändern
button-category-rename = Umbenennen
button-category-remove = Entfernen oder vereinen
ask-which-category = Welche?
ask-new-category = Wie heißt die neue Kategorie? Gern mit einem Emoji davor: „🎨 Malkurs“.
ask-new-category-income = Wie heißt die neue Kategorie für Einnahmen? Gern mit einem Emoji davor: „🏡 Miete aus der Wohnung“.
ask-category-name = Wie soll { $category } heißen? Mit einem Emoji davor ändert sich auch das Zeichen.
ask-category-home = { $category } wird entfernt. Wohin mit den Einträgen?
category-added = Hinzugefügt: { $category }
category-renamed = Heißt jetzt { $category }.
category-removed = { $count ->
    [0] { $gone } ist entfernt. Es war nichts darin.
    [one] { $gone } ist entfernt. Der eine Eintrag steht jetzt unter { $home }.
   *[other] { $gone } ist entfernt. Die { $count } Einträge stehen jetzt unter { $home }.
}

export-all = { $count ->
    [one] Euer ganzes Buch: 1 Eintrag. Lässt sich mit Excel, Google Sheets oder Numbers öffnen.
   *[other] Euer ganzes Buch: { $count } Einträge. Lässt sich mit Excel, Google Sheets oder Numbers öffnen.
}
export-period = { $count ->
    [one] { $period }: 1 Eintrag. Lässt sich mit Excel, Google Sheets oder Numbers öffnen.
   *[other] { $period }: { $count } Einträge. Lässt sich mit Excel, Google Sheets oder Numbers öffnen.
}
export-empty = Da gibt es noch nichts zu exportieren.

group-stranger = Schreib mir erst privat. Ich führe Bücher für Haushalte, und deinen kenne ich nicht.
group-ask = Soll diese Gruppe der Chat von „{ $household }“ werden? Alle hier sehen dann, was der Haushalt schreibt und fragt.
group-ask-admin = Diese Gruppe ist noch kein Haushalts-Chat. Ein Admin eures Haushalts kann sie dazu machen: mit /start hier.
group-bound = Erledigt. Das ist jetzt der Chat von „{ $household }“. Schreibt „Milch 60“ oder fragt los; Privates bleibt in privaten Chats.
group-left-alone = Gut, ich bin hier still.
answered-privately = { $member }, ich antworte dir in unserem privaten Chat.
toast-answered-privately = Ich antworte dir in unserem privaten Chat.
private-chat-closed = { $member }, ich darf dir nicht als Erster schreiben. Öffne unseren Chat, drück auf Start und frag noch einmal.
button-open-private = Unseren Chat öffnen

refusal-name-empty = Ein Name braucht mindestens einen Buchstaben oder eine Ziffer. Versuch es noch einmal.
refusal-name-too-long = Das ist lang. Nimm höchstens { $most } Zeichen.
refusal-name-taken = { $name } heißt hier schon jemand oder etwas. Wähle einen anderen Namen.
refusal-zone-unknown = { $zone } kenne ich nicht. Tipp eine große Stadt in deiner Nähe, oder was deine Uhr gerade zeigt, etwa 18:30.
refusal-invite-unknown = Dieser Code geht nicht. Vielleicht ist er vertippt, benutzt oder zu alt: Codes leben 48 Stunden. Bitte deinen Admin um einen neuen, oder versuch es noch einmal.
refusal-too-many-tries = Zu viele falsche Codes. Warte eine Stunde, oder bitte deinen Admin um einen Link.
refusal-identity-seated = Du gehörst hier schon zu einem Haushalt. Verlass ihn erst mit /leave.
refusal-household-gone = Diesen Haushalt finde ich nicht mehr.
refusal-admins-only = Das kann nur ein Admin des Haushalts.
refusal-leave-instead = Wenn du selbst gehen willst, nimm /leave.
refusal-last-admin-stays = Du bist der einzige Admin. Mach erst jemand anderen zum Admin (/members), dann versuch es noch einmal.
refusal-sole-member-stays = Du bist das einzige Mitglied, ohne dich gibt es den Haushalt nicht. Mit „/export backup“ kannst du alles mitnehmen. Ein ganzer Haushalt wird auf der Seite mit den Einstellungen (/dashboard) gelöscht.
refusal-too-many-aliases = Das sind viele Namen. Gib mir höchstens { $most }.
refusal-currency-fixed = Im Buch stehen schon Einträge, und die Summen sind in { $currency }. Darum bleibt es bei { $currency }; einzelne Beträge kannst du weiter in jeder Währung schreiben.
refusal-edit-hours-range = Gib mir Stunden von 0 bis { $most }.
refusal-quiet-hours-range = Gib mir zwei verschiedene Stunden von 0 bis 23, etwa 22-7.
refusal-number-expected = Hier brauche ich eine Zahl.
refusal-duration-unread = Wie lange das ist, verstehe ich nicht. Schreib eine ganze Zahl mit Einheit, etwa 36 Stunden oder 3 Tage.
refusal-language-unknown = Die spreche ich noch nicht. Wähle eine aus der Liste.
refusal-not-your-card = Diese Knöpfe gehören jemand anderem. Schick /members für deine eigenen.
refusal-chat-taken = Diese Gruppe ist der Chat eines anderen Haushalts.
refusal-category-protected = Das ist eine von meinen Kategorien. Du kannst sie umbenennen, aber nicht entfernen.
refusal-category-mismatch = Wähle eine andere Kategorie derselben Art: Ausgaben zu Ausgaben, Einnahmen zu Einnahmen.
refusal-too-many-categories = Mehr als { $most } Kategorien kann ich nicht auseinanderhalten. Vereine erst ein paar.
refusal-period-unknown = „{ $said }“ verstehe ich nicht als Zeit. Versuch „export Oktober“ oder „export letztes Jahr“, oder einfach /export für alles.
