"""Everything that talks to people: channels, conversation, words and the web application."""
