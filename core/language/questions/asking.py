"""Builds a Question from an intent and the values that a message names."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta
from decimal import Decimal

from core.language.context import Context
from core.language.questions.language_pack import LanguagePack
from core.language.questions.slots import Slots
from core.language.text.phrases import Tokens, fold
from core.language.values.exact_periods import keep_exact
from core.language.values.periods import Moment, find_year_before
from core.model.category import INCOMES
from core.model.entry import EntryKind
from core.model.period import Period, find_month, make_day_period
from core.model.question import Question
from core.model.question import QuestionIntent as Asked

_LEFT_OUT = ("without", "without_words")
_FILTERS = ("period", "member", "merchant", "tag", "account", "chart", "words", "ever", "days", *_LEFT_OUT)
_AS_NAMED = ("ever", "unit", "merchant", "tag", "account", "least", "most", "limit", "chart", *_LEFT_OUT)
"""Question fields filled directly from a value of the same name."""
_TAKES: dict[Asked, tuple[str, ...]] = {
    Asked.TOTAL: (*_FILTERS, "categories", "least", "most", "kind"),
    Asked.CATEGORY_SPEND: (*_FILTERS, "categories", "least", "most"),
    Asked.COMPARE: (*_FILTERS, "period2", "categories", "kind", "sides"),
    Asked.TOP_CATEGORIES: (*_FILTERS, "categories", "limit"),
    Asked.TOP_MERCHANTS: ("period", "member", "tag", "account", "chart", "categories", "limit", *_LEFT_OUT),
    Asked.BY_MEMBER: ("period", "merchant", "tag", "account", "chart", "categories", "kind", *_LEFT_OUT),
    Asked.LARGEST: (*_FILTERS, "categories", "limit", "least", "most", "kind"),
    Asked.LIST: (*_FILTERS, "categories", "limit", "least", "most", "kind", "amount", "whom", "view"),
    Asked.AVERAGE: (*_FILTERS, "categories", "kind", "unit"),
    Asked.TREND: (*_FILTERS, "categories", "kind", "least", "most", "unit", "view"),
    Asked.COUNT: (*_FILTERS, "categories", "least", "most", "kind"),
    Asked.INCOME_VS_EXPENSE: ("period", "member", "chart", "unit"),
    Asked.BUDGET_STATUS: ("period", "categories", "chart"),
    Asked.LEFT_PER_DAY: ("period", "categories"),
    Asked.RECURRING: ("period", "member", "categories", "account", "chart"),
    Asked.FORECAST: ("period", "categories", "member", "chart"),
    Asked.ANOMALIES: (*_FILTERS, "categories"),
    Asked.SETTLE_UP: ("period", "member", "tag"),
    Asked.AFFORD: ("amount", "item", "by"),
    Asked.PRICE_HISTORY: ("item", "period", "merchant", "chart"),
    Asked.ADVICE: ("period", "categories", "member", "amount"),
    Asked.HELP: (),
    Asked.SHARE: (*_FILTERS, "categories", "whole"),
    Asked.ACCOUNT_BALANCE: ("account",),
}
"""The fields each intent's query uses; other values are dropped."""

_AHEAD = {Asked.AFFORD, Asked.FORECAST}
_OWN_CATEGORY = {Asked.RECURRING: "subscriptions"}
_ITEM_WORDS = 6
_MOST_WORDS = 3
_NAMING_WORDS = 3
"""The words that name a thing at the end of a question: preposition, article, thing."""

_FEW_WORDS = 2
_STEM = 3
_BENT = frozenset("аеиоуыэюяьй")
"""The last letters of Russian case endings, which are cut off for a search."""
_FEW = 10
"""The value below which a number in a request for advice counts tips: "suggest 2 things"."""
_UNITS = {"coming", "latest_weekend"}
"""Period rules that, for an average, name its unit and not its period: "in a week", "a typical weekend"."""


