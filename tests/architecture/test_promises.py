"""What README, the example of settings and the menu promise is there."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import COMMANDS
from bot.settings import Settings
from tests.architecture.test_house import ROOMS, ROOT

DOCS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md")]
SETTINGS = {f"PURSER_{name.upper()}" for name in Settings.model_fields}
VARIABLE = re.compile(r"\bPURSER_[A-Z0-9_]+\b")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_the_example_lists_exactly_the_settings() -> None:
    listed = re.findall(r"^#? ?(PURSER_[A-Z0-9_]+)=", _read(ROOT / ".env.example"), re.MULTILINE)
    assert sorted(listed) == sorted(SETTINGS)


def test_an_example_left_as_it_is_changes_nothing() -> None:
    """Every line is a comment: whoever copies the file has the defaults."""
    lines = _read(ROOT / ".env.example").splitlines()
    assert not [line for line in lines if line and not line.startswith("#")]


def test_no_text_names_a_setting_that_is_not_there() -> None:
    texts = [*DOCS, *ROOT.glob("bot/**/*.py"), *ROOT.glob("bot/**/*.ftl"), ROOT / "Makefile"]
    named = {(path.name, name) for path in texts for name in VARIABLE.findall(_read(path))}
    assert not {(path, name) for path, name in named if name not in SETTINGS}


def test_the_environment_is_read_in_one_place() -> None:
    """Law 8; the command line alone tells a library where its cache may lie."""
    readers = set()
    for path in (found for room in ROOMS for found in (ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(_read(path))):
            attribute = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
            if attribute in {"environ", "getenv", "putenv"}:
                readers.add(path.relative_to(ROOT).as_posix())
    assert readers <= {"bot/__main__.py"}


def test_every_named_make_target_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", _read(ROOT / "Makefile"), re.MULTILINE))
    named = {name for path in DOCS for name in re.findall(r"(?:`|^)make ([a-z-]+)", _read(path), re.MULTILINE)}
    assert {"run", "demo", "test", "check"} <= named <= targets


def test_every_named_command_exists() -> None:
    named = {
        name for path in (*DOCS, ROOT / "Makefile") for name in re.findall(r"python -m bot ([a-z-]+)", _read(path))
    }
    assert named
    assert named <= set(COMMANDS)


def test_every_path_the_architecture_names_exists() -> None:
    for path in DOCS:
        for found in re.findall(
            r"`((?:bot|core|analytics|storage|scheduler|tests)/[a-z_/]+(?:\.\w+)?)/?`", _read(path)
        ):
            assert (ROOT / found).exists() or (ROOT / f"{found}.py").exists(), f"{path.name} names {found}"


def test_the_hooks_before_a_commit_are_valid() -> None:
    checked = subprocess.run(  # noqa: S603  our own file
        [sys.executable, "-m", "pre_commit", "validate-config", str(ROOT / ".pre-commit-config.yaml")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_a_file_that_says_what_it_does(name: str) -> None:
    module = ast.parse(_read(ROOT / "bot" / "commands" / f"{name.replace('-', '_')}.py"))
    assert ast.get_docstring(module)
