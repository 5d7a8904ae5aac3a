"""A simulator: seeded households live through a year on a simulated clock, with the true number of events known."""
