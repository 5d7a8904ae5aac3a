"""Choose the default way in which a new household writes numbers and dates."""

from __future__ import annotations

from core.language.text.files import load_common
from core.model.household import NumberHabit


def find_habits(language: str, currency: str) -> tuple[NumberHabit, bool]:
    """Return the default decimal sign for a language and currency, and whether the day comes before the month."""
    known = load_common("habits")
    comma = currency in known["comma"]["currencies"]
    if not comma and currency not in known["point"]["currencies"]:
        comma = language in known["comma"]["languages"]
    month_first = currency in known["month_first"]["currencies"] and language in known["month_first"]["languages"]
    return NumberHabit.COMMA if comma else NumberHabit.POINT, not month_first
