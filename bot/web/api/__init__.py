"""REST routes under ``/api/v1``, one file a resource; they call the same use-cases and report functions as the chat."""
