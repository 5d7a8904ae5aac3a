# Telegram aur hamare beech jo bigadta hai.
refusal-file-too-large = File { $megabytes } MB se badi hai. Chhoti bhejiye.
refusal-message-refused = Telegram ne yeh message nahi liya: { $why }
refusal-webhook-secret-missing = Telegram webhook ko ek secret chahiye. PURSER_TELEGRAM_WEBHOOK_SECRET mein aise akshar aur ank rakhiye jo koi na boojhe.
refusal-telegram-token-malformed = PURSER_TELEGRAM_TOKEN bot ka token nahi hai. @BotFather deta hai; 123456789:AAE jaisa dikhta hai.

command-start = Shuru kijiye, ya dekhiye aap kahan hain
command-help = Main kya kar sakta hoon
command-today = Aaj ka hisaab
command-month = Is mahine ka hisaab
command-chart = Chart: category, raftaar, calendar
command-last = Sabse nayi entries
command-find = Entries dhoondhiye: /find doodh
command-undo = Jo aakhri likha, woh wapas
command-trash = Jo phenka gaya, 30 din tak rakha
command-categories = Ghar ki categories
command-members = Ghar mein kaun-kaun hai
command-invite = Kisi ko bulaiye
command-settings = Currency, time zone, bhasha aur baaki
command-export = Poori kitaab file mein
command-cancel = Jo chal raha tha use bhool jaiye
group-reads-all = Main yahan har message padhta hoon, aur tabhi bolta hoon jab kuch khate ke liye ya mere liye ho.
group-reads-addressed = Telegram mujhe yahan sirf commands, mere replies aur mere naam wale messages deta hai: “{ $bot } doodh 60” likhiye. Sab padhne ke liye @BotFather mein meri “Group Privacy” band karke mujhe phir se jodiye.
edited-not-read = Aapke badle hue message mein mujhe koi entry nahi mili, isliye card waisa hi hai.
edited-saved = Aapne woh message badla, par woh save ho chuka hai. Use wapas lekar phir se padhun?
button-edited-replace = Phir se padho
button-edited-leave = Rehne do
edited-left = Jaisa save hua tha waisa hi hai.
