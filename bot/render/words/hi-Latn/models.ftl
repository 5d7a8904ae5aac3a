# A household's language model: its settings, what it helped with, and why it did not.
model-title = 🤖 Bhasha model (AI)
model-none = Zyadatar messages main khud padhta hoon. Aapka apna language model baaki mein madad karta hai: anokhe vaakya, salaah, voice note. Key aap dete hain; kharcha utna jitna provider leta hai. Kiska ho?
model-provider = Provider: { $name }
model-name = Model: { $name }
model-key-line = Key: { $key }
model-at = Address: { $url }
model-reach = Kya bheja ja sakta hai: { $what }
model-reach-off = kuch nahi
model-reach-text = text, card number, phone aur e-mail dhake hue
model-reach-all = text, photo aur voice note
model-reading = Messages padhta hai: { $what }
model-reading-always = sabse seedhe chhodkar sab
model-reading-unsure = jahan mujhe shak ho
model-reading-never = koi nahi
model-sent-always = Save ho gaya. Ab aapke messages { $name } ko jaate hain, sabse seedhe (“doodh 60”) chhodkar sab. Card aur account number, phone, e-mail, link, code aur password pehle dhak diye jaate hain. Badalne ke liye /model.
model-sent-unsure = Save ho gaya. Ab jin messages mein mujhe shak ho, woh { $name } ko jaate hain. Card aur account number, phone, e-mail, link, code aur password pehle dhak diye jaate hain. Badalne ke liye /model.
model-sent-never = Save ho gaya. Messages { $name } ko nahi jaate; badalne ke liye /model.
model-narrates = Jawab bhi likhta hai: { $value }
model-key-lost = ab padhi nahi ja sakti; phir se dijiye
model-key-none = koi nahi
model-month =
    Is mahine: { $cap } mein se { $spent }, { $calls } { $calls ->
       [one] baar
      *[other] baar
    } pucha
model-month-free =
    Is mahine: { $spent }, { $calls } { $calls ->
       [one] baar
      *[other] baar
    } pucha, koi limit nahi
model-near-cap = Language model ne is mahine ki limit ka paanch mein se chaar hissa kharch kiya: { $cap } mein se { $spent }. Limit par main uske bina chalta hoon. Badalne ke liye /model.
model-needs-address = Ab: uska address.
model-needs-key = Ab: uski key.
model-needs-name = Ab: model chuniye.
button-set-model = 🤖 Bhasha model (AI)
button-model-test = Test karo
button-model-name = Model
button-model-key = Key
button-model-url = Address
button-model-reach = Kya bhejein
button-model-reading = Kab padhe
button-model-cap = Monthly limit
button-model-narrates = Shabd
button-model-usage = Usage
button-model-provider = Doosra provider
button-model-remove = Hatao
ask-model-provider = Kiska model madad kare?
ask-model-reach = Ghar se bahar kya ja sakta hai?
ask-model-reading = Woh kaunse messages padhe? “Sabse seedhe chhodkar sab” mein aap jo likhte hain lagbhag sab use jata hai; “doodh 60” main khud padhta hoon.
ask-model-cap = Mahine mein kitna kharch ho sakta hai? Chuniye, ya dollar likhiye.
ask-model-narrates = Kya woh mere jawab bhi likhe? Har jawab par ek call aur; numbers mere hi rehte hain.
ask-model-remove = Language model aur uski key hata doon?
ask-model-key = Ab key bhejiye. Main use encrypt karke rakhta hoon, phir kabhi nahi dikhata, aur jahan ho sake aapka message hata deta hoon.
ask-model-url = Server ka address kya hai? Jaise http://127.0.0.1:11434/v1
ask-model-name = Kaunsa model? Chuniye, ya naam likhiye.
model-cap-none = koi limit nahi
model-tested = Jawab deta hai, { $seconds } s mein.
model-test-failed = Kaam nahi karta: { $why }
model-usage-title = 🤖 Is mahine ka usage
model-usage-line =
    { $job }: { $calls } { $calls ->
       [one] call
      *[other] calls
    }, { $failed } fail, { $tokens } tokens, { $spent }
model-usage-none = Abhi tak kuch nahi pucha gaya.
model-spent-unknown = keemat pata nahi
model-prices-of = Kharch { $day } ki keematon ke hisaab se.
model-price-unknown = Is model ki keemat mujhe pata nahi. Limit ke liye ise is provider ke sabse mehnge model jaisa gina jata hai, isliye limit jaldi lag sakti hai.
model-job-interpret = Messages padhna
model-job-categorise = Category chunna
model-job-narrate = Jawab likhna
model-job-advise = Salaah
model-job-speech = Voice notes
model-job-receipt = Receipts
model-job-test = Tests
model-key = provider key nahi maanta
model-unknown = aisa model ya address nahi hai
model-rate = provider kehta hai: bahut zyada requests, ya quota khatam
model-down = wahan tak pahunch nahi pa raha
model-slow = bahut der lagi
model-unusable = uske jawab ka matlab nahi nikla
model-declined = usne jawab nahi diya
model-resting = kai baar fail hua, isliye ek minute aaram de raha hoon
model-cap = is mahine ki limit poori ho gayi
model-address = is address ki ijazat nahi hai
model-cannot = woh yeh le nahi sakta, ya yeh bhejna mana hai
card-model-helped = Language model ke saath padha.
card-model-failed = Language model ke bina padha: { $why }.
voice-heard = 🎤 “{ $text }”
voice-nobody-listens = Sunne wale model ke bina main voice note nahi sun sakta. Likh dijiye, ya admin se /model kahiye.
voice-not-heard = Sun nahi paya: { $why }. Please likh dijiye.
advice-broke-off = Yahan ruk gaya: { $why }.
advice-not-now = Abhi salaah nahi: { $why }. Koi number puchiye, uska jawab main khud deta hoon.
command-model = Bhasha model (AI)
refusal-model-key-shape = Yeh key jaisi nahi lagti. Poori copy kijiye, bina space ke.
refusal-model-name-shape = Model ke naam mein space nahi hota. Jaisa provider likhta hai waisa copy kijiye.
refusal-model-url-shape = Address http:// ya https:// se shuru hota hai.
refusal-model-url-forbidden = Main us address par nahi ja sakta. Jo mujhe chalata hai woh private address khol sakta hai.
refusal-model-cap-range = 0 se 1000 ke beech dollar ka number dijiye.
refusal-model-not-set = Abhi koi language model nahi hai. /model se shuru kijiye.
refusal-model-private-only = Yeh hum private chat mein karein: /model
