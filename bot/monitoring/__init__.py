"""Monitoring: Prometheus metrics, structured logs and, by setting, traces and error reports."""
