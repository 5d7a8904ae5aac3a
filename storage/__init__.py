"""Storage: tables, units of work, repositories, the inbox and outbox, files and encryption."""
