"""Find days in a message: "yesterday", "last friday", "12 Nov", "12/11", "on the 3rd", "3 days ago"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.errors import Invalid
from core.language.text.page import MessageText
from core.language.text.tokens import BREAK, NUMBER, TAG, WORD, Token
from core.model.household import NumberHabit

MOST_YEARS = 10
"""Most years between a date and today."""

CLOSE = 2
"""The days after a weekday during which "last friday" may mean this one or the one before."""

SATURDAY = 5
_LOOSE = {"week": 7, "month": 30}
"""How many days back the vague phrases "last week" and "last month" are dated at first."""

_DAYS_OF = {"end": (31, 28, 25), "start": (1, 3, 5), "middle": (15, 14, 16), "": (31, 15, 1)}
"""The days of the month that are offered where only a part of a month is named."""

_ALWAYS = [24, 7]
"""Pairs of numbers that are never a date: "24/7"."""

_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?")
_YEARS = range(1900, 2300)


@dataclass(frozen=True, slots=True)
class Dated:
    """A day named at tokens ``start`` to before ``end``; several where it is ambiguous, the likeliest first."""

    start: int
    end: int
    days: tuple[date, ...]
    plan: bool = False
    """Whether the day lies in the future by its word: "tomorrow"."""
    later: bool = False
    """Whether the day is that of a later event and not of the entry: "he pays me back thursday"."""


@dataclass(frozen=True, slots=True)
class DateReader:
    """Computes dates from today's date and the household's order of day and month."""

    today: date
    day_first: bool

    def find_days_ago(self, days: int) -> date:
        """Return the day some days before today; raises Invalid beyond the calendar."""
        try:
            return self.today - timedelta(days=days)
        except OverflowError:
            raise Invalid("date-impossible") from None

    def find_months_ago(self, months: int) -> date:
        """Return the same day some months before, or the last day of a shorter month."""
        index = self.today.year * 12 + self.today.month - 1 - months
        if index < 12:
            raise Invalid("date-impossible")
        return _limit_to_month(index // 12, index % 12 + 1, self.today.day)

    def list_days_of_month(self, month: int, part: str) -> tuple[date, ...]:
        """Return days to offer for a month named without a day: its last day and others, in its latest year."""
        year = self.today.year - (month > self.today.month)
        days = [min(_limit_to_month(year, month, day), self.today) for day in _DAYS_OF[part]]
        return tuple(dict.fromkeys(days))

    def find_weekday(self, weekday: int, *, last: bool) -> tuple[date, ...]:
        """Return the latest date of a weekday; after "last", also the one before where the latest was only days ago."""
        gap = (self.today.weekday() - weekday) % 7
        if not last:
            return (self.find_days_ago(gap),) if gap else (self.today, self.find_days_ago(7))
        near = self.find_days_ago(gap or 7)
        return (near, near - timedelta(days=7)) if 0 < gap <= CLOSE else (near,)

    def find_month_day(self, day: int, month: int, year: int | None) -> tuple[date, ...]:
        """Return a day of a month, the latest one where no year is given; raises Invalid where it does not exist."""
        if year is not None:
            return (self._check_day(_complete_year(year), month, day),)
        if (day, month) == (29, 2):
            years = range(self.today.year, 0, -1)
            leap = next(y for y in years if _is_leap_day(y) and date(y, 2, 29) <= self.today)
            near = next(date(y, 2, 28) for y in years if date(y, 2, 28) <= self.today)
            return (self._check_day(leap, 2, 29),) if leap == near.year else (self._check_day(leap, 2, 29), near)
        this = self._check_day(self.today.year, month, day)
        return (this,) if this <= self.today else (this.replace(year=this.year - 1), this)

    def _check_day(self, year: int, month: int, day: int) -> date:
        try:
            found = date(year, month, day)
        except ValueError:
            raise Invalid("date-impossible", day=day, month=month) from None
        if abs(found.year - self.today.year) > MOST_YEARS:
            raise Invalid("date-too-far", year=year)
        return found

    def find_numbered_day(self, day: int) -> tuple[date, ...]:
        """Return the latest day with a number: "on the 3rd"."""
        first = self.today.replace(day=1)
        for _ in range(3):
            try:
                found = first.replace(day=day)
            except ValueError:
                found = None
            if found and found <= self.today:
                return (found,)
            first = (first - timedelta(days=1)).replace(day=1)
        raise Invalid("date-impossible", day=day, month=self.today.month)

    def read_numeric(self, first: int, second: int, year: int | None) -> tuple[date, ...]:
        """Return the days "12/11" may mean, first in the household's order."""
        day, month = (first, second) if self.day_first else (second, first)
        if month > 12 >= day:
            day, month = month, day
        found = self.find_month_day(day, month, year)
        ahead = year is None and len(found) > 1 and day <= 12
        return (*found, self.find_month_day(month, day, None)[0]) if ahead else found

    def list_vague_days(self, name: str) -> tuple[date, ...]:
        """Return the days a vague word may mean.

        The words are "days" (the other day), "weekend", "last_weekend", "week" and "month".
        """
        if name == "days":
            return self.find_days_ago(1), self.find_days_ago(2), self.find_days_ago(3)
        if name in _LOOSE:
            return self.find_days_ago(_LOOSE[name]), self.today
        sunday = self.find_days_ago((self.today.weekday() + 1) % 7)
        begun = self.today.weekday() >= SATURDAY
        if begun and name == "weekend":
            return (self.today,) if self.today.weekday() == SATURDAY else (self.today, self.find_days_ago(1))
        last = sunday - timedelta(days=7) if self.today == sunday else sunday
        return last, last - timedelta(days=1)


