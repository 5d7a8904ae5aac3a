# Talk that is not about the book, and help.
talk-greeting = Hello { $name } 👋 Write what you spent, or ask me something.
talk-thanks = Always happy to help 🙂
talk-farewell = See you soon 👋
talk-idle = Nothing is waiting for a yes or no from you. Write what you spent, or ask me something.
talk-stranger = I know nobody of that name here, so nothing was changed. /members shows who is here.
talk-other = I only know about your household’s money 🙂 Write what you spent, ask me something, or see /help.
talk-praise = Thank you, that is kind 🙂
talk-laugh = 😄
talk-joke = I only know one: a receipt always keeps its punch line for the end 😄
talk-who = I am Purser, a program that keeps your household’s book of money. /help shows what I can do.
talk-sorry = No harm done 🙂
talk-complaint = Sorry about that. Tell me what was wrong: “no, 145” changes the last entry, /undo takes it back, and a question can be asked in other words.
talk-mood = I hear you 🙂 I am here for anything about money.
talk-signs = 🙂
talk-misread = Nothing was written down: I could not tell whether { $part } was money that somebody paid. If it was, say for what and how much: “taxi { $part }”.
talk-misasked = I did not understand what you want to know. Say what and when, like “groceries in October”, “who spent what this week?” or “when is the rent due?”.
talk-empty = I received nothing I can read. Try “milk 60” or /help.
language-followed = I answer in { $language } from now on, as you write it. /language changes that.
language-kept = I answer in { $language }. /language changes that.
language-which = Shall I answer in English? /language changes it any time.
command-unknown = I do not know { $command }. Here is what I can do.

help-record-title = ✍️ Write things down
help-record =
    Just say it, several at once if you like:
    • milk 60, auto 120 yesterday
    • dinner 1450 swiggy hdfc card
    • Priya paid 300 for medicines
    • salary 85000 credited
    • refund 499 amazon
    I show a card. Tap Confirm, and it is in the book.
help-ask-title = 🔎 Ask
help-ask =
    • how much did we spend this month?
    • how much on groceries in October?
    • october vs september
    • who spent what this week?
    • and last month? as a chart
    Every answer has a Why button that shows its rows. Shortcuts: /today, /month, /find
help-edit-title = ✏️ Change your mind
help-edit =
    Before: tap Edit on the card, or just say “no, 145” or “that was yesterday”.
    After: /undo takes the last one back, /last shows it. /trash keeps what you threw away for 30 days.
    /cancel stops whatever I am asking.
help-family-title = 👪 Family
help-family =
    /invite brings somebody in, /members shows who is who, /leave is the door.
    /settle says who owes whom and settles it, /split how you share what is for everybody.
    Put me in your family's group and send /start there: it can be the household's chat.
help-more-title = ⚙️ More
help-more =
    /budget for budgets and what is left; or say “budget groceries 15000 a month”
    /categories to add or rename
    /goals is what you save for.
    /accounts shows what is in each account, and what does not add up.
    /rates keeps what other currencies are worth.
    /rules lists what always goes where.
    /settings for currency, time zone, language
    /notices for what I tell you, and when
    /language for yourself alone
    /export gives you everything as a file (“export october” for a month)
button-help-record = ✍️ Write
button-help-ask = 🔎 Ask
button-help-edit = ✏️ Change
button-help-family = 👪 Family
button-help-more = ⚙️ More
