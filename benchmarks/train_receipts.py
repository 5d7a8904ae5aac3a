"""Train the weights that choose among candidates on receipts: ``python -m benchmarks train-receipts FOLDER...``.

Each FOLDER holds pictures with ``truth.jsonl`` as the receipts benchmark reads them; the unseen half is left out. Every
candidate on a receipt is compared with the right one (RankNet's logistic loss on differences, Burges et al. 2005); each
shop counts as much as any other. The weights are written to ``core/receipts/weights.yaml``. Those for the day stay as
set by hand, because only 53 of 600 receipts have a second date.
"""

from __future__ import annotations

import asyncio
import math
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from random import Random

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.paper_halves import is_unseen, read_unseen_list, same_shop
from benchmarks.printing.invent import invent
from benchmarks.printing.printer import Printer
from benchmarks.printing.trial import habits as habits_of
from benchmarks.printing.words import corrupted, page
from benchmarks.reading import Look, looks
from benchmarks.receipts import ALIKE, read_amount, read_truth
from core.receipts.merchant_name import list_merchants
from core.receipts.page_rows import PageRow, group_rows
from core.receipts.read_receipt import HouseholdHabits, read_currency, read_receipt_amounts
from core.receipts.total_candidates import list_totals
from core.receipts.weights import WEIGHTS_FILE, Features, load_weights

TODAY = date(2026, 11, 21)
MADE_UP, MADE_UP_FROM = 500, 1_000_000
"""The number of made-up receipts used for totals too, and the first one's seed, which no benchmark uses."""
LEAST_SEEN = 50
"""The fewest comparisons that must show a feature for its weight to be learned."""
SPOILED_EACH = 4
"""One in so many made-up receipts is also used with a wrong digit."""
OTHER_THAN_PAID = frozenset({"146", "187"})
"""Receipts whose label is the amount before rounding or tax, which are not used for totals."""
STRENGTH = 30.0
"""The inverse strength of the penalty on large weights, found by leaving out one shop at a time."""


@dataclass(frozen=True, slots=True)
class CandidateChoice:
    """The right and the wrong candidates for one field on one receipt."""

    shop: str
    right: Sequence[Features]
    """The candidates with the right value; the best of them is compared."""
    wrong: Sequence[Features]


def main(arguments: Sequence[str]) -> int:
    """Train the weights of every field and write them."""
    parser = ArgumentParser(prog="python -m benchmarks train-receipts")
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--keep", type=Path, help="a folder that keeps words between runs, a file for each folder")
    chosen = parser.parse_args(arguments)
    papers = list(read_papers(chosen.folders, chosen.keep))
    fields = {
        "merchant": list(list_merchant_choices(papers)),
        "total": list(list_total_choices(papers)),
    }
    kept = load_weights()
    fitted = {"day": kept["day"]}
    for name, choices in fields.items():
        print(f"{name}: {len(choices)} papers, {share_right(choices, kept[name]):.1%} right with the shop left out")
        fitted[name] = fit_weights(choices, kept[name])
    write_weights(fitted)
    return 0


def read_papers(folders: Iterable[Path], keep: Path | None) -> Iterator[tuple[Mapping[str, str], Look]]:
    """Yield the labels and words of every receipt that is not in the unseen half."""
    unseen = read_unseen_list()
    for folder in folders:
        truth = read_truth(folder)
        files = [folder / name for name in truth if not is_unseen(name, unseen)]
        kept = keep / f"{folder.name}.json" if keep else None
        yield from ((truth[look.file], look) for look in asyncio.run(looks("rapidocr", files, kept)))


def list_merchant_choices(papers: Iterable[tuple[Mapping[str, str], Look]]) -> Iterator[CandidateChoice]:
    """Yield the candidates for the merchant's name on each receipt that has the right one among them."""
    for truth, look in papers:
        candidates = list_merchants([row for sheet in look.pages for row in group_rows(sheet)])
        ratios = [_similarity(candidate.text, truth["merchant"]) for candidate in candidates]
        best = max(range(len(ratios)), key=lambda at: ratios[at], default=-1)
        if best >= 0 and ratios[best] >= ALIKE:
            wrong = [one.features for one, ratio in zip(candidates, ratios, strict=True) if ratio < ALIKE]
            yield CandidateChoice(truth["merchant"], (candidates[best].features,), wrong)


