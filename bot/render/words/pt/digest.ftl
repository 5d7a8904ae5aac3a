# The weekly digest, the monthly report and the money date.
command-digest = O resumo da semana, agora
digest-week-title = 📊 Sua semana, { $period }
digest-month-title = 📊 Seu mês: { $period }
digest-date-title = 💬 A conversa de dinheiro de vocês: { $period }
digest-spent = Gasto: { $amount }.
digest-nothing = Nada foi gasto, ou nada está anotado.
digest-usual-more = São { $percent } a mais que o normal, { $usual } em tantos dias.
digest-usual-less = São { $percent } a menos que o normal, { $usual } em tantos dias.
digest-usual-same = É o normal: { $usual } em tantos dias.
digest-income = Receitas: { $amount }.
digest-changes = O que mudou:
digest-change = { $category } { $amount }, normalmente { $usual }
digest-change-why = {" "}(a maior parte em { $merchant }: { $amount })
digest-budgets = Orçamentos:
digest-bills-late = Vencido, sem pagamento visto:
digest-bills = O que vem:
digest-bill = { $item } { $amount }, { $day }
digest-alerts = Também:
digest-question-waiting = { $count ->
        [one] Um cartão espera por você. Está certo? /waiting mostra.
       *[other] { $count } cartões esperam por você. Estão certos? /waiting mostra.
    }
digest-question-other = O que foi { $item }, { $amount }, { $day }? Dê uma categoria.
digest-question-change = { $category } subiu. É para ficar assim? Então contem com isso.
digest-discreet = Está pronto. Escreva /digest onde ninguém lê junto, e desligue “Sem valores” em /notices para ver.
digest-next = O próximo vem { $day } às { $time }. /notices muda isso.
digest-next-month = O próximo vem no primeiro dia do mês às { $time }.
digest-asked = Estou fazendo; chega já. Sozinho, o próximo vem { $day } às { $time }.
digest-asked-never = Estou fazendo; chega já. Nenhum vem sozinho; /notices muda isso.
date-left = Sobra disso: { $amount }.
date-short = São { $amount } a mais do que entrou.
date-no-income = Nenhuma receita está anotada, então não sei dizer o que sobra.
date-views = Cada um de vocês:
date-view-own = Você pagou { $amount }
date-view = { $name } pagou { $amount }
date-view-most = , a maior parte em { $category } ({ $amount })
date-talk = Para conversar:
date-talk-over = { $name } passou do orçamento. O limite é baixo demais, ou foi este mês?
date-talk-short = Saiu mais do que entrou. O que pode esperar no mês que vem?
date-talk-grown = { $name } custa mais que o normal. Vocês dois querem isso?
date-talk-worth = O que valeu o dinheiro este mês, e o que não?
date-decide = Para decidir:
date-decide-limit = { $name }: { $amount } acima. Outro limite?
date-decide-budget = { $name } não tem orçamento; o normal é { $amount }. Definir um?
date-decide-settle = { $debtor } deve { $amount } a { $creditor }. Acertar?
date-decide-goal = { $name } precisa de { $amount } por semana. Guardar algo?
date-decide-first-goal = Vocês ainda não guardam para nada. Para quê?
button-date-limit = ✏️ Limite: { $name }
button-date-budget = 💰 Orçamento: { $name }
button-date-settle = 🤝 Quem deve a quem
button-date-goal = 🎯 Guardar: { $name }
button-waiting = { $count ->
        [one] Mostrar
       *[other] Mostrar todos
    }
command-moneydate = O mês a dois: o que conversar e decidir