def _limit_to_month(year: int, month: int, day: int) -> date:
    """Return a day of a month, or its last day where it has no such day."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def _is_leap_day(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _complete_year(year: int) -> int:
    return year + 2000 if year < 100 else year


def _read_integer(page: MessageText, index: int, most: int) -> int | None:
    if not page.is_number(index) or not page.tokens[index].written.isdecimal() or len(page.tokens[index].written) > 4:
        return None
    value = int(page.tokens[index].written)
    return value if 0 < value <= most else None


def _read_year(page: MessageText, index: int) -> tuple[int | None, int]:
    """Return the year at a token (perhaps after a comma or "of"), or None, and the token after it."""
    token = page.find_token(index)
    at = index + 1 if token is not None and (token.written in ",." or page.marks.find_starting(index, "of")) else index
    value = _read_integer(page, at, 9999)
    return (value, at + 1) if value is not None and value in _YEARS else (None, index)


def _read_day_word(page: MessageText, calendar: DateReader, at: int) -> Dated | None:
    """Return the day of a word such as "yesterday" or "tomorrow" at a token; None without one."""
    ahead, ago = page.marks.find_starting(at, "days_ahead"), page.marks.find_starting(at, "days_ago")
    if ago and (ahead is None or ago.length >= ahead.length):
        return Dated(at, ago.end, (calendar.find_days_ago(int(ago.value)),))
    if ahead:
        return Dated(at, ahead.end, (calendar.find_days_ago(-int(ahead.value)),), plan=True)
    return None


def _read_vague_day(page: MessageText, calendar: DateReader, at: int) -> Dated | None:
    """Return the day of "the other day", "last week" or the like at a token; not that of "last month's rent"."""
    match = page.marks.find_starting(at, "vague")
    if (
        match is None
        or page.tokens[match.end - 1].written[-2:] in {"'s", "’s"}
        or page.marks.find_ending(at, "date_for")
    ):
        return None
    return Dated(at, match.end, calendar.list_vague_days(match.value))


def _read_weekday(page: MessageText, calendar: DateReader, at: int) -> Dated | None:
    """Return the day of a weekday at a token: "friday", "last friday", "viernes pasado"; None without one."""
    lead = page.marks.find_starting(at, "last", "this", "next")
    match = page.marks.find_starting(lead.end if lead else at, "weekday")
    if match is None:
        return None
    short = lead is None and len(page.tokens[at].key) <= 2
    if short and (not _is_weekday_alone(page, at) or page.marks.find_starting(at, "filler")):
        return None
    tail = page.marks.find_starting(match.end, "last", "next")
    roles = {word.sense.role for word in (lead, tail) if word}
    end = tail.end if tail else match.end
    if "next" in roles:
        gap = (int(match.value) - calendar.today.weekday() - 1) % 7 + 1
        return Dated(at, end, (calendar.find_days_ago(-gap),), plan=True)
    return Dated(at, end, calendar.find_weekday(int(match.value), last="last" in roles))


def _is_weekday_alone(page: MessageText, at: int) -> bool:
    """Return whether a two-letter weekday starts or ends the message or follows a preposition."""
    return at == 0 or at + 1 >= len(page.tokens) or page.marks.find_ending(at, "date_lead") is not None


def _read_span(page: MessageText, calendar: DateReader, at: int) -> Dated | None:
    """Return the day of a span back from today at a token: "3 days ago", "hace 3 días"; None without one."""
    lead = page.marks.find_starting(at, "ago_lead")
    start = lead.end if lead else at
    number, end = _read_count(page, start)
    span = page.marks.find_starting(end, "span") if number else None
    if number is None or span is None:
        return None
    tail = page.marks.find_starting(span.end, "ago")
    if lead is None and tail is None:
        return None
    day = calendar.find_months_ago(number) if span.value == "30" else calendar.find_days_ago(number * int(span.value))
    return Dated(at, tail.end if tail else span.end, (day,))


def _read_month_alone(page: MessageText, calendar: DateReader, at: int) -> Dated | None:
    """Return days to offer for a month at a token: "in october", "end of october", "october me"; None without one."""
    part = page.marks.find_starting(at, "month_part")
    lead = part or page.marks.find_starting(at, "in_place")
    start = lead.end if lead else at
    if part and (joined := page.marks.find_starting(start, "of")):
        start = joined.end
    month = page.marks.find_starting(start, "month")
    if month is None or page.is_number(month.end) or page.marks.find_starting(month.end, "date_for"):
        return None
    tail = page.marks.find_starting(month.end, "month_part", "place_tail")
    if lead is None and tail is None:
        return None
    said = part or (tail if tail and tail.sense.role == "month_part" else None)
    end = tail.end if tail else month.end
    return Dated(at, end, calendar.list_days_of_month(int(month.value), said.value if said else ""))


def _read_count(page: MessageText, at: int) -> tuple[int | None, int]:
    if (value := _read_integer(page, at, 400)) is not None:
        return value, at + 1
    match = page.marks.find_starting(at, "number") if page.is_free(at) else None
    if match and match.value.isdecimal() and 0 < int(match.value) <= 400:
        return int(match.value), match.end
    if article := page.marks.find_starting(at, "article"):
        return (1, article.end) if page.marks.find_starting(article.end, "span") else (None, at)
    return (1, at) if page.marks.find_starting(at, "span") and page.marks.find_ending(at, "ago_lead") else (None, at)


def _skip_ordinal(page: MessageText, at: int) -> int:
    """Return the token after an ordinal ending if one is there: "3rd", "3-го", "3."; else the token itself."""
    token = page.find_token(at)
    if token is not None and token.written == "-" and token.glued and page.marks.find_starting(at + 1, "ordinal"):
        return at + 2
    if token is None or not token.glued:
        return at
    if match := page.marks.find_starting(at, "ordinal"):
        return match.end
    return at + 1 if token.written in ".º" else at


def _read_month_date(page: MessageText, calendar: DateReader, at: int) -> Dated | None:
    """Return the day of a date with the month's name at a token: "12 Nov", "Nov 12", "12th of november 2025"."""
    if (day := _read_integer(page, at, 99)) is not None:
        end = _skip_ordinal(page, at + 1)
        joined = page.marks.find_starting(end, "of") or page.marks.find_starting(end, "day_tail")
        month = page.marks.find_starting(end, "month") or (
            page.marks.find_starting(joined.end, "month") if joined else None
        )
        if month is None or day > 31:
            return None
        year, end = _read_year(page, month.end)
        return Dated(at, end, calendar.find_month_day(day, int(month.value), year))
    month = page.marks.find_starting(at, "month")
    day = _read_integer(page, month.end, 31) if month else None
    if (
        month is None
        or day is None
        or _has_money_after(page, month.end)
        or not _has_other_number(page, at, month.end + 1)
    ):
        return None
    year, end = _read_year(page, _skip_ordinal(page, month.end + 1))
    return Dated(at, end, calendar.find_month_day(day, int(month.value), year))


