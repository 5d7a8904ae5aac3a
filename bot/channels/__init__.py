"""Channels: each turns its wire format into Inbounds, and Replies into its wire format, and does nothing else."""
