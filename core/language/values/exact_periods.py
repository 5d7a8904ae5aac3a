"""Choose among the periods a question names: exact dates replace a festival or season beside them.

"Easter holidays, 28 March to 12 April" means those days, and "monday of last week" means one day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from core.language.values.periods import Moment
from core.language.values.spans import PeriodParts

_EXACT = frozenset({"days_of_month", "between", "since"})
_LOOSE = frozenset(
    {"festival", "last_festival", "festival_week", "festival_month", "season", "half_of_year", "quarter_of_year"}
)
_WEEKS = frozenset({"previous", "before_last", "ago"})


def keep_exact(moments: Sequence[Moment]) -> list[Moment]:
    """Return the periods without vague ones that the exact dates of others replace."""
    merged = _merge_weekday(moments)
    exact = any(moment.rule in _EXACT and not _is_loose(moment) for moment in merged)
    return [moment for moment in merged if not (exact and _is_loose(moment))]


def _is_loose(moment: Moment) -> bool:
    """Return whether a period is vague, or begins or ends so: a festival, a season, a part of a year."""
    return moment.rule in _LOOSE or (moment.start is not None and _is_loose(moment.start))


def _merge_weekday(moments: Sequence[Moment]) -> list[Moment]:
    """Return the one day that a weekday and a past week mean together, where nothing else is named."""
    days = [moment for moment in moments if moment.rule == "named_weekday"]
    weeks = [moment for moment in moments if moment.rule in _WEEKS and moment.said.unit == "week"]
    if len(moments) != 2 or len(days) != 1 or len(weeks) != 1:
        return list(moments)
    day = weeks[0].find_days().first + timedelta(days=days[0].said.find_number("weekday"))
    return [Moment("whole_date", PeriodParts(day, {"date": day}))]