def _has_money_after(page: MessageText, at: int) -> bool:
    """Return whether the number after a month is an amount: "may 20 rupees"."""
    grouped = page.is_number(at + 1) and len(page.tokens[at + 1].written.split(",")[0]) == 3
    spaced = grouped and page.mark is NumberHabit.COMMA
    return spaced or page.marks.find_starting(at + 1, "currency", "scale", "unit") is not None


def _read_day_of_month(page: MessageText, calendar: DateReader, at: int) -> Dated | None:
    """Return the day of the month at a token: "on the 3rd", "3 tarikh", "am 3.", "dia 3"; None without one."""
    if (day := _read_integer(page, at, 31)) is not None:
        end = _skip_ordinal(page, at + 1)
        if tail := page.marks.find_starting(end, "day_tail"):
            return Dated(at, tail.end, calendar.find_numbered_day(day))
        closes = _has_ordinal_letters(page, at) and _is_phrase_end(page, end) and _is_after_purchase(page, at)
        return Dated(at, end, calendar.find_numbered_day(day)) if closes else None
    lead = page.marks.find_starting(at, "day_lead")
    day = _read_integer(page, lead.end, 31) if lead else None
    if lead is None or day is None or _read_month_date(page, calendar, lead.end):
        return None
    end = _skip_ordinal(page, lead.end + 1)
    closing = page.marks.find_starting(at, "closing_day_lead") is not None and _has_other_number(page, at, end)
    if (
        end == lead.end + 1
        and not _is_after_day_word(page, lead.end, at)
        and not (closing and _is_phrase_end(page, end))
    ):
        return None
    return Dated(at, end, calendar.find_numbered_day(day))


