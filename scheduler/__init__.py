"""The scheduler: jobs that run a use-case or an analysis at set times and may queue a notice to members."""
