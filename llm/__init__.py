"""Language models and OCR: reading messages and receipts, wording answers, advice, through a household's provider."""
