"""Accuracy and speed, each beside a peer or a floor; one command each."""
