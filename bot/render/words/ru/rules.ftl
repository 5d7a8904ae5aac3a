# Правила из исправлений.
button-rule-once = Только сейчас
button-rule-always = 🔁 Всегда: { $name }
button-rule-apply = Изменить и их ({ $count })
button-rule-leave = Оставить
button-rule-remove = 🗑️ { $name }
rule-kept = С этой минуты: { $rule }
rule-earlier = { $count ->
    [one] { $count } прежняя запись лежит не там:
    [few] { $count } прежние записи лежат не там:
    [many] { $count } прежних записей лежат не там:
   *[other] { $count } прежних записей лежат не там:
}
rule-locked = { $count ->
    [one] Ещё { $count } старше, чем вам можно менять; админ может.
    [few] Ещё { $count } старше, чем вам можно менять; админ может.
    [many] Ещё { $count } старше, чем вам можно менять; админ может.
   *[other] Ещё { $count } старше, чем вам можно менять; админ может.
}
rule-applied = { $count ->
    [one] Перенесена { $count } запись.
    [few] Перенесены { $count } записи.
    [many] Перенесено { $count } записей.
   *[other] Перенесено { $count } записей.
}
rule-undone = { $count ->
    [one] { $count } запись снова на прежнем месте.
    [few] { $count } записи снова на прежних местах.
    [many] { $count } записей снова на прежних местах.
   *[other] { $count } записей снова на прежних местах.
}
rule-removed = Забыто: { $rule }. Что перенесено, остаётся на месте.
rules-title = Всегда так
rules-none = Правил пока нет. Исправьте категорию карточки или записи и нажмите «Всегда: …».
refusal-rule-unfit = Там нет ничего, что повторяется, правила из этого не выйдет.
refusal-rule-gone = Этого правила больше нет.
refusal-too-many-rules = Больше { $most } правил я не держу. Сначала уберите лишние: /rules
