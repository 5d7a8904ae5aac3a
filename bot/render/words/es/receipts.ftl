# Fotos y documentos que no se pueden leer, y qué hacer entonces.
refusal-picture-too-large = El archivo es demasiado grande. Envía uno de hasta { $megabytes } MB.
refusal-picture-too-many-pixels = La imagen tiene más de { $megapixels } megapíxeles. Envíala como foto y no como archivo, o hazla más pequeña.
refusal-picture-too-small = La imagen es demasiado pequeña para leerla. Envíala en su tamaño completo.
refusal-picture-kind-unknown = Puedo leer fotos (JPEG, PNG, WebP, GIF, TIFF) y archivos PDF, este no. Envía una foto del recibo.
refusal-picture-heic = No puedo abrir fotos HEIC. Envíala como foto y no como archivo, o guárdala antes como JPEG.
refusal-picture-corrupt = El archivo está dañado o incompleto y no puedo abrirlo. Envíalo otra vez o haz una foto nueva.
refusal-picture-without-words = Ahí no veo palabras. Haz la foto desde arriba, con buena luz y con el recibo llenando la imagen.
refusal-picture-too-slow = Tardaba demasiado en leerlo y lo dejé. Envía una foto sencilla solo del recibo.
refusal-picture-too-hard = Ese archivo es demasiado para mí. Envía una foto sencilla solo del recibo.
refusal-pdf-locked = Ese PDF tiene contraseña. Quítasela o envía una foto de la página.
refusal-pdf-too-many-pages = Ese PDF tiene más de { $most } páginas. Envía solo las páginas del recibo.
refusal-reading-busy = Ahora tengo muchas imágenes por leer. Envíala otra vez dentro de un minuto.
refusal-reading-off = Aquí no leo imágenes. Escríbemelo, por ejemplo «leche 60».
