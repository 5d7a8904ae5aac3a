# O que dá errado entre o Telegram e nós.
refusal-file-too-large = Esse arquivo passa de { $megabytes } MB. Mande um menor.
refusal-message-refused = O Telegram não quis aceitar essa mensagem: { $why }
refusal-webhook-secret-missing = Um webhook do Telegram precisa de um segredo. Ponha em PURSER_TELEGRAM_WEBHOOK_SECRET letras e números que ninguém adivinhe.
refusal-telegram-token-malformed = PURSER_TELEGRAM_TOKEN não é um token de bot. Quem dá é o @BotFather; eles são como 123456789:AAE.

command-start = Começar, ou ver onde você está
command-help = O que eu sei fazer
command-today = Hoje em números
command-month = Este mês em números
command-chart = Gráficos: categorias, ritmo, calendário
command-last = Os últimos lançamentos
command-find = Procurar lançamentos: /find leite
command-undo = Desfazer o último que anotei para você
command-trash = O que foi jogado fora, guardado por 30 dias
command-categories = Categorias da casa
command-members = Quem é da casa
command-invite = Convidar alguém
command-settings = Moeda, fuso, idioma e mais
command-export = O livro em um arquivo
command-cancel = Esquecer o que estávamos fazendo
group-reads-all = Leio todas as mensagens daqui e só falo quando algo é para o livro ou para mim.
group-reads-addressed = O Telegram só me passa aqui comandos, respostas a mim e mensagens com meu nome: escreva “{ $bot } leite 60”. Para eu ler tudo, desligue minha “Group Privacy” no @BotFather e me adicione de novo.
edited-not-read = Não leio nenhum lançamento no que você mudou, então o cartão fica como está.
edited-saved = Você mudou essa mensagem, mas ela já está salva. Desfaço e leio de novo?
button-edited-replace = Ler de novo
button-edited-leave = Deixar
edited-left = Fica como foi salvo.
