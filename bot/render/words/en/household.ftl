# The household: coming in, members, settings, categories, export, groups.

## The door
door-title = Hello, I am Purser 👋
door-text =
    I keep your family's money book, right here in the chat. You write “milk 60”, I note it down; you ask “how much on food this month?”, I tell you.

    First you need a household: start one, or join your family's.
door-again = A household comes first: start one, or join your family's. A code can be typed right here.
door-held = I keep “{ $text }” and read it as soon as you are in.
button-create-household = Create a household
button-join = Join with a code
button-create = Create
button-yes = Yes
button-no = No

## A new household
home-of = { $name }'s home
found-summary =
    You: { $me }
    Currency: { $currency }
    Time zone: { $place }, now { $clock }
    Language: { $language }

    I guessed some of this. Tap whatever is wrong, or Create.
door-picture-held = I keep the picture and read it as soon as you are in.
door-file-later = I can take that only once you have a household. Please send it again then.
found-ask-money = Which money do you use? My guess is { $currency }. Tap or type yours.
button-change-name = Change name
button-change-me = My own name
button-change-currency = Change currency
button-change-zone = Change time zone
button-change-language = Change language
ask-name = What shall we call the household? For example “The Sharmas”.
ask-me = What should I call you? Your first name will do.
ask-found-currency = Which currency do you use at home? Pick one, or type it: INR, rupees, €…
ask-which-currency = Which of these do you mean?
ask-zone = Where do you live? Pick, or type a city or what your clock says now, such as 18:30.
ask-which-zone = Which of these is nearest to you?
ask-language = Which language shall I speak?
founded-title = { $household } is open 🎉
founded-text =
    Just write what happens, one message is enough:
    • milk 60, auto 120 yesterday
    • salary 85000 credited
    • how much on groceries this month?

    I show you a card first. Nothing enters the book until you confirm it.
button-invite-family = Invite my family
button-help = What can I say?

## Joining
ask-code = Type the code you were given. It has 8 letters and digits.
joined-title = Welcome to { $household }, { $name } 👋
joined-text =
    You share the book with { $others }.
    Write what you spend, for example “milk 60”, or ask “how much did we spend this month?”
joined-viewer =
    You can look at the book of { $others } and ask anything, for example “how much did we spend this month?”
    Writing in it is left to the others.
linked-title = There you are, { $name } 👋
linked-text = I know you on this channel too now. Same book, same { $household }.
seated-elsewhere = You already belong to { $household }, and one person has one household. To join another, /leave this one first.
back-title = Welcome back, { $name } 👋
back-text = The book of { $household } is open. Write what you spent, or ask me something.

## Members
members-title = Members of { $household }
members-you = { " " }(you)
members-also = also called { $names }
role-admin = admin
role-member = member
role-viewer = viewer
role-admin-means = Admin: writes, confirms, and runs the household.
role-member-means = Member: writes and confirms entries.
role-viewer-means = Viewer: looks and asks, writes nothing.
button-me = Me
button-invite = Invite
button-my-name = My name
button-my-aliases = Also called…
button-my-language = My language
button-link = Use me on another channel
button-leave = Leave
button-make-admin = Make admin
button-make-member = Make member
button-make-viewer = Make viewer
button-remove-member = Remove
ask-my-name = What should I call you from now on?
ask-my-aliases = What else does the family call you? Separate by commas, for example “Papa, Ravi bhai”. Send { $none } for nothing.
said-name = Fine, { $name } it is.
said-aliases = Noted. I will know who is meant.
remove-sure = Remove { $name }? Their entries stay in the book, they lose access at once.
toast-role = { $name } is { $role } now.
toast-removed = { $name } was removed.
leave-sure = Leave { $household }? What you wrote stays in its book, and you will need a new code to come back.
leave-stayed = Good. You stay.
left = You left { $household }. Take care! Write to me whenever you want to start or join another household.

## Inviting
invite-title = Invite to { $household }
invite-text =
    Pass this on to one person. They come in as { $role }. The code works once, for { $hours } hours.
    They send me the code{ $links ->
        [0] .
        [1] { " " }or open the link.
       *[other] , open the link, or scan the picture.
    }
button-invite-member = As member
button-invite-viewer = As viewer
button-invite-admin = As admin
button-new-code = New code
toast-code-changed = Here is a new code. The one before is void.
toast-codes-void = All earlier codes are void.
link-title = Use me on another channel
link-text = Send me this code there. I will know it is you. It works once, for { $hours } hours; keep it to yourself.
refusal-codes-in-private = Codes are for one pair of eyes. Ask me in our private chat.

