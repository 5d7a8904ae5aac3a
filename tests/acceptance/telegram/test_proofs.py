"""One purchase told three times (H1): by its bank, by its receipt and by the statement of that day."""

from __future__ import annotations

import pytest

from tests.acceptance.telegram.running_purser import RunningPurser
from tests.llm.ocr.drawn import receipt, saved

WARMING = 60.0
"""Seconds a busy machine may need for the first page; nobody waits longer than it takes."""
ALERT = "Rs 520.00 debited from a/c XX4821 to CORNER GROCERY on 19-11-26. Ref 552233. Avl Bal Rs 12,300.10"
SLIP = (
    "CORNER GROCERY",
    "19/11/2026 19:14",
    "Basmati rice      240.00",
    "Toor dal 2kg      280.00",
    "TOTAL             520.00",
)
STATEMENT = "Date,Description,Amount,Currency,Balance\n2026-11-19,POS CORNER GROCERY,-520.00,INR,12300.10\n"


@pytest.mark.parametrize("purser", ["photos"], indirect=True)
def test_an_alert_a_receipt_and_a_statement_are_one_entry(purser: RunningPurser) -> None:
    (asha,) = purser.family("Asha")
    asha.says(ALERT)
    asha.taps("Confirm", on=asha.sees("CORNER GROCERY", "520"))
    asha.sees("Saved")
    asha.sends("photo", saved(receipt(lines=SLIP)), "slip.jpg")
    asha.taps("Receipt of", on=asha.sees_picture("520", seconds=WARMING))
    asha.sees("What stands behind it: the bank's message and the receipt")
    asha.sends("document", STATEMENT.encode(), "day.csv")
    asha.sees("Nothing in it is new")
    asha.sees("CORNER GROCERY", "What stands behind it: the bank's message, the receipt and the statement")
    asha.says("how much did we spend in november 2026?")
    asha.sees("520")
