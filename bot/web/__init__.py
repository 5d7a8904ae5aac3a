"""The HTTP server: web chat, pages for signed-in members, REST API, health checks and webhooks."""
