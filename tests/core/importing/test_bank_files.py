"""Each bank's file reads its own samples, and claims no other bank's sender (H4)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from core.importing.bank_templates import BankFileError, BankTemplate, check_samples, known_banks, load_banks

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize("bank", known_banks().banks, ids=lambda bank: f"{bank.country}-{bank.name}")
def test_a_bank_reads_its_samples(bank: BankTemplate) -> None:
    assert check_samples(bank, known_banks(), TODAY) == []
