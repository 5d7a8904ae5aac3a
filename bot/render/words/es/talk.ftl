# Charla que no es para el libro, y ayuda.
talk-greeting = Hola, { $name } 👋 Escribe lo que gastaste o pregúntame algo.
talk-thanks = Para eso estamos 🙂
talk-farewell = Hasta pronto 👋
talk-idle = Ahora nada espera un sí o un no tuyo. Escribe lo que gastaste o pregúntame algo.
talk-stranger = Aquí nadie se llama así, así que no cambié nada. /members muestra quién está.
talk-other = Yo solo sé del dinero de tu hogar 🙂 Escribe lo que gastaste, pregúntame algo o mira /help.
talk-praise = Gracias, qué amable 🙂
talk-laugh = 😄
talk-joke = Solo sé uno: lo gracioso de un tique siempre viene al final 😄
talk-who = Soy Purser, un programa que lleva las cuentas de tu hogar. /help muestra lo que sé hacer.
talk-sorry = No pasa nada 🙂
talk-complaint = Lo siento. Dime qué estaba mal: “no, 145” cambia el último apunte, /undo lo deshace, y una pregunta se puede hacer con otras palabras.
talk-mood = Te entiendo 🙂 Aquí estoy para lo que sea de dinero.
talk-signs = 🙂
talk-misread = No apunté nada: no sé si { $part } es dinero que alguien pagó. Si lo es, di en qué y cuánto: “taxi { $part }”.
talk-misasked = No entendí qué quieres saber. Di qué y cuándo, como “supermercado en octubre”, “¿quién gastó qué esta semana?” o “¿cuándo toca el alquiler?”.
talk-empty = No me llegó nada que pueda leer. Prueba “leche 60” o /help.
language-followed = A partir de ahora respondo en { $language }, como escribes. /language lo cambia.
language-kept = Respondo en { $language }. /language lo cambia.
language-which = ¿Respondo en español? /language lo cambia cuando quieras.
command-unknown = No conozco { $command }. Esto es lo que sé hacer.

help-record-title = ✍️ Apuntar
help-record =
    Dilo sin más, varias cosas a la vez si quieres:
    • leche 60, taxi 120 ayer
    • cena 14,50 con tarjeta
    • Priya pagó 30 de medicinas
    • sueldo 1850 recibido
    • devolución 49 amazon
    Te enseño una tarjeta. Toca Confirmar y queda en el libro.
help-ask-title = 🔎 Preguntar
help-ask =
    • ¿cuánto gastamos este mes?
    • ¿cuánto en supermercado en octubre?
    • octubre contra septiembre
    • ¿quién gastó qué esta semana?
    • ¿y el mes pasado? con un gráfico
    Cada respuesta tiene un botón Por qué que enseña sus líneas. Atajos: /today, /month, /find
help-edit-title = ✏️ Cambiar de idea
help-edit =
    Antes: toca Editar en la tarjeta, o di “no, 145” o “eso fue ayer”.
    Después: /undo deshace lo último, /last lo enseña. /trash guarda 30 días lo que tiraste.
    /cancel termina lo que te esté preguntando.
help-family-title = 👪 Familia
help-family =
    /invite trae a alguien, /members enseña quién es quién, /leave es la puerta.
    /settle dice quién debe a quién y lo salda; /split, cómo dividís lo que es de todos.
    Méteme en el grupo de la familia y envía /start allí: puede ser el chat del hogar.
help-more-title = ⚙️ Más
help-more =
    /budget para presupuestos y lo que queda; o di «presupuesto de comida 500 por semana»
    /categories para añadir o renombrar
    /goals es para qué ahorráis.
    /accounts muestra lo que hay en cada cuenta y lo que no cuadra.
    /rates guarda cuánto valen otras monedas.
    /rules enseña qué va siempre a dónde.
    /settings para moneda, zona horaria, idioma
    /notices para qué te cuento y cuándo
    /language solo para ti
    /export te da todo en un archivo (“export octubre” para un mes)
button-help-record = ✍️ Apuntar
button-help-ask = 🔎 Preguntar
button-help-edit = ✏️ Cambiar
button-help-family = 👪 Familia
button-help-more = ⚙️ Más
