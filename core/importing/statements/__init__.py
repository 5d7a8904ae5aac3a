"""Reading of bank files (tables, OFX, QIF, camt, MT940, text of PDF statements) into lines; nothing is saved here."""
