# What we say first, and what members want to hear of.
command-notices = O que eu conto, e quando
alert-everything = Todos os gastos
alert-budget_near = { $item }: { $percent }% do orçamento usado, { $amount } de { $compared }.
alert-budget_near-discreet = O orçamento de { $item } está quase no fim.
alert-why-budget_near = Digo isto uma vez por período, quando o limite de aviso é atingido.
alert-budget_over = { $item } passou do orçamento: { $amount } gastos de { $compared } ({ $percent }%).
alert-budget_over-discreet = O orçamento de { $item } estourou.
alert-why-budget_over = Digo isto uma vez por período, quando passa de 100%.
alert-pace = { $item } vai adiantado: { $percent }% usado, { $time }% do tempo passado ({ $amount } de { $compared }).
alert-pace-discreet = Os gastos com { $item } vão à frente do orçamento.
alert-why-pace = Digo isto uma vez por período, quando os gastos vão muito à frente dos dias.
alert-bill_due = { $item } vence { $day }: { $amount }.
alert-bill_due-discreet = { $item } vence { $day }.
alert-why-bill_due = É um dos seus pagamentos recorrentes, e ainda não vejo pagamento.
alert-bill_late = { $item } venceu { $day } e não vejo pagamento: faltam { $amount }.
alert-bill_late-discreet = { $item } venceu { $day } e não vejo pagamento.
alert-why-bill_late = Pergunto uma vez. Pagou de outro jeito? Anote, ou toque em “Está tudo bem”.
alert-price = { $item } custou { $amount } desta vez, não { $compared } ({ $percent }%).
alert-price-discreet = { $item } custou um preço diferente de antes.
alert-why-price = Comparo cada pagamento com o preço que você me disse.
alert-unusual = { $item }, { $amount }: isso é incomum. Costuma ficar perto de { $compared }.
alert-unusual-discreet = Um lançamento de { $item } é incomum.
alert-why-unusual = Comparo cada lançamento com os anteriores.
alert-income = { $item } era esperado { $day }: { $compared }. Até agora vejo { $amount }.
alert-income-discreet = { $item } era esperado { $day } e não chegou inteiro.
alert-why-income = É uma das suas receitas recorrentes, e o dia já passou.
alert-draft = Um cartão ainda espera resposta: { $item }.
alert-draft-discreet = Um cartão ainda espera resposta.
alert-why-draft = /waiting mostra todos os cartões em espera.
alert-good_news = Boa notícia: { $item } ficou em { $amount }, { $percent }% menos que o normal ({ $compared }).
alert-good_news-discreet = Boa notícia: foi menos que o normal com { $item }.
alert-why-good_news = Comparo com os mesmos dias dos meses anteriores.
alert-security = { $item }
alert-security-discreet = { $item }
alert-why-security = É sobre quem consegue chegar ao livro de vocês.
button-alert-paid = ✅ Está pago
button-alert-fine = Está tudo bem
button-alert-less = Menos disso
button-alert-later = Agora não
alert-fine-done = Certo. Não falo mais disso.
alert-later-done = Digo de novo amanhã, se ainda for assim.
alert-less-digest = De agora em diante isto vem só no resumo da semana. /notices muda isso.
alert-less-off = Não vou mais avisar disto. /notices muda isso.
alert-less-push = Você fica sabendo na hora. /notices muda isso.
refusal-alert-gone = Esse aviso não existe mais.
notices-title = 🔔 O que eu conto
notices-about = Toque num tipo para ouvir na hora, no resumo da semana, ou nunca.
notice-topic-budgets = Orçamentos
notice-topic-bills = Contas
notice-topic-prices = Preços
notice-topic-unusual = Incomuns
notice-topic-income = Receitas
notice-topic-cards = Cartões em espera
notice-topic-good = Boas notícias
notice-push = na hora
notice-digest = no resumo
notice-off = nunca
notices-discreet = Avisos sem valores: { $on ->
        [on] sim
       *[off] não
    }
notices-urgent = Urgentes também no silêncio: { $on ->
        [on] sim
       *[off] não
    }
notices-digest = Resumo da semana: { $day }, { $time }. /digest envia um agora.
notices-digest-never = Sem resumo da semana. /digest envia um agora.
notices-fine = { $count ->
        [one] Você disse que uma coisa está bem; não falo mais dela.
       *[other] Você disse que { $count } coisas estão bem; não falo mais delas.
    }
button-notice-discreet = Sem valores
button-notice-urgent = Urgente à noite
button-notice-digest = Hora do resumo
button-notice-forget = Voltar a avisar
digest-never = Sem resumo
ask-digest-day = Em que dia o resumo da semana deve vir?
ask-digest-hour = { $day }, a que horas?
alert-good_news-budget = Boa notícia: { $item } ficou dentro do orçamento: { $amount } de { $compared }.
alert-good_news-budget-discreet = Boa notícia: { $item } ficou dentro do orçamento.
alert-why-good_news-budget = O mês do orçamento acabou.
alert-good_news-goal = Boa notícia: a meta { $item } foi alcançada: { $amount } de { $compared }.
alert-good_news-goal-discreet = Boa notícia: a meta { $item } foi alcançada.
alert-why-good_news-goal = Conto o que foi posto nela. /goals mostra.
