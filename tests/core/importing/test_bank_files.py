"""Each bank's file reads its own samples, and claims no other bank's sender (H4)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from core.importing.bank_templates import BankFileError, BankTemplate, check_samples, load_all_banks, load_banks

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize("bank", load_all_banks().banks, ids=lambda bank: f"{bank.country}-{bank.name}")
def test_a_bank_reads_its_samples(bank: BankTemplate) -> None:
    assert check_samples(bank, load_all_banks(), TODAY) == []
    assert all(form.pattern for form in bank.forms)


NEW_BANK = """
bank = "Riverside"
country = "GB"
currency = "GBP"
evidence = "texts"
senders = ["Riverside"]
marks = ["Riverside Bank"]

[[forms]]
text = "Riverside Bank: {amount} went to {name}, {balance} left"
direction = "out"

[[samples]]
text = "Riverside Bank: £4.20 went to KIOSK 9, £80.00 left"
amount = "4.20"
name = "KIOSK 9"
balance = "80.00"
"""


def test_a_host_adds_a_bank_with_one_file(tmp_path: Path) -> None:
    (tmp_path / "riverside.toml").write_text(NEW_BANK, encoding="utf-8")
    (bank,) = load_banks([tmp_path]).banks
    assert check_samples(bank, load_banks([tmp_path]), TODAY) == []


def test_a_sample_that_reads_otherwise_is_told(tmp_path: Path) -> None:
    (tmp_path / "riverside.toml").write_text(NEW_BANK.replace('amount = "4.20"', 'amount = "4.30"'), encoding="utf-8")
    (bank,) = load_banks([tmp_path]).banks
    assert check_samples(bank, load_banks([tmp_path]), TODAY) == ["sample 1: amount is '4.20', not '4.30'"]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('senders = ["Riverside"]', 'senders = ["*"]', "would claim"),
        ('senders = ["Riverside"]', 'senders = ["12"]', "would claim"),
        ('marks = ["Riverside Bank"]', 'marks = ["N"]', "would claim"),
        ("{balance}", "{balnce}", "unknown field"),
        ('currency = "GBP"', 'currency = "GBX"', "unknown currency"),
        ('direction = "out"', 'direction = "away"', "unknown direction"),
        ("bank =", "bank", "riverside.toml"),
        ('country = "GB"', "", "country"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(tmp_path: Path, old: str, new: str, why: str) -> None:
    (tmp_path / "riverside.toml").write_text(NEW_BANK.replace(old, new), encoding="utf-8")
    with pytest.raises(BankFileError, match=why):
        load_banks([tmp_path])


def test_no_bank_takes_the_sender_of_another(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.toml").write_text(NEW_BANK, encoding="utf-8")
    with pytest.raises(BankFileError, match=r"two\.toml: 'riverside' belongs to one\.toml"):
        load_banks([tmp_path])


def test_a_bank_without_evidence_always_asks() -> None:
    doubtful = [bank for bank in load_all_banks().banks if not bank.has_evidence]
    assert doubtful
    for bank in doubtful:
        for sample in bank.samples:
            alert = load_all_banks().read(bank, sample["text"], bank.currency, TODAY)
            assert alert is not None
            assert alert.is_doubtful or alert.kind != "transaction"


def test_words_in_a_text_do_not_overrule_its_sender() -> None:
    text = "Dear customer, INR 500.00 sent to HDFC Bank A/c XX12"
    found = load_all_banks().find_bank("AD-AXISBK-S", text)
    assert found is not None
    assert found.name == "Axis"
    assert load_all_banks().find_bank("+15550100", text) is None
