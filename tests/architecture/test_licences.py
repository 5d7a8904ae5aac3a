"""Everything the default install brings is under a permissive licence, and stands on the page that lists it."""

from __future__ import annotations

import re

from tests.support.licences import PAGE, find_licence, find_packages

PERMISSIVE = {
    "0BSD", "3-Clause BSD License", "Apache Software License", "Apache-2.0", "BSD License", "BSD-2-Clause",
    "BSD-3-Clause", "CC0-1.0", "MIT", "MIT License", "MIT-0", "MIT-CMU", "PSF-2.0",
    "Python Software Foundation License", "Zlib",
    "dependency licenses",  # of what PDFium is built of: FreeType, libtiff, zlib and their like
}  # fmt: skip
FILES_ALONE = {"Mozilla Public License 2.0 (MPL 2.0)", "MPL-2.0"}
"""Ask something of who changes their own files, and of nobody else."""
UNCHANGED = {"certifi", "tqdm"}
"""What we use of those, as it comes."""


def test_everything_installed_is_permissive_and_listed() -> None:
    page = PAGE.read_text(encoding="utf-8")
    licences = {package: find_licence(package) for package in find_packages()}
    for package, licence in licences.items():
        listed = rf"\b{package}\b" if licence is None else re.escape(f"| {package} | {licence} |\n")
        assert re.search(listed, page), f"{package}: run make licences"
        asked = set(re.split(r" AND | OR |, ", licence or "MIT")) - PERMISSIVE
        assert asked <= (FILES_ALONE if package in UNCHANGED else set()), package
