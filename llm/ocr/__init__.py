"""Pictures and documents to words: engines, preparing, and the process they work in."""
