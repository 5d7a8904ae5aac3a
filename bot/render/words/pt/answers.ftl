# Respostas: frases em volta de números.
answer-sums = { $sums } (sem converter)
answer-former-member = Antigo membro
answer-on = em { $name }
answer-at = em { $name }
answer-tagged = com #{ $name }
answer-account = de { $name }
answer-matching = de “{ $name }”
answer-without = sem { $name }
answer-least = de { $amount } ou mais
answer-most = de { $amount } ou menos
answer-exactly = de exatos { $amount }
answer-ever = no livro todo
answer-on-day = em { $day }
answer-in = em { $period }
answer-in-year = em { $period }
answer-so-far = em { $period } até agora
answer-so-far-year = em { $period } até agora
answer-since = desde { $day }
answer-from = de { $period }
answer-entries = { $count ->
    [one] 1 lançamento
   *[other] { $count } lançamentos
}
answer-after-refunds = já sem { $sum } de estornos
answer-note = ({ $notes })
answer-named = { $name } { $sum }
answer-named-share = { $name } { $sum } ({ $share })

answer-sum-expense = Vocês gastaram { $sum } { $scope }
answer-sum-income = Vocês receberam { $sum } { $scope }
answer-sum-refund = Vocês tiveram { $sum } de volta { $scope }
answer-sum-transfer = Vocês transferiram { $sum } { $scope }
answer-sum-expense-member = { $who } gastou { $sum } { $scope }
answer-sum-expense-own = Você mesmo gastou { $sum } { $scope }
answer-sum-income-member = { $who } recebeu { $sum } { $scope }
answer-sum-income-own = Você mesmo recebeu { $sum } { $scope }
answer-sum-refund-member = { $who } teve { $sum } de volta { $scope }
answer-sum-refund-own = Você mesmo teve { $sum } de volta { $scope }
answer-sum-transfer-member = { $who } transferiu { $sum } { $scope }
answer-sum-transfer-own = Você mesmo transferiu { $sum } { $scope }
answer-sentence = { $text }.
answer-nothing-expense = Nada { $scope }.
answer-nothing-income = Nenhuma receita { $scope }.
answer-nothing-refund = Nenhum estorno { $scope }.
answer-nothing-transfer = Nenhuma transferência { $scope }.
answer-nothing-any = Nada { $scope }.
answer-nothing-member = Nada de { $who } { $scope }.
answer-nothing-own = Nada seu { $scope }.

answer-most-of-it = { $sum }, a maior parte em { $parts }.
answer-mostly-at = { $sum } em lojas com nome, a maior parte em { $parts }.
answer-all-at = { $sum } em lojas com nome: { $parts }.
answer-all-on = { $sum }, tudo em { $name }.
answer-all-of-it = { $sum }: { $parts }.
answer-members-paid = { $parts } { $scope }.
answer-members-income = Recebido { $scope }: { $parts }.
answer-member-paid = { $name } pagou { $sum }
answer-member-paid-share = { $name } pagou { $sum } ({ $share })

answer-then-all = em { $period } inteiro
answer-then-by = até { $day }
answer-difference = { $sum } ({ $share })
answer-compare-more = { $now }, { $difference } a mais que { $then } ({ $before }).
answer-compare-less = { $now }, { $difference } a menos que { $then } ({ $before }).
answer-compare-same = { $now }, o mesmo que { $then }.
answer-compare-none = { $now }; { $then } não houve nada.
answer-compare-all = O total de { $period } foi { $sum }.
answer-compare-day-more = Até { $day } eram { $before }: vocês estão { $difference } acima.
answer-compare-day-less = Até { $day } eram { $before }: vocês estão { $difference } abaixo.
answer-compare-day-same = Até { $day } era exatamente o mesmo.
answer-compare-other = À parte, sem converter: { $now } contra { $before }.
answer-moved-up = O que mais subiu:
answer-moved-down = O que mais caiu:
answer-moved-row = • { $name }: { $sum }, de { $before } para { $after }
answer-moved-none-up = Nenhuma categoria subiu.
answer-moved-none-down = Nenhuma categoria caiu.

