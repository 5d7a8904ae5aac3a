"""A test under faults: families write while processes are killed, databases restart and connections stall."""
