button-demo = Try the demo family
demo-name = The Sharma home
demo-moving-in = The Sharmas are moving in…
demo-only-empty = The demo is a household of its own, for people who have none yet.
demo-ready-title = You are Asha. Ravi is your partner.
demo-ready =
    The book holds { $count } entries of the last eighteen months. Try:
    • milk 60, auto 120 yesterday
    • how much on groceries this month?
    • where does our money go?
    • october vs september
