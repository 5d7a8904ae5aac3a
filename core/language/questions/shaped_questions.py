"""Read questions recognised by their shape, whatever other words they contain.

They ask for the most expensive month, a comparison of two things, a share, the last time of something, an account's
balance, what somebody gave, or what was bought for somebody.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from core.language.context import Context
from core.language.questions.asking import build_question, stem_search_word
from core.language.questions.cues import Weighed
from core.language.questions.language_pack import LanguagePack
from core.language.questions.slots import Slots
from core.language.text.phrases import FoundPhrase, Tokens, fold, keep_longest
from core.model.category import INCOMES
from core.model.entry import EntryKind
from core.model.period import Period
from core.model.question import ComparedSide, Question, SideField
from core.model.question import QuestionIntent as Asked

_LONG = 18
"""The most words of a question recognised by its shape; longer messages tell a story."""
_SHORT = 7
"""Most words of a message that may compare two unknown words."""
_BETWEEN = 6
"""Most words between two things compared."""
_SPENT = {Asked.TOTAL, Asked.CATEGORY_SPEND, Asked.LIST, Asked.TREND}
"""Intents that a question "month by month" may replace."""
_LEFT = 12
"""Most words of a question about what is left."""
_STUMP = 2
"""Most letters of an unknown word that is a shortened one: "q" for "qué"."""
_NEAR = 2
"""Most words between a filter and its preposition."""
_TRIP = "travel"
"""The category of words for a trip, whose name is what is asked about."""
_LATEST = "prior_same"
"""The period rule that also reads words for the last time: "als letztes"."""
_UNITS = {"ask_month": "month", "ask_week": "week", "ask_day": "day"}
_THINGS = {"%category", "%thing", "%merchant"}


@dataclass(frozen=True, slots=True)
class ShapedMessage:
    """A message with the phrases that determine which shaped question it is."""

    tokens: Tokens
    slots: Slots
    context: Context
    speech: LanguagePack
    found: tuple[FoundPhrase[str], ...]

    @property
    def marks(self) -> set[str]:
        """Return the names of the shape phrases found."""
        return {one.key for one in self.found}

    def find_unknown_indexes(self) -> list[int]:
        """Return the indexes of unknown words, and of names spelt like another word: "Mia" (mine)."""
        return [
            at
            for at, word in enumerate(self.tokens.folded)
            if word.isalpha() and (not self.speech.is_known(word) or self._is_name(at))
        ]

    def _is_name(self, at: int) -> bool:
        word = self.tokens.written[at]
        return at > 0 and len(word) > 2 and word.istitle() and self.tokens.folded[at] in self.speech.me

    def may_lose_filter(self) -> bool:
        """Return whether an unknown word may be a filter, without which the answer would be too wide."""
        filters, words = self.speech.filters, self.tokens.folded
        return any(
            not filters or not filters.isdisjoint(words[max(at - _NEAR, 0) : at]) for at in self.find_unknown_indexes()
        )

    @property
    def bare(self) -> set[str]:
        """Return the names of the shape phrases found before categories, shops and accounts were marked."""
        return {one.key for one in self.speech.shapes.find(self.slots.bare)}

    def ask(self, intent: Asked, **known: object) -> Question:
        """Return the question with an intent and the values this message names."""
        made = build_question(intent, self.tokens, self.slots, self.context, self.speech)
        return replace(made, **known)  # type: ignore[arg-type]


def read_shaped_question(
    tokens: Tokens, slots: Slots, weighed: Weighed, context: Context, speech: LanguagePack
) -> Question | None:
    """Return the question of a message recognised by its shape; None where it has no such shape."""
    if len(tokens.folded) > _LONG:
        return None
    message = ShapedMessage(tokens, slots, context, speech, tuple(speech.shapes.find(tokens)))
    if "until_pay" in message.marks and (left := read_left(message)) is not None:
        return left
    readers = [_read_review, _read_balance, _read_share, _read_extreme, _read_people, _read_sides, _read_giver]
    readers += [_read_bought_for, _read_due_day, _read_entered, _read_category_changes, _read_saving, _read_where_all]
    if weighed.verdict is None or weighed.verdict.intent is not Asked.HELP:
        readers.append(_read_newest)
    asks_price = weighed.verdict is not None and weighed.verdict.intent is Asked.PRICE_HISTORY
    if not (asks_price and "how_much" in message.marks):
        readers.append(_read_latest)
    for read in readers:
        question = read(message)
        if question is not None:
            return question
    return _read_series(message, weighed) or _read_whole_of(message)


def _read_balance(message: ShapedMessage) -> Question | None:
    """Return the question about an account's balance: "balance on the hdfc card"; else None."""
    account = message.slots.account
    if "balance" not in message.bare or account is None or message.slots.moments or message.may_lose_filter():
        return None
    return Question(Asked.ACCOUNT_BALANCE, account=account)


