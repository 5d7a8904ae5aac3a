# El hogar: entrar, miembros, ajustes, categorías, exportación, grupos.
door-title = Hola, soy Purser 👋
door-text =
    Llevo el libro de cuentas de tu familia, aquí mismo en el chat. Escribes “leche 60” y lo apunto; preguntas “¿cuánto en comida este mes?” y te lo digo.

    Primero necesitas un hogar: crea uno o únete al de tu familia.
door-again = Primero va el hogar: crea uno o únete al de tu familia. Un código puedes escribirlo aquí mismo.
door-held = Guardo “{ $text }” y lo leo en cuanto estés dentro.
button-create-household = Crear un hogar
button-join = Unirme con un código
button-create = Crear
button-yes = Sí
button-no = No

home-of = Casa de { $name }
found-summary =
    Tú: { $me }
    Moneda: { $currency }
    Zona horaria: { $place }, ahora { $clock }
    Idioma: { $language }

    Algunas cosas las he supuesto. Toca lo que no esté bien, o Crear.
door-picture-held = Guardo la imagen y la leo en cuanto estés dentro.
door-file-later = Eso solo lo puedo tomar cuando tengas un hogar. Envíalo de nuevo entonces, por favor.
found-ask-money = ¿Qué moneda usáis? Supongo { $currency }. Toca la vuestra o escríbela.
button-change-name = Cambiar nombre
button-change-me = Mi propio nombre
button-change-currency = Cambiar moneda
button-change-zone = Cambiar zona
button-change-language = Cambiar idioma
ask-name = ¿Cómo se va a llamar el hogar? Por ejemplo “Los García”.
ask-me = ¿Cómo te llamo? Basta el nombre de pila.
ask-found-currency = ¿Qué moneda usan en casa? Elige una o escríbela: EUR, pesos, €…
ask-which-currency = ¿Cuál de estas?
ask-zone = ¿Dónde viven? Elige, o escribe una ciudad o la hora que marca tu reloj, como 18:30.
ask-which-zone = ¿Cuál te queda más cerca?
ask-language = ¿Qué idioma hablo?
founded-title = { $household } está abierta 🎉
founded-text =
    Escribe lo que pase, basta un mensaje:
    • leche 60, taxi 120 ayer
    • sueldo 1850 recibido
    • ¿cuánto en supermercado este mes?

    Primero te enseño una tarjeta. Nada entra en el libro hasta que lo confirmes.
button-invite-family = Invitar a mi familia
button-help = ¿Qué puedo decir?

ask-code = Escribe el código que te dieron. Tiene 8 letras y cifras.
joined-title = Te damos la bienvenida a { $household }, { $name } 👋
joined-text =
    Compartes el libro con { $others }.
    Escribe lo que gastes, por ejemplo “leche 60”, o pregunta “¿cuánto gastamos este mes?”
joined-viewer =
    Puedes mirar el libro de { $others } y preguntar lo que quieras, por ejemplo “¿cuánto gastamos este mes?”
    Escribir en él les toca a los demás.
linked-title = Ahí estás, { $name } 👋
linked-text = Ahora también te conozco por aquí. El mismo libro, { $household }.
seated-elsewhere = Ya eres de { $household }, y cada persona tiene un solo hogar. Para unirte a otro, sal primero de este con /leave.
back-title = Hola otra vez, { $name } 👋
back-text = El libro de { $household } está abierto. Escribe lo que gastaste o pregúntame algo.

members-title = Miembros de { $household }
members-you = { " " }(tú)
members-also = también { $names }
role-admin = admin
role-member = miembro
role-viewer = observador
role-admin-means = Admin: escribe, confirma y dirige el hogar.
role-member-means = Miembro: escribe y confirma apuntes.
role-viewer-means = Observador: mira y pregunta, no escribe nada.
button-me = Yo
button-invite = Invitar
button-my-name = Mi nombre
button-my-aliases = También me llaman…
button-my-language = Mi idioma
button-link = Usarme en otro canal
button-leave = Salir
button-make-admin = Hacer admin
button-make-member = Hacer miembro
button-make-viewer = Hacer observador
button-remove-member = Quitar
ask-my-name = ¿Cómo te llamo a partir de ahora?
ask-my-aliases = ¿Cómo más te llaman en la familia? Sepáralo con comas, por ejemplo “Papá, el abuelo”. Envía { $none } para nada.
said-name = Muy bien: { $name }.
said-aliases = Apuntado. Sabré de quién se habla.
remove-sure = ¿Quitar a { $name }? Sus apuntes se quedan en el libro, su acceso termina enseguida.
toast-role = { $name } ahora es { $role }.
toast-removed = { $name } ya no está.
leave-sure = ¿Salir de { $household }? Lo que escribiste se queda en el libro, y para volver necesitarás un código nuevo.
leave-stayed = Bien. Te quedas.
left = Has salido de { $household }. ¡Cuídate! Escríbeme cuando quieras crear un hogar o unirte a otro.