## Settings
setting-currency = Currency: { $value }
setting-zone = Time zone: { $value }
setting-language = Household's language: { $value }
setting-mine = My language: { $value }
setting-mine-none = as the household
setting-numbers = Numbers: { $value }
setting-window = Entries can be changed: { $value }
setting-quiet = Quiet hours: { $value }
window-none = by admins only
window-hours = { $hours ->
    [one] for 1 hour
   *[other] for { $hours } hours
}
window-days = { $days ->
    [one] for 1 day
   *[other] for { $days } days
}
quiet-none = none
quiet-hours = { $start } to { $end }
settings-admins = An admin can change the household's settings.
setting-saved = Saved.
button-set-name = Name
button-set-currency = Currency
button-set-zone = Time zone
button-set-language = Language
button-set-numbers = Numbers
button-set-window = Edit window
button-set-quiet = Quiet hours
button-set-mine = My language
ask-set-name = What shall we call the household?
ask-set-currency = Which currency? Pick one, or type it: INR, rupees, €…
ask-set-zone = Where do you live? Pick, or type a city or what your clock says now, such as 18:30.
ask-set-language = Which language shall I speak with the household?
ask-set-numbers = How do you write numbers?
ask-set-window = How long may everybody change an entry? Pick, or type hours. Admins always may.
ask-set-quiet = When shall I keep quiet? Pick, or type hours such as 22-7.
ask-set-mine = Which language shall I speak with you?
ask-which-set-currency = Which of these do you mean?
ask-which-set-zone = Which of these is nearest to you?

## Categories
categories-title = Categories
categories-spending = Spending
categories-income = Income
category-system = One of mine: you can rename it, not remove it.
category-own = One of your own.
button-category-add = Add
button-category-add-income = Add for income
button-category-change = Change one
button-category-rename = Rename
button-category-remove = Remove or merge
ask-which-category = Which one?
ask-new-category = What is the new category called? Begin with an emoji if you like: “🎨 Art classes”.
ask-new-category-income = What is the new income category called? Begin with an emoji if you like: “🏡 Rent from the flat”.
ask-category-name = What shall { $category } be called? Begin with an emoji to change its icon too.
ask-category-home = { $category } will be removed. Where do its entries go?
category-added = Added: { $category }
category-renamed = It is { $category } now.
category-removed = { $count ->
    [0] { $gone } is removed. It was empty.
    [one] { $gone } is removed. Its one entry is in { $home } now.
   *[other] { $gone } is removed. Its { $count } entries are in { $home } now.
}

## Export
export-all = { $count ->
    [one] Your whole book: 1 entry. Opens in Excel, Google Sheets or Numbers.
   *[other] Your whole book: { $count } entries. Opens in Excel, Google Sheets or Numbers.
}
export-period = { $count ->
    [one] { $period }: 1 entry. Opens in Excel, Google Sheets or Numbers.
   *[other] { $period }: { $count } entries. Opens in Excel, Google Sheets or Numbers.
}
export-empty = There is nothing to export there yet.

## Groups
group-stranger = Write to me privately first. I keep books for households, and I do not know yours.
group-ask = Make this group the chat of { $household }? Everybody here will see what the household writes and asks.
group-ask-admin = This group is no household's chat yet. An admin of your household can make it one: let them send me /start here.
group-bound = Done. This is the chat of { $household } now. Write “milk 60” or ask away; what is private stays in private chats.
group-left-alone = Fine, I stay quiet here.
answered-privately = { $member }, I answer you in our private chat.
toast-answered-privately = I answer you in our private chat.
private-chat-closed = { $member }, I may not write to you first. Open our chat, press Start, and ask again.
button-open-private = Open our chat

## Refusals
refusal-name-empty = A name needs at least one letter or digit. Try again.
refusal-name-too-long = That is long. Use at most { $most } letters.
refusal-name-taken = Somebody or something is already called { $name }. Choose another name.
refusal-zone-unknown = I do not know { $zone }. Type a large city near you, or what your clock says now, such as 18:30.
refusal-invite-unknown = This code does not work. It may be mistyped, used or too old: codes live 48 hours. Ask your admin for a new one, or try again.
refusal-too-many-tries = Too many wrong codes. Wait an hour, or ask your admin for a link.
refusal-identity-seated = You already belong to a household here. Leave it first with /leave.
refusal-household-gone = I do not find that household any more.
refusal-admins-only = Only an admin of the household can do that.
refusal-leave-instead = To go yourself, use /leave.
refusal-last-admin-stays = You are the only admin. Make somebody else admin first (/members), then try again.
refusal-sole-member-stays = You are the only member, so the household cannot go on without you. You can take everything with you by “/export backup”. The settings page (/dashboard) erases a whole household.
refusal-too-many-aliases = That is a lot of names. Give me at most { $most }.
refusal-currency-fixed = There are entries in the book already, and its totals are in { $currency }. So it stays { $currency }; you can still write single amounts in any currency.
refusal-edit-hours-range = Give me hours from 0 to { $most }.
refusal-quiet-hours-range = Give me two different hours from 0 to 23, such as 22-7.
refusal-number-expected = I need a number here.
refusal-duration-unread = I cannot tell how long that is. Write a whole number and its unit, such as 36 hours or 3 days.
refusal-language-unknown = I do not speak that one yet. Pick one from the list.
refusal-not-your-card = These buttons belong to somebody else. Send /members for your own.
refusal-chat-taken = This group is another household's chat.
refusal-category-protected = That is one of my own categories. You can rename it, but not remove it.
refusal-category-mismatch = Choose another category of the same kind: spending to spending, income to income.
refusal-too-many-categories = { $most } categories are as many as I can keep apart. Merge some first.
refusal-period-unknown = I do not understand “{ $said }” as a time. Try “export october” or “export last year”, or just /export for everything.
