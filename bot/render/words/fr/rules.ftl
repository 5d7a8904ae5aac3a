# Règles tirées de corrections.
button-rule-once = Cette fois seulement
button-rule-always = 🔁 Toujours pour { $name }
button-rule-apply = Changer aussi ({ $count })
button-rule-leave = Laisser ainsi
button-rule-remove = 🗑️ { $name }
rule-kept = Désormais : { $rule }
rule-earlier = { $count ->
    [one] 1 écriture plus ancienne est ailleurs :
   *[other] { $count } écritures plus anciennes sont ailleurs :
}
rule-locked = { $count ->
    [one] 1 autre est trop ancienne pour toi ; un admin peut la changer.
   *[other] { $count } autres sont trop anciennes pour toi ; un admin peut les changer.
}
rule-applied = { $count ->
    [one] 1 écriture a été déplacée.
   *[other] { $count } écritures ont été déplacées.
}
rule-undone = { $count ->
    [one] 1 écriture est revenue où elle était.
   *[other] { $count } écritures sont revenues où elles étaient.
}
rule-removed = Oubliée : { $rule }. Ce qu'elle a déplacé y reste.
rules-title = Toujours ainsi
rules-none = Il n'y a pas encore de règles. Corrige la catégorie d'une carte ou d'une écriture et touche « Toujours pour … ».
refusal-rule-unfit = Cela ne nomme rien qui revienne, je ne peux pas en faire une règle.
refusal-rule-gone = Cette règle n'existe plus.
refusal-too-many-rules = Je ne garde pas plus de { $most } règles. Enlèves-en d'abord : /rules
