"""Files of banks -> lines: tables, OFX, QIF, camt, MT940 and the text of PDF statements; nothing here writes."""