def _read_review(message: ShapedMessage) -> Question | None:
    """Return the question for a review of a period: "review of october", "how are we doing"; else None."""
    marks, slots = message.marks, message.slots
    held = not marks.isdisjoint({"against", "more", "percent", "highest", "lowest"})
    if marks.isdisjoint({"review", "review_year"}) or held or len(slots.moments) > 1 or slots.amounts or slots.limit:
        return None
    named = slots.categories or slots.merchant or slots.tag or slots.account or slots.members
    if named or message.find_unknown_indexes() or len(message.tokens.folded) > _SHORT:
        return None
    question = message.ask(Asked.ADVICE)
    if "review_year" in marks and not slots.moments:
        today = message.context.today
        return replace(question, period=Period(today.replace(month=1, day=1), today.replace(month=12, day=31)))
    return question


def _read_share(message: ShapedMessage) -> Question | None:
    """Return the question about a share of income or spending: "rent as a share of our income"; else None."""
    marks, slots = message.marks, message.slots
    # "my share of the rent" is a debt: what is only called a part must be one of the income
    told = "percent" in marks or {"part", "of_income"} <= marks
    if not told or "not_share" in marks or len(slots.moments) > 1 or len(message.find_unknown_indexes()) > 1:
        return None
    whole = EntryKind.INCOME if "of_income" in marks else EntryKind.EXPENSE
    spent = tuple(key for key in slots.categories if key not in INCOMES)
    plain = replace(message, slots=replace(slots, kind=None, categories=spent))
    question = plain.ask(Asked.SHARE, whole=whole)
    named = question.categories or question.merchant or question.tag or question.words or question.days
    return question if named and not (message.find_unknown_indexes() and question.words is None) else None


def _read_extreme(message: ShapedMessage) -> Question | None:
    """Return the question which month, week or day had the most or the least spending; else None."""
    marks = message.marks
    unit = next((unit for mark, unit in _UNITS.items() if mark in marks), None)
    views = {one.key for one in keep_longest(one for one in message.found if one.key in {"highest", "lowest"})}
    if unit is None or len(views) != 1 or message.may_lose_filter():
        return None
    if len(message.slots.moments) > 1 or message.slots.amounts or message.slots.limit:
        return None
    return message.ask(Asked.TREND, unit=unit, view=views.pop())


def _read_people(message: ShapedMessage) -> Question | None:
    """Return the question what each of two members spent: "Ben or Nora, who spends more"; else None."""
    places = [at for at, word in enumerate(message.tokens.folded) if word == "%member"]
    if len(places) != 2 or not (_stand_against(message, *places) or _is_short_choice(message, *places)):
        return None
    slots = message.slots
    if len(slots.moments) > 1 or slots.amounts or slots.limit or message.may_lose_filter():
        return None
    return message.ask(Asked.BY_MEMBER)


def _is_short_choice(message: ShapedMessage, first: int, second: int) -> bool:
    """Return whether "or" alone stands between two members of a short message: "Ben or Nora on eating out"."""
    between = [one.key for one in message.found if first < one.start and one.end <= second]
    return "either" in between and second - first == 2 and len(message.tokens.folded) <= _SHORT


def _read_saving(message: ShapedMessage) -> Question | None:
    """Return the question whether an amount can be saved until a day: "can we save 500 by Christmas"; else None."""
    slots = message.slots
    if "save_by" not in message.marks or not (slots.amounts or slots.numbers) or slots.categories or slots.merchant:
        return None
    return message.ask(Asked.AFFORD, item=None)