def build_question(intent: Asked, tokens: Tokens, slots: Slots, context: Context, speech: LanguagePack) -> Question:
    """Return the question with an intent and every value of the message that the intent uses."""
    if intent is Asked.TOTAL and slots.categories and slots.kind != EntryKind.INCOME:
        intent = Asked.CATEGORY_SPEND
    if intent is Asked.AFFORD:
        _take_past_year_for_sum(slots, context.today)
    spent = intent is Asked.LIST and slots.kind == EntryKind.EXPENSE
    known: dict[str, object] = {
        "categories": _find_categories(intent, slots),
        "member": _find_member(intent, slots, context),
        "kind": EntryKind(slots.kind) if slots.kind and not spent else None,
        "amount": _find_amount(intent, slots),
        **_find_days(intent, tokens, slots, context, speech),
        "words": find_narrowing_words(tokens, slots, speech),
        "days": slots.days[0] if len(slots.days) == 1 else None,
        **{name: getattr(slots, name) for name in _AS_NAMED},
    }
    if intent in {Asked.AFFORD, Asked.PRICE_HISTORY}:
        known["item"] = find_item(tokens, speech)
    if intent is Asked.PRICE_HISTORY and (slots.guessed or _is_item(slots.merchant, known["item"])):
        known["merchant"] = None
    return Question(intent, **{name: known[name] for name in _TAKES[intent] if name in known})  # type: ignore[arg-type]


def look_ahead(question: Question, today: date) -> Question:
    """Return a question about future spending as one about its expected cost, as nothing has been spent yet."""
    ahead = question.period is not None and question.period.first > today
    spent = question.intent in {Asked.TOTAL, Asked.CATEGORY_SPEND} and question.kind in {None, EntryKind.EXPENSE}
    narrow = question.merchant or question.tag or question.account or question.words or question.days
    bounds = question.least is not None or question.most is not None
    if not (ahead and spent) or narrow or bounds:
        return question
    return Question(
        Asked.FORECAST,
        question.period,
        categories=question.categories,
        member=question.member,
        chart=question.chart,
    )


def find_narrowing_words(tokens: Tokens, slots: Slots, speech: LanguagePack) -> str | None:
    """Return the words entries must contain, where they narrow a category: "on coffee", "on drone parts"."""
    if slots.merchant or slots.tag or slots.account:
        return None
    things = [at for at, token in enumerate(tokens.folded) if token in {"%category", "%thing"}]
    if len(things) == 1:
        at = things[0]
        word = fold(tokens.written[at])
        return stem_search_word(word) if tokens.folded[at] == "%thing" or word in speech.parts else None
    return None if things else _unknown_after(tokens, speech)


def stem_search_word(word: str) -> str:
    """Return a word shortened for searching: without a plural "s" or a Russian case vowel."""
    if word[-1:] in _BENT and len(word) > _STEM:
        return word[:-1]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > _STEM else word


def _unknown_after(tokens: Tokens, speech: LanguagePack) -> str | None:
    """Return the unknown words right after a preposition for filters ("on"), or after "how much"; None without any."""
    starts = [at + 1 for at, token in enumerate(tokens.folded) if token in speech.filters]
    starts += [mark.end for mark in speech.marks.find(tokens) if mark.key == "sums"]
    for start in starts:
        end = start
        while end < min(len(tokens.folded), start + _MOST_WORDS) and _is_unknown(tokens, end, start, speech):
            end += 1
        if end > start:
            return " ".join(tokens.written[start:end])
    return None


def find_only_unknown(tokens: Tokens, slots: Slots, speech: LanguagePack) -> str | None:
    """Return the only unknown words where nothing else says what is asked about: "was hat goa gekostet"; else None."""
    if slots.categories or slots.members or slots.kind or slots.amounts:
        return None
    places = [at for at, word in enumerate(tokens.folded) if word[0] != "%" and _is_unknown(tokens, at, at, speech)]
    if not 0 < len(places) <= _FEW_WORDS or places[-1] - places[0] != len(places) - 1:
        return None
    return " ".join(tokens.written[at] for at in places)


def find_named_event(tokens: Tokens, speech: LanguagePack) -> str | None:
    """Return the thing that closes a question after a preposition and an article: "on the wedding"; None without one.

    Such a word narrows what is asked, though other questions ("how much will a wedding cost") made it a known one.
    """
    if len(tokens.folded) < _NAMING_WORDS:
        return None
    preposition, article, thing = tokens.folded[-_NAMING_WORDS:]
    named = preposition in speech.filters and article in speech.articles and thing.isalpha()
    idle = speech.fillers | speech.merchant_stop
    return tokens.written[-1] if named and idle.isdisjoint({thing, f"{article} {thing}"}) else None


