"""Pages of a signed-in member: dashboard, entries, settings and more; each can be read without JavaScript."""
