"""The site for hosts names settings, commands, targets and tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from bot.__main__ import COMMANDS
from bot.settings import Settings
from tests.architecture.test_house import ROOT

PAGES = sorted((ROOT / "docs").glob("*.md"))
SETTINGS = {f"PURSER_{name.upper()}" for name in Settings.model_fields} | {"PURSER_S3_", "PURSER_NAME"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_names_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert set(re.findall(r"\bPURSER_[A-Z0-9_]+", text)) <= SETTINGS
    assert set(re.findall(r"python -m bot ([a-z-]+)", text)) <= set(COMMANDS)
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)", text)) <= targets
    for path in re.findall(r"`((?:tests|deploy|benchmarks|\.github)/[\w./-]+)`", text):
        assert (ROOT / path).exists(), path


def test_every_page_has_its_place_in_the_site() -> None:
    site = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert {name for entry in site["nav"] for name in entry.values()} == {page.name for page in PAGES}