def _read_where_all(message: ShapedMessage) -> Question | None:
    """Return the question where the money goes, with nothing else named: "wheres it all going"; else None."""
    slots = message.slots
    named = slots.categories or slots.merchant or slots.tag or slots.account or slots.amounts or slots.numbers
    if (
        message.marks.isdisjoint({"goes", "most_on"})
        or named
        or slots.kind
        or len(slots.moments) > 1
        or slots.members
        or slots.limit
    ):
        return None
    strange = [at for at in message.find_unknown_indexes() if len(message.tokens.folded[at]) > _STUMP]
    short = len(message.tokens.folded) <= _LEFT and not strange and not slots.chart
    return message.ask(Asked.TOP_CATEGORIES) if short else None


def _read_whole_of(message: ShapedMessage) -> Question | None:
    """Return the question what a trip or another unlisted word came to: "goa total"; else None."""
    slots, strange = message.slots, message.find_unknown_indexes()
    guessed = slots.merchant if slots.guessed else None
    if slots.members or slots.amounts or slots.numbers or slots.tag or slots.account or slots.limit or slots.kind:
        return None
    if slots.moments or slots.without or slots.without_words or slots.days or slots.unit:
        return None
    if "once_before" in message.marks:
        return None  # what it cost then
    if "whole_of" not in message.marks or len(message.tokens.folded) > _SHORT or set(slots.categories) - {_TRIP}:
        return None
    if slots.merchant and not guessed:
        return None
    in_a_row = bool(strange) and len(strange) <= 2 and strange[-1] - strange[0] == len(strange) - 1
    words = guessed or (" ".join(fold(message.tokens.written[at]) for at in strange) if in_a_row else None)
    if words is None or (guessed and strange):
        return None
    plain = replace(message, slots=replace(slots, categories=(), merchant=None, merchants=(), guessed=False))
    return plain.ask(Asked.TOTAL, words=words)


def _read_sides(message: ShapedMessage) -> Question | None:
    """Return the question that compares two things in one period: "coffee vs tea"; else None."""
    tokens, marks = message.tokens, message.marks
    if len(message.slots.moments) > 1 or message.slots.members[1:] or message.slots.amounts:
        return None
    days = [at for at, word in enumerate(tokens.folded) if word == "%days"]
    person = _find_opposed_member(message)
    things = [at for at, word in enumerate(tokens.folded) if word in _THINGS]
    places = days if len(days) == 2 else sorted([*things, *([] if person is None else [person])])
    places = places or message.find_unknown_indexes()
    if len(places) != 2 or not _stand_against(message, *places):
        return None
    strange = places == message.find_unknown_indexes()
    if (strange and len(tokens.folded) > _SHORT) or (not strange and message.may_lose_filter()):
        return None
    values = [tokens.values[at] for at in places]
    sides = [_make_side(message, at, alone=values[0] != values[1]) for at in places]
    if sides[0] == sides[1] or ("not_share" in marks and "percent" in marks):
        return None
    bare = replace(message.slots, categories=(), merchant=None, merchants=(), days=(), kind=None)
    bare = bare if person is None else replace(bare, members=(), spouse=None, me=False)
    whole = replace(message, slots=bare).ask(Asked.TOTAL)
    return replace(whole, intent=Asked.COMPARE, sides=tuple(sides), words=None, merchant=None, days=None)


def _find_opposed_member(message: ShapedMessage) -> int | None:
    """Return the index of a member who stands against one thing: "petrol vs Nora"; else None."""
    words = message.tokens.folded
    members = [at for at, word in enumerate(words) if word == "%member"]
    things = [at for at, word in enumerate(words) if word in _THINGS]
    if len(members) != 1 or len(things) != 1 or message.slots.me:
        return None
    first, last = sorted((members[0], things[0]))
    between = [one.key for one in message.found if first < one.start and one.end <= last]
    filtered = not message.speech.filters.isdisjoint(message.tokens.folded[first + 1 : last])
    return members[0] if "against" in between and not filtered else None


