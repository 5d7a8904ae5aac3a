"""Read questions about a supposed change: "what if rent goes to 30000?", "what if we cancel netflix?".

The phrases are in ``sentences/<lang>/what_if.yaml``. Such a question changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.errors import Invalid
from core.language.arrangements.coming_periods import read_coming_period
from core.language.arrangements.role_phrases import (
    find_occurrences,
    list_first_words,
    list_spoken_languages,
    load_role_phrases,
)
from core.language.message import Message
from core.language.text.page import Amount, TokenSpan, list_places
from core.language.text.phrases import fold
from core.language.text.tokens import NUMBER, SIGN, WORD
from core.model.intent import AskWhatIf, SupposedChangeKind
from core.model.question import QuestionIntent

_TOPIC = "what_if"
_MOST_TOKENS = 26
_MOST_WORDS = 4
"""Most words of a bill's name."""
_MOST_PERCENT = 1000
_ROLES = (
    "open", "alone", "if", "then", "end", "new", "up", "down", "by", "by_behind", "to", "percent", "and", "small",
)  # fmt: skip
_OPENING = ("open", "alone", "if")


@dataclass(frozen=True, slots=True)
class _Number:
    """An amount or percentage in the message, at tokens ``start`` to before ``end``."""

    start: int
    end: int
    value: Decimal
    currency: str | None = None
    percent: bool = False


Found = Mapping[str, Sequence[TokenSpan]]
"""The tokens of each phrase found in a message, by the phrase's role."""


def read_what_if(message: Message) -> AskWhatIf | None:
    """Return the change of bills or incomes that a message supposes; None where it supposes none."""
    keys = [token.key for token in message.tokens]
    if not 0 < len(keys) <= _MOST_TOKENS or "\n" in message.text or list_first_words(_TOPIC, _OPENING).isdisjoint(keys):
        return None
    for language in list_spoken_languages(message):
        phrases = load_role_phrases(language, _TOPIC, _ROLES)
        found = {role: find_occurrences(keys, phrases[role]) for role in _ROLES}
        if _is_supposition(message, found) and (asked := _read_change(message, found)) is not None:
            return asked
    return None


def _is_supposition(message: Message, found: Found) -> bool:
    """Return whether a message begins with words such as "what if", or with "if" and asks "what then"."""
    quiet = list_places(found["small"], found["then"]) | _find_signs(message)
    rest = len(message.tokens)
    if any(set(range(span.start)) <= quiet for span in found["open"]):
        return True
    if any(set(range(span.end, rest)) <= quiet for span in found["alone"]):
        return True
    asks = bool(found["then"]) or message.has_question_mark_at_end
    return asks and any(set(range(span.start)) <= quiet for span in found["if"])


def _read_change(message: Message, found: Found) -> AskWhatIf | None:
    """Return the thing and the supposed change; None where either is missing."""
    try:
        numbers, dates = _find_numbers(message, found), message.reading.layout.dates
    except Invalid:
        return None
    number = _find_aim(numbers, found)
    if number is None and (numbers or not found["end"]):
        return None
    found = _keep_beside(numbers, found)
    held = list_places(dates, numbers, *(spans for role, spans in found.items() if role not in {"small", "and"}))
    held |= list_places(message.marks.list_within("currency", 0, len(message.tokens))) | _find_signs(message)
    names = _find_names(message, held, found)
    if not names or _is_afforded(message, names):
        return None
    start = _read_start(message, list_places(numbers))
    if number is None:
        return AskWhatIf(SupposedChangeKind.END, names, category=_find_category(message, held, found), start=start)
    is_new = bool(found["new"]) and not (found["up"] or found["down"])
    step = number.percent or _is_step(number, found)
    value = -number.value if found["down"] and step else number.value
    return AskWhatIf(
        SupposedChangeKind.NEW if is_new else SupposedChangeKind.COST,
        names,
        value,
        number.currency,
        step=step,
        percent=number.percent,
        category=_find_category(message, held, found),
        start=start,
    )


def _is_afforded(message: Message, names: Sequence[str]) -> bool:
    """Return whether the names are what the question before asked about: "can we afford a phone?"."""
    before = message.context.before
    if before is None or before.intent is not QuestionIntent.AFFORD or not before.item:
        return False
    return any(fold(name) in fold(before.item) or fold(before.item) in fold(name) for name in names)


