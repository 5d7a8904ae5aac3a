"""Read a bank's text: by the bank's template where there is one, else by what all banks' texts have in common."""

from __future__ import annotations

from datetime import date

from core.importing.bank_templates import load_all_banks
from core.importing.generic_alert import read_generic_alert
from core.model.alert import BankAlert

_OF_ANY = 3
"""The signs of a bank required in a text from an unknown sender."""

_OF_NAMED = 2
"""The signs of a bank required in a text whose sender is a name, because private persons' phones send from numbers."""


def read_alert(text: str, currency: str, sender: str, today: date) -> BankAlert | None:
    """Return what a bank's text says; None where no bank wrote it. ``sender`` is empty where it is not known."""
    known = load_all_banks()
    bank = known.find_bank(sender, text)
    if bank is not None and (alert := known.read(bank, text, currency, today)) is not None:
        return alert
    is_named = any(sign.isalpha() for sign in sender)
    general = read_generic_alert(text, currency, today, signs_needed=_OF_NAMED if is_named else _OF_ANY)
    if general is not None and general.kind in {"transaction", "balance"} and not sender:
        return known.read_by_form(text, currency, today) or general
    return general