def list_total_choices(papers: Iterable[tuple[Mapping[str, str], Look]]) -> Iterator[CandidateChoice]:
    """Yield the candidates for the total on each receipt, and on made-up ones with and without a wrong digit."""
    for truth, look in papers:
        if Path(look.file).stem.split("-")[0] in OTHER_THAN_PAID:
            continue
        found = [row for sheet in look.pages for row in group_rows(sheet)]
        habits = HouseholdHabits(TODAY, "MYR")
        yield from _choose_total(truth["merchant"], found, habits, int(read_amount(truth["total"]).scaleb(2)))
    for seed in range(MADE_UP_FROM, MADE_UP_FROM + MADE_UP):
        chance = Random(seed)
        made = invent(chance, odd=bool(seed % 2))
        printed = Printer(made, chance).rows()
        for some in (printed, corrupted(printed, chance)[0])[: 2 if seed % SPOILED_EACH == 0 else 1]:
            yield from _choose_total(made.merchant, group_rows(page(some, chance)), habits_of(made), made.total)


def _choose_total(
    shop: str, found: Sequence[PageRow], habits: HouseholdHabits, total: int
) -> Iterator[CandidateChoice]:
    candidates = list_totals(read_receipt_amounts(found, habits, read_currency(found, habits).code))
    right = [one.features for one in candidates if abs(one.minor) == total]
    wrong = [one.features for one in candidates if abs(one.minor) != total]
    if right and wrong:
        yield CandidateChoice(shop, tuple(right), wrong)


def _similarity(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio()


def fit_weights(choices: Sequence[CandidateChoice], kept: Features) -> Features:
    """Return the weight of each feature; one that hardly any receipt shows keeps the weight set by hand."""
    names = sorted({name for choice in choices for features in (*choice.right, *choice.wrong) for name in features})
    papers_of = Counter(choice.shop for choice in choices)
    differences, importance = [], []
    for choice in choices:
        right = max(choice.right, key=lambda features: sum(features.values()))
        for wrong in choice.wrong:
            differences.append([right.get(name, 0.0) - wrong.get(name, 0.0) for name in names])
            importance.append(1 / (len(choice.wrong) * papers_of[choice.shop]))
    x, weights = np.array(differences), np.array(importance)
    model = LogisticRegression(C=STRENGTH, fit_intercept=False, max_iter=1000)
    model.fit(np.concatenate((x, -x)), [1] * len(x) + [0] * len(x), np.concatenate((weights, weights)))
    fitted = {}
    for name, weight, times in zip(names, model.coef_[0], np.count_nonzero(x, axis=0), strict=True):
        fitted[name] = round(float(weight), 2) if times >= LEAST_SEEN else kept.get(name, 0.0)
    return fitted


def share_right(choices: Sequence[CandidateChoice], kept: Features) -> float:
    """Return the share of receipts read right with weights trained without their shop."""
    right = 0
    for shop in sorted({choice.shop for choice in choices}):
        weights = fit_weights([choice for choice in choices if not same_shop(choice.shop, shop)], kept)
        right += sum(_is_chosen(choice, weights) for choice in choices if choice.shop == shop)
    return right / len(choices)


def _is_chosen(choice: CandidateChoice, weights: Features) -> bool:
    def score(features: Features) -> float:
        return sum(weights.get(name, 0.0) * value for name, value in features.items())

    return max(map(score, choice.right)) > max(map(score, choice.wrong), default=-math.inf)


def write_weights(fields: Mapping[str, Features]) -> None:
    """Write the weights to the file, one per line."""
    lines = [
        "# Fitted by `python -m benchmarks train-receipts` on SROIE 2019 (Huang et al., CC BY 4.0); change them there."
    ]
    for field, weights in fields.items():
        lines += ["", f"{field}:", *(f"  {name}: {weight}" for name, weight in weights.items())]
    WEIGHTS_FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
