# A month or a year in review.
review-spent = { $when }: { $sum } gastos.
review-more = São { $sum } a mais que antes ({ $when }).
review-less = São { $sum } a menos que antes ({ $when }).
review-kept = Entraram { $income } e sobram { $sum } ({ $share }).
review-short = Entraram { $income }, { $sum } a menos do que saiu ({ $share }).
review-top = O que mais pesou: { $items }.
review-up = { $name } subiu: { $sum }, antes { $before }.
review-down = { $name } caiu: { $sum }, antes { $before }.
review-tips = O que pode ajudar:
review-tip-twice = { $name } { $sum } está duas vezes: veja se foi pago em dobro.
review-tip-price = { $name } subiu de { $compared } para { $sum }: compare ou cancele.
review-tip-above = { $name } chegou a { $sum }, antes { $compared }: um limite pode ajudar.
review-tip-week = A semana de { $day } somou { $sum } sem custos fixos; as outras, cerca de { $compared }: veja o que foi diferente.
review-category = { $name }: { $sum } { $when }.
review-shops = A maior parte em { $items }.
review-tip-tenth = Um décimo a menos em { $name } poupa cerca de { $compared } por ano.
review-nothing = Não há nada no livro para { $when }.
