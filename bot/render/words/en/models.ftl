# A household's language model: its settings, what it helped with, and why it did not.
model-title = 🤖 Language model
model-none = I read most messages by myself. A language model of your own helps with the rest: odd wordings, advice, voice notes. You bring a key; it costs what its provider charges you. Whose shall it be?
model-provider = Provider: { $name }
model-name = Model: { $name }
model-key-line = Key: { $key }
model-at = Address: { $url }
model-reach = May be sent: { $what }
model-reach-off = nothing
model-reach-text = text, with card numbers, phones and e-mails covered
model-reach-all = text, photos and voice notes
model-reading = Reads messages: { $what }
model-reading-always = all but the plainest
model-reading-unsure = where I am unsure
model-reading-never = none
model-sent-always = Saved. From now on your messages go to { $name }, all but the plainest (“milk 60”). Card and account numbers, phones, e-mails, links, codes and passwords are covered before they leave. /model changes it.
model-sent-unsure = Saved. From now on messages that I am unsure of go to { $name }. Card and account numbers, phones, e-mails, links, codes and passwords are covered before they leave. /model changes it.
model-sent-never = Saved. Messages do not go to { $name }; /model changes it.
model-narrates = Words answers too: { $value }
model-key-lost = cannot be read any more; give it again
model-key-none = none
model-month =
    This month: { $spent } of { $cap }, { $calls } { $calls ->
       [one] call
      *[other] calls
    }
model-month-free =
    This month: { $spent }, { $calls } { $calls ->
       [one] call
      *[other] calls
    }, no limit
model-near-cap = The language model has used four fifths of this month's limit: { $spent } of { $cap }. At the limit I go on without it. /model changes it.
model-needs-address = Next: its address.
model-needs-key = Next: its key.
model-needs-name = Next: choose a model.
button-set-model = 🤖 Language model
button-model-test = Test it
button-model-name = Model
button-model-key = Key
button-model-url = Address
button-model-reach = What may be sent
button-model-reading = When it reads
button-model-cap = Monthly limit
button-model-narrates = Wording
button-model-usage = Usage
button-model-provider = Another provider
button-model-remove = Remove it
ask-model-provider = Whose model shall help?
ask-model-reach = What may leave the house?
ask-model-reading = Which messages shall it read? With “all but the plainest” nearly everything you write to me goes to it; “milk 60” I read alone.
ask-model-cap = How much may it cost a month? Pick, or type dollars.
ask-model-narrates = Shall it word my answers too? That is one more call for each answer; the numbers stay mine.
ask-model-remove = Remove the language model and its key?
ask-model-key = Send me the key now. I keep it encrypted, never show it again, and take your message out of sight where I can.
ask-model-url = What is the server's address? For example http://127.0.0.1:11434/v1
ask-model-name = Which model? Pick, or type its name.
model-cap-none = no limit
model-tested = It answers, in { $seconds } s.
model-test-failed = It does not work: { $why }
model-usage-title = 🤖 Usage this month
model-usage-line =
    { $job }: { $calls } { $calls ->
       [one] call
      *[other] calls
    }, { $failed } failed, { $tokens } tokens, { $spent }
model-usage-none = Nothing was asked yet.
model-spent-unknown = price not known
model-prices-of = Costs by the providers' prices of { $day }.
model-price-unknown = What this model costs is not known to me. Towards the limit it counts as the dearest of its provider, so the limit may hold too early.
model-job-interpret = Reading messages
model-job-categorise = Picking categories
model-job-narrate = Wording answers
model-job-advise = Advice
model-job-speech = Voice notes
model-job-receipt = Receipts
model-job-test = Tests
model-key = the provider does not accept the key
model-unknown = there is no such model or address
model-rate = the provider says: too many requests, or its quota is used up
model-down = it cannot be reached
model-slow = it took too long
model-unusable = its answer made no sense
model-declined = it would not answer
model-resting = it failed several times, so I let it rest for a minute
model-cap = this month's limit is reached
model-address = this address is not allowed
model-cannot = it cannot take this, or may not be sent it
card-model-helped = Read with the language model.
card-model-failed = Read without the language model: { $why }.
voice-heard = 🎤 “{ $text }”
voice-nobody-listens = I cannot listen to voice notes without a language model that hears. Write it, or ask an admin for /model.
voice-not-heard = I could not hear that: { $why }. Write it, please.
advice-broke-off = It broke off here: { $why }.
advice-not-now = No advice just now: { $why }. Ask me for a number and I answer by myself.
command-model = Language model
refusal-model-key-shape = That does not look like a key. Copy it whole, without spaces.
refusal-model-name-shape = A model's name has no spaces. Copy it as the provider spells it.
refusal-model-url-shape = An address begins with http:// or https://.
refusal-model-url-forbidden = I may not call that address. Whoever runs me can allow private ones.
refusal-model-cap-range = Give a number of dollars between 0 and 1000.
refusal-model-not-set = There is no language model yet. Start with /model.
refusal-model-private-only = Let us do that in our private chat: /model