invite-title = Invitación a { $household }
invite-text =
    Pásaselo a una persona. Entra como { $role }. El código vale una vez, durante { $hours } horas.
    Me envía el código{ $links ->
        [0] .
        [1] { " " }o abre el enlace.
       *[other] , abre el enlace o escanea la imagen.
    }
button-invite-member = Como miembro
button-invite-viewer = Observador
button-invite-admin = Como admin
button-new-code = Código nuevo
toast-code-changed = Aquí tienes un código nuevo. El anterior ya no vale.
toast-codes-void = Ningún código anterior vale ya.
link-title = Usarme en otro canal
link-text = Envíame este código allí. Sabré que eres tú. Vale una vez, durante { $hours } horas; no se lo des a nadie.
refusal-codes-in-private = Los códigos son para un solo par de ojos. Pídemelo en nuestro chat privado.

setting-currency = Moneda: { $value }
setting-zone = Zona horaria: { $value }
setting-language = Idioma del hogar: { $value }
setting-mine = Mi idioma: { $value }
setting-mine-none = el del hogar
setting-numbers = Números: { $value }
setting-window = Los apuntes se pueden cambiar: { $value }
setting-quiet = Horas de silencio: { $value }
window-none = solo por admins
window-hours = { $hours ->
    [one] durante 1 hora
   *[other] durante { $hours } horas
}
window-days = { $days ->
    [one] durante 1 día
   *[other] durante { $days } días
}
quiet-none = ninguna
quiet-hours = { $start } a { $end }
settings-admins = Los ajustes del hogar los puede cambiar un admin.
setting-saved = Guardado.
button-set-name = Nombre
button-set-currency = Moneda
button-set-zone = Zona horaria
button-set-language = Idioma
button-set-numbers = Números
button-set-window = Plazo
button-set-quiet = Silencio
button-set-mine = Mi idioma
ask-set-name = ¿Cómo se va a llamar el hogar?
ask-set-currency = ¿Qué moneda? Elige una o escríbela: EUR, pesos, €…
ask-set-zone = ¿Dónde viven? Elige, o escribe una ciudad o la hora que marca tu reloj, como 18:30.
ask-set-language = ¿Qué idioma hablo con el hogar?
ask-set-numbers = ¿Cómo escriben los números?
ask-set-window = ¿Cuánto tiempo puede cualquiera cambiar un apunte? Elige, o escribe horas. Los admins siempre pueden.
ask-set-quiet = ¿Cuándo guardo silencio? Elige, o escribe horas como 22-7.
ask-set-mine = ¿Qué idioma hablo contigo?
ask-which-set-currency = ¿Cuál de estas?
ask-which-set-zone = ¿Cuál te queda más cerca?

categories-title = Categorías
categories-spending = Gastos
categories-income = Ingresos
category-system = Es una de las mías: puedes renombrarla, no quitarla.
category-own = Es una de las suyas.
button-category-add = Añadir
button-category-add-income = Para ingresos
button-category-change = Cambiar una
button-category-rename = Renombrar
button-category-remove = Quitar o unir
ask-which-category = ¿Cuál?
ask-new-category = ¿Cómo se llama la categoría nueva? Si quieres, empieza con un emoji: “🎨 Clases de arte”.
ask-new-category-income = ¿Cómo se llama la categoría nueva de ingresos? Si quieres, empieza con un emoji: “🏡 Alquiler del piso”.
ask-category-name = ¿Cómo se va a llamar { $category }? Empieza con un emoji para cambiar también su icono.
ask-category-home = { $category } se va a quitar. ¿Adónde van sus apuntes?
category-added = Añadida: { $category }
category-renamed = Ahora es { $category }.
category-removed = { $count ->
    [0] { $gone } ya no está. Estaba vacía.
    [one] { $gone } ya no está. Su único apunte está ahora en { $home }.
   *[other] { $gone } ya no está. Sus { $count } apuntes están ahora en { $home }.
}

