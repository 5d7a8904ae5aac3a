# Messages that say too little, fit two things, or record nothing.
unclear-which = Posso ler isso de dois jeitos. Qual você quer dizer?
unclear-neither = Nenhum
unclear-left = Certo, não mudei nada.
unclear-new = Novo: { $item }
unclear-else = Algo novo
unclear-change = { $item } → { $value }
half-words = { $amount } de quê?
half-amount = { $item }: quanto foi?
talk-plan = Isso parece algo que ainda vai acontecer. Anoto o que já foi pago; me avise quando acontecer.
talk-reminder = Ainda não consigo lembrar você das coisas. Me avise quando estiver pago e eu anoto.
bank-code = É um código de uso único: não anoto nada e não o guardo.
bank-failed = Esse pagamento não foi feito, então não há nada a anotar.
bank-offer = Parece uma oferta. Não anoto nada.
bank-due = Isso ainda está por pagar. Me avise quando acontecer.
find-change-none = Não acho nada salvo de “{ $words }”.
find-change-which = Qual você quer dizer?
find-change-delete = Apago este?
