"""Divide scanned receipts into an open half, used for writing rules, and an unseen half, used only for scores.

``python -m benchmarks split-papers KNOWN OTHERS`` draws the unseen half by shop and prints its file names, which are
stored in ``unseen_papers.txt``. Receipts of the shops in KNOWN, and of half of the other shops, are open. ``--photos
FOLDER`` also makes four photos of each unseen receipt in a folder that the receipts benchmark reads.
"""

from __future__ import annotations

import json
import re
from argparse import ArgumentParser
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import product
from pathlib import Path
from random import Random

from PIL import Image

from benchmarks.printing.paper import photograph_scan

SEED = 20261129
PHOTOS_EACH = 4
SAME_SHOP = 0.8
"""The similarity of case-folded names (0 to 1) from which they are one shop."""

_COMPANY_FORM = re.compile(r"\b(?:sdn|bhd|co|enterprise|trading|restaurant|restoran|m)\b|[^\w\s]")

UNSEEN_LIST = Path(__file__).with_name("unseen_papers.txt")


def main(arguments: Sequence[str]) -> int:
    """Print the file names of the unseen half, one per line, and make the photos if asked for."""
    parser = ArgumentParser(prog="python -m benchmarks split-papers")
    parser.add_argument("known", type=Path, help="the folder whose shops are known")
    parser.add_argument("others", type=Path, help="the folder to divide")
    parser.add_argument("--photos", type=Path, help="a folder to photograph the unseen papers into")
    chosen = parser.parse_args(arguments)
    unseen = draw_unseen_papers(read_shops(chosen.known).values(), read_shops(chosen.others))
    print("\n".join(unseen))
    if chosen.photos:
        photograph_papers(chosen.others, chosen.photos, unseen)
    return 0


def photograph_papers(scans: Path, folder: Path, files: Sequence[str]) -> None:
    """Write four photos of each scan, and their truth, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    truths = {row["file"]: row for row in map(json.loads, (scans / "truth.jsonl").read_text("utf-8").splitlines())}
    with (folder / "truth.jsonl").open("w", encoding="utf-8") as written:
        for file, number in product(files, range(PHOTOS_EACH)):
            name = f"{Path(file).stem}-{number}.jpg"
            with Image.open(scans / file) as scan:
                photograph_scan(scan, Random(f"{SEED} {name}")).save(folder / name, quality=75)
            written.write(json.dumps(truths[file] | {"file": name}) + "\n")


def read_shops(folder: Path) -> dict[str, str]:
    """Return the shop of each file of a folder's ``truth.jsonl``."""
    lines = (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["file"]: row["merchant"] for row in map(json.loads, lines)}


def draw_unseen_papers(known_shops: Iterable[str], papers: Mapping[str, str]) -> list[str]:
    """Return the file names of half of the receipts from unknown shops, drawn by whole shops with a fixed seed."""
    known = list(known_shops)
    shops = group_by_shop({file: shop for file, shop in papers.items() if not any(same_shop(shop, k) for k in known)})
    Random(SEED).shuffle(shops)
    wanted = sum(map(len, shops)) / 2
    drawn: list[str] = []
    for files in shops:
        if len(drawn) + len(files) / 2 <= wanted:
            drawn += files
    return sorted(drawn)


def group_by_shop(papers: Mapping[str, str]) -> list[list[str]]:
    """Return the file names grouped by shop; nearly equal names count as one shop."""
    groups: list[list[str]] = []
    for file, shop in sorted(papers.items()):
        home = next((group for group in groups if any(same_shop(shop, papers[other]) for other in group)), None)
        if home is None:
            groups.append([file])
        else:
            home.append(file)
    return groups


def same_shop(one: str, other: str) -> bool:
    """Return whether two names are one shop's, apart from words such as "Sdn Bhd"."""
    first, second = (" ".join(_COMPANY_FORM.sub(" ", name.casefold()).split()) for name in (one, other))
    return SequenceMatcher(None, first, second).ratio() >= SAME_SHOP


def read_unseen_list() -> frozenset[str]:
    """Return the file names of the unseen half, without their endings."""
    return frozenset(Path(name).stem for name in UNSEEN_LIST.read_text(encoding="utf-8").split())


def is_unseen(file: str, unseen: frozenset[str]) -> bool:
    """Return whether a scan, or a photo of a scan, belongs to the unseen half."""
    return Path(file).stem.split("-")[0] in unseen
