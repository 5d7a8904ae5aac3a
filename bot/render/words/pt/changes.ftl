# O que mudou, o que espera e respostas curtas a mensagens curtas.
change-said = { $item }: { $changes }
change-already = { $item }: já estava assim
change-value = { $before } → { $after }
change-removed = Retirado: { $item }
visibility-private = privado
visibility-shared = compartilhado
for-everybody = para todos
for-you = para você
paid-by-you = pago por você
button-take-back = ↩️ Desfazer a mudança
toast-taken-back = Como estava antes
toast-reopened = Aberto de novo
card-entry-as-before = ✓ Como estava antes

still-open = Ainda aberto:
cards-waiting = { $count ->
    [one] 1 cartão ainda espera o seu sim: /waiting
   *[other] { $count } cartões ainda esperam o seu sim: /waiting
}
answer-waiting = { $count ->
    [one] Sem contar 1 cartão que espera um sim (/waiting)
   *[other] Sem contar { $count } cartões que esperam um sim (/waiting)
}
waiting-title = { $count ->
    [one] Um cartão espera:
   *[other] { $count } cartões esperam:
}
waiting-none = Nenhum cartão está esperando.
waiting-more = { $count ->
    [one] Mais um espera. Decida sobre alguns destes e envie /waiting de novo.
   *[other] Mais { $count } esperam. Decida sobre alguns destes e envie /waiting de novo.
}
confirmed-all = ✓ Salvo, { $count } cartões
confirm-all-none = Você não tem nenhum cartão aberto aqui.
confirm-all-asking = { $count ->
    [one] Um cartão precisa antes de uma resposta:
   *[other] { $count } cartões precisam antes de uma resposta. Aqui vai um:
}
button-undo-item = ↩️ { $item }
undo-fewer = { $count ->
    [one] Não havia mais a desfazer além deste.
   *[other] Não havia mais a desfazer além destes { $count }.
}
refusal-undo-too-many = Desfaço de 1 a { $most } coisas de uma vez, por exemplo “/undo 3”.

button-edit-item = ✏️ { $item }
button-delete-it = 🗑️ Apagar
button-keep = Deixar
sought-what = Diga qual, por exemplo “/edit táxi” ou “/delete leite ontem”.
private-count = 🔒 privados: { $count }

button-twin-same = É o mesmo
button-twin-other = É outro
button-never-mind = Deixa pra lá
button-as-last-time = Como da última vez: { $amount }
button-look-for = 🔎 { $item }
talk-again = Estou aqui. Escreva o que gastou ou me pergunte algo.
command-waiting = Cartões que esperam um sim

# How a number was asked of the book.
query-total = uma soma
query-by-category = somas por categoria
query-by-member = somas por membro
query-by-merchant = somas por loja
query-by-month = somas por mês
query-by-day = somas por dia
