"""Faults while families talk: processes killed, databases restarted, lines that stall, a messenger that fails."""
