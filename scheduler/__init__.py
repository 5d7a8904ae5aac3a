"""Wakes us up: jobs that run a use-case or an analysis and leave a Notice."""
