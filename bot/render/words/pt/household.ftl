# A casa: entrar, membros, ajustes, categorias, exportação, grupos.
door-title = Oi, eu sou o Purser 👋
door-text =
    Eu cuido do livro de contas da sua família, aqui mesmo no chat. Você escreve “leite 60”, eu anoto; você pergunta “quanto em comida este mês?”, eu digo.

    Primeiro você precisa de uma casa: crie uma ou entre na da sua família.
door-again = Primeiro vem a casa: crie uma ou entre na da sua família. Um código pode ser digitado aqui mesmo.
door-held = Guardo “{ $text }” e leio assim que você entrar.
button-create-household = Criar uma casa
button-join = Entrar com um código
button-create = Criar
button-yes = Sim
button-no = Não

home-of = Casa de { $name }
found-summary =
    Você: { $me }
    Moeda: { $currency }
    Fuso horário: { $place }, agora { $clock }
    Idioma: { $language }

    Algumas coisas eu adivinhei. Toque no que não estiver certo, ou em Criar.
door-picture-held = Guardo a imagem e leio assim que você entrar.
door-file-later = Isso só posso receber quando você tiver uma casa. Mande de novo então, por favor.
found-ask-money = Que moeda você usa? Meu palpite é { $currency }. Toque na sua ou escreva.
button-change-name = Mudar nome
button-change-me = Meu próprio nome
button-change-currency = Mudar moeda
button-change-zone = Mudar fuso
button-change-language = Mudar idioma
ask-name = Como a casa vai se chamar? Por exemplo “Os Silva”.
ask-me = Como eu chamo você? O primeiro nome basta.
ask-found-currency = Que moeda vocês usam em casa? Escolha ou digite: BRL, reais, €…
ask-which-currency = Qual destas?
ask-zone = Onde vocês moram? Escolha, ou digite uma cidade ou a hora no seu relógio, como 18:30.
ask-which-zone = Qual fica mais perto de você?
ask-language = Que idioma eu falo?
founded-title = { $household } está aberta 🎉
founded-text =
    É só escrever o que acontece, basta uma mensagem:
    • leite 60, táxi 120 ontem
    • salário 5200 recebido
    • quanto no mercado este mês?

    Primeiro eu mostro um cartão. Nada entra no livro até você confirmar.
button-invite-family = Convidar minha família
button-help = O que posso dizer?

ask-code = Digite o código que você recebeu. Ele tem 8 letras e números.
joined-title = Boas-vindas a { $household }, { $name } 👋
joined-text =
    Você divide o livro com { $others }.
    Escreva o que gastar, por exemplo “leite 60”, ou pergunte “quanto gastamos este mês?”
joined-viewer =
    Você pode olhar o livro de { $others } e perguntar o que quiser, por exemplo “quanto gastamos este mês?”
    Escrever nele fica com os outros.
linked-title = Aí está você, { $name } 👋
linked-text = Agora conheço você por aqui também. O mesmo livro, { $household }.
seated-elsewhere = Você já é de { $household }, e cada pessoa tem uma casa só. Para entrar em outra, saia desta primeiro com /leave.
back-title = Que bom ver você, { $name } 👋
back-text = O livro de { $household } está aberto. Escreva o que gastou ou me pergunte algo.

members-title = Membros de { $household }
members-you = { " " }(você)
members-also = também { $names }
role-admin = admin
role-member = membro
role-viewer = observador
role-admin-means = Admin: escreve, confirma e cuida da casa.
role-member-means = Membro: escreve e confirma lançamentos.
role-viewer-means = Observador: olha e pergunta, não escreve nada.
button-me = Eu
button-invite = Convidar
button-my-name = Meu nome
button-my-aliases = Também me chamam…
button-my-language = Meu idioma
button-link = Usar em outro canal
button-leave = Sair
button-make-admin = Tornar admin
button-make-member = Tornar membro
button-make-viewer = Só observar
button-remove-member = Remover
ask-my-name = Como eu chamo você daqui em diante?
ask-my-aliases = Como mais a família chama você? Separe com vírgulas, por exemplo “Papai, tio Ravi”. Mande { $none } para nada.
said-name = Certo: { $name }.
said-aliases = Anotado. Vou saber de quem se fala.
remove-sure = Remover { $name }? Os lançamentos ficam no livro, o acesso acaba na hora.
toast-role = { $name } agora é { $role }.
toast-removed = { $name } saiu.
leave-sure = Sair de { $household }? O que você escreveu fica no livro, e para voltar você vai precisar de um código novo.
leave-stayed = Que bom. Você fica.
left = Você saiu de { $household }. Até mais! Escreva quando quiser criar uma casa ou entrar em outra.

