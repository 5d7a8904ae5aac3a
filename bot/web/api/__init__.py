"""REST under ``/api/v1``, one file a resource; the same use-cases and report functions as the chat."""
