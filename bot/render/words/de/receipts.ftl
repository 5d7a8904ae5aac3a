# Fotos und Dokumente, die sich nicht lesen lassen, und was dann hilft.
refusal-picture-too-large = Die Datei ist zu groß. Schick eine bis { $megabytes } MB.
refusal-picture-too-many-pixels = Das Bild hat mehr als { $megapixels } Megapixel. Schick es als Foto statt als Datei, oder mach es kleiner.
refusal-picture-too-small = Das Bild ist zu klein zum Lesen. Schick es in voller Größe.
refusal-picture-kind-unknown = Ich kann Fotos (JPEG, PNG, WebP, GIF, TIFF) und PDF-Dateien lesen, diese nicht. Schick ein Foto des Belegs.
refusal-picture-heic = HEIC-Fotos kann ich nicht öffnen. Schick es als Foto statt als Datei, oder speichere es vorher als JPEG.
refusal-picture-corrupt = Die Datei ist beschädigt oder abgeschnitten, ich kann sie nicht öffnen. Schick sie noch einmal oder mach ein neues Foto.
refusal-picture-without-words = Ich sehe dort keine Wörter. Fotografiere gerade von oben, bei gutem Licht, der Beleg soll das Bild füllen.
refusal-picture-too-slow = Das Lesen hat zu lange gedauert, ich habe aufgehört. Schick ein einfaches Foto nur vom Beleg.
refusal-picture-too-hard = Diese Datei ist zu viel für mich. Schick ein einfaches Foto nur vom Beleg.
refusal-pdf-locked = Dieses PDF hat ein Passwort. Entferne es oder schick ein Foto der Seite.
refusal-pdf-too-many-pages = Dieses PDF hat mehr als { $most } Seiten. Schick nur die Seiten des Belegs.
refusal-reading-busy = Ich habe gerade viele Bilder zu lesen. Schick es in einer Minute noch einmal.
refusal-reading-off = Bilder lese ich hier nicht. Schreib es mir, zum Beispiel „Milch 60“.
