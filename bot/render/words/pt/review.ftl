# Cartões, e o que se pode fazer com eles.
line-expense = { $category } · { $amount }
line-income = { $category } · +{ $amount } receita
line-refund = ↩️ Estorno · { $category } · { $amount }
line-transfer = 🔄 Transferência · { $amount }
line-private = 🔒 privado
paid-by = { $member } pagou
for-whom = para { $members }
total-spent = Total { $amount }
total-received = Recebido { $amount }
category-none = Sem categoria
kind-expense = Gasto
kind-income = Receita
kind-refund = Estorno
kind-transfer = Transferência
this-one = isto
somebody-else = Outra pessoa
entry-hidden = 🔒 Lançamento privado · { $amount }

button-confirm = ✅ Confirmar
button-confirm-all = ✅ Confirmar tudo
button-edit = ✏️ Editar
button-discard = 🗑️ Descartar
button-undo = ↩️ Desfazer
button-restore = ♻️ Recuperar
button-delete = 🗑️ Apagar
button-back = ‹ Voltar
button-other = Outro…
button-everybody = 👪 Para todos
button-clear = Tirar
button-only-this = ✅ Só este
button-remove = ➖ Tirar
button-older = Anteriores ›
button-newer = ‹ Recentes
button-edit-number = ✏️ Editar { $number }
button-delete-number = 🗑️ Apagar { $number }
button-restore-number = ♻️ Recuperar { $number }

doubt-amount = Qual valor para { $item }?
doubt-date-scope = “{ $day }” vale para tudo?
doubt-date = Que dia para { $item }?
doubt-currency = Que moeda para { $item }?
doubt-kind = O que é { $item }?
doubt-payer = Quem pagou { $item }?
doubt-entry = Cada um destes é um lançamento à parte?
keep-all-lines = Manter todos
without-line = Tirar { $amount } ({ $item })
doubt-amount-outside = Quem paga o quê em { $item }?
doubt-payer-outside = { $name } não é deste lar. Quem pagou { $item }?
outside-paid = Devemos { $amount } a { $name }
outside-paid-by-me = Eu paguei, para { $name }
outside-invite = Convidar { $name }
outside-owes = Nossa parte { $ours }, nos devem { $owed }
outside-all-ours = É tudo nosso: { $ours }
outside-only-ours = Paguei só a nossa parte: { $ours }
unsure-category = Não sei bem onde fica “{ $item }”. Confirme ou escolha:
edit-which = Qual?
edit-what = O que eu mudo?
scope-all = { $count ->
    [2] Os dois
    [3] Os três
   *[other] Os { $count }
  }
scope-some = Só { $names }
scope-none = Nenhum
choose-expense = Gasto
choose-income = Receita
choose-refund = Estorno
choose-transfer = Para conta própria
choose-paid-back = Me devolveram

field-category = Categoria
field-amount = Valor
field-date = Data
field-description = Descrição
field-merchant = Loja
field-account = Conta
field-payer = Quem pagou
field-whom = Para quem
field-kind = Tipo
field-tags = Etiquetas
make-private = 🔒 Tornar privado
make-shared = 👥 Compartilhar
choose-category = Escolha uma categoria.
choose-date = Que dia?
choose-kind = O que é?
choose-payer = Quem pagou?
choose-whom = Para quem foi?
choose-account = Pago de onde?
type-amount = Qual é o valor certo? É só escrever.
type-description = O que foi? É só escrever.
type-merchant = Que loja ou pessoa? É só escrever.
type-account = Que conta ou cartão? É só escrever o nome.
type-tags = Que etiquetas? Escreva como #goa #viagem.
type-date = Que dia? Escreva como você diria: ontem, sexta passada, 12 nov.

card-saved = ✓ Salvo
card-undone = ↩️ Desfeito. Fica 30 dias na lixeira.
card-purged = O que estava aqui saiu da lixeira de vez.
card-discarded = 🗑️ Descartado. Nada foi anotado.
card-expired = ⌛ Este cartão venceu sem resposta. Nada foi anotado.
card-waiting = ⏰ Ainda esperando o seu sim
card-entry = ✓ No livro
card-entry-changed = ✓ Mudado
card-entry-deleted = 🗑️ Na lixeira por 30 dias
card-entry-restored = ✓ De volta ao livro

