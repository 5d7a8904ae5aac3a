# Leaving with everything: kinds of files.
button-export-xlsx = 📗 Excel
pages-export-xlsx = Export as Excel
export-ledger = Your book as { $dialect } text, { $count ->
    [one] 1 entry
   *[other] { $count } entries
}. An entry without an account stands under “Assets:Unnamed”; others’ private entries are sums.
button-export-hledger = hledger
button-export-beancount = Beancount
pages-export-hledger = As hledger text
pages-export-beancount = As Beancount text
button-export-backup = 🗄 Backup of everything
button-restore-backup = Restore it here
backup-ready = Everything of your household: { $entries ->
    [one] 1 entry
   *[other] { $entries } entries
}, { $receipts ->
    [one] 1 receipt
   *[other] { $receipts } receipts
}, cards, categories, rules, budgets, bills, goals and settings.
backup-private = What is private to others is in it as amounts alone, as you see them; your own private entries are whole.
backup-receipts-left = The receipts come to { $megabytes } MB, too much for a chat, so they are not in it. The settings page (/dashboard) gives everything.
backup-how = Keep it safe, it is not encrypted. To bring it back, send it to me in a household that is still empty.
backup-found = A backup of { $household } of { $day }: { $entries ->
    [one] 1 entry
   *[other] { $entries } entries
}, { $receipts ->
    [one] 1 receipt
   *[other] { $receipts } receipts
}. Restoring makes it this household’s book, with its name and settings.
backup-restored = { $household } is back: { $entries ->
    [one] 1 entry
   *[other] { $entries } entries
}, { $receipts ->
    [one] 1 receipt
   *[other] { $receipts } receipts
}. Language models and calendar links are to be set up anew.
backup-invite = { $names } { $count ->
    [one] is there by name and has
   *[other] are there by name and have
} no way in yet: make a sign-in link for each on the settings page (/dashboard).
refusal-backup-damaged = This backup is damaged or was changed, and I cannot restore it. Nothing was changed. Send the file as I made it.
refusal-backup-newer = This backup is from a newer version of Purser. Nothing was changed. Bring this Purser up to date, then send it again.
refusal-backup-too-large = This backup unpacks to more than I take. Nothing was changed.
refusal-backup-not-empty = This household has something in it already, and I mix no two books. Found a new household and send me the backup there first.
refusal-backup-in-group = A backup is for you alone. Write to me privately.
refusal-backup-receipts-large = The receipts come to { $megabytes } MB, too much for one file. Take the backup without them, and the receipts by “/export zip october”, month by month.
pages-backup = Backup of everything
pages-backup-bare = Backup without receipts
pages-restore-backup = Restore a backup
pages-restore-lead = Only into an empty household: its name, settings and book become those of the backup.
