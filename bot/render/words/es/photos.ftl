# A receipt on a card.
receipt-verified = ✓ Las cuentas del recibo cuadran ({ $count ->
    [one] 1 línea
   *[other] { $count } líneas
}).
receipt-total-verified = ✓ El total cuadra con las otras cifras del recibo. No leí bien todas sus líneas.
receipt-doubtful = El recibo no cuadra. Mira: { $lines }
receipt-doubtful-line = { $name }: leo { $read }
receipt-doubtful-offer = { $name }: leo { $read }, con { $offered } cuadraría
receipt-unverified = No pude comprobar el total con las líneas; míralo, por favor.
receipt-total-summed = No vi ningún total: esta es la suma de las líneas que leí. Revísala, por favor.
receipt-other-total = El recibo nombra también { $other }, antes del redondeo o sin impuestos. Tomé { $taken }, lo que había que pagar.
receipt-without-day = No vi ninguna fecha, así que puse hoy.
receipt-caption-differs = El recibo dice { $printed }, escribiste { $written }.
receipt-like-earlier = Ya tengo un recibo de la misma tienda, el mismo día y el mismo total: { $item } ({ $day }). Si es el mismo papel, descarta esta tarjeta.
receipt-noted = Anotaste { $item } ({ $day }). ¿Es este su recibo?
button-receipt-items = 🧾 Artículos ({ $count })
button-receipt-same = 📎 Recibo de { $item }
receipt-items = Marca artículos y elige adónde van o para quién son.
receipt-items-spread = Las líneas que leí suman { $sum }, el recibo { $total }. Cada parte lleva lo que le toca de la diferencia.
receipt-items-more = Sin mostrar aquí: { $count } más. Se quedan como están.
button-receipt-move = Lo marcado va a…
receipt-move = ¿De qué categoría es lo marcado?
button-receipt-whom = Lo marcado es para…
receipt-whom = ¿Para quién es lo marcado?
receipt-again = Este recibo ya lo conozco:
receipt-without-total = Guardé la foto pero no encontré el total. Escribe qué fue, por ejemplo «compra 540», y le pongo la foto.
receipt-put = El recibo ya está con él
refusal-receipt-without-items = Esta tarjeta no viene de un recibo con artículos.
refusal-receipt-doubts-first = Responde primero a lo que pregunto en la tarjeta y luego divídela.
refusal-receipt-split-nothing = Marca artículos que cuesten algo; lo que queda también debe costar algo.
button-receipt-photo = 📷 Foto
button-receipt-erase = 🗑️ Borrar la foto
button-receipt-erase-yes = Sí, borrarla
receipt-photo-erase = ¿Borrar la foto para siempre? Lo que leí se queda; la foto no se puede recuperar.
receipt-photo-erased = La foto está borrada aquí. Para quitarla también de este chat, bórrala en él.
setting-photos = Guardar fotos: { $value }
button-set-photos = Fotos
photos-always = mientras exista su apunte
ask-set-photos = ¿Cuánto tiempo guardo los originales de las fotos? Elige, o escribe días como 400. Lo que leí se queda.
refusal-photo-days-range = Las fotos se pueden guardar de 1 a { $most } días.
receipt-known = Este recibo ya lo conozco; está en una tarjeta privada.
doubt-album = ¿Es un solo recibo o son varios?
album-one = Un recibo: { $total }
album-several = { $count } recibos: { $totals }

button-receipt-claims = 🙋 Toca lo tuyo
receipt-claims = Cada cual toca lo suyo; si dos tocan lo mismo, lo comparten. Lo que nadie toca es para todos.
claim-sum = { $member }: { $sum }
claim-rest = Para todos
toast-claimed = Tuyo: { $item }
toast-unclaimed = Ya no es tuyo: { $item }
button-picture-keep = 📎 Con mi próximo gasto
button-picture-drop = 🗑️ Tirarla
picture-which-way = ¿Qué hago con la imagen?
picture-no-receipt = No encuentro en esta imagen un recibo con total.
picture-for-next = Pongo la imagen en el próximo gasto que escribas.
picture-dropped = La imagen ya no está. No se apuntó nada.
album-left = { $count ->
    [one] En la imagen { $numbers } no hay un recibo que pueda leer.
   *[other] En las imágenes { $numbers } no hay un recibo que pueda leer.
    }
