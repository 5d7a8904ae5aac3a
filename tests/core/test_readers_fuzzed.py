"""Whatever is written, sent or photographed, a reader gives a reading or a refusal with a code, and nothing breaks.

``make fuzz`` tries a hundred times as much.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import Refusal
from core.importing.read_alert import read_alert
from core.importing.statements.read_statement import read_statement
from core.language.recognise import recognise
from core.model.page import Box, PageText, Word
from core.receipts.read_receipt import HouseholdHabits, read_receipt
from tests.core.language.home import context

TODAY = date(2026, 11, 21)
ORDINARY = (
    "milk", "rent", "auto", "split", "with Ravi", "for", "paid", "how much", "budget", "save", "every month", "delete",
    "undo", "yesterday", "last week", "31/02", "12/13/2026", "2026-11-00", "29 Feb", "60", "1,200.50", "1.200,50", "-5",
    "0", "1e9", "½", "१२", "٣", "2-3", "0x1F", "9" * 30, "%", "₹", "Rs.", "$", "EUR", "K", "lakh", "=", "@", "#", ";",
    "A/c XX1234", "debited", "credited", "UPI", "Avl Bal", "OTP", "TOTAL", "Subtotal", "GST 5%", "Change", "CASH",
    "молоко", "вчера", "दूध", "कल", "\u202e", "\u200b", "\ufeff", "\x00", "\ud800", "\n", "\t", "'", '"', "\\", "{0}",
    "<b>", "=1+1", "(", "...",
)  # fmt: skip
PIECES = st.one_of(st.sampled_from(ORDINARY), st.text(max_size=6), st.integers(-(10**20), 10**20).map(str))
TEXTS = st.builds(lambda pieces, between: between.join(pieces), st.lists(PIECES, max_size=20), st.sampled_from(" ,\n"))
CURRENCIES = st.sampled_from(["INR", "EUR", "JPY", "KWD"])
LANGUAGES = st.sampled_from(["en", "hi", "ru", "es", "de", "pt", "fr"])
HEADS = (
    "", "Date,Description,Amount\n", "Datum;Text;Soll;Haben\n", "!Type:Bank\nD",
    "OFXHEADER:100\n<OFX><STMTTRN><TRNAMT>", ":20:X\n:25:1\n:60F:C261101EUR1,00\n:61:", "PK\x03\x04", "%PDF-1.4",
    '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><Ntry><Amt Ccy="EUR">',
)  # fmt: skip
ENCODINGS = st.sampled_from(["utf-8", "utf-16", "latin-1"])
SIDE = 2_000
"""Pixels of a page's longer side."""
PLACES = st.integers(-5, SIDE)
SIZES = st.integers(1, SIDE // 2)
WORDS = st.builds(Word, PIECES, st.builds(Box.from_edges, PLACES, PLACES, SIZES, SIZES), st.floats(0, 1))
FEW = settings() if settings.get_current_profile_name() == "thorough" else settings(max_examples=40)


@FEW
@given(TEXTS, LANGUAGES, CURRENCIES)
def test_a_message(text: str, language: str, currency: str) -> None:
    with suppress(Refusal):
        recognise(text, context(language, currency))


@FEW
@given(TEXTS, CURRENCIES, st.sampled_from(["", "HDFCBK", "VM-SBIINB", "900"]))
def test_an_alert(text: str, currency: str, sender: str) -> None:
    read_alert(text, currency, sender, TODAY)


@FEW
@given(st.sampled_from(HEADS), TEXTS, ENCODINGS, CURRENCIES)
def test_a_statement(head: str, text: str, encoding: str, currency: str) -> None:
    with suppress(Refusal):
        read_statement((head + text).encode(encoding, "replace"), currency)


@FEW
@given(st.lists(WORDS, max_size=30), CURRENCIES)
def test_a_receipt(words: list[Word], currency: str) -> None:
    read_receipt([PageText(tuple(words), SIDE // 2, SIDE)], HouseholdHabits(TODAY, currency))