def _has_ordinal_letters(page: MessageText, at: int) -> bool:
    """Return whether a number has an ordinal ending: "21st", "14-го"."""
    end = _skip_ordinal(page, at + 1)
    return end > at + 1 and page.tokens[end - 1].shape is WORD


def _is_phrase_end(page: MessageText, at: int) -> bool:
    """Return whether a phrase ends before a token: at the message's end, a sign, a tag or an "and"."""
    token = page.find_token(at)
    if token is None or token.shape in (BREAK, TAG) or token.is_sign(",.;!)"):
        return True
    return page.marks.find_starting(at, "join") is not None


def _is_after_purchase(page: MessageText, at: int) -> bool:
    """Return whether a price, shop or thing comes right before a token: "gym 24.99 27th", but not "her 21st"."""
    named = any(page.marks.find_ending(at, role) for role in ("currency", "merchant", "category", "scale"))
    before = any(page.is_number(place) for place in range(at))
    return before and (named or page.is_number(at - 1))


def _is_after_day_word(page: MessageText, index: int, at: int) -> bool:
    """Return whether the word before a number can only introduce a day: "dia 3", "tanggal 5", but not "on 3"."""
    word = page.tokens[index - 1].key
    return (
        page.marks.find_starting(at, "day_lead") is not None
        and page.marks.find_starting(index - 1, "filler", "date_lead") is None
        and len(word) > 2
    )


