# A household's language model: its settings, what it helped with, and why it did not.
model-title = 🤖 Modelo de linguagem
model-none = A maioria das mensagens eu mesmo leio. Um modelo de linguagem seu ajuda com o resto: frases estranhas, conselhos, áudios. Você traz a chave; custa o que o provedor cobrar. De quem vai ser?
model-provider = Provedor: { $name }
model-name = Modelo: { $name }
model-key-line = Chave: { $key }
model-at = Endereço: { $url }
model-reach = Pode ser enviado: { $what }
model-reach-off = nada
model-reach-text = texto, com cartões, telefones e e-mails cobertos
model-reach-all = texto, fotos e áudios
model-reading = Lê mensagens: { $what }
model-reading-always = todas menos as mais simples
model-reading-unsure = quando eu tenho dúvida
model-reading-never = nenhuma
model-sent-always = Salvo. A partir de agora as suas mensagens vão para { $name }, todas menos as mais simples (“leite 60”). Números de cartão e de conta, telefones, e-mails, links, códigos e senhas são cobertos antes. /model muda isso.
model-sent-unsure = Salvo. A partir de agora as mensagens em que tenho dúvida vão para { $name }. Números de cartão e de conta, telefones, e-mails, links, códigos e senhas são cobertos antes. /model muda isso.
model-sent-never = Salvo. As mensagens não vão para { $name }; /model muda isso.
model-narrates = Também redige respostas: { $value }
model-key-lost = não pode mais ser lida; envie de novo
model-key-none = nenhuma
model-month =
    Este mês: { $spent } de { $cap }, { $calls } { $calls ->
       [one] chamada
      *[other] chamadas
    }
model-month-free =
    Este mês: { $spent }, { $calls } { $calls ->
       [one] chamada
      *[other] chamadas
    }, sem limite
model-near-cap = O modelo de linguagem já usou quatro quintos do limite do mês: { $spent } de { $cap }. No limite eu continuo sem ele. /model muda isso.
model-needs-address = A seguir: o endereço.
model-needs-key = A seguir: a chave.
model-needs-name = A seguir: escolher um modelo.
button-set-model = 🤖 Modelo de linguagem
button-model-test = Testar
button-model-name = Modelo
button-model-key = Chave
button-model-url = Endereço
button-model-reach = O que é enviado
button-model-reading = Quando lê
button-model-cap = Limite mensal
button-model-narrates = Redação
button-model-usage = Uso
button-model-provider = Outro provedor
button-model-remove = Remover
ask-model-provider = De quem será o modelo que ajuda?
ask-model-reach = O que pode sair de casa?
ask-model-reading = Quais mensagens ele deve ler? Com “todas menos as mais simples” quase tudo o que você me escreve vai para ele; “leite 60” eu leio sozinho.
ask-model-cap = Quanto pode custar por mês? Escolha, ou escreva em dólares.
ask-model-narrates = Ele deve redigir também as minhas respostas? É uma chamada a mais por resposta; os números continuam meus.
ask-model-remove = Remover o modelo de linguagem e a chave?
ask-model-key = Envie a chave agora. Eu guardo cifrada, não mostro nunca mais e tiro a sua mensagem da vista onde posso.
ask-model-url = Qual é o endereço do servidor? Por exemplo http://127.0.0.1:11434/v1
ask-model-name = Qual modelo? Escolha, ou escreva o nome.
model-cap-none = sem limite
model-tested = Responde, em { $seconds } s.
model-test-failed = Não funciona: { $why }
model-usage-title = 🤖 Uso deste mês
model-usage-line =
    { $job }: { $calls } { $calls ->
       [one] chamada
      *[other] chamadas
    }, { $failed } falharam, { $tokens } tokens, { $spent }
model-usage-none = Nada foi perguntado ainda.
model-spent-unknown = preço desconhecido
model-prices-of = Gastos pelos preços de { $day }.
model-price-unknown = Não sei quanto custa este modelo. Para o limite ele conta como o mais caro do seu provedor, então o limite pode valer antes da hora.
model-job-interpret = Ler mensagens
model-job-categorise = Escolher categorias
model-job-narrate = Redigir respostas
model-job-advise = Conselhos
model-job-speech = Áudios
model-job-receipt = Recibos
model-job-test = Testes
model-key = o provedor não aceita a chave
model-unknown = esse modelo ou endereço não existe
model-rate = o provedor diz: pedidos demais, ou a cota acabou
model-down = não dá para alcançá-lo
model-slow = demorou demais
model-unusable = a resposta não fez sentido
model-declined = ele não quis responder
model-resting = falhou várias vezes, então deixo descansar um minuto
model-cap = o limite do mês foi atingido
model-address = este endereço não é permitido
model-cannot = ele não recebe isso, ou não pode ser enviado
card-model-helped = Lido com o modelo de linguagem.
card-model-failed = Lido sem o modelo de linguagem: { $why }.
voice-heard = 🎤 “{ $text }”
voice-nobody-listens = Não consigo ouvir áudios sem um modelo que ouça. Escreva, ou peça /model a quem administra.
voice-not-heard = Não consegui ouvir: { $why }. Escreva, por favor.
advice-broke-off = Parou aqui: { $why }.
advice-not-now = Sem conselho agora: { $why }. Peça um número e eu mesmo respondo.
command-model = Modelo de linguagem
refusal-model-key-shape = Isso não parece uma chave. Copie inteira, sem espaços.
refusal-model-name-shape = O nome de um modelo não tem espaços. Copie como o provedor escreve.
refusal-model-url-shape = Um endereço começa com http:// ou https://.
refusal-model-url-forbidden = Não posso chamar esse endereço. Quem me hospeda pode permitir os privados.
refusal-model-cap-range = Dê um número de dólares entre 0 e 1000.
refusal-model-not-set = Ainda não há modelo de linguagem. Comece com /model.
refusal-model-private-only = Vamos fazer isso na conversa privada: /model
