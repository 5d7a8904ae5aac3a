"""Log lines never stand between the replies of a talk in the terminal."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from bot.commands.quiet_terminal import log_to_file


def test_log_lines_go_to_a_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = logging.getLogger().handlers[:]
    with log_to_file(tmp_path / "data") as file:
        logging.getLogger("core").warning("something happened")
    assert "something happened" in file.read_text(encoding="utf-8")
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger().handlers == before