def _read_slashed_date(page: MessageText, calendar: DateReader, at: int) -> Dated | None:
    """Return the day of a date in figures at a token: "12/11", "28-9-2025", "2026-11-21"; None without one."""
    parts, end = _read_chain(page, at)
    if parts == _ALWAYS or page.marks.find_starting(end, "unit", "unit_glued"):
        return None
    if len(parts) == 3 and parts[0] in _YEARS:
        return Dated(at, end, calendar.find_month_day(parts[2], parts[1], parts[0]))
    if len(parts) == 3:
        return Dated(at, end, calendar.read_numeric(parts[0], parts[1], parts[2]))
    slash = page.find_token(at + 1)
    if len(parts) == 2 and slash is not None and slash.written == "/" and _has_other_number(page, at, end):
        return Dated(at, end, calendar.read_numeric(parts[0], parts[1], None))
    return None


def _read_chain(page: MessageText, at: int) -> tuple[list[int], int]:
    """Return the numbers joined by one sign at a token that may be a date, and the token after them."""
    first = _read_integer(page, at, 9999)
    sign = page.find_token(at + 1)
    if first is None or sign is None or sign.written not in "/-" or not sign.glued:
        return [], at
    parts, end = [first], at + 1
    while len(parts) < 3 and (token := page.find_token(end)) and token.written == sign.written and token.glued:
        value = _read_integer(page, end + 1, 9999)
        if value is None or not page.tokens[end + 1].glued:
            break
        parts, end = [*parts, value], end + 2
    small = [part for part in parts if part not in _YEARS]
    fits = len(parts) > 1 and max(small) <= 99 and min(small) <= 12 and max(small[:2]) <= 31
    return (parts, end) if fits else ([], at)


def _has_other_number(page: MessageText, start: int, end: int) -> bool:
    return any(page.is_number(i) for i in range(len(page.tokens)) if not start <= i < end) or any(
        page.marks.find_starting(i, "number", "scale") for i in range(len(page.tokens)) if not start <= i < end
    )


def _read_dotted_date(page: MessageText, calendar: DateReader, at: int) -> Dated | None:
    """Return the day of "12.11.2026", or of "12.11" where commas mark decimals and another number is the money."""
    found = _DOTTED.fullmatch(page.tokens[at].written) if page.is_number(at) else None
    if found is None:
        return None
    first, second, year = int(found[1]), int(found[2]), found[3]
    led = page.marks.find_ending(at, "date_lead") is not None and page.find_token(at + 1) is not None
    led = led and page.tokens[at + 1].is_sign(".") and page.tokens[at + 1].glued
    if year is None and (
        (page.mark is NumberHabit.POINT and not led)
        or not _has_other_number(page, at, at + 1)
        or page.marks.find_starting(at + 1, "currency", "scale", "scale_glued")
    ):
        return None
    if not (1 <= first <= 31 and 1 <= second <= 12) and year is None:
        return None
    end = at + 1 if year else _skip_ordinal(page, at + 1)
    return Dated(
        at, end, DateReader(calendar.today, day_first=True).read_numeric(first, second, int(year) if year else None)
    )


_WAYS: tuple[tuple[Callable[[MessageText, DateReader, int], Dated | None], tuple[str, ...]], ...] = (
    (_read_span, ("number", "article", "span", "ago_lead")),
    (_read_day_word, ("days_ahead", "days_ago")),
    (_read_vague_day, ("vague",)),
    (_read_weekday, ("last", "this", "next", "weekday")),
    (_read_slashed_date, ()),
    (_read_dotted_date, ()),
    (_read_month_date, ("month",)),
    (_read_month_alone, ("month", "month_part", "in_place")),
    (_read_day_of_month, ("day_lead",)),
)
"""All readers of days, each with the token shapes or roles with which its phrases can start."""

