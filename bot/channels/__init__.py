"""Channels: wire format to Inbound, Reply to wire format, nothing else."""
