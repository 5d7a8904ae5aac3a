"""The real process against a Bot API emulator: what a person says and taps, and what they see."""
