# What goes wrong between Telegram and us.
refusal-file-too-large = That file is larger than { $megabytes } MB. Send a smaller one.
refusal-message-refused = Telegram would not take that message: { $why }
refusal-webhook-secret-missing = A Telegram webhook needs a secret. Set PURSER_TELEGRAM_WEBHOOK_SECRET to letters and digits nobody can guess.
refusal-telegram-token-malformed = PURSER_TELEGRAM_TOKEN is not a bot token. @BotFather gives them out; they look like 123456789:AAE.

## The commands menu: a few words each, at most 256 characters.
command-start = Begin, or where you stand
command-help = What I can do
command-today = Today in figures
command-month = This month in figures
command-chart = Charts: categories, pace, calendar and more
command-last = The latest entries
command-find = Find entries: /find milk
command-undo = Take back what I wrote last for you
command-trash = What was thrown away, kept for 30 days
command-categories = Categories of the household
command-members = Who belongs to the household
command-invite = Invite somebody
command-settings = Currency, time zone, language and more
command-export = The book as a file
command-cancel = Forget what we were just doing
group-reads-all = I read every message here, and speak only when something is for the book or for me.
group-reads-addressed = Telegram hands me only commands, replies to me and messages that name me here: write “{ $bot } milk 60”. To have me read every message, turn off “Group Privacy” for me with @BotFather and add me again.
edited-not-read = I cannot read an entry in what you changed, so the card stays as it is.
edited-saved = You changed that message, but it is saved already. Shall I take it back and read it anew?
button-edited-replace = Read anew
button-edited-leave = Leave it
edited-left = It stays as it was saved.
