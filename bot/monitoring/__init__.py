"""Seen from outside: metrics for Prometheus, structured logs, and by setting traces and reports of errors."""
