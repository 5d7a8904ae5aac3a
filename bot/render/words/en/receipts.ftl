# Photos and documents that cannot be read, each with what to do.
refusal-picture-too-large = That file is too large. Send one of up to { $megabytes } MB.
refusal-picture-too-many-pixels = That picture has more than { $megapixels } megapixels. Send it as a photo rather than as a file, or make it smaller.
refusal-picture-too-small = That picture is too small to read. Send it in its full size.
refusal-picture-kind-unknown = I can read photos (JPEG, PNG, WebP, GIF, TIFF) and PDF files, not this one. Send a photo of the receipt.
refusal-picture-heic = I cannot open HEIC photos. Send it as a photo rather than as a file, or save it as JPEG first.
refusal-picture-corrupt = That file is damaged or cut short, so I cannot open it. Send it again, or take a new photo.
refusal-picture-without-words = I see no words there. Take the photo straight from above, in good light, with the receipt filling the picture.
refusal-picture-too-slow = Reading that took too long, so I stopped. Send a plain photo of the receipt alone.
refusal-picture-too-hard = That file was more than I can read. Send a plain photo of the receipt alone.
refusal-pdf-locked = That PDF has a password. Remove the password, or send a photo of the page.
refusal-pdf-too-many-pages = That PDF has more than { $most } pages. Send only the pages of the receipt.
refusal-reading-busy = I have many pictures to read just now. Send it again in a minute.
refusal-reading-off = I do not read pictures here. Write it to me instead, such as “milk 60”.
