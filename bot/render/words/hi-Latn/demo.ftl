button-demo = Demo family dekhiye
demo-name = Sharma ghar
demo-moving-in = Sharma family aa rahi hai…
demo-only-empty = Demo alag ghar hai, unke liye jinka abhi koi ghar nahi.
demo-ready-title = Aap Asha hain. Ravi aapke saathi hain.
demo-ready =
    Kitaab mein pichhle atharah mahine ki { $count } entries hain. Try kijiye:
    • doodh 60, auto 120 kal
    • is mahine kirana par kitna?
    • hamara paisa kahan jaata hai?
    • october vs september
