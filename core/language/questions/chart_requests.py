"""Read requests for charts: "heatmap of october", "pace this month", "chart of dining"."""

from __future__ import annotations

from dataclasses import replace

from core.language.context import Context
from core.language.questions.asking import build_question, list_filled_fields
from core.language.questions.cues import STRONG, Weighed
from core.language.questions.followups import is_bare
from core.language.questions.language_pack import LanguagePack
from core.language.questions.slots import Slots
from core.language.text.page import list_places
from core.language.text.phrases import Tokens
from core.model.period import find_month
from core.model.question import Question
from core.model.question import QuestionIntent as Asked

_SHORT = 10
"""Most words of a chart request."""

_BRIEF = 4
"""The most words of a message that asks for a pace chart by naming only pace and period."""

_CLEAR = 0.7
"""The lead of the likeliest intent from which a chart of it is drawn without asking."""

_MONTHS = 80
"""Least days of a period whose chart shows months unless another unit is named."""

_PLAIN = frozenset({Asked.TOTAL, Asked.CATEGORY_SPEND, Asked.TREND, Asked.AVERAGE, Asked.TOP_CATEGORIES, Asked.COMPARE})
"""Intents that become a trend when a chart by day, week or month is asked for."""


_UNDRAWN = frozenset({Asked.ADVICE, Asked.ANOMALIES, Asked.AFFORD, Asked.HELP})
"""Intents whose answers have no chart, so that a chart asked for after them is a new question."""


def read_chart_request(
    tokens: Tokens, slots: Slots, weighed: Weighed, context: Context, speech: LanguagePack
) -> Question | None:
    """Return the question for the chart that a message asks for; None where it asks for no particular one."""
    if len(tokens.folded) > _SHORT:
        return None
    marks, rest = {found.key for found in slots.marks}, _without_marks(tokens, slots)
    verdict = weighed.verdict
    other = verdict is not None and verdict.best >= STRONG and verdict.intent not in _PLAIN
    if "as_calendar" in marks:
        asked = _build(Asked.TREND, tokens, slots, context, speech)
        account = asked.account if slots.account is None or "%account" in rest.folded else None
        return replace(asked, account=account, unit="day", view="calendar", chart=True)
    brief = len(tokens.folded) <= _BRIEF and bool(slots.moments) and is_bare(rest, speech)
    if "as_pace" in marks and (slots.chart or not other or brief):
        return _read_pace(_build(Asked.COMPARE, tokens, slots, context, speech))
    if "months_beside" in marks and not other and len(slots.moments) < 2:
        return _read_months(_build(Asked.TREND, tokens, slots, context, speech))
    if not slots.chart:
        return None
    series = build_question(Asked.TREND, tokens, slots, context, speech)
    if not other and (slots.unit is not None or (is_bare(rest, speech) and _is_worth_months(series))):
        return series if slots.unit is not None else _read_months(series)
    several = weighed.verdict is not None and weighed.verdict.intent is Asked.COMPARE and len(slots.moments) > 1
    if not other and not several and is_bare(rest, speech) and (slots.categories or slots.merchant or slots.tag):
        return build_question(Asked.CATEGORY_SPEND if slots.categories else Asked.TOTAL, tokens, slots, context, speech)
    if (drawn := _redraw(tokens, slots, weighed, context, speech)) is not None:
        return drawn
    if verdict is None or verdict.best < STRONG or verdict.margin < _CLEAR:
        return None
    known = all(word.startswith("%") or speech.is_known(word) for word in rest.folded)
    return build_question(verdict.intent, tokens, slots, context, speech) if known else None


def _redraw(tokens: Tokens, slots: Slots, weighed: Weighed, context: Context, speech: LanguagePack) -> Question | None:
    """Return the previous question with a chart, where a message asks for nothing else: "zeig mal ein diagramm".

    Else None.
    """
    verdict = weighed.verdict
    if context.before is None or context.before.intent in _UNDRAWN:
        return None
    if verdict is not None and verdict.intent not in {*_PLAIN, Asked.LIST}:
        return None
    named = list_filled_fields(build_question(context.before.intent, tokens, slots, context, speech)) - {"chart"}
    if named or len(tokens.folded) > _BRIEF + 1 or not all(map(speech.is_known, _without_marks(tokens, slots).folded)):
        return None
    return replace(context.before, chart=True)


def _is_worth_months(asked: Question) -> bool:
    """Return whether a chart of spending is best drawn per month when no unit is named."""
    return asked.period is not None and asked.period.days >= _MONTHS and asked.kind is None


def _read_pace(asked: Question) -> Question:
    """Return the question for a chart of spending pace: the named period compared with the one before."""
    if asked.period is None or asked.period == asked.period2:
        asked = replace(asked, period=asked.period2, period2=None)
    return replace(asked, view="pace", chart=True)


def _read_months(asked: Question) -> Question:
    """Return the question for a chart over months; a single month that is named does not limit the chart."""
    one = asked.period is not None and asked.period == find_month(asked.period.first)
    return replace(asked, period=None if one else asked.period, unit="month", chart=True)


def _build(intent: Asked, tokens: Tokens, slots: Slots, context: Context, speech: LanguagePack) -> Question:
    """Return the question of a chart, over the named period or else over that of the previous question."""
    asked, before = build_question(intent, tokens, slots, context, speech), context.before
    if before is None or slots.moments or not is_bare(_without_marks(tokens, slots), speech):
        return asked
    kept = {name: getattr(before, name) for name in ("period", "categories", "member", "merchant", "tag", "account")}
    own = list_filled_fields(asked)
    return replace(asked, **{name: value for name, value in kept.items() if name not in own})


def _without_marks(tokens: Tokens, slots: Slots) -> Tokens:
    """Return the words of a message that are not part of a phrase for a chart."""
    inside = list_places(slots.marks)
    kept = [at for at in range(len(tokens.folded)) if at not in inside]
    return Tokens([tokens.folded[at] for at in kept], [tokens.written[at] for at in kept], [])
