# Levar tudo: tipos de arquivos.
button-export-xlsx = 📗 Excel
pages-export-xlsx = Exportar em Excel
export-ledger = Seu livro como texto do { $dialect }, { $count ->
    [one] 1 lançamento
   *[other] { $count } lançamentos
}. O que não tem conta fica em “Assets:Unnamed”; o que é privado dos outros vai como soma.
button-export-hledger = hledger
button-export-beancount = Beancount
pages-export-hledger = Como texto do hledger
pages-export-beancount = Como texto do Beancount
button-export-backup = 🗄 Cópia de tudo
button-restore-backup = Restaurar aqui
backup-ready = Tudo da sua casa: { $entries ->
    [one] 1 lançamento
   *[other] { $entries } lançamentos
}, { $receipts ->
    [one] 1 recibo
   *[other] { $receipts } recibos
}, cartões, categorias, regras, orçamentos, contas a pagar, metas e configurações.
backup-private = O que é privado dos outros vai só como valores, como você os vê; os seus lançamentos privados vão inteiros.
backup-receipts-left = Os recibos somam { $megabytes } MB, demais para um chat, então não vão. A página de configurações (/dashboard) dá tudo.
backup-how = Guarde bem, ela não é criptografada. Para trazer de volta, envie para mim em uma casa que ainda esteja vazia.
backup-found = Uma cópia de { $household } de { $day }: { $entries ->
    [one] 1 lançamento
   *[other] { $entries } lançamentos
}, { $receipts ->
    [one] 1 recibo
   *[other] { $receipts } recibos
}. Ao restaurar, ela vira o livro desta casa, com nome e configurações.
backup-restored = { $household } está de volta: { $entries ->
    [one] 1 lançamento
   *[other] { $entries } lançamentos
}, { $receipts ->
    [one] 1 recibo
   *[other] { $receipts } recibos
}. O modelo de linguagem e o link do calendário precisam ser configurados de novo.
backup-invite = { $names } { $count ->
    [one] está lá pelo nome e ainda não tem
   *[other] estão lá pelo nome e ainda não têm
} como entrar: faça um link de acesso para cada um na página de configurações (/dashboard).
refusal-backup-damaged = Esta cópia está danificada ou foi alterada, e não consigo restaurar. Nada mudou. Envie o arquivo como eu o fiz.
refusal-backup-newer = Esta cópia é de uma versão mais nova do Purser. Nada mudou. Atualize este Purser e envie de novo.
refusal-backup-too-large = Esta cópia, aberta, passa do que eu aceito. Nada mudou.
refusal-backup-not-empty = Esta casa já tem algo, e eu não misturo dois livros. Crie uma casa nova e envie a cópia para mim lá antes de tudo.
refusal-backup-in-group = Uma cópia é só para você. Escreva para mim em particular.
refusal-backup-receipts-large = Os recibos somam { $megabytes } MB, demais para um arquivo. Pegue a cópia sem eles, e os recibos com “/export zip outubro”, mês a mês.
pages-backup = Cópia de tudo
pages-backup-bare = Cópia sem recibos
pages-restore-backup = Restaurar uma cópia
pages-restore-lead = Só em uma casa vazia: nome, configurações e livro passam a ser os da cópia.
