"""The side-app in the browser: the web chat, health, webhooks."""
