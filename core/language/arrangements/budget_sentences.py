"""Read sentences that set, change or remove a budget: "budget groceries 15000 a month", "keep dining under 8k".

The phrases are in ``sentences/<lang>/budgets.yaml``; categories, members and months are read by the question reader,
amounts by the entry reader.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from core.language.entries import evidence
from core.language.entries.people import list_name_tokens
from core.language.message import Message
from core.language.questions.asking import find_narrowing_words
from core.language.questions.language_pack import LanguagePack
from core.language.questions.read_question import find_likely_languages
from core.language.questions.slots import Slots, mark_slots, split_compounds
from core.language.text.files import list_languages, load_topic
from core.language.text.phrases import FoundPhrase, KeywordFilter, Phrasebook, PhraseVocabulary, Tokens, fold
from core.model.budget import BudgetScope
from core.model.intent import Intent, RemoveBudget, SetBudget, Unclear
from core.model.period import Period, WeekendRule, find_month, find_week

_NUMBER = r"/\d\S*"
_OPENING = ("budget", "cap", "change", "once_alone")
"""Roles of phrases of which every sentence about a budget contains one."""
_COVERED = frozenset(
    {"budget", "overall", "whole", "own", "raise", "lower", "remove", "warn", "rollover", "no_rollover", "payday"}
)
"""Roles of words that are about the budget itself and never name what it counts."""
_NO_ROLES = ("classes", "endings")
_UNITS = ("day", "week", "payday", "month", "year")
_PERCENT = re.compile(r"(\d{1,3})\s*(?:%|per ?cent|prozent|процент\w*|por ?cento|por ciento|pour ?cent|प्रतिशत)")
_FEWEST_DAYS = 7
"""The shortest period of a budget in days; a shorter one is taken for a day that is only mentioned."""
_MOST_DAYS = 62
"""The longest period of a budget in days; a year is more likely a misread amount."""
_OPEN_RULES = ("from", "since")
"""Names of the period rules for a start without an end, such as "from january"."""
_LONGEST_TEXT = 200
_MARK = "%budget"
"""The marker that replaces words about the budget itself."""
_AMOUNTS = ("%amount", "%number", "%least", "%most")
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class BudgetSentence:
    """A sentence read in one language: the roles of its phrases, and the categories, periods and amounts it names."""

    roles: frozenset[str]
    slots: Slots
    tokens: Tokens
    pack: LanguagePack

    @property
    def unit(self) -> str | None:
        """Return day, week, payday, month or year; None where no period is given."""
        return next((unit for unit in _UNITS if unit in self.roles), None)


def read_budget(message: Message) -> Intent | None:
    """Return the budget change that a message asks for; None where it asks for none.

    A question, or a message of money spent, asks for none. Where the amount has two readings, both are returned.
    """
    if len(message.text) > _LONGEST_TEXT:
        return None
    text, threshold = _take_threshold(message.text)
    tokens = Tokens.from_text(text)
    names = list_name_tokens(message.tokens, message.context)
    if not any(_can_open(word) for word in tokens.folded) or (
        names and not any(_can_open(fold(word.written)) for at, word in enumerate(message.tokens) if at not in names)
    ):
        return None
    sentence = _find_sentence(tokens, message)
    if sentence is None or _is_question_or_spending(message, sentence) or _is_mentioned_aside(sentence):
        return None
    if "remove" in sentence.roles and "budget" in sentence.roles and not _find_amounts(message, sentence):
        scope, words = _find_scope(message, sentence), _find_unknown_thing(sentence)
        return RemoveBudget(scope, words, bool(words or not scope.is_overall or sentence.roles & {"overall", "whole"}))
    threshold = threshold if "warn" in sentence.roles else None
    return _read_setting(
        message if threshold is None else Message.read_message(text, message.context), sentence, threshold
    )


def read_limit(message: Message) -> Intent | None:
    """Return the limit given in answer to "how much?": "8000", "500 a week", "20000 this month only".

    Return None where the answer has no amount. The scope of the returned budget is meaningless.
    """
    tokens = Tokens.from_text(message.text[:_LONGEST_TEXT])
    for pack in find_likely_languages(tokens, message.context.language):
        found = _load_phrasebook(pack.language).find(tokens)
        marked = tokens.make_copy()
        slots = mark_slots(marked, message.context, pack)
        sentence = BudgetSentence(frozenset(one.key for one in found), slots, marked, pack)
        if _find_amounts(message, sentence):
            return _read_setting(message, sentence, None)
    return None


def read_payday(text: str) -> tuple[int | None, WeekendRule | None]:
    """Return the day of a payday and its weekend rule: "25", "25 before", "am 25. vor"; None for what is missing."""
    found = re.search(r"\d{1,3}", text)
    tokens = Tokens.from_text(text[:_LONGEST_TEXT])
    roles = {one.key for language in list_languages() for one in _load_phrasebook(language).find(tokens)}
    rule = next((rule for rule in (WeekendRule.BEFORE, WeekendRule.AFTER) if f"weekend_{rule}" in roles), None)
    return (int(found[0]) if found else None), rule


def read_percent(text: str) -> int | None:
    """Return the percentage in an answer such as "70" or "70%"; None without one."""
    found = re.search(r"\d{1,4}", text)
    return int(found[0]) if found else None


def _take_threshold(text: str) -> tuple[str, int | None]:
    """Return a text without its percentage, and that percentage (None where it has none)."""
    found = _PERCENT.search(text)
    if found is None:
        return text, None
    return f"{text[: found.start()]} {text[found.end() :]}", int(found[1])


def _find_sentence(tokens: Tokens, message: Message) -> BudgetSentence | None:
    """Return the sentence as read in the first language in which it is about a budget; None where there is none."""
    for pack in find_likely_languages(tokens, message.context.language):
        apart = tokens.make_copy()
        split_compounds(apart, pack)
        found = _load_phrasebook(pack.language).find(apart)
        roles = frozenset(one.key for one in found)
        if "other" in roles:
            return None
        if roles.isdisjoint(_OPENING):
            continue
        marked = apart.make_copy()
        _mark_budget_words(marked, found)
        slots = mark_slots(marked, message.context, pack)
        sentence = BudgetSentence(roles, slots, marked, pack)
        if "budget" in roles or _is_budget_without_word(sentence, message):
            return sentence
    return None


def _mark_budget_words(marked: Tokens, found: Sequence[FoundPhrase[str]]) -> None:
    """Mark the words about the budget itself, as some are also categories or shops ("household", "sube")."""
    for one in found:
        if one.key in _COVERED:
            marked.folded[one.start : one.end] = [_MARK] * one.length


def _is_budget_without_word(sentence: BudgetSentence, message: Message) -> bool:
    """Return whether a sentence without a word for "budget" is about one all the same: "keep dining under 8k".

    It must name a category by its own name (unlike "keep the oven under 200"), or the length of a period. A change such
    as "raise dining to 9k" is rather meant for an open draft, where there is one and no period is named.
    """
    named = "%category" in sentence.tokens.folded
    timed = sentence.unit in {"week", "month", "payday"} or bool(_list_periods(sentence, message))
    if "change" in sentence.roles and not {"cap", "once_alone"} & sentence.roles:
        return named and (timed or not (message.context.card_last or message.context.card))
    return named or ("spending" in sentence.roles and timed) or (bool(sentence.slots.categories) and timed)


def _is_question_or_spending(message: Message, sentence: BudgetSentence) -> bool:
    """Return whether the message is a question, or says that money was spent, rather than about a budget."""
    if "spent" in sentence.roles and "cap" not in sentence.roles:
        return True
    if "request" in sentence.roles:
        return False
    asks = message.has_question_mark_at_end or "ask" in sentence.roles
    return asks or ("cap" not in sentence.roles and evidence.is_question(message.tokens, message.marks))


def _is_mentioned_aside(sentence: BudgetSentence) -> bool:
    """Return whether a budget is only mentioned beside something else: in another clause, or among many words."""
    tokens = sentence.tokens
    if not sentence.slots.categories and len(_list_unexplained_words(sentence)) >= _MOST_WORDS:
        return True
    spoken = {clause for token, clause in zip(tokens.folded, tokens.clauses, strict=True) if token == _MARK}
    amounts = {clause for token, clause in zip(tokens.folded, tokens.clauses, strict=True) if token in _AMOUNTS}
    if "budget" not in sentence.roles or not amounts or amounts & spoken:
        return False
    small = _list_known_words(sentence.pack.language)
    beside = [
        token
        for token, clause in zip(tokens.folded, tokens.clauses, strict=True)
        if clause in spoken and token != _MARK
    ]
    return any(token not in small for token in beside)


def _read_setting(message: Message, sentence: BudgetSentence, threshold: int | None) -> Intent | None:
    """Return the change of a budget that a sentence asks for; None where it gives nothing to set.

    A sentence may give a limit, or only whether unused money is carried over or when to warn; the amount is None then.
    A list of several amounts gives ``several=True``, to be read part by part; both readings of an amount are offered.
    """
    amounts = _find_amounts(message, sentence)
    rollover = None
    if sentence.roles & {"rollover", "no_rollover"}:
        rollover = "no_rollover" not in sentence.roles
    if (len(amounts) != 1 and threshold is None and rollover is None) or len(amounts) > 1:
        is_list = bool(amounts) and (bool(sentence.slots.categories) or not _list_unexplained_words(sentence))
        return SetBudget(_find_scope(message, sentence), several=True) if is_list else None
    step = bool(amounts) and "by" in sentence.roles and bool(sentence.roles & {"raise", "lower"})
    sign = -1 if step and "lower" in sentence.roles else 1
    period, once = _find_period(sentence, message)
    readings, currency = amounts[0] if amounts else ((None,), None)
    found = tuple(
        SetBudget(
            scope=_find_scope(message, sentence),
            amount=None if reading is None else reading * sign,
            currency=currency,
            unit=sentence.unit or _find_unit(period, once=once),
            once=once,
            starts=period.first if period else None,
            step=step,
            changes=bool(sentence.roles & {"change", "raise", "lower"}),
            rollover=rollover,
            threshold=threshold,
            words=_find_unknown_thing(sentence),
        )
        for reading in readings
    )
    return found[0] if len(found) == 1 else Unclear(found)


def _find_amounts(message: Message, sentence: BudgetSentence) -> list[tuple[tuple[Decimal | None, ...], str | None]]:
    """Return (readings, currency) of each amount: as the entry reader reads it, else as the question reader does.

    The question reader recognises a year ("for december 2026"), which to the entry reader is a second amount.
    """
    slots = sentence.slots
    plain = [*slots.amounts, *slots.numbers, *(each for each in (slots.least, slots.most) if each is not None)]
    found = [
        (tuple(dict.fromkeys(amount.readings)), amount.currencies[0] if amount.currencies else None)
        for amount in message.reading.amounts
    ]
    if len(found) > 1:
        found = [each for each in found if not set(plain).isdisjoint(each[0])] or found
    return [(readings, currency) for readings, currency in found] or [((each,), None) for each in plain]


def _find_scope(message: Message, sentence: BudgetSentence) -> BudgetScope:
    """Return the scope a budget counts: "my budget" is the speaker's own, "my grocery budget" the whole household's."""
    slots = sentence.slots
    member = next(iter(slots.members), slots.spouse)
    if member is None and ("own" in sentence.roles or ("mine" in sentence.roles and not slots.categories)):
        member = message.context.speaker
    return BudgetScope(slots.categories, member)


def _find_period(sentence: BudgetSentence, message: Message) -> tuple[Period | None, bool]:
    """Return the period named, if any, and whether the limit is for that period alone."""
    named = _list_periods(sentence, message)
    rule, period = named[0] if named else ("", None)
    once = bool(sentence.roles & {"once", "once_alone"})
    if period is None or once:
        return period, once
    return period, "from" not in sentence.roles and rule not in _OPEN_RULES


def _list_periods(sentence: BudgetSentence, message: Message) -> list[tuple[str, Period]]:
    """Return the coming weeks and months a sentence names, each with the name of the rule that read it."""
    today = message.context.today
    found = [(moment.rule, moment.find_days(None, ahead=True)) for moment in sentence.slots.moments]
    found = [
        (rule, period) for rule, period in found if rule in _OPEN_RULES or _FEWEST_DAYS <= period.days <= _MOST_DAYS
    ]
    if not found and "next_month" in sentence.roles:
        return [("following", find_month(find_month(today).last + timedelta(days=1)))]
    if not found and "next_week" in sentence.roles:
        return [("following", find_week(today + timedelta(days=_FEWEST_DAYS)))]
    return found


def _find_unit(period: Period | None, *, once: bool) -> str | None:
    if period is None or not once:
        return None
    return "week" if period.days == _FEWEST_DAYS else "month"


def _find_unknown_thing(sentence: BudgetSentence) -> str | None:
    """Return the thing a budget is wanted for, if narrower than a category or unknown; else None."""
    tokens = sentence.tokens
    if sentence.slots.categories:
        if find_narrowing_words(tokens, sentence.slots, sentence.pack) is None:
            return None
        named = (at for at, token in enumerate(tokens.folded) if token in {"%category", "%thing"})
        return next((tokens.written[at] for at in named), None)
    return " ".join(_list_unexplained_words(sentence)[:_MOST_WORDS]) or None


def _list_unexplained_words(sentence: BudgetSentence) -> list[str]:
    """Return the words, as written, that are neither about the budget nor understood otherwise."""
    tokens = sentence.tokens
    known = _list_known_words(sentence.pack.language) | sentence.pack.fillers | sentence.pack.me | sentence.pack.we
    return [
        written
        for folded, written in zip(tokens.folded, tokens.written, strict=True)
        if folded.isalpha() and known.isdisjoint({folded, fold(written)})
    ]


@cache
def _load_words(language: str) -> dict[str, Any]:
    return load_topic(language, "budgets")


@cache
def _load_vocabulary(language: str) -> PhraseVocabulary:
    words = _load_words(language)
    return PhraseVocabulary(words.get("classes", {}), {"number": [_NUMBER]})


@cache
def _load_phrasebook(language: str) -> Phrasebook[str]:
    """Return every phrase about budgets in a language, keyed by role."""
    phrases = (
        (role, phrase) for role, group in _load_words(language).items() if role not in _NO_ROLES for phrase in group
    )
    return Phrasebook(phrases, _load_vocabulary(language))


@cache
def _list_known_words(language: str) -> frozenset[str]:
    """Return every word of budget sentences in a language that does not name what a budget is for."""
    words = _load_words(language)
    phrases = [phrase for group in words.get("classes", {}).values() for phrase in group]
    roles = (role for role in words if role not in {*_NO_ROLES, "payday"})
    phrases += [phrase for role in roles for phrase in words[role]]
    parts = (part for phrase in phrases for element in str(phrase).split() for part in element.strip("?").split("|"))
    return frozenset(fold(word) for part in parts for word in part.split("_"))


@cache
def _load_required_word_filters() -> tuple[KeywordFilter, ...]:
    """Return filters for the words of which every budget sentence contains one, for all languages."""
    filters = []
    for language in list_languages():
        words = _load_words(language)
        phrases = [phrase for role in _OPENING for phrase in words.get(role, ())]
        if phrases:
            filters.append(KeywordFilter(phrases, _load_vocabulary(language), frozenset()))
    return tuple(filters)


@lru_cache(maxsize=4096)
def _can_open(word: str) -> bool:
    return word.endswith(_list_endings()) or any(each.holds(word) for each in _load_required_word_filters())


@cache
def _list_endings() -> tuple[str, ...]:
    """Return the endings of compound words that mean a budget: "lebensmittelbudget"."""
    return tuple(end for language in list_languages() for end in _load_words(language).get("endings", ()))
