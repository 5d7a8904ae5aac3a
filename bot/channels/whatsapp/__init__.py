"""The WhatsApp channel (Cloud API): stores signed webhooks unparsed, and sends one message for each reply."""
