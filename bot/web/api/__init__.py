"""REST routes under ``/api/v1``, one file per resource; they call the same use-cases and reports as the chat."""
