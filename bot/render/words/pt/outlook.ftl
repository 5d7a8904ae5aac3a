# Forecasts, what can be afforded, and what stands out.
outlook-about = { $what } em { $when }
outlook-forecast = { $when }: serão cerca de { $sum }, mais provavelmente entre { $low } e { $high }.
outlook-parts = Gasto até agora: { $spent }. Contas a vir: { $bills }. Todo o resto: cerca de { $rest }.
outlook-parts-ahead = Disso, { $bills } são contas e todo o resto cerca de { $rest }.
outlook-bills-guessed = Dessas contas, { $sum } são supostas pelo que já foi pago; não estão configuradas.
outlook-item = { $name } { $sum }
outlook-one-offs = Ficou de fora o que quase não se repete: { $items }.
outlook-too-little = É cedo para uma previsão: preciso de lançamentos de três semanas, pelo menos dez.
outlook-why = De { $days } dias de lançamentos desde { $first }; as contas ficam em seus dias e o resto é sobretudo { $method }. 19 em cada 20 vezes fica entre { $low } e { $high }. Por categoria:
outlook-method-weeks = tirado de semanas inteiras do seu passado, as recentes mais vezes
outlook-method-mean = a média de todos os dias
outlook-method-smoothing = a continuação das últimas semanas
outlook-spent = Gasto
outlook-likely = Provável
outlook-title = { $when }: cerca de { $sum }
outlook-subtitle = Provavelmente entre { $low } e { $high }
outlook-afford-ask = Quanto custaria? Pergunte com o valor: “podemos pagar 400 até o Natal?”
outlook-afford-yes = { $sum } até { $day }: provável, { $chance } em cada 10 vezes.
outlook-afford-maybe = { $sum } até { $day }: talvez, { $chance } em cada 10 vezes.
outlook-afford-no = { $sum } até { $day }: dificilmente, { $chance } em cada 10 vezes.
outlook-afford-impossible = { $sum } até { $day }: não com o que entra.
outlook-afford-bills = Até { $day } entram cerca de { $income } e vencem contas de { $bills }; antes de qualquer outro gasto sobram no máximo { $rest }.
outlook-afford-parts = Até lá entram cerca de { $income } e devem sair de { $low } a { $high }; sobram cerca de { $left }.
outlook-afford-no-income = Ainda não vejo renda regular, então não sei dizer se { $sum } é provável. Até { $day } devem sair de { $low } a { $high }.
outlook-afford-limits = Não sei o que há nas suas contas.
outlook-afford-impossible-balance = { $sum } até { $day }: não com o que há e o que entra.
outlook-afford-bills-balance = Nas suas contas há { $balance }. Até { $day } entram cerca de { $income } e vencem contas de { $bills }; antes de qualquer outro gasto sobram no máximo { $rest }.
outlook-afford-parts-balance = Nas suas contas há { $balance }. Até lá entram cerca de { $income } e devem sair de { $low } a { $high }; sobram cerca de { $left }.
outlook-afford-budgets = Se os orçamentos forem cumpridos, gastam-se cerca de { $saving } a menos: aí são { $chance } em cada 10 vezes.
outlook-afford-why = De { $days } dias de lançamentos desde { $first }; as contas ficam nos seus dias, o resto é sobretudo { $method }. A chance é em quantos de 1000 casos assim sobram { $sum } em { $day }.
outlook-afford-why-incomes = Entra: { $items }.
outlook-afford-why-bills = Contas: { $items }.
outlook-due-item = { $name } { $sum } ({ $day })
outlook-odd-none = Nada chama a atenção em { $when }.
outlook-odd-head = { $count ->
    [one] Uma coisa chama a atenção em { $when }:
   *[other] { $count } coisas chamam a atenção em { $when }:
}
outlook-odd-duplicate = { $name } { $sum } está duas vezes perto de { $day }.
outlook-odd-shop-amount = { $name } { $sum }, { $day }: lá costuma ser cerca de { $usual }.
outlook-odd-category-amount = { $name } { $sum }, { $day }: { $category } costuma ser cerca de { $usual } por vez.
outlook-odd-new-shop = { $name } { $sum }, { $day }: um nome novo, e { $category } costuma ser cerca de { $usual } por vez.
outlook-odd-price = { $name } custou { $sum }, { $day }; até agora era { $usual }.
outlook-odd-pace = { $category }: { $sum } neste mês. Até este dia costumava ser cerca de { $usual }.
outlook-fine = { $number }. Está certo
outlook-fine-kept = Certo, não falo mais disso.
