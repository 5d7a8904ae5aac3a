# Payments and incomes that recur: their cards, what falls due, and what they come to.
card-bill-settled = Já foi anotado de outra forma, por isso fechei este cartão.
refusal-rhythm-impossible = Não consigo contar com esse ritmo. Diga como “todo mês no dia 5”, “toda semana na segunda” ou “a cada 3 meses”.
refusal-repeat-ends-early = Isso terminaria antes de começar. Dê um fim depois do primeiro dia.
refusal-repeat-starts-early = O primeiro dia não pode estar no passado. Dê hoje ou um dia posterior.
refusal-repeat-unknown = Esse pagamento recorrente não existe mais.
rhythm-day = { $count ->
    [1] todo dia
   *[other] a cada { $count } dias
  }
rhythm-week = { $count ->
    [1] toda semana
   *[other] a cada { $count } semanas
  }
rhythm-month = { $count ->
    [1] todo mês
   *[other] a cada { $count } meses
  }
rhythm-year = { $count ->
    [1] todo ano
   *[other] a cada { $count } anos
  }
rhythm-on-weekdays = { $rhythm }: { $days }
rhythm-on-day = { $rhythm } no dia { $day }
rhythm-on-last-day = { $rhythm } no último dia
rhythm-on-date = { $rhythm } em { $day }
rhythm-times = { $rhythm }, { $count ->
    [one] { $count } vez
   *[other] { $count } vezes
  }
day-format-month = d 'de' MMMM
repeat-title-proposed = 🔁 Criar um pagamento recorrente?
repeat-title-active = 🔁 Recorrente
repeat-title-paused = ⏸️ Pausado
repeat-title-ended = ⏹️ Encerrado
repeat-title-discarded = 🗑️ Descartado
repeat-next = próximo { $day }
repeat-no-next = Não vem mais nada.
repeat-until = até { $day }
repeat-paused = pausado
repeat-promise = Nada é lançado sozinho: no dia, mando um cartão para confirmar.
repeat-unpromised = Nada é lançado sozinho. No { $channel }, só mando o cartão se você permitir; /bills mostra de qualquer forma.
repeat-twin = Já existe um: { $rule }.
repeat-ask-amount = Quanto custa { $item } a partir de agora?
repeat-ask-when = Quando vem { $item }? Escreva como “todo mês no dia 5” ou “toda segunda”.
repeat-ask-name = Como chamar { $item }?
repeat-ask-end = Encerrar { $item } de vez? O que foi pago continua no livro.
button-repeat-once = Uma compra de { $amount }
button-repeat-offer = 🔁 Tornar recorrente
button-repeat-pause = ⏸️ Pausar
button-repeat-resume = ▶️ Retomar
button-repeat-skip = ⏭️ Pular próximo
button-repeat-price = 💱 Mudar preço
button-repeat-end = ⏹️ Encerrar
button-repeat-end-sure = ⏹️ Sim, encerrar
button-repeat-all = 🔁 Todos
button-repeat-when = Quando
button-repeat-name = Nome
button-bills = 📅 Próximas contas
button-calendar = 🗓️ Link da agenda
toast-repeat-on = Criado
toast-repeat-paused = Pausado
toast-repeat-resumed = Retomado
toast-repeat-skipped = Pulado: { $day }.
toast-repeat-ended = Encerrado
repeats-title = 🔁 O que se repete
repeats-none =
    Nada se repete ainda. Escreva como você fala:
    • aluguel 1500 todo dia 1
    • netflix 55 por mês
    • salário 5000 no último dia do mês
repeats-private = 🔒 { $count ->
    [one] Um é privado de outra pessoa.
   *[other] { $count } são privados de outros.
  }
repeats-month = Cerca de { $sum } por mês.
bills-title = 📅 Contas até { $day }
bills-none = Não conheço contas até { $day }.
bills-left = Falta pagar: { $sum }
bills-transfers = As transferências não estão nesta soma: movem dinheiro e não o gastam.
bills-guessed = Suposto pelo que já foi pago, não configurado: { $items }. /recurring configura.
bill-next = { $item } vence: { $day }.
bill-next-guessed = É um palpite: até agora veio { $rhythm }. Não está configurado; /recurring faz isso.
bill-status-due = vence agora
bill-status-overdue = ⚠️ atrasada
bill-status-partly-paid = faltam { $left }
command-recurring = Pagamentos e receitas que se repetem
command-bills = Próximas contas
refusal-repeat-private-group = Um pagamento privado não pode ser criado nem aberto em grupo. Escreva-me no privado.
refusal-repeat-unread = Não li isso como pagamento recorrente. Escreva como “/recurring aluguel 1500 todo dia 1”.
refusal-repeat-name-empty = Um nome precisa de pelo menos uma letra.
recurring-total = Os pagamentos recorrentes somam cerca de { $sum } por mês.
recurring-income = Entram cerca de { $sum } por mês.
recurring-nothing = Nada recorrente se encaixa nisso.
recurring-why = { $item }: { $amount } { $rhythm } = { $month } por mês
recurring-why-private = Privado de outros: { $month } por mês
recurring-why-how = Um ano tem 12 meses e 52,18 semanas; o pausado não conta.
bill-due-income = 📅 { $item }, previsto { $day }. Já entrou?
bill-due = 📅 { $item }, vence { $day }. Já foi pago?
button-bill-pay = ✅ { $item }
toast-bill-settled = Isso já está resolvido.
button-calendar-make = 🗓️ Criar o link
button-calendar-new = 🗓️ Criar outro link
calendar-explained = Sua agenda pode mostrar as próximas contas, sem as privadas. O link é a chave: quem o tiver pode lê-las. Criar um encerra o anterior.
calendar-link = Adicione este endereço à sua agenda como assinatura. Não posso mostrá-lo de novo; guardem para vocês.
calendar-off = O link da agenda precisa da página web do Purser, desligada aqui.
calendar-name = Contas de { $household }
suggest-recurring = 🔎 { $item } parece se repetir: { $amount } { $rhythm }, { $count } vezes, a última { $day }. Devo esperar?
suggest-found = 🔎 Isto parece se repetir: { $count } vezes até agora.
suggest-later = Agora não. /recurring mostra de novo.
suggest-never = Não vou sugerir { $item } nesse ritmo de novo.
button-suggest-later = Agora não
button-suggest-never = 🚫 Nunca sugerir
rhythm-on-days = { $rhythm } nos dias { $days }
repeat-which = Qual?
repeat-new-price = A partir de { $day }, em vez de { $old }.
repeat-same-price = Já custa isso.
repeat-unchanged = Nada foi alterado.
repeat-none-due = Nada disso vence em breve.
bill-already-paid = { $item } de { $day } já está pago.
repeat-no-such = Nada recorrente se chama “{ $name }”. /recurring mostra o que há.
button-bill-early = ✅ A de { $day }
rhythm-once = uma vez
bill-title-proposed = 📅 Anotar uma conta a vencer?
bill-title-active = 📅 Conta a vencer
repeat-later-price = A partir de { $day }: { $amount }
repeat-lead = Aviso { $count ->
        [one] um dia
       *[other] { $count } dias
    } antes.
refusal-repeat-move-unfit = Isso vem em outro ritmo. Diga um dia do mês para o que é mensal, um dia da semana para o que é semanal.
refusal-repeat-lead-too-long = Posso avisar no máximo { $days } dias antes.
