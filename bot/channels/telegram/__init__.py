"""Telegram: long polling or webhook in, messages, edits, photos and files out.

``channel`` takes seconds to import (aiogram): import it where a bot is started, not before.
"""
