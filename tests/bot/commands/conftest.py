"""A command line whose settings point into a temporary folder."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.__main__ import main

Command = Callable[..., int]
"""``command("doctor")``; ``typed`` is what stands on its standard input."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder; no ``.env`` is near and nothing is set but what a test sets."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PURSER_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("PURSER_DATABASE_URL", "")
    monkeypatch.setenv("PURSER_TELEGRAM_TOKEN", "")
    monkeypatch.setenv("PURSER_OCR", "off")  # what reads photos takes seconds to load
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path / "data"


@pytest.fixture
def command(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs one command of ``python -m bot``; returns its exit code."""
    del folder

    def run(*argv: str, typed: str = "") -> int:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        return main(argv)

    return run
