"""Turns a question about money into a Question: what is asked, and what it names."""
