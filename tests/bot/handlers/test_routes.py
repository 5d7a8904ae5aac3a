"""What the reader calls a command is one."""

from __future__ import annotations

from bot.handlers import routes
from core.language.commands import NAMES


def test_every_command_has_somebody_who_answers() -> None:
    assert set(routes.COMMANDS) == NAMES