invite-title = Convite para { $household }
invite-text =
    Passe isto para uma pessoa. Ela entra como { $role }. O código vale uma vez, por { $hours } horas.
    Ela me manda o código{ $links ->
        [0] .
        [1] { " " }ou abre o link.
       *[other] , abre o link ou escaneia a imagem.
    }
button-invite-member = Como membro
button-invite-viewer = Só observar
button-invite-admin = Como admin
button-new-code = Código novo
toast-code-changed = Aqui está um código novo. O anterior não vale mais.
toast-codes-void = Nenhum código anterior vale mais.
link-title = Usar em outro canal
link-text = Mande este código para mim por lá. Vou saber que é você. Vale uma vez, por { $hours } horas; não passe para ninguém.
refusal-codes-in-private = Códigos são só para um par de olhos. Peça no nosso chat privado.

setting-currency = Moeda: { $value }
setting-zone = Fuso horário: { $value }
setting-language = Idioma da casa: { $value }
setting-mine = Meu idioma: { $value }
setting-mine-none = o da casa
setting-numbers = Números: { $value }
setting-window = Lançamentos podem mudar: { $value }
setting-quiet = Horas de silêncio: { $value }
window-none = só por admins
window-hours = { $hours ->
    [one] por 1 hora
   *[other] por { $hours } horas
}
window-days = { $days ->
    [one] por 1 dia
   *[other] por { $days } dias
}
quiet-none = nenhuma
quiet-hours = { $start } a { $end }
settings-admins = Os ajustes da casa, um admin pode mudar.
setting-saved = Salvo.
button-set-name = Nome
button-set-currency = Moeda
button-set-zone = Fuso
button-set-language = Idioma
button-set-numbers = Números
button-set-window = Prazo
button-set-quiet = Silêncio
button-set-mine = Meu idioma
ask-set-name = Como a casa vai se chamar?
ask-set-currency = Que moeda? Escolha ou digite: BRL, reais, €…
ask-set-zone = Onde vocês moram? Escolha, ou digite uma cidade ou a hora no seu relógio, como 18:30.
ask-set-language = Que idioma eu falo com a casa?
ask-set-numbers = Como vocês escrevem números?
ask-set-window = Por quanto tempo todos podem mudar um lançamento? Escolha, ou digite horas. Admins sempre podem.
ask-set-quiet = Quando devo ficar quieto? Escolha, ou digite horas como 22-7.
ask-set-mine = Que idioma eu falo com você?
ask-which-set-currency = Qual destas?
ask-which-set-zone = Qual fica mais perto de você?

categories-title = Categorias
categories-spending = Gastos
categories-income = Receitas
category-system = É uma das minhas: dá para renomear, não para remover.
category-own = É uma das suas.
button-category-add = Criar
button-category-add-income = Para receitas
button-category-change = Mudar uma
button-category-rename = Renomear
button-category-remove = Remover ou juntar
ask-which-category = Qual?
ask-new-category = Como se chama a categoria nova? Comece com um emoji se quiser: “🎨 Aula de arte”.
ask-new-category-income = Como se chama a categoria nova de receitas? Comece com um emoji se quiser: “🏡 Aluguel do apartamento”.
ask-category-name = Como { $category } vai se chamar? Comece com um emoji para mudar o ícone também.
ask-category-home = { $category } vai ser removida. Para onde vão os lançamentos?
category-added = Criada: { $category }
category-renamed = Agora é { $category }.
category-removed = { $count ->
    [0] { $gone } foi removida. Estava vazia.
    [one] { $gone } foi removida. O único lançamento está em { $home } agora.
   *[other] { $gone } foi removida. Os { $count } lançamentos estão em { $home } agora.
}

