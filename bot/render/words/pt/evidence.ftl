# Bank alerts, statements and the proofs of one purchase.
alert-balance = Saldo depois: { $sum }
alert-again = Já tenho esta mensagem do banco. Aqui está o cartão dela.
alert-known = Já tenho esta mensagem do banco; está num cartão privado.
statement-again = Já tenho este arquivo. Aqui está o cartão dele.
statement-sent-again = Este arquivo foi enviado de novo depois. Aqui está o cartão mais novo; o anterior continua fechado.
statement-no-account = Este arquivo não indica nenhuma conta, então nenhuma é guardada.
statement-ask-account = Este arquivo não indica nenhuma conta. De qual ele é?
refusal-statement-empty = Este arquivo está vazio. Exporte o extrato de novo e envie.
refusal-statement-kind-unknown = Não consigo ler este tipo de arquivo como extrato. Envie CSV, XLSX, OFX, QIF, camt, MT940 ou PDF.
refusal-statement-too-large = Este arquivo passa de { $megabytes } MB. Exporte menos meses por vez.
refusal-statement-too-long = Este arquivo tem mais de { $most } linhas. Exporte menos meses por vez.
refusal-statement-corrupt = Este arquivo está danificado ou incompleto. Exporte o extrato de novo e envie.
refusal-statement-unsafe = Este arquivo pede mais do que um extrato pode, por isso não o abri. Exporte-o de novo no seu banco.
refusal-statement-columns-unknown = Não encontro neste arquivo uma coluna de datas e uma de valores. Envie a exportação do banco com o cabeçalho.
refusal-statement-without-lines = Não encontro lançamentos neste arquivo. Exporte um período em que haja algum.
refusal-statement-lines-unreadable = Não consigo ler o dia e o valor de nenhuma linha deste arquivo, então não mudei nada. Exporte-o de novo, ou em CSV.
refusal-statement-days-mixed = As datas deste arquivo estão escritas de várias formas, por isso nada mudei. Exporte-o com um só formato.
refusal-statement-without-year = As linhas não dizem o ano, e as páginas também não. Envie o extrato inteiro com a primeira página.
purchase-maybe = Talvez seja { $item } de { $day }, que já tenho.
button-purchase-same = É { $item }
purchase-joined = Juntei isto a { $item }, que eu já tinha.
button-purchase-part = É outra compra
adjusted-tip = Você anotou { $item }, { $day }; o banco diz { $told }, { $more } a mais. É a mesma compra, com gorjeta ou taxa?
adjusted-reward = Você anotou { $item }, { $day }; o banco cobrou { $told }, { $more } a menos. É a mesma compra, com o resto em pontos ou vale?
adjusted-booked = O banco anunciou { $item }, { $day }, e agora diz { $told }. É a mesma compra?
adjusted-exchange = Você anotou { $item }, { $day }; o banco diz { $told }. É a mesma compra, ao câmbio do banco?
button-purchase-adjust = É { $item }, { $sum }
statement-title = Extrato: { $count ->
    [one] uma linha
   *[other] { $count } linhas
}, { $first } a { $last }
statement-counts = { $new } novas, { $known } já no livro, { $doubtful } a perguntar
statement-more = … e mais { $count }
button-statement-import = Importar { $count }
button-statement-look = Ver
statement-nothing-new = Nada nele é novo.
statement-asked-later = Mais { $count } linhas talvez já estejam no livro: /waiting mostra.
refusal-statement-days-to-come = Este extrato tem dias que ainda virão. Confira o formato das datas e envie de novo.
refusal-alert-without-chat = Abra antes uma conversa comigo, no navegador ou num mensageiro: os cartões das mensagens encaminhadas vão para lá.
proofs-behind = O que o comprova: { $names }
proof-message = a sua mensagem
proof-photo = o recibo
proof-alert = { $count ->
    [1] a mensagem do banco
   *[other] { $count } mensagens do banco
}
proof-statement = o extrato
transfer-maybe = Pode ser o outro lado de uma transferência com { $account }, { $day }.
button-transfer = É uma só transferência
transfer-paired = Uma transferência
statement-skipped = { $count ->
    [one] Mais uma linha não é um lançamento que eu consiga ler: total, nota ou danificada.
   *[other] Mais { $count } linhas não são lançamentos que eu consiga ler: totais, notas ou danificadas.
}