def _stand_against(message: ShapedMessage, first: int, second: int) -> bool:
    """Return whether "vs" stands between two tokens, or "or" in a question about more or less."""
    if second - first > _BETWEEN:
        return False
    between = [one.key for one in message.found if first < one.start and one.end <= second]
    # "or" and "than" alone say nothing of which is more: "dinner or lunch?"
    return "against" in between or ("either" in between and "more" in message.marks)


def _make_side(message: ShapedMessage, at: int, *, alone: bool) -> ComparedSide:
    """Return one side of a comparison, by its word where its category would include the other side too."""
    token, value = message.tokens.folded[at], message.tokens.values[at]
    written = fold(message.tokens.written[at])
    if token == "%member":  # noqa: S105  a marker, no secret
        return ComparedSide(SideField.PERSON, str(value))
    if token == "%days":  # noqa: S105  a marker, no secret
        return ComparedSide(SideField.DAYS, str(value))
    if token == "%merchant":  # noqa: S105  likewise
        return ComparedSide(SideField.MERCHANT, str(value))
    if token == "%category" and alone and written not in message.speech.parts:  # noqa: S105  likewise
        return ComparedSide(SideField.CATEGORY, str(value))
    return ComparedSide(SideField.WORDS, stem_search_word(written))


def _read_giver(message: ShapedMessage) -> Question | None:
    """Return the question what a non-member gave: "how much did mum give us this year"; else None."""
    if not {"how_much", "gives"} <= message.bare or message.slots.members or len(message.slots.moments) > 1:
        return None
    bare = message.slots.bare
    kin = [word for word in bare.folded if word in message.speech.kin]
    givers = kin or [bare.folded[at] for at in replace(message, tokens=bare).find_unknown_indexes()]
    if len(givers) != 1:
        return None
    plain = replace(message, slots=replace(message.slots, categories=(), kind=EntryKind.INCOME, me=False))
    question = plain.ask(Asked.TOTAL)
    return replace(question, member=None, words=givers[0])


def _read_bought_for(message: ShapedMessage) -> Question | None:
    """Return the question what was bought for somebody: "what did we buy for Lena"; else None."""
    marks = message.marks
    if "bought" not in marks or message.slots.amounts or "sums" in {mark.key for mark in message.slots.marks}:
        return None
    for one in message.found:
        at = {"for_before": one.end, "for_after": one.start - 1}.get(one.key)
        if at is None or not 0 <= at < len(message.tokens.folded):
            continue
        word, value = message.tokens.folded[at], message.tokens.values[at]
        if word == "%member" and isinstance(value, UUID):
            others = tuple(member for member in message.slots.members if member != value)
            return replace(message, slots=replace(message.slots, members=others, spouse=None)).ask(
                Asked.LIST, whom=value
            )
        named = word.isalpha() and message.tokens.written[at].istitle()
        if message.find_unknown_indexes() in ([at], []) and (named or message.find_unknown_indexes()):
            return message.ask(Asked.LIST, words=fold(message.tokens.written[at]), merchant=None)
    return None


def _read_series(message: ShapedMessage, weighed: Weighed) -> Question | None:
    """Return the question about spending month by month: "dining last 3 months by month"; else None."""
    slots, verdict = message.slots, weighed.verdict
    if "series" not in message.marks or slots.unit is None or len(slots.moments) != 1 or slots.limit:
        return None
    if message.may_lose_filter() or (verdict is not None and verdict.intent not in _SPENT):
        return None
    return message.ask(Asked.TREND)


def _read_newest(message: ShapedMessage) -> Question | None:
    """Return the question for the latest purchase of all: "what was the last thing we bought"; else None."""
    marks, slots = message.marks, message.slots
    if "newest" not in marks or slots.limit or slots.amounts or message.find_unknown_indexes():
        return None
    if any(moment.rule != _LATEST for moment in slots.moments):
        return None
    asked = message.ask(Asked.LIST, view="latest", limit=None, period=None, words=None, kind=None)
    return None if asked.account or asked.tag else asked


