# Regeln aus Korrekturen.
button-rule-once = Nur dieses Mal
button-rule-always = 🔁 Immer bei { $name }
button-rule-apply = Auch ändern ({ $count })
button-rule-leave = So lassen
button-rule-remove = 🗑️ { $name }
rule-kept = Ab jetzt: { $rule }
rule-earlier = { $count ->
    [one] 1 früherer Eintrag liegt woanders:
   *[other] { $count } frühere Einträge liegen woanders:
}
rule-locked = { $count ->
    [one] 1 weiterer ist älter, als du ändern darfst; ein Admin kann es.
   *[other] { $count } weitere sind älter, als du ändern darfst; ein Admin kann es.
}
rule-applied = { $count ->
    [one] 1 Eintrag wurde verschoben.
   *[other] { $count } Einträge wurden verschoben.
}
rule-undone = { $count ->
    [one] 1 Eintrag liegt wieder, wo er war.
   *[other] { $count } Einträge liegen wieder, wo sie waren.
}
rule-removed = Vergessen: { $rule }. Was sie verschoben hat, bleibt dort.
rules-title = Immer so
rules-none = Es gibt noch keine Regeln. Berichtige die Kategorie einer Karte oder eines Eintrags und tippe auf „Immer bei …“.
refusal-rule-unfit = Das nennt nichts, was wiederkommt; daraus kann ich keine Regel machen.
refusal-rule-gone = Diese Regel gibt es nicht mehr.
refusal-too-many-rules = Mehr als { $most } Regeln behalte ich nicht. Entferne erst welche: /rules