remark-twin = O mesmo das { $time }?
remark-twin-of = “{ $item }” é o mesmo das { $time }?
remark-purchase = Estorno de { $item }, { $day }

toast-saved = Salvo
toast-discarded = Descartado
toast-changed = Mudado
toast-undone = Desfeito
toast-restored = De volta ao livro
toast-deleted = Apagado
toast-stale = Esse cartão tinha mudado. Está assim agora.
toast-card-confirmed = Salvo
toast-card-discarded = Esse cartão foi descartado.
toast-card-expired = Esse cartão venceu.

last-title = Os últimos lançamentos
last-private = Os últimos registros são privados. Pergunte na nossa conversa.
last-none = Ainda não há nada no livro. Escreva o que gastou, como “leite 60”.
trash-title = Na lixeira, guardado por 30 dias
trash-none = A lixeira está vazia.
cancelled = Esquecido. Os cartões ficam como estão.
photo-kept = Guardei a foto, mas aqui não leio fotos. Escreva o que foi, como “mercado 54”, e eu junto a foto.
still-asking = { $problem } Ou escreva /cancel.

refusal-viewers-only-look = Você pode olhar este livro, mas não escrever nele. Um admin pode mudar isso.
refusal-edit-window-over = Isto tem mais de { $hours } horas; agora só um admin pode mudar.
refusal-card-unknown = Não encontro esse cartão.
refusal-card-not-saved = Esse cartão nunca entrou no livro.
refusal-entry-unknown = Não encontro esse lançamento.
refusal-entry-in-trash = Esse lançamento está na lixeira. Recupere primeiro.
refusal-nothing-to-undo = Não há nada seu para desfazer.
refusal-doubt-open = Escolha uma resposta primeiro, depois confirme.
refusal-line-alone = É a única linha. Confirme o próprio cartão.
refusal-which-line = São { $count } linhas. Diga qual, como “a segunda foi 145”, ou use Editar.
refusal-no-card = Não sei bem o que mudar. Responda ao cartão que você quer.
refusal-category-unfit = Essa categoria não serve aqui.
refusal-whom-unfit = Só um gasto ou uma devolução pode ser para alguém.
refusal-category-unknown = Não conheço essa categoria.
refusal-member-unknown = Essa pessoa não é desta casa.
refusal-account-unknown = Não conheço essa conta.
refusal-private-in-group = Aqui todos leem. Escreva no privado para o lançamento ficar privado.
refusal-private-only-author = Só quem escreveu decide quem vê.
refusal-too-many-lines = São mais de { $most } linhas. Mande em partes.
refusal-amount-zero = Um valor precisa ser maior que zero.
refusal-amount-negative = Um valor precisa ser maior que zero.
refusal-amount-unread = Não vejo valor aí. Escreva como 145 ou 12,50.
refusal-amount-unclear = { $text } pode ser { $readings }. Escreva claro, como 1200 ou 1,20.
refusal-date-unread = Não vejo dia aí. Escreva como ontem, sexta passada ou 12 nov.
refusal-date-impossible = Esse dia não existe.
refusal-date-future = Esse dia ainda não chegou. Dê um até hoje.
refusal-date-too-far = O ano { $year } fica longe demais para mim.
refusal-text-missing = Escreva pelo menos uma palavra.
delete-all-none = Nada espera aqui. O que está salvo se apaga um a um: /last, depois Editar, Excluir; /undo desfaz o último.
delete-all-ask = { $count ->
    [one] O que tirar? Um cartão espera seu sim. O que está salvo fica: apaga-se um a um em /last.
   *[other] O que tirar? { $count } cartões esperam seu sim. O que está salvo fica: apaga-se um a um em /last.
  }
button-discard-all = { $count ->
    [one] 🗑️ Descartar o cartão
   *[other] 🗑️ Descartar { $count } cartões
  }
button-restore-card = ↩️ Trazer de volta { $item }
delete-all-done = { $count ->
    [one] Um cartão descartado.
   *[other] { $count } cartões descartados.
  }
review-early = As dicas vêm quando o livro tem { $least } dias; agora tem { $days ->
    [one] um dia
   *[other] { $days } dias
}, pouco para aconselhar.
