"""The WhatsApp channel (Cloud API): stores signed webhooks unread, and sends one message for each reply."""