def _read_entered(message: ShapedMessage) -> Question | None:
    """Return the question whether something has been entered: "did i put in the parking"; else None."""
    slots = message.slots
    if "entered" not in message.marks or slots.amounts or slots.limit or len(slots.moments) > 1:
        return None
    named = _find_only_thing(message)
    known: dict[str, object] = {"categories": (), "words": None, **named}
    return message.ask(Asked.LIST, view="entered", limit=None, kind=None, member=None, **known) if named else None


def _read_due_day(message: ShapedMessage) -> Question | None:
    """Return the question when a named bill is due: "when is the council tax due"; else None."""
    if "due_when" not in message.marks or "last_time" in message.marks or message.slots.amounts:
        return None
    named = _find_only_thing(message)
    if "words" not in named or len(message.slots.moments) > 1 or message.slots.members:
        return None
    known = {"words": None, **named}
    return message.ask(Asked.RECURRING, period=None, member=None, **known)


def read_left(found: ShapedMessage) -> Question | None:
    """Return the question what money is left, with nothing else named: "what's left this month"; else None."""
    slots = found.slots
    if "left" not in found.marks or found.find_unknown_indexes() or len(found.tokens.folded) > _LEFT:
        return None
    if slots.coming or slots.unit or any(moment.find_days().days <= 1 for moment in slots.moments):
        return None  # "what is left to pay" are bills; what is left a day is asked otherwise
    over = any(moment.find_days(ahead=True).last < found.context.today for moment in slots.moments)
    paid = set(slots.categories) <= INCOMES and "until_pay" in found.marks
    named = bool((slots.categories and not paid) or slots.merchant or slots.tag or slots.account)
    named = named or bool(slots.amounts or slots.numbers)
    if (
        over
        or named
        or (slots.kind and not paid)
        or slots.members
        or len(slots.moments) > 1
        or "%thing" in found.tokens.folded
    ):
        return None
    return found.ask(Asked.BUDGET_STATUS, view="left")


def _read_category_changes(message: ShapedMessage) -> Question | None:
    """Return the question which category grew or shrank most since the period before, nothing else named; else None."""
    slots, views = message.slots, message.marks & {"grown", "shrunk"}
    if len(views) != 1 or message.find_unknown_indexes() or slots.amounts or slots.limit or slots.members[1:]:
        return None
    if slots.merchant or slots.tag or slots.account or slots.categories:
        return None
    return message.ask(Asked.COMPARE, view=views.pop(), words=None, kind=None)


def _find_only_thing(message: ShapedMessage) -> dict[str, object]:
    """Return the one thing a message names, as fields of Question (its word, shop or tag); else empty."""
    slots, folded = message.slots, message.tokens.folded
    things = [at for at, word in enumerate(folded) if word in {"%category", "%thing"}]
    strange = message.find_unknown_indexes()
    in_a_row = not strange or strange[-1] - strange[0] == len(strange) - 1
    if len(things) + bool(slots.merchant) + bool(slots.tag) + bool(strange) != 1 or not in_a_row:
        return {}
    if things:
        words = fold(message.tokens.written[things[0]]).split()
        while words[1:] and words[0] in message.speech.fillers | message.speech.articles:
            words = words[1:]
        return {"words": stem_search_word(" ".join(words))}
    if strange:
        return {"words": " ".join(fold(message.tokens.written[at]) for at in strange)}
    return {"merchant": slots.merchant} if slots.merchant else {"tag": slots.tag}


def _read_latest(message: ShapedMessage) -> Question | None:
    """Return the question when something was last bought or who last paid for it; else None."""
    marks, slots = message.marks, message.slots
    if "last_time" not in marks or "not_last" in marks or slots.limit or message.find_unknown_indexes()[1:]:
        return None
    at = next((at for at, word in enumerate(message.tokens.folded) if word in {"%category", "%thing"}), None)
    question = message.ask(Asked.LIST, view="latest", limit=None)
    if at is not None and not (question.merchant or question.tag):
        question = replace(question, words=stem_search_word(fold(message.tokens.written[at])))
    named = question.words or question.merchant or question.tag
    return question if named and not (message.find_unknown_indexes() and at is not None) else None
