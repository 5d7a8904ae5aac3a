# O que dá errado entre o Telegram e nós.
refusal-file-too-large = Esse arquivo passa de { $megabytes } MB. Mande um menor.
refusal-message-refused = O Telegram não quis aceitar essa mensagem: { $why }
refusal-webhook-secret-missing = Um webhook do Telegram precisa de um segredo. Ponha em PURSER_TELEGRAM_WEBHOOK_SECRET letras e números que ninguém adivinhe.
refusal-telegram-token-malformed = PURSER_TELEGRAM_TOKEN não é um token de bot. Quem dá é o @BotFather; eles são como 123456789:AAE.

command-start = Começar, ou ver onde você está
command-help = O que eu sei fazer
command-today = Hoje em números
command-month = Este mês em números
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
