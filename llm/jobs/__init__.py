"""The jobs a model is asked to do: read messages and receipts, pick categories, word answers, advise, transcribe."""
