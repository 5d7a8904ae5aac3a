# A household's language model: its settings, what it helped with, and why it did not.
model-title = 🤖 Modelo de lenguaje
model-none = La mayoría de los mensajes los leo yo. Un modelo de lenguaje propio ayuda con el resto: frases raras, consejos, notas de voz. Tú traes la clave; cuesta lo que te cobre su proveedor. ¿De quién será?
model-provider = Proveedor: { $name }
model-name = Modelo: { $name }
model-key-line = Clave: { $key }
model-at = Dirección: { $url }
model-reach = Se puede enviar: { $what }
model-reach-off = nada
model-reach-text = texto, con tarjetas, teléfonos y correos tapados
model-reach-all = texto, fotos y notas de voz
model-reading = Lee mensajes: { $what }
model-reading-always = todos menos los más simples
model-reading-unsure = cuando yo dudo
model-reading-never = ninguno
model-sent-always = Guardado. Desde ahora tus mensajes van a { $name }, todos menos los más simples («leche 60»). Antes se tapan números de tarjeta y de cuenta, teléfonos, correos, enlaces, códigos y contraseñas. /model lo cambia.
model-sent-unsure = Guardado. Desde ahora los mensajes de los que dudo van a { $name }. Antes se tapan números de tarjeta y de cuenta, teléfonos, correos, enlaces, códigos y contraseñas. /model lo cambia.
model-sent-never = Guardado. Los mensajes no van a { $name }; /model lo cambia.
model-narrates = También redacta respuestas: { $value }
model-key-lost = ya no se puede leer; dámela otra vez
model-key-none = ninguna
model-month =
    Este mes: { $spent } de { $cap }, { $calls } { $calls ->
       [one] llamada
      *[other] llamadas
    }
model-month-free =
    Este mes: { $spent }, { $calls } { $calls ->
       [one] llamada
      *[other] llamadas
    }, sin límite
model-near-cap = El modelo de lenguaje ya usó cuatro quintos del límite del mes: { $spent } de { $cap }. Al llegar al límite sigo sin él. /model lo cambia.
model-needs-address = Sigue: su dirección.
model-needs-key = Sigue: su clave.
model-needs-name = Sigue: elegir un modelo.
button-set-model = 🤖 Modelo de lenguaje
button-model-test = Probarlo
button-model-name = Modelo
button-model-key = Clave
button-model-url = Dirección
button-model-reach = Qué se envía
button-model-reading = Cuándo lee
button-model-cap = Límite mensual
button-model-narrates = Redacción
button-model-usage = Uso
button-model-provider = Otro proveedor
button-model-remove = Quitarlo
ask-model-provider = ¿De quién será el modelo que ayude?
ask-model-reach = ¿Qué puede salir de casa?
ask-model-reading = ¿Qué mensajes debe leer? Con «todos menos los más simples» le llega casi todo lo que me escribes; «leche 60» lo leo yo solo.
ask-model-cap = ¿Cuánto puede costar al mes? Elige, o escribe dólares.
ask-model-narrates = ¿Quieres que redacte también mis respuestas? Es una llamada más por respuesta; los números siguen siendo míos.
ask-model-remove = ¿Quitar el modelo de lenguaje y su clave?
ask-model-key = Envíame la clave ahora. La guardo cifrada, no la muestro nunca más y quito tu mensaje de la vista donde puedo.
ask-model-url = ¿Cuál es la dirección del servidor? Por ejemplo http://127.0.0.1:11434/v1
ask-model-name = ¿Qué modelo? Elige, o escribe su nombre.
model-cap-none = sin límite
model-tested = Responde, en { $seconds } s.
model-test-failed = No funciona: { $why }
model-usage-title = 🤖 Uso de este mes
model-usage-line =
    { $job }: { $calls } { $calls ->
       [one] llamada
      *[other] llamadas
    }, { $failed } fallidas, { $tokens } tokens, { $spent }
model-usage-none = Todavía no se preguntó nada.
model-spent-unknown = precio desconocido
model-prices-of = Gastos según los precios del { $day }.
model-price-unknown = No conozco el precio de este modelo. Para el límite cuenta como el más caro de su proveedor, así que el límite puede llegar antes.
model-job-interpret = Leer mensajes
model-job-categorise = Elegir categorías
model-job-narrate = Redactar respuestas
model-job-advise = Consejos
model-job-speech = Notas de voz
model-job-receipt = Recibos
model-job-test = Pruebas
model-key = el proveedor no acepta la clave
model-unknown = no existe ese modelo o esa dirección
model-rate = el proveedor dice: demasiadas peticiones, o se agotó su cuota
model-down = no se puede alcanzar
model-slow = tardó demasiado
model-unusable = su respuesta no tenía sentido
model-declined = no quiso responder
model-resting = falló varias veces, así que lo dejo descansar un minuto
model-cap = se alcanzó el límite del mes
model-address = esta dirección no está permitida
model-cannot = no puede recibir esto, o no se le puede enviar
card-model-helped = Leído con el modelo de lenguaje.
card-model-failed = Leído sin el modelo de lenguaje: { $why }.
voice-heard = 🎤 «{ $text }»
voice-nobody-listens = No puedo escuchar notas de voz sin un modelo que oiga. Escríbelo, o pide /model a quien administra.
voice-not-heard = No pude oírlo: { $why }. Escríbelo, por favor.
advice-broke-off = Se cortó aquí: { $why }.
advice-not-now = Ahora no hay consejo: { $why }. Pídeme un número y respondo yo.
command-model = Modelo de lenguaje
refusal-model-key-shape = Eso no parece una clave. Cópiala entera, sin espacios.
refusal-model-name-shape = El nombre de un modelo no lleva espacios. Cópialo como lo escribe el proveedor.
refusal-model-url-shape = Una dirección empieza por http:// o https://.
refusal-model-url-forbidden = No puedo llamar a esa dirección. Quien me aloja puede permitir las privadas.
refusal-model-cap-range = Da un número de dólares entre 0 y 1000.
refusal-model-not-set = Todavía no hay modelo de lenguaje. Empieza con /model.
refusal-model-private-only = Hagámoslo en nuestro chat privado: /model
