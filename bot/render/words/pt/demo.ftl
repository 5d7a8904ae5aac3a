button-demo = Ver a família de exemplo
demo-name = Casa dos Sharma
demo-moving-in = Os Sharma estão chegando…
demo-only-empty = O exemplo é uma casa à parte, para quem ainda não tem nenhuma.
demo-ready-title = Você é Asha. Ravi é seu parceiro.
demo-ready =
    O livro tem { $count } lançamentos dos últimos dezoito meses. Experimente:
    • leite 60, táxi 120 ontem
    • quanto no mercado este mês?
    • para onde vai o nosso dinheiro?
    • outubro contra setembro
