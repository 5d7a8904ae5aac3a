"""Readers of receipts: words with boxes become rows, rows become fields, and the receipt's own sums check these."""
