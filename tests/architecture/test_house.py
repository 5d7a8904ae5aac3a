"""Rooms and names stay as ARCHITECTURE.md says."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "core", "analytics", "llm", "storage", "scheduler")
OURS = (*ROOMS, "benchmarks", "migrations")


def _sources() -> list[Path]:
    return [path for room in OURS for path in (ROOT / room).rglob("*.py") if "versions" not in path.parts]


def test_no_installed_distribution_provides_one_of_our_names() -> None:
    taken = set(packages_distributions())
    assert not taken & {*OURS, "tests"}


def test_every_folder_of_code_says_what_it_is_for() -> None:
    folders = {path.parent for path in _sources()} | {path.parent for path in (ROOT / "tests").rglob("*.py")}
    for folder in folders:
        if folder.name != "migrations":
            init = folder / "__init__.py"
            assert init.is_file(), f"{folder} has no __init__.py"
            assert ast.get_docstring(ast.parse(init.read_text(encoding="utf-8"))), f"{init} has no docstring"


def test_no_class_name_stands_twice() -> None:
    places: dict[str, list[Path]] = {}
    for path in _sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                places.setdefault(node.name, []).append(path)
    assert not {name: found for name, found in places.items() if len(found) > 1}


def test_the_domain_loads_without_any_framework() -> None:
    code = "import core.ports, core.language.recognise, analytics.answer, sys; print(*sys.modules)"
    command = [sys.executable, "-c", code]
    loaded = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603  our own code
    assert not {"sqlalchemy", "fastapi", "aiogram", "httpx", "matplotlib"} & set(loaded.stdout.split())