answer-list = { $entries } { $scope }, { $sum } ao todo.
answer-list-any = { $entries } { $scope }.
answer-list-member = { $entries } de { $who } { $scope }, { $sum } ao todo.
answer-list-own = { $entries } só seus { $scope }, { $sum } ao todo.
answer-list-any-member = { $entries } de { $who } { $scope }.
answer-list-any-own = { $entries } só seus { $scope }.
answer-largest = Os maiores { $scope }:
answer-largest-member = Os maiores de { $who } { $scope }:
answer-largest-own = Os maiores só seus { $scope }:
answer-left-out = { $count ->
    [one] 1 lançamento em outra moeda não entra
   *[other] { $count } lançamentos em outras moedas não entram
} nesta ordem.
answer-page = { $first } a { $last } de { $count }
answer-row = { $day } · { $what } · { $money } · { $who }
answer-row-private = privado
answer-row-received = +{ $money }
answer-row-refund = { $money } de volta
answer-row-transfer = { $money } transferido

answer-average = Em média { $sums } { $scope } ({ $notes }).
answer-average-member = Em média { $who } gastou { $sums } { $scope } ({ $notes }).
answer-average-own = Em média você mesmo gastou { $sums } { $scope } ({ $notes }).
answer-a-month = { $sum } por mês
answer-a-day = { $sum } por dia
answer-a-week = { $sum } por semana
answer-a-time = { $sum } cada vez
answer-months = { $count ->
    [one] 1 mês
   *[other] { $count } meses
}
answer-count-expense = { $count ->
    [one] 1 compra
   *[other] { $count } compras
} { $scope }.
answer-count-income = { $count ->
    [one] 1 receita
   *[other] { $count } receitas
} { $scope }.
answer-count-refund = { $count ->
    [one] 1 estorno
   *[other] { $count } estornos
} { $scope }.
answer-count-transfer = { $count ->
    [one] 1 transferência
   *[other] { $count } transferências
} { $scope }.
answer-count-by = De { $who }: { $text }
answer-balance-left = Entraram { $income } e saíram { $spent } { $scope }: sobram { $left }, uma poupança de { $rate }.
answer-balance-even = Entraram { $income } e saiu o mesmo { $scope }: não sobra nada.
answer-balance-short = Entraram { $income } e saíram { $spent } { $scope }: { $left } a mais do que entrou.
answer-balance-no-income = Não entrou nada e saíram { $spent } { $scope }.
answer-balance-other = À parte, sem converter: entraram { $income } e saíram { $spent }.
answer-price-once = “{ $item }” custou { $sum } ({ $day }), a única vez que tenho anotada.
answer-price-more = “{ $item }” custou { $sum } da última vez ({ $day }), { $difference } a mais que da vez anterior ({ $before }, { $then }).
answer-price-less = “{ $item }” custou { $sum } da última vez ({ $day }), { $difference } a menos que da vez anterior ({ $before }, { $then }).
answer-price-same = “{ $item }” custou { $sum } da última vez ({ $day }), o mesmo que da vez anterior ({ $then }).
answer-price-range = Entre { $low } e { $high } nas últimas { $count } vezes.

answer-button-why = Por quê?
answer-button-chart = Gráfico
answer-button-back = Voltar
answer-button-newer = Recentes
answer-button-older = Anteriores

why-title = De onde vem isto
why-counted = Contado: { $what }
why-counted-expense = gastos menos estornos; transferências nunca contam
why-counted-purchases = compras, sem descontar estornos
why-counted-income = receitas
why-counted-refund = estornos
why-counted-transfer = transferências entre contas próprias
why-counted-any = tudo o que está no livro
why-filter = Só: { $filters }
why-period = Período: { $period }
why-period-ever = desde que o livro começou
why-member = Pago por: { $who }
why-everyone = todos
why-sum = Encontrado: { $sum } em { $entries }
why-found = Encontrado: { $entries }
why-parts = Feito de: { $parts }
why-hidden = Lançamentos privados de outros ficam fora de perguntas como esta.
why-template = Consulta: { $template }
why-more = e mais { $count }
why-changed = O livro mudou desde a minha resposta; agora está assim.
why-older = Essa resposta é velha demais para desmontar. Pergunte de novo e mostro cada lançamento por trás dela.

nothing-recurs = Ainda não conheço nada recorrente: crie com “aluguel 1500 todo dia 1” ou veja /recurring. Posso dizer quanto foi em assinaturas.

ask-mean = Você quis dizer isto?
ask-none = Nada disto
ask-find-what = O que eu procuro? Escreva, por exemplo, “/find leite”.
ask-no-chart = Nessa resposta não há nada para desenhar.
ask-reading = { $name }: { $scope }
ask-total = Gastos
ask-category_spend = Gastos
ask-compare = Comparar
ask-top_categories = Por categoria
ask-top_merchants = Por loja
ask-by_member = Quem pagou
ask-largest = Os maiores
ask-list = Lançamentos
ask-average = Média
ask-trend = Evolução
ask-count = Quantos
ask-income_vs_expense = Entradas e saídas
ask-price_history = Preços
ask-budget_status = Orçamento
ask-left_per_day = Resta por dia
ask-recurring = Pagamentos repetidos
ask-forecast = Previsão
ask-anomalies = Coisas estranhas
ask-settle_up = Quem deve a quem
ask-afford = Dá para pagar?
ask-advice = Conselho
ask-help = Ajuda

