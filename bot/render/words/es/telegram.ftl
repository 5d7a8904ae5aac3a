# Lo que falla entre Telegram y nosotros.
refusal-file-too-large = Ese archivo pasa de { $megabytes } MB. Envía uno más pequeño.
refusal-message-refused = Telegram no quiso aceptar ese mensaje: { $why }
refusal-webhook-secret-missing = Un webhook de Telegram necesita un secreto. Pon en PURSER_TELEGRAM_WEBHOOK_SECRET letras y cifras que nadie adivine.
refusal-telegram-token-malformed = PURSER_TELEGRAM_TOKEN no es un token de bot. Los da @BotFather; son como 123456789:AAE.

command-start = Empezar, o ver dónde estás
command-help = Lo que sé hacer
command-today = Hoy en cifras
command-month = Este mes en cifras
command-chart = Gráficos: categorías, ritmo, calendario
command-last = Los últimos apuntes
command-find = Buscar apuntes: /find leche
command-undo = Deshacer lo último que apunté por ti
command-trash = Lo que se tiró, guardado 30 días
command-categories = Categorías del hogar
command-members = Quién es del hogar
command-invite = Invitar a alguien
command-settings = Moneda, zona horaria, idioma y más
command-export = El libro como archivo
command-cancel = Olvidar lo que estábamos haciendo
group-reads-all = Leo todos los mensajes de aquí y hablo solo cuando algo es para el libro o para mí.
group-reads-addressed = Telegram solo me pasa aquí los comandos, las respuestas a mí y los mensajes que me nombran: escribe «{ $bot } leche 60». Para que lo lea todo, apaga mi «Group Privacy» con @BotFather y añádeme de nuevo.
edited-not-read = No leo ninguna entrada en lo que cambiaste, así que la tarjeta sigue igual.
edited-saved = Cambiaste ese mensaje, pero ya está guardado. ¿Lo deshago y lo leo de nuevo?
button-edited-replace = Leer de nuevo
button-edited-leave = Dejarlo
edited-left = Se queda como se guardó.
