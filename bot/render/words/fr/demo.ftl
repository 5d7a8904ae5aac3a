button-demo = Essayer la famille de démo
demo-name = Chez les Sharma
demo-moving-in = Les Sharma emménagent…
demo-only-empty = La démo est un foyer à part, pour ceux qui n'en ont pas encore.
demo-ready-title = Tu es Asha. Ravi partage ta vie.
demo-ready =
    Le carnet contient { $count } opérations des dix-huit derniers mois. Essaie :
    • lait 60, taxi 120 hier
    • combien en courses ce mois-ci ?
    • où passe notre argent ?
    • octobre contre septembre
