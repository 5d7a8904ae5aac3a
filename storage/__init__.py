"""storage remembers: tables, units of work, the directory, inbox and outbox, files and secrets."""
