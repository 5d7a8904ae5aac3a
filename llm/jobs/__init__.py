"""What a model is asked for: reading a message, categories, words for an answer, advice, voice notes, receipts."""
