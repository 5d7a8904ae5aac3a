"""Connecting to model providers: checked addresses, limits on time, number and cost, retries."""
