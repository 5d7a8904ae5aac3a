# What goes wrong between Telegram and us.
refusal-file-too-large = That file is larger than { $megabytes } MB. Send a smaller one.
refusal-message-refused = Telegram would not take that message: { $why }
refusal-webhook-secret-missing = A Telegram webhook needs a secret. Set PURSER_TELEGRAM_WEBHOOK_SECRET to letters and digits nobody can guess.
refusal-telegram-token-malformed = PURSER_TELEGRAM_TOKEN is not a bot token. @BotFather gives them out; they look like 123456789:AAE.
