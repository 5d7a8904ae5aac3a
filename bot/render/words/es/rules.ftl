# Reglas a partir de correcciones.
button-rule-once = Solo esta vez
button-rule-always = 🔁 Siempre con { $name }
button-rule-apply = Cambiar también ({ $count })
button-rule-leave = Dejarlos así
button-rule-remove = 🗑️ { $name }
rule-kept = Desde ahora: { $rule }
rule-earlier = { $count ->
    [one] 1 apunte anterior está en otra categoría:
   *[other] { $count } apuntes anteriores están en otra categoría:
}
rule-locked = { $count ->
    [one] 1 más es demasiado antiguo para que lo cambies; un admin puede.
   *[other] { $count } más son demasiado antiguos para que los cambies; un admin puede.
}
rule-applied = { $count ->
    [one] Se movió 1 apunte.
   *[other] Se movieron { $count } apuntes.
}
rule-undone = { $count ->
    [one] 1 apunte está otra vez donde estaba.
   *[other] { $count } apuntes están otra vez donde estaban.
}
rule-removed = Olvidada: { $rule }. Lo que movió se queda ahí.
rules-title = Siempre así
rules-none = Aún no hay reglas. Corrige la categoría de una tarjeta o de un apunte y toca «Siempre con …».
refusal-rule-unfit = Eso no nombra nada que se repita, así que no puedo hacer una regla.
refusal-rule-gone = Esa regla ya no está.
refusal-too-many-rules = No guardo más de { $most } reglas. Quita alguna primero: /rules
