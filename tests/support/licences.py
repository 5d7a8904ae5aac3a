"""Write the licence of every package in the default install, by its metadata: ``python -m tests.support.licences``."""

from __future__ import annotations

import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, Final

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "licences.md"
_TOLD_ELSEWHERE: Final = {"taskiq-dependencies": "MIT"}
"""Licences that the metadata leaves out, as in the LICENSE file of the package's repository."""
_LONGEST: Final = 60
"""The most characters of the old licence field that are a name; a longer text is the licence itself."""
_HEAD: Final = """# Licences

What Purser installs by default, with the licence each package names in its own metadata. `make licences` writes this
page, and a test fails where a package is missing here or its licence asks more than to be named. Two are under the
Mozilla Public License 2.0, which asks that changes to their own files are published; Purser uses them unchanged. What
some platforms alone install stands at the end.

| Package | Licence |
|---|---|
"""


def find_packages() -> list[str]:
    """Return the names of all packages that the default install brings, by the lock file."""
    packages = {each["name"]: each for each in tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]}
    found: set[tuple[str, str]] = set()
    waiting: list[tuple[str, str]] = [("purser", "")]
    while waiting:
        name, extra = waiting.pop()
        if (name, extra) not in found:
            found.add((name, extra))
            waiting += _needed(packages[name], extra)
    return sorted({name for name, _ in found} - {"purser"})


def _needed(package: dict[str, Any], extra: str) -> list[tuple[str, str]]:
    """Return what a package needs, or one of its extras, each as a name and an extra ("" for the package itself)."""
    needed = package.get("optional-dependencies", {}).get(extra, []) if extra else package.get("dependencies", [])
    return [(each["name"], extra) for each in needed for extra in ("", *each.get("extra", ()))]


def find_licence(name: str) -> str | None:
    """Return the licence a package names; None where it is not installed on this platform."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return None
    return _TOLD_ELSEWHERE.get(name) or _read_licence(found)


def _read_licence(package: Distribution) -> str:
    """Return the licence expression (PEP 639), else the classifiers, else the old field; "unknown" without any."""
    metadata = package.metadata
    if "License-Expression" in metadata:
        return metadata["License-Expression"]
    classified = [each.split(" :: ")[-1] for each in metadata.get_all("Classifier", []) if each.startswith("License")]
    if named := [each for each in classified if each != "OSI Approved"]:
        return ", ".join(sorted(named))
    field = metadata["License"].strip() if "License" in metadata else ""
    return field if field and len(field) <= _LONGEST else "unknown"


def write_page() -> str:
    """Return the documentation page of all packages with their licences."""
    licences = {name: find_licence(name) for name in find_packages()}
    rows = [f"| {name} | {licence} |\n" for name, licence in licences.items() if licence]
    elsewhere = ", ".join(name for name, licence in licences.items() if licence is None)
    return f"{_HEAD}{''.join(rows)}\nOn other platforms also: {elsewhere}.\n"


if __name__ == "__main__":
    PAGE.write_text(write_page(), encoding="utf-8")
