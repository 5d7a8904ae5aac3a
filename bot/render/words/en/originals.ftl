# Originals of receipts: kept, shown, exported.
refusal-file-store-away = I cannot reach the place where photos are kept. Nothing was changed; please try again in a few minutes.
refusal-export-too-large = The originals come to { $megabytes } MB, too much for one go. Ask for a shorter time, such as “/export zip october”.
button-export-receipts = 📎 With the receipts ({ $count })
export-receipts = { $count ->
    [one] Your entries with 1 receipt. The column “receipts” says which file belongs to which line.
   *[other] Your entries with { $count } receipts. The column “receipts” says which file belongs to which line.
}
export-receipts-part = Part { $part } of { $parts }.
export-receipts-none = No receipts are kept for that time that you may see.
