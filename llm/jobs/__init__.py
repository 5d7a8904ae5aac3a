"""The jobs a model is asked to do: read messages and receipts, pick categories, reword answers, advise, transcribe."""