def _is_unknown(tokens: Tokens, at: int, start: int, speech: LanguagePack) -> bool:
    word = tokens.folded[at]
    apart = tokens.clauses[at : at + 1] != tokens.clauses[start : start + 1]
    strange = word in speech.parts or not (speech.is_known(word) or word in speech.merchant_stop)
    return word.isalpha() and strange and not apart


def _is_item(merchant: str | None, thing: object) -> bool:
    """Return whether a question about a price means the shop itself, such as Netflix."""
    return merchant is not None and isinstance(thing, str) and fold(merchant) == fold(thing)


def takes_field(intent: Asked, name: str) -> bool:
    """Return whether an intent uses a field of Question."""
    return name in _TAKES[intent]


def list_filled_fields(question: Question) -> set[str]:
    """Return the names of a question's fields that are set, other than its intent."""
    return {
        one.name
        for one in fields(question)
        if one.name != "intent" and getattr(question, one.name) not in (None, (), False)
    }


def _find_categories(intent: Asked, slots: Slots) -> tuple[str, ...]:
    """Return the categories to count, without those the intent implies; how often "food" was bought means meals out."""
    if intent is Asked.LARGEST and slots.categories == ("shopping",):
        return ()
    if slots.kind == EntryKind.INCOME:
        return tuple(key for key in slots.categories if key in INCOMES)
    if intent is Asked.COUNT and slots.categories == ("dining", "groceries"):
        return ("dining",)
    aside = INCOMES if slots.merchant or len(slots.categories) > 1 else frozenset()
    return tuple(key for key in slots.categories if key != _OWN_CATEGORY.get(intent) and key not in aside)


def _take_past_year_for_sum(slots: Slots, today: date) -> None:
    """Read a number that was taken for a past year as a price: "can we afford 2000" is about no year."""
    past = [one for one in slots.moments if one.rule == "named_year" and one.find_days().last < today]
    if past and not slots.amounts:
        slots.amounts = tuple(Decimal(one.find_days().first.year) for one in past)
        slots.moments = [one for one in slots.moments if one not in past]


def _find_amount(intent: Asked, slots: Slots) -> Decimal | None:
    """Return the amount named; in a listing only where it is the only thing to look for ("what was that 4500").

    Of bare numbers the largest is the price: "a 32 inch tv for 18000".
    """
    few = 0 if intent is not Asked.ADVICE else _FEW
    named = (*slots.amounts, *(number for number in slots.numbers if number >= few))
    if intent is Asked.LIST and (slots.limit or len(named) > 1):
        return None
    return slots.amounts[0] if slots.amounts else max(named, default=None)


def _find_member(intent: Asked, slots: Slots, context: Context) -> object:
    if slots.members:
        return slots.members[0]
    if slots.spouse and (not slots.me or intent is Asked.SETTLE_UP):
        return slots.spouse
    return context.speaker if slots.me and intent not in {Asked.SETTLE_UP, Asked.ADVICE} else None


def _find_days(
    intent: Asked, tokens: Tokens, slots: Slots, context: Context, speech: LanguagePack
) -> dict[str, Period | date | None]:
    """Return the question's ``period``, ``period2`` and ``by`` fields from the periods named, as the intent needs."""
    before = context.before.period if context.before else None
    named = slots.moments if intent is Asked.COMPARE else keep_exact(slots.moments)
    moments = [one for one in named if intent is not Asked.AVERAGE or one.rule not in _UNITS]
    found = [moment.find_days(before, ahead=intent in _AHEAD) for moment in moments]
    if intent is Asked.RECURRING and slots.coming:
        found = [moment.find_days(before, ahead=True) for moment in moments]
    elif intent is Asked.RECURRING:
        found = [_choose_nearer(moment, before, context.today) for moment in moments]
    if intent is Asked.COMPARE:
        return dict(zip(("period", "period2"), _pair(tokens, slots.moments, before, speech), strict=True))
    if intent is Asked.LEFT_PER_DAY:
        found = [_move_to_tomorrow(period, context.today) for period in found]
        found = [period for period in found if period.last != find_month(context.today).last]
    if intent is Asked.PRICE_HISTORY and any(mark.key == "base" for mark in speech.marks.find(tokens)):
        found = []
    if intent is Asked.FORECAST:
        found = [_to_its_end(period) for period in found if period.last >= context.today]
    alike = len({moment.rule for moment in moments}) == 1 or {moment.said.unit for moment in moments} == {"day"}
    first = _join_periods(found if alike else found[:1])
    return {"period": first, "by": first.last if first and intent is Asked.AFFORD else None}