export-all = { $count ->
    [one] Todo el libro: 1 apunte. Se abre con Excel, Google Sheets o Numbers.
   *[other] Todo el libro: { $count } apuntes. Se abre con Excel, Google Sheets o Numbers.
}
export-period = { $count ->
    [one] { $period }: 1 apunte. Se abre con Excel, Google Sheets o Numbers.
   *[other] { $period }: { $count } apuntes. Se abre con Excel, Google Sheets o Numbers.
}
export-empty = Ahí todavía no hay nada que exportar.

group-stranger = Escríbeme primero en privado. Llevo las cuentas de hogares, y el tuyo no lo conozco.
group-ask = ¿Hago de este grupo el chat de { $household }? Todos aquí verán lo que el hogar escribe y pregunta.
group-ask-admin = Este grupo todavía no es el chat de ningún hogar. Un admin de tu hogar puede hacerlo: que envíe /start aquí.
group-bound = Listo. Este es ahora el chat de { $household }. Escriban “leche 60” o pregunten; lo privado se queda en los chats privados.
group-left-alone = Bien, aquí me quedo callado.
answered-privately = { $member }, te respondo en nuestro chat privado.
toast-answered-privately = Te respondo en nuestro chat privado.
private-chat-closed = { $member }, no puedo escribirte primero. Abre nuestro chat, pulsa Iniciar y pregunta de nuevo.
button-open-private = Abrir nuestro chat

refusal-name-empty = Un nombre necesita al menos una letra o una cifra. Inténtalo otra vez.
refusal-name-too-long = Es largo. Usa como mucho { $most } caracteres.
refusal-name-taken = Alguien o algo ya se llama { $name }. Elige otro nombre.
refusal-zone-unknown = No conozco { $zone }. Escribe una ciudad grande cerca de ti, o la hora que marca tu reloj, como 18:30.
refusal-invite-unknown = Este código no funciona. Puede estar mal escrito, usado o ser viejo: los códigos viven 48 horas. Pide uno nuevo a tu admin, o inténtalo otra vez.
refusal-too-many-tries = Demasiados códigos equivocados. Espera una hora, o pide un enlace a tu admin.
refusal-identity-seated = Aquí ya eres de un hogar. Sal primero con /leave.
refusal-household-gone = Ya no encuentro ese hogar.
refusal-admins-only = Eso solo puede hacerlo un admin del hogar.
refusal-leave-instead = Para irte tú, usa /leave.
refusal-last-admin-stays = Eres el único admin. Haz admin a otra persona primero (/members) y prueba de nuevo.
refusal-sole-member-stays = Eres el único miembro, y sin ti no hay hogar. Con «/export backup» puedes llevarte todo. Un hogar entero se borra en la página de ajustes (/dashboard).
refusal-too-many-aliases = Son muchos nombres. Dame como mucho { $most }.
refusal-currency-fixed = Ya hay apuntes en el libro y sus totales están en { $currency }. Así que se queda { $currency }; puedes seguir escribiendo importes sueltos en cualquier moneda.
refusal-edit-hours-range = Dame horas de 0 a { $most }.
refusal-quiet-hours-range = Dame dos horas distintas de 0 a 23, como 22-7.
refusal-number-expected = Aquí necesito un número.
refusal-duration-unread = No entiendo cuánto tiempo es. Escribe un número entero con su unidad, como 36 horas o 3 días.
refusal-language-unknown = Ese todavía no lo hablo. Elige uno de la lista.
refusal-not-your-card = Estos botones son de otra persona. Envía /members para los tuyos.
refusal-chat-taken = Este grupo es el chat de otro hogar.
refusal-category-protected = Es una de mis categorías. Puedes renombrarla, pero no quitarla.
refusal-category-mismatch = Elige otra categoría del mismo tipo: gastos con gastos, ingresos con ingresos.
refusal-too-many-categories = { $most } categorías son las que puedo distinguir. Une algunas primero.
refusal-period-unknown = No entiendo “{ $said }” como fecha. Prueba “export octubre” o “export año pasado”, o solo /export para todo.
