# Fotos e documentos que não dá para ler, e o que fazer.
refusal-picture-too-large = O arquivo é grande demais. Envie um de até { $megabytes } MB.
refusal-picture-too-many-pixels = A imagem tem mais de { $megapixels } megapixels. Envie como foto e não como arquivo, ou diminua o tamanho.
refusal-picture-too-small = A imagem é pequena demais para ler. Envie no tamanho original.
refusal-picture-kind-unknown = Consigo ler fotos (JPEG, PNG, WebP, GIF, TIFF) e arquivos PDF, este não. Mande uma foto do recibo.
refusal-picture-heic = Não consigo abrir fotos HEIC. Envie como foto e não como arquivo, ou salve antes em JPEG.
refusal-picture-corrupt = O arquivo está danificado ou incompleto e não abre. Envie de novo ou tire outra foto.
refusal-picture-without-words = Não vejo palavras aí. Tire a foto bem de cima, com boa luz e com o recibo ocupando a imagem toda.
refusal-picture-too-slow = A leitura demorou demais e eu parei. Mande uma foto simples só do recibo.
refusal-picture-too-hard = Esse arquivo é demais para mim. Mande uma foto simples só do recibo.
refusal-pdf-locked = Esse PDF tem senha. Tire a senha ou mande uma foto da página.
refusal-pdf-too-many-pages = Esse PDF tem mais de { $most } páginas. Mande só as páginas do recibo.
refusal-reading-busy = Tenho muitas imagens para ler agora. Envie de novo daqui a um minuto.
refusal-reading-off = Aqui não leio imagens. Escreva para mim, por exemplo “leite 60”.
