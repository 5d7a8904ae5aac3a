# Photos et documents qu'on ne peut pas lire, et quoi faire.
refusal-picture-too-large = Ce fichier est trop gros. Envoies-en un de { $megabytes } Mo au plus.
refusal-picture-too-many-pixels = Cette image fait plus de { $megapixels } mégapixels. Envoie-la comme photo plutôt que comme fichier, ou réduis-la.
refusal-picture-too-small = Cette image est trop petite pour être lue. Envoie-la dans sa taille d'origine.
refusal-picture-kind-unknown = Je sais lire les photos (JPEG, PNG, WebP, GIF, TIFF) et les PDF, mais pas ça. Envoie une photo du ticket.
refusal-picture-heic = Je ne sais pas ouvrir les photos HEIC. Envoie-la comme photo plutôt que comme fichier, ou enregistre-la d'abord en JPEG.
refusal-picture-corrupt = Ce fichier est abîmé ou incomplet, je ne peux pas l'ouvrir. Renvoie-le, ou reprends une photo.
refusal-picture-without-words = Je n'y vois aucun mot. Prends la photo bien d'en haut, avec une bonne lumière, et le ticket qui remplit l'image.
refusal-picture-too-slow = La lecture durait trop longtemps, j'ai arrêté. Envoie une photo simple, du ticket seul.
refusal-picture-too-hard = Ce fichier était trop pour moi. Envoie une photo simple, du ticket seul.
refusal-pdf-locked = Ce PDF a un mot de passe. Enlève-le, ou envoie une photo de la page.
refusal-pdf-too-many-pages = Ce PDF a plus de { $most } pages. Envoie seulement les pages du ticket.
refusal-reading-busy = J'ai beaucoup d'images à lire en ce moment. Renvoie-la dans une minute.
refusal-reading-off = Ici je ne lis pas les images. Écris-le-moi plutôt, comme « lait 60 ».
