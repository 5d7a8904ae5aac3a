# A receipt on a card.
receipt-verified = ✓ As contas do recibo batem ({ $count ->
    [one] 1 linha
   *[other] { $count } linhas
}).
receipt-total-verified = ✓ O total bate com os outros valores do recibo. Não li bem todas as linhas.
receipt-doubtful = O recibo não bate. Veja: { $lines }
receipt-doubtful-line = { $name }: li { $read }
receipt-doubtful-offer = { $name }: li { $read }, com { $offered } bateria
receipt-unverified = Não consegui conferir o total com as linhas; dê uma olhada.
receipt-total-summed = Não vi nenhum total: esta é a soma das linhas que li. Confira, por favor.
receipt-other-total = O recibo traz também { $other }, antes do arredondamento ou sem imposto. Usei { $taken }, o que era para pagar.
receipt-without-day = Não vi nenhuma data, então coloquei hoje.
receipt-caption-differs = O recibo diz { $printed }, você escreveu { $written }.
receipt-like-earlier = Já tenho um recibo da mesma loja, do mesmo dia e com o mesmo total: { $item } ({ $day }). Se for o mesmo papel, descarte este cartão.
receipt-noted = Você anotou { $item } ({ $day }). Este é o recibo?
button-receipt-items = 🧾 Itens ({ $count })
button-receipt-same = 📎 Recibo de { $item }
receipt-items = Marque itens e escolha para onde vão ou para quem são.
receipt-items-spread = As linhas que li somam { $sum }, o recibo { $total }. Cada parte leva a sua parcela da diferença.
receipt-items-more = Não mostrados aqui: mais { $count }. Ficam como estão.
button-receipt-move = Os marcados vão para…
receipt-move = De qual categoria são os itens marcados?
button-receipt-whom = Os marcados são para…
receipt-whom = Para quem são os itens marcados?
receipt-again = Já conheço este recibo:
receipt-without-total = Guardei a foto, mas não achei o total. Escreva o que foi, como “mercado 54”, e eu junto a foto.
receipt-put = O recibo está junto agora
refusal-receipt-without-items = Este cartão não veio de um recibo com itens.
refusal-receipt-doubts-first = Responda primeiro o que pergunto no cartão, depois divida.
refusal-receipt-split-nothing = Marque itens que custem algo; o que sobra também precisa custar algo.
button-receipt-photo = 📷 Foto
button-receipt-erase = 🗑️ Apagar a foto
button-receipt-erase-yes = Sim, apagar
receipt-photo-erase = Apagar a foto de vez? O que li fica; a foto não volta.
receipt-photo-erased = A foto foi apagada aqui. Para tirá-la também desta conversa, apague-a nela.
setting-photos = Guardar fotos: { $value }
button-set-photos = Fotos
photos-always = enquanto existir o lançamento
ask-set-photos = Por quanto tempo guardo os originais das fotos? Escolha, ou digite dias como 400. O que li fica.
refusal-photo-days-range = Fotos podem ser guardadas de 1 a { $most } dias.
receipt-known = Já conheço este recibo; está em um cartão privado.
doubt-album = É um recibo só ou são vários?
album-one = Um recibo: { $total }
album-several = { $count } recibos: { $totals }

button-receipt-claims = 🙋 Toque no que é seu
receipt-claims = Cada um toca no que é seu; se dois tocam no mesmo, dividem. O que ninguém toca é de todos.
claim-sum = { $member }: { $sum }
claim-rest = Para todos
toast-claimed = Seu: { $item }
toast-unclaimed = Não é mais seu: { $item }
button-picture-keep = 📎 Com meu próximo gasto
button-picture-drop = 🗑️ Jogar fora
picture-which-way = O que faço com a imagem?
picture-no-receipt = Não acho nesta imagem um recibo com total.
picture-for-next = Junto a imagem ao próximo gasto que você escrever.
picture-dropped = A imagem foi embora. Nada foi anotado.
album-left = { $count ->
    [one] A imagem { $numbers } não mostra um recibo que eu consiga ler.
   *[other] As imagens { $numbers } não mostram um recibo que eu consiga ler.
    }
