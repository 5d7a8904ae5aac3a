"""A message is taken for what it is while cards are open or just saved (A12, B2, B9)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from core.language.context import TalkCard
from core.model.draft import DoubtKind
from core.model.entry import EntryKind, Line
from core.model.intent import (
    Ask,
    BankNotice,
    ChangeDraft,
    ChangeEntry,
    Chatter,
    Command,
    Incomplete,
    Intent,
    RecordEntries,
    Unclear,
)
from core.model.money import Money
from tests import sheets
from tests.core.language.home import TODAY, context, recognise_without_rules

KINDS: dict[type, str] = {
    RecordEntries: "entries",
    Ask: "ask",
    Chatter: "chatter",
    Unclear: "unclear",
    Incomplete: "half",
    ChangeEntry: "entry",
    Command: "command",
    BankNotice: "bank",
}
FIELDS: dict[str, Callable[[Any], object]] = {
    "amount": Decimal,
    "day": date.fromisoformat,
    "category": str,
    "account": str,
    "card": int,
}


def _card(written: str, row: dict[str, Any], *, saved: bool) -> TalkCard:
    words, _, amount = written.rpartition(" ")
    line = Line(EntryKind.EXPENSE, Money.of(Decimal(amount), "INR"), TODAY, words, "other")
    asks = frozenset(DoubtKind(kind) for kind in row.get("asks", ()))
    return TalkCard((line,), saved, asks, frozenset(map(Decimal, row.get("amounts", ()))))


def _name(found: Intent) -> str:
    if isinstance(found, ChangeDraft):
        return "confirm" if found.confirm else "discard" if found.discard else "change"
    return KINDS[type(found)]


@pytest.mark.parametrize(
    "row",
    sheets.rows(Path(__file__).parent / "talk.yaml"),
    ids=lambda row: f"{row.get('open') or row.get('saved') or ''} {row['say']}",
)
def test_it_is_taken_for_what_it_is(row: dict[str, Any]) -> None:
    cards = [_card(each, row, saved=False) for each in row.get("open", ())]
    cards += [_card(each, row, saved=True) for each in row.get("saved", ())]
    home = replace(
        context(row.get("lang", "en")),
        talk=tuple(cards),
        card_last=row.get("after", "card") == "card",
        half=row.get("half", ""),
    )
    found = recognise_without_rules(row["say"], home)
    assert _name(found) == row["want"], found
    for name in FIELDS.keys() & row.keys():
        assert getattr(found, name) == FIELDS[name](row[name]), found
