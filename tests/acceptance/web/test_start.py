"""Guarding the door at the start of the real process: an open web chat never listens beyond this machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.acceptance.process import ROOT


def test_an_open_host_is_refused_with_one_sentence_before_anything_is_opened(tmp_path: Path) -> None:
    settings = {"PURSER_HOST": "0.0.0.0", "PURSER_PORT": "0", "PURSER_DATA_DIR": str(tmp_path / "data")}
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "serve"],
        cwd=ROOT,
        env=settings,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert ended.returncode == 2
    (sentence,) = ended.stderr.strip().splitlines()
    assert "may not listen on 0.0.0.0" in sentence
    assert "PURSER_WEB_CHAT" in sentence
    assert not (tmp_path / "data").exists()
