"""A message to the lines of a draft, with what a careful reader would ask back."""
