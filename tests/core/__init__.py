"""The rooms of core, each in its own folder."""
