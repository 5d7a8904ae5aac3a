"""Benchmarks of accuracy and speed, one command each; most compare Purser with other tools or a minimal baseline."""
