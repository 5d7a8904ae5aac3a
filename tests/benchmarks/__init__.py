"""Benchmarks' own parts, small: what they print is right before it is believed."""
