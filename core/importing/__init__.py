"""What banks write, as drafts: their texts today; statements and banks as data belong here too."""
