# Conversa que não é do livro, e ajuda.
talk-greeting = Oi, { $name } 👋 Escreva o que gastou ou me pergunte algo.
talk-thanks = Sempre às ordens 🙂
talk-farewell = Até logo 👋
talk-idle = Nada espera um sim ou não seu agora. Escreva o que gastou ou pergunte algo.
talk-stranger = Aqui ninguém se chama assim, então não mudei nada. /members mostra quem está.
talk-other = Só entendo do dinheiro da sua casa 🙂 Escreva o que gastou, pergunte algo ou veja /help.
talk-praise = Obrigado, que gentil 🙂
talk-laugh = 😄
talk-joke = Só sei uma: num recibo a graça vem sempre no fim 😄
talk-who = Sou o Purser, um programa que cuida das contas da sua casa. /help mostra o que sei fazer.
talk-sorry = Sem problema 🙂
talk-complaint = Sinto muito. Diga o que estava errado: “não, 145” muda o último lançamento, /undo desfaz, e uma pergunta pode ser feita com outras palavras.
talk-mood = Entendo 🙂 Estou aqui para tudo o que for dinheiro.
talk-signs = 🙂
talk-misread = Nada foi anotado: não sei se { $part } é dinheiro que alguém pagou. Se for, diga em quê e quanto: “táxi { $part }”.
talk-misasked = Não entendi o que quer saber. Diga o quê e quando, como “mercado em outubro”, “quem gastou o quê esta semana?” ou “quando vence o aluguel?”.
talk-empty = Não chegou nada que eu consiga ler. Experimente “leite 60” ou /help.
language-followed = A partir de agora respondo em { $language }, como você escreve. /language muda isso.
language-kept = Respondo em { $language }. /language muda isso.
language-which = Respondo em português? /language muda isso quando quiser.
command-unknown = Não conheço { $command }. Isto é o que eu sei fazer.

help-record-title = ✍️ Anotar
help-record =
    É só dizer, várias coisas de uma vez se quiser:
    • leite 60, táxi 120 ontem
    • jantar 145 ifood cartão
    • Priya pagou 30 de remédio
    • salário 5200 recebido
    • estorno 49 amazon
    Eu mostro um cartão. Toque em Confirmar e está no livro.
help-ask-title = 🔎 Perguntar
help-ask =
    • quanto gastamos este mês?
    • quanto no mercado em outubro?
    • outubro contra setembro
    • quem gastou o quê esta semana?
    • e no mês passado? em gráfico
    Cada resposta tem um botão Por quê que mostra suas linhas. Atalhos: /today, /month, /find
help-edit-title = ✏️ Mudar de ideia
help-edit =
    Antes: toque em Editar no cartão, ou diga “não, 145” ou “isso foi ontem”.
    Depois: /undo desfaz o último, /last mostra. /trash guarda por 30 dias o que você jogou fora.
    /cancel encerra o que eu estiver perguntando.
help-family-title = 👪 Família
help-family =
    /invite traz alguém, /members mostra quem é quem, /leave é a porta.
    /settle diz quem deve a quem e acerta; /split, como vocês dividem o que é de todos.
    Me ponha no grupo da família e mande /start lá: ele pode ser o chat da casa.
help-more-title = ⚙️ Mais
help-more =
    /budget para orçamentos e o que resta; ou diga “orçamento de mercado 1500 por mês”
    /categories para criar ou renomear
    /goals é para que vocês guardam.
    /accounts mostra o que há em cada conta e o que não bate.
    /rates guarda quanto valem outras moedas.
    /rules mostra o que vai sempre para onde.
    /settings para moeda, fuso, idioma
    /notices para o que eu conto, e quando
    /language só para você
    /export dá tudo em um arquivo (“export outubro” para um mês)
button-help-record = ✍️ Anotar
button-help-ask = 🔎 Perguntar
button-help-edit = ✏️ Mudar
button-help-family = 👪 Família
button-help-more = ⚙️ Mais
