# Tout emporter : les formes de fichiers.
button-export-xlsx = 📗 Excel
pages-export-xlsx = Exporter en Excel
export-ledger = Ton carnet en texte { $dialect }, { $count ->
    [one] 1 opération
   *[other] { $count } opérations
}. Ce qui n'a pas de compte est sous « Assets:Unnamed » ; le privé des autres est en sommes.
button-export-hledger = hledger
button-export-beancount = Beancount
pages-export-hledger = En texte hledger
pages-export-beancount = En texte Beancount
button-export-backup = 🗄 Sauvegarde de tout
button-restore-backup = La restaurer ici
backup-ready = Tout ce qui est à ton foyer : { $entries ->
    [one] 1 opération
   *[other] { $entries } opérations
}, { $receipts ->
    [one] 1 ticket
   *[other] { $receipts } tickets
}, cartes, catégories, règles, budgets, factures, objectifs et réglages.
backup-private = Ce qui est privé aux autres n'y est qu'en montants, comme tu les vois ; tes propres opérations privées y sont entières.
backup-receipts-left = Les tickets font { $megabytes } Mo, trop pour une discussion, ils n'y sont donc pas. La page des réglages (/dashboard) donne tout.
backup-how = Garde-la bien, elle n'est pas chiffrée. Pour la reprendre, envoie-la-moi dans un foyer encore vide.
backup-found = Une sauvegarde de { $household } du { $day } : { $entries ->
    [one] 1 opération
   *[other] { $entries } opérations
}, { $receipts ->
    [one] 1 ticket
   *[other] { $receipts } tickets
}. La restaurer en fait le carnet de ce foyer, avec son nom et ses réglages.
backup-restored = { $household } est de retour : { $entries ->
    [one] 1 opération
   *[other] { $entries } opérations
}, { $receipts ->
    [one] 1 ticket
   *[other] { $receipts } tickets
}. Le modèle de langage et le lien du calendrier sont à régler à nouveau.
backup-invite = { $names } { $count ->
    [one] y est par son nom et n'a
   *[other] y sont par leur nom et n'ont
} pas encore d'accès : fais un lien de connexion pour chacun sur la page des réglages (/dashboard).
refusal-backup-damaged = Cette sauvegarde est abîmée ou a été modifiée, je ne peux pas la restaurer. Rien n'a changé. Envoie le fichier tel que je l'ai fait.
refusal-backup-newer = Cette sauvegarde vient d'une version plus récente de Purser. Rien n'a changé. Mets ce Purser à jour, puis renvoie-la.
refusal-backup-too-large = Cette sauvegarde dépasse, une fois ouverte, ce que j'accepte. Rien n'a changé.
refusal-backup-not-empty = Ce foyer contient déjà quelque chose, et je ne mélange pas deux carnets. Fonde un nouveau foyer et envoie-moi la sauvegarde là-bas en premier.
refusal-backup-in-group = Une sauvegarde n'est que pour toi. Écris-moi en privé.
refusal-backup-receipts-large = Les tickets font { $megabytes } Mo, trop pour un fichier. Prends la sauvegarde sans eux, et les tickets par « /export zip octobre », mois par mois.
pages-backup = Sauvegarde de tout
pages-backup-bare = Sauvegarde sans tickets
pages-restore-backup = Restaurer une sauvegarde
pages-restore-lead = Seulement dans un foyer vide : son nom, ses réglages et son carnet deviennent ceux de la sauvegarde.