def _join_periods(found: list[Period]) -> Period | None:
    """Return the first period, joined with an adjacent next one: "in october and november"; None without one."""
    if not found[1:]:
        return found[0] if found else None
    whole, *others = sorted(found, key=lambda period: period.first)
    for other in others:
        if whole.last + timedelta(days=1) != other.first:
            return found[0]
        whole = Period(whole.first, other.last)
    return whole


def _to_its_end(period: Period) -> Period:
    """Return the whole month for a period that is a month's last day, as forecasts need; others unchanged."""
    whole = find_month(period.last)
    return whole if period == make_day_period(whole.last) else period


def _move_to_tomorrow(period: Period, today: date) -> Period:
    """Return tomorrow for yesterday, as Hindi has one word for both and plans are about the future."""
    away = timedelta(days=1)
    return make_day_period(today + away) if period == make_day_period(today - away) else period


def _choose_nearer(moment: Moment, before: Period | None, today: date) -> Period:
    """Return the nearer one of the coming and the past period with a name, as bills are asked about in both."""
    both = (moment.find_days(before), moment.find_days(before, ahead=True))
    return min(both, key=lambda period: min(abs(period.first - today), abs(period.last - today)))


def _pair(
    tokens: Tokens, moments: list[Moment], before: Period | None, speech: LanguagePack
) -> tuple[Period | None, Period | None]:
    """Return the two periods to compare; one that refers to the other ("the month before") is computed from that."""
    only = moments[0] if len(moments) == 1 else None
    if only and only.rule == "since" and only.start:
        return None, only.start.find_days(before)
    if only and only.rule == "between" and only.start and only.end:
        return only.end.find_days(before), only.start.find_days(before)
    base = _find_base(tokens, moments, speech)
    subject = next((moment for moment in moments if moment is not base), None)
    first = subject.find_days(before) if subject else None
    second = base.find_days(first or before) if base else None
    if first and first == second:
        second = find_year_before(second)
    return first, second


def _find_base(tokens: Tokens, moments: list[Moment], speech: LanguagePack) -> Moment | None:
    """Return the period compared with: the one after a word such as "than", else the second; None without one."""
    relative = [moment for moment in moments if moment.is_relative]
    if relative:
        return relative[0]
    for found in speech.marks.find(tokens):
        if found.key == "base":
            inside = [value for value in tokens.values[found.start : found.end] if isinstance(value, Moment)]
            if inside:
                return inside[-1]
    return moments[1] if len(moments) > 1 else None


def find_item(tokens: Tokens, speech: LanguagePack) -> str | None:
    """Return the thing to be bought, as written: the longest run of words that name it; None without one."""
    best: list[str] = []
    run: list[tuple[str, str]] = []
    for folded, written in [*zip(tokens.folded, tokens.written, strict=True), ("%end", "")]:
        if not _is_frame(folded, speech):
            run.append((folded, written))
            continue
        trimmed = _trim_words(run, speech)
        best = trimmed if len(trimmed) > len(best) else best
        run = []
    return " ".join(best[:_ITEM_WORDS]) or None


def _is_frame(token: str, speech: LanguagePack) -> bool:
    if token.startswith("%"):
        return token not in {"%category", "%thing", "%merchant"}
    return token in speech.item_stop or not any(char.isalnum() for char in token)


def _trim_words(run: list[tuple[str, str]], speech: LanguagePack) -> list[str]:
    while run and run[0][0] in speech.item_join:
        run = run[1:]
    while run and run[-1][0] in speech.item_join:
        run = run[:-1]
    words = " ".join(written for _, written in run).split()
    while words and fold(words[-1]) in speech.item_join | speech.item_stop:
        words = words[:-1]
    return words