def _find_numbers(message: Message, found: Found) -> list[_Number]:
    """Return the amounts and percentages of a message; raises Invalid for an impossible amount or day."""
    percents = []
    for span in found["percent"]:
        before = message.tokens[span.start - 1] if span.start else None
        plain = before.key.replace(",", ".") if before is not None and before.shape is NUMBER else ""
        if plain.replace(".", "", 1).isdecimal() and 0 < Decimal(plain) <= _MOST_PERCENT:
            percents.append(_Number(span.start - 1, span.end, Decimal(plain), percent=True))
    taken = list_places(percents)
    amounts = [each for each in message.reading.amounts if taken.isdisjoint(range(each.start, each.end))]
    return [*percents, *(_make_number(each) for each in amounts)]


def _make_number(amount: Amount) -> _Number:
    currency = amount.currencies[0] if amount.currencies else None
    return _Number(amount.start, amount.end, amount.readings[0], currency)


def _find_aim(numbers: Sequence[_Number], found: Found) -> _Number | None:
    """Return the only number, or of "from 25000 to 30000" the second; None where there are others."""
    if len(numbers) == 1 and numbers[0].value > 0:
        return numbers[0]
    aims = [each for each in numbers if any(span.end == each.start for span in found["to"])]
    return aims[0] if len(aims) == 1 and len(numbers) == 2 and aims[0].value > 0 else None


def _keep_beside(numbers: Sequence[_Number], found: Found) -> Found:
    """Return the phrases found, keeping words for "to" and "by" only where a number follows: others belong to names."""
    starts = {each.start for each in numbers}
    beside = {role: [span for span in found[role] if span.end in starts] for role in ("to", "by")}
    others = [span for role, spans in beside.items() for span in found[role] if span not in spans]
    return {**found, **beside, "small": [*found["small"], *others]}


def _is_step(number: _Number, found: Found) -> bool:
    """Return whether a number is a difference and no new value: after "by", or right before "rises"."""
    if any(span.end == number.start for span in found["by"]):
        return True
    aimed = any(number.start in {span.end, span.end + 1} or span.start == number.end for span in found["to"])
    return not aimed and any(span.start == number.end for span in found["by_behind"])


def _find_names(message: Message, held: set[int], found: Found) -> tuple[str, ...]:
    """Return the names of the bills or incomes as written; none where words are left that are no name."""
    quiet = list_places(found["small"], found["and"])
    breaks = {span.start for span in found["and"]} | {
        at for at, token in enumerate(message.tokens) if token.is_sign(",")
    }
    runs: list[list[int]] = [[]]
    for at, token in enumerate(message.tokens):
        if at in breaks and at not in held - _find_signs(message):
            runs.append([])
        elif at not in held and at not in quiet and token.shape is not SIGN:
            runs[-1].append(at)
    runs = [run for run in runs if run]
    for run in runs:
        inside = set(range(run[0], run[-1] + 1))
        words = [message.tokens[at] for at in run]
        if len(run) > _MOST_WORDS or inside & held or not any(token.shape is WORD for token in words):
            return ()
    return tuple(message.cut_text(run[0], run[-1] + 1) for run in runs)


def _find_category(message: Message, held: set[int], found: Found) -> str | None:
    """Return the category a name is a word for ("किराया" is housing); None for a shop such as Netflix."""
    free = [at for at in range(len(message.tokens)) if at not in held | list_places(found["and"])]
    if not free:
        return None
    shops = list_places(message.marks.list_within("merchant", 0, len(message.tokens)))
    named = [each for each in message.marks.list_within("category", 0, len(message.tokens)) if each.start in free]
    named = [each for each in named if each.start not in shops]
    return named[0].value if len({each.value for each in named}) == 1 else None


def _read_start(message: Message, numbers: set[int]) -> date | None:
    """Return the first day of the future period that is named ("from january"); None without one."""
    text = " ".join(token.written for at, token in enumerate(message.tokens) if at not in numbers)
    period = read_coming_period(text, message)
    return period.first if period is not None and period.first > message.context.today else None


def _find_signs(message: Message) -> set[int]:
    return {at for at, token in enumerate(message.tokens) if token.shape is SIGN}
