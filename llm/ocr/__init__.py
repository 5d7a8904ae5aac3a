"""Reading words in pictures and documents: OCR engines, preparation of pictures, and the processes that run them."""