_OPENINGS = tuple(role for _, roles in _WAYS for role in roles)


def _widen_day(page: MessageText, said: Dated) -> Dated:
    """Return the day extended over small words around it: "on friday evening"."""
    start, end = said.start, said.end
    while part := page.marks.find_starting(end, "daypart"):
        end = part.end
    while lead := page.marks.find_ending(start, "date_lead") or page.marks.find_ending(start, "this"):
        start = lead.start
    return Dated(start, end, said.days, said.plan)


def find_days(page: MessageText, calendar: DateReader) -> list[Dated]:
    """Return every day named in a message, in order; raises Invalid for an impossible one."""
    found: list[Dated] = []
    at = 0
    while at < len(page.tokens):
        token = page.tokens[at]
        same = page.marks.find_starting(at, "same_day") if found else None
        if same:
            said: Dated | None = Dated(at, same.end, found[-1].days)
        else:
            said = _find_first(page, calendar, at) if _can_be_day(page, at, token) else None
        if said is None:
            at += 1
            continue
        wide = _widen_day(page, said)
        if _is_day_of_later_event(page, said):
            found.append(replace(wide, later=True))
            at = wide.end
            continue
        begin = max(wide.start, found[-1].end if found else 0)
        either = page.marks.find_starting(found[-1].end, "or") if found else None
        open_before = bool(found) and not (found[-1].plan or found[-1].later)
        if open_before and either is not None and either.end == begin and not said.plan:
            found[-1] = replace(found[-1], end=wide.end, days=tuple(dict.fromkeys((*found[-1].days, *wide.days))))
            at = wide.end
            continue
        if not (said.plan and _is_day_of_thing_bought(page, said)):
            paid = any(verb.start < said.start for verb in page.marks.list_within("spent", 0, len(page.tokens)))
            found.append(Dated(begin, wide.end, wide.days, wide.plan and not paid))
        at = wide.end
    return found


def _can_be_day(page: MessageText, at: int, token: Token) -> bool:
    """Return whether a day can start at a token: a known word, or a number with a date's sign or words near it."""
    if any(match.start <= at < match.end for match in page.marks.list_within("never_date", 0, len(page.tokens))):
        return False
    if token.shape is WORD:
        return page.marks.find_starting(at, *_OPENINGS) is not None
    if token.shape is not NUMBER:
        return False
    sign = page.find_token(at + 1)
    signed = "." in token.written or (sign is not None and sign.glued and sign.written in "/-")
    return signed or page.marks.has_role("span", "month", "day_tail", "ordinal")


def _is_day_of_thing_bought(page: MessageText, said: Dated) -> bool:
    """Return whether a future day is what was paid for: "booked tickets for tomorrow 1240"."""
    paid = page.marks.list_within("spent", 0, len(page.tokens))
    owns = page.tokens[said.end - 1].written[-2:] in {"'s", "’s"}
    named = owns or page.marks.find_ending(said.start, "date_for") is not None
    return bool(paid) and (named or any(page.marks.has("date_for", verb.end, said.start) for verb in paid))


def _is_day_of_later_event(page: MessageText, said: Dated) -> bool:
    """Return whether a day is that of a later event: "lent 150, he'll pay me back thursday"."""
    if page.marks.is_without("later"):
        return False
    start = said.start
    while start > 0 and not page.is_number(start - 1) and not page.tokens[start - 1].is_sign(".;"):
        start -= 1
    return page.marks.has("later", start, said.start) and any(page.is_number(at) for at in range(start))


def _find_first(page: MessageText, calendar: DateReader, at: int) -> Dated | None:
    best = None
    digits = page.tokens[at].shape is NUMBER
    for way, roles in _WAYS:
        said = way(page, calendar, at) if digits or page.marks.find_starting(at, *roles) else None
        if said and (best is None or said.end > best.end):
            best = said
    return best
