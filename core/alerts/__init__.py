"""Finds what alerts are about: a file a source, each a function of the book and the day; ``sources`` lists them."""
