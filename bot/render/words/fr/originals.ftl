# Les originaux des tickets : gardés, montrés, exportés.
refusal-file-store-away = Je n'arrive pas à joindre l'endroit où sont gardées les photos. Rien n'a changé ; réessaie dans quelques minutes.
refusal-export-too-large = Les originaux font { $megabytes } Mo, c'est trop d'un coup. Demande une période plus courte, comme « /export zip octobre ».
button-export-receipts = 📎 Avec les tickets ({ $count })
export-receipts = { $count ->
    [one] Tes opérations avec { $count } ticket. La colonne « receipts » dit quel fichier va avec quelle ligne.
   *[other] Tes opérations avec { $count } tickets. La colonne « receipts » dit quel fichier va avec quelle ligne.
}
export-receipts-part = Partie { $part } sur { $parts }.
export-receipts-none = Aucun ticket que tu puisses voir n'est gardé pour cette période.
