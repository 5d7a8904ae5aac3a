"""Pages of a signed-in member: the dashboard, entries and settings; each reads without JavaScript."""
