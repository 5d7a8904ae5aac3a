"""A press for made-up receipts: what tills of many countries print, with its truth, as words or as photos."""
