"""Seeded households that live through a year on a clock of their own, with what is true of them."""