export-all = { $count ->
    [one] O livro todo: 1 lançamento. Abre no Excel, Google Sheets ou Numbers.
   *[other] O livro todo: { $count } lançamentos. Abre no Excel, Google Sheets ou Numbers.
}
export-period = { $count ->
    [one] { $period }: 1 lançamento. Abre no Excel, Google Sheets ou Numbers.
   *[other] { $period }: { $count } lançamentos. Abre no Excel, Google Sheets ou Numbers.
}
export-empty = Ainda não há nada para exportar aí.

group-stranger = Escreva para mim no privado primeiro. Cuido das contas de casas, e a sua eu não conheço.
group-ask = Faço deste grupo o chat de { $household }? Todos aqui vão ver o que a casa escreve e pergunta.
group-ask-admin = Este grupo ainda não é o chat de nenhuma casa. Um admin da sua casa pode resolver: é só mandar /start aqui.
group-bound = Pronto. Este agora é o chat de { $household }. Escrevam “leite 60” ou perguntem; o que é privado fica nos chats privados.
group-left-alone = Certo, fico quieto aqui.
answered-privately = { $member }, respondo no nosso chat privado.
toast-answered-privately = Respondo no nosso chat privado.
private-chat-closed = { $member }, não posso escrever para você primeiro. Abra o nosso chat, toque em Iniciar e pergunte de novo.
button-open-private = Abrir o nosso chat

refusal-name-empty = Um nome precisa de pelo menos uma letra ou um número. Tente de novo.
refusal-name-too-long = Ficou longo. Use no máximo { $most } caracteres.
refusal-name-taken = Alguém ou algo já se chama { $name }. Escolha outro nome.
refusal-zone-unknown = Não conheço { $zone }. Digite uma cidade grande perto de você, ou a hora no seu relógio, como 18:30.
refusal-invite-unknown = Este código não funciona. Pode estar digitado errado, usado ou velho: códigos vivem 48 horas. Peça um novo ao seu admin, ou tente de novo.
refusal-too-many-tries = Códigos errados demais. Espere uma hora, ou peça um link ao seu admin.
refusal-identity-seated = Você já é de uma casa aqui. Saia dela primeiro com /leave.
refusal-household-gone = Não encontro mais essa casa.
refusal-admins-only = Só um admin da casa pode fazer isso.
refusal-leave-instead = Para sair você mesmo, use /leave.
refusal-last-admin-stays = Você é o único admin. Torne outra pessoa admin primeiro (/members) e tente de novo.
refusal-sole-member-stays = Você é o único membro, e sem você não há casa. Com “/export backup” você leva tudo. Uma casa inteira se apaga na página de configurações (/dashboard).
refusal-too-many-aliases = São muitos nomes. Me dê no máximo { $most }.
refusal-currency-fixed = Já há lançamentos no livro e os totais estão em { $currency }. Então fica { $currency }; você pode continuar escrevendo valores avulsos em qualquer moeda.
refusal-edit-hours-range = Me dê horas de 0 a { $most }.
refusal-quiet-hours-range = Me dê duas horas diferentes de 0 a 23, como 22-7.
refusal-number-expected = Aqui eu preciso de um número.
refusal-duration-unread = Não entendi quanto tempo é isso. Escreva um número inteiro com a unidade, como 36 horas ou 3 dias.
refusal-language-unknown = Esse eu ainda não falo. Escolha um da lista.
refusal-not-your-card = Estes botões são de outra pessoa. Mande /members para os seus.
refusal-chat-taken = Este grupo é o chat de outra casa.
refusal-category-protected = É uma das minhas categorias. Dá para renomear, mas não para remover.
refusal-category-mismatch = Escolha outra categoria do mesmo tipo: gasto com gasto, receita com receita.
refusal-too-many-categories = { $most } categorias são o máximo que consigo separar. Junte algumas primeiro.
refusal-period-unknown = Não entendo “{ $said }” como data. Tente “export outubro” ou “export ano passado”, ou só /export para tudo.
