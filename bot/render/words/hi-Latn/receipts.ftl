# Jo photo aur document padhe nahin ja sakte, aur tab kya karein.
refusal-picture-too-large = Yeh file bahut badi hai. { $megabytes } MB tak ki bhejiye.
refusal-picture-too-many-pixels = Is tasveer mein { $megapixels } megapixel se zyada hain. Ise file ki jagah photo ke roop mein bhejiye, ya chhota kijiye.
refusal-picture-too-small = Yeh tasveer padhne ke liye bahut chhoti hai. Ise poore size mein bhejiye.
refusal-picture-kind-unknown = Main photo (JPEG, PNG, WebP, GIF, TIFF) aur PDF padh sakta hoon, yeh nahin. Raseed ki photo bhejiye.
refusal-picture-heic = Main HEIC photo nahin khol sakta. Ise file ki jagah photo ke roop mein bhejiye, ya pehle JPEG mein badaliye.
refusal-picture-corrupt = Yeh file kharab ya adhoori hai, isliye khulti nahin. Ise phir bhejiye, ya nayi photo lijiye.
refusal-picture-without-words = Mujhe wahan koi shabd nahin dikhta. Achchhi roshni mein, theek upar se photo lijiye, raseed poori tasveer mein ho.
refusal-picture-too-slow = Ise padhne mein bahut samay lag raha tha, isliye main ruk gaya. Sirf raseed ki saadi photo bhejiye.
refusal-picture-too-hard = Yeh file mere bas ke bahar thi. Sirf raseed ki saadi photo bhejiye.
refusal-pdf-locked = Is PDF par password hai. Password hataiye, ya panne ki photo bhejiye.
refusal-pdf-too-many-pages = Is PDF mein { $most } se zyada panne hain. Sirf raseed ke panne bhejiye.
refusal-reading-busy = Abhi mere paas padhne ko bahut tasveerein hain. Ek minute baad phir bhejiye.
refusal-reading-off = Main yahan tasveerein nahin padhta. Likhkar bataiye, jaise “doodh 60”.
