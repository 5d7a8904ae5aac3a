"""WhatsApp's Cloud API: signed webhooks stored unread, replies within its limits, one message a turn."""
