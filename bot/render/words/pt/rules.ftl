# Regras a partir de correções.
button-rule-once = Só desta vez
button-rule-always = 🔁 Sempre com { $name }
button-rule-apply = Mudar também ({ $count })
button-rule-leave = Deixar assim
button-rule-remove = 🗑️ { $name }
rule-kept = A partir de agora: { $rule }
rule-earlier = { $count ->
    [one] 1 lançamento anterior está em outra categoria:
   *[other] { $count } lançamentos anteriores estão em outra categoria:
}
rule-locked = { $count ->
    [one] Mais 1 é antigo demais para você mudar; um admin pode.
   *[other] Mais { $count } são antigos demais para você mudar; um admin pode.
}
rule-applied = { $count ->
    [one] 1 lançamento foi movido.
   *[other] { $count } lançamentos foram movidos.
}
rule-undone = { $count ->
    [one] 1 lançamento está de volta onde estava.
   *[other] { $count } lançamentos estão de volta onde estavam.
}
rule-removed = Esquecida: { $rule }. O que ela moveu fica lá.
rules-title = Sempre assim
rules-none = Ainda não há regras. Corrija a categoria de um cartão ou lançamento e toque em “Sempre com …”.
refusal-rule-unfit = Isso não nomeia nada que se repita, então não posso fazer uma regra.
refusal-rule-gone = Essa regra não existe mais.
refusal-too-many-rules = Guardo no máximo { $most } regras. Tire algumas primeiro: /rules