chart-by-category = Por categoria · { $household }
chart-by-merchant = Em lojas com nome · { $household }
chart-by-member = Por quem pagou · { $household }
chart-by-month = Por mês · { $household }
chart-by-week = Por semana · { $household }
chart-by-day = Por dia · { $household }
chart-compared = Comparado · { $household }
chart-balance = Entradas e saídas · { $household }
chart-prices = Cada vez · { $household }
chart-without = { $subtitle } · sem { $sums }
chart-latest = { $subtitle } · últimos { $count }
chart-title = { $sum } { $scope }
chart-price-title = { $item }: { $sum }
chart-rest = Outros ({ $count })
chart-left = Sobram { $sum } { $scope }
chart-short = Faltam { $sum } { $scope }
chart-income = Entrou
chart-spending = Saiu
chart-until = até { $day }
chart-pace = Dia a dia · { $household }
chart-even-budget = Orçamento, em ritmo igual
chart-heat-to = até { $sum }
chart-heat-more = mais
chart-heat-back = devolvido
chart-menu = Qual gráfico?
chart-menu-button = Mais gráficos
chart-kind-categories = Por categoria
chart-kind-members = Quem pagou
chart-kind-pace = Ritmo
chart-kind-calendar = Calendário
chart-kind-months = Mês a mês
chart-kind-balance = Entradas e saídas
chart-kind-forecast = Previsão

## What is wider than what was asked, and one unit after another
answer-wider = { $name } ao todo: { $sum }.
answer-trend = { $sum }: { $parts }.
answer-calendar = { $sum }; o maior dia, { $day }: { $most }. { $count ->
    [0] Nenhum dia sem nada.
    [one] { $count } dia sem nada.
   *[other] { $count } dias sem nada.
}
answer-week-of = a semana de { $day }

# Things held against each other, a part of a whole, the highest and the latest.
answer-weekends = nos fins de semana
answer-weekdays = nos dias úteis
answer-days = (dias: { $days })
answer-highest = O maior { $scope }: { $name } com { $sum }.
answer-lowest = O menor { $scope }: { $name } com { $sum }.
answer-extreme-next = Depois: { $parts }.
answer-side = { $sum } { $name }
answer-paid-by = de { $name }
answer-sides = { $parts } { $scope }: { $difference } a mais { $name }.
answer-sides-same = { $parts } { $scope }: a mesma coisa.
answer-sides-none = Nada { $names } { $scope }.
answer-sides-a-day = { $parts } { $scope }. Isso dá { $daily } por dia desses.
answer-sides-other = À parte, sem converter: { $parts }.
answer-part-of-income = { $part }: { $share } do que entrou ({ $whole }).
answer-part-of-expense = { $part }: { $share } de todos os gastos ({ $whole }).
answer-part-of-no-income = { $part }. Não há receita anotada nesse tempo, então não há parte a dizer.
answer-part-of-no-expense = { $part }. Não há gastos de que tirar uma parte.
answer-part-base = A parte conta só { $currency }.
answer-latest = A última vez { $scope }: { $what }, { $sum }, { $day }, quem pagou: { $who }.
answer-latest-any = A última vez: { $what }, { $sum }, { $day }, quem pagou: { $who }.
answer-latest-before = Antes: { $row }.
chart-sides-title = Lado a lado { $scope }
chart-a-day = Por dia desses · { $household }
ask-share = Parte
ask-account_balance = Saldo

# Sobre o período de uma resposta.
period-not-lately = Nada disso em { $period }.
period-partly-lately = Disso, { $sums } em { $period }.
period-before = No livro todo: { $sums }.
period-month-before = O mês de { $period } acabou de começar, por isso aqui vale o mês anterior.
period-just-begun = Este período acabou de começar.
answer-money = Cerca de { $sums }.
answer-money-rate = { $one } = { $value } ({ $day }).
answer-money-no-rate = Não conheço a cotação de { $currency }. Adicione: /rates 1 { $currency } = 90
answer-money-nothing = A resposta anterior não tem uma soma que eu possa converter.
