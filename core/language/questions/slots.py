"""Finds the values a question names (people, periods, categories, shops, amounts) and marks their tokens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from uuid import UUID

from core.language.context import Context, Person
from core.language.questions.bounds import mark_amounts, mark_bounds, read_figure
from core.language.questions.language_pack import LanguagePack, load_shops
from core.language.text.letters import fold_sounds, transliterate_devanagari
from core.language.text.lexicon import Lexicon, Name
from core.language.text.phrases import FoundPhrase, Tokens, fold, keep_longest
from core.language.values.periods import Moment

_Endings = tuple[tuple[str, tuple[str, ...]], ...]

_HOUSEHOLDS = 1024
"""Size of the cache of households' names."""

_SOUTHERN = frozenset({"AUD", "NZD", "ZAR", "ARS", "CLP", "UYU", "PYG", "BOB", "BRL"})
"""Currencies of countries in the southern hemisphere, where summer begins in December."""

_MERCHANT_WORDS = 3
_TAGGED = {"travel", "gifts"}
"""Categories that only describe a tag: "the trip #goa" is about everything tagged, not only tickets."""
_TRIP = 2
"""How many words after "trip" a shop's name is taken for the destination."""
_WIDE = {"shopping", "travel"}
"""Categories that are dropped where a narrower one is named beside them."""
_WHOSE = {"children"}
"""Categories that beside another one only say whom that was for."""
_SEVERAL = 2
_CURT = 3
"""The most words of a clause that continues the one before: ", only mine"."""
_ASKING = {"evidence", "sums", "questions"}
_NICKNAME = 3
"""The fewest letters of a shortened name of a member."""
_BESIDE = "?"
_ENDING = 2
"""How many letters may change at the end of a declined word."""
_LEFT_OUT = {"without": 1, "without_after": -1}
"""For each phrase of exclusion, where the excluded thing stands: 1 after, -1 before."""
_NAMED = {"%category", "%thing", "%merchant"}
_FAR_OUT = 8
"""The most words of a list of exclusions."""
_SHORTEST = 3
"""Fewest letters of the first part of a compound word."""


@dataclass(slots=True)
class Slots:
    """All values that a message names, before its intent is known."""

    moments: list[Moment] = field(default_factory=list)
    categories: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    """Excluded categories: "without rent"."""
    without_words: tuple[str, ...] = ()
    """Excluded words that are narrower than a category: entries with one do not count."""
    members: tuple[UUID, ...] = ()
    me: bool = False
    spouse: UUID | None = None
    """The other member of a household of two, where "my wife" or the like is named."""
    merchant: str | None = None
    merchants: tuple[str, ...] = ()
    """Every known shop that is named; if several are, ``merchant`` is None."""
    guessed: bool = False
    """Whether the shop is unknown and was recognised only by its position."""
    tag: str | None = None
    account: str | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    amounts: tuple[Decimal, ...] = ()
    numbers: tuple[Decimal, ...] = ()
    limit: int | None = None
    kind: str | None = None
    chart: bool = False
    ever: bool = False
    """Whether the question is about all time."""
    unit: str | None = None
    """The unit named by "per week" or the like: day, week or month."""
    days: tuple[str, ...] = ()
    """Weekdays to count, as ISO numbers: "67" for weekends."""
    coming: bool = False
    """Whether the question is about future payments: "due in july"."""
    marks: list[FoundPhrase[str]] = field(default_factory=list)
    """Phrases found that name no value: about money, asking, charts."""
    mended: set[str] = field(default_factory=set)
    """Known words that were assumed for mistyped ones with one letter changed."""
    bare: Tokens = field(default_factory=lambda: Tokens([], [], []))
    """The message as it was before categories, shops and accounts were marked."""


def split_compounds(tokens: Tokens, speech: LanguagePack) -> None:
    """Split compound words in two: "lebensmittelausgaben"."""
    for index, token in reversed([*enumerate(tokens.folded)]):
        end = next((end for end in speech.compounds if token.endswith(end) and len(token) - len(end) >= _SHORTEST), "")
        if not end or speech.is_known(token):
            continue
        first = token.removesuffix(end)
        tokens.split(index, first if first in speech.known else first.removesuffix("s"), end)


def mark_slots(tokens: Tokens, context: Context, speech: LanguagePack) -> Slots:
    """Return all values a message names, marking their tokens; earlier kinds claim words first."""
    slots = Slots()
    _swap_words(tokens, speech)
    split_compounds(tokens, speech)
    _mark_tags(tokens, speech, slots)
    _mark_members(tokens, context, speech, slots)
    slots.mended = _mend_words(tokens, context, speech)
    mark_amounts(tokens, speech)
    slots.least, slots.most = mark_bounds(tokens, speech)
    southern = context.currency in _SOUTHERN
    slots.days = _mark_weekdays(tokens, speech)
    speech.periods.mark_periods(tokens, context.today, day_first=context.day_first, southern=southern)
    slots.moments = [value for value in tokens.values if isinstance(value, Moment)]
    slots.bare = tokens.make_copy()
    _mark_names(tokens, context, speech)
    _leave_out(tokens, speech, slots)
    _mark_limits(tokens, speech, slots)
    _mark_numbers(tokens)
    _gather_categories(tokens, speech, slots)
    _mark_merchant(tokens, speech, slots)
    _mark_manner(tokens, speech, slots)
    return slots


def _mark_weekdays(tokens: Tokens, speech: LanguagePack) -> tuple[str, ...]:
    """Mark weekday words and return their days; "the weekend" counts only beside other days: "than on weekdays"."""
    found = keep_longest(speech.weekdays.find(tokens))
    every = {one.key.removeprefix(_BESIDE) for one in found}
    read: list[str] = []
    for one in sorted(found, key=lambda one: -one.start):
        days = one.key.removeprefix(_BESIDE)
        if one.key == days or every - {days}:
            tokens.put(one.start, one.end, "days", days)
            read.insert(0, days)
    return tuple(dict.fromkeys(read))


def _swap_words(tokens: Tokens, speech: LanguagePack) -> None:
    """Replace pairs of words that would be misread by plainer ones."""
    for start in range(len(tokens.folded) - 1):
        other = speech.swaps.get(tuple(tokens.folded[start : start + 2]))
        if other:
            tokens.folded[start : start + 2] = other


def _mark_tags(tokens: Tokens, speech: LanguagePack, slots: Slots) -> None:
    """Mark "#goa", and the tag's name beside the word "tag": "tagged goa", "the goa tag"."""
    for index, token in enumerate(tokens.folded):
        if token.startswith("#") and len(token) > 1:
            tokens.put(index, index + 1, "tag", token[1:])
    for index in [at for at, token in enumerate(tokens.folded) if token in speech.tag_words]:
        if "%tag" not in tokens.folded:
            _named_tag(tokens, index, speech)
    slots.tag = next((str(value) for value in tokens.read("tag")), None)


def _named_tag(tokens: Tokens, index: int, speech: LanguagePack) -> None:
    """Mark the tag's name beside the word "tag": the next unknown word, else the one before."""
    for at in (index + 1, index + 2, index - 1):
        if 0 <= at < len(tokens.folded) and tokens.clauses[at : at + 1] == tokens.clauses[index : index + 1]:
            token = tokens.folded[at]
            if token.isalpha() and token not in speech.fillers and not speech.is_frame(token):
                tokens.put(at, at + 1, "tag", token)
                return


def _list_forms(name: str, endings: _Endings) -> set[str]:
    """Return the declined forms a name may have in a language."""
    forms = {name}
    for end, others in endings:
        if name.endswith(end) and len(name) - len(end) >= 2:
            forms |= {name[: len(name) - len(end)] + other for other in others}
    return forms


@lru_cache(maxsize=_HOUSEHOLDS)
def _map_member_names(people: tuple[Person, ...], endings: _Endings) -> tuple[Mapping[str, UUID], Mapping[str, UUID]]:
    """Return the members by every form of their names, and by those forms' sound in Latin letters."""
    forms = {
        form: person.id
        for person in reversed(people)
        for name in person.names
        for form in _list_forms(fold(name.split()[0] if name.strip() else name), endings)
    }
    return forms, {fold_sounds(name): member for name, member in forms.items()}


def _mark_members(tokens: Tokens, context: Context, speech: LanguagePack, slots: Slots) -> None:
    """Mark members by any of their names, in any grammatical case."""
    forms, heard = _map_member_names(context.people, speech.endings)
    for index, token in enumerate(tokens.folded):
        member = (
            forms.get(token) or heard.get(transliterate_devanagari(token) or "") or _short_for(token, forms, speech)
        )
        if member is not None and not _only_reports(tokens, index, speech):
            tokens.put(index, index + 1, "member", member)
    slots.members = tuple(dict.fromkeys(value for value in tokens.read("member") if isinstance(value, UUID)))
    slots.spouse = _mark_spouse(tokens, context, speech)
    aside = {index for found in speech.aside.find(tokens) for index in range(found.start, found.end)}
    aside |= _find_idle_words(tokens, speech)
    aside |= _find_capitalised(tokens)
    slots.me = any(token in speech.me for index, token in enumerate(tokens.folded) if index not in aside)


def _find_capitalised(tokens: Tokens) -> set[int]:
    """Return the tokens capitalised inside a message: "Mia" is a name, "mía" means mine."""
    written = tokens.written
    if all(word[:1].isupper() for word in written if word[:1].isalpha()):
        return set()
    return {at for at, word in enumerate(written) if at and len(word) >= _NICKNAME and word.istitle()}


def _find_idle_words(tokens: Tokens, speech: LanguagePack) -> set[int]:
    """Return the tokens of clauses that ask nothing, if another clause asks: "last year in and out, my accountant"."""
    clauses = dict.fromkeys(tokens.clauses)
    if len(clauses) < _SEVERAL:
        return set()
    words = {clause: [at for at, own in enumerate(tokens.clauses) if own == clause] for clause in clauses}
    found = {tokens.clauses[mark.start] for mark in speech.marks.find(tokens) if mark.key in _ASKING}
    found |= {tokens.clauses[cue.start] for cue in speech.cues.find(tokens) if cue.key.intent and cue.key.weight > 0}
    short = {clause for clause, own in words.items() if len(own) <= _CURT}
    return {at for clause, own in words.items() if clause not in found | short for at in own} if found else set()


def _short_for(token: str, forms: Mapping[str, UUID], speech: LanguagePack) -> UUID | None:
    """Return the only member whose name starts with an unknown word: "gus", "wel"; None without one."""
    if len(token) < _NICKNAME or not token.isalpha() or speech.is_known(token) or token in speech.names.words:
        return None
    found = {member for name, member in forms.items() if name.startswith(token) and len(name) - len(token) > 1}
    return found.pop() if len(found) == 1 else None


def _only_reports(tokens: Tokens, index: int, speech: LanguagePack) -> bool:
    """Return whether a member is only mentioned as saying or asking something: "Sam says it was nothing"."""
    near = (*tokens.folded[index + 1 : index + 3], *tokens.folded[max(index - 1, 0) : index])
    return not speech.reporting.isdisjoint(near)


def _mark_spouse(tokens: Tokens, context: Context, speech: LanguagePack) -> UUID | None:
    """Mark a word for a husband or wife and the "my" before it; return the other of two members, else None."""
    others = [person.id for person in context.people if person.id != context.speaker]
    at = next((at for at, token in enumerate(tokens.folded) if token in speech.spouse), None)
    if at is None or len(others) != 1:
        return None
    tokens.put(at - 1 if at and tokens.folded[at - 1] in speech.me else at, at + 1, "member", others[0])
    return others[0]


def _mend_words(tokens: Tokens, context: Context, speech: LanguagePack) -> set[str]:
    """Correct unknown words that are one typo from a known one, names excepted; return those with a letter exchanged.

    A word with a letter exchanged may well be another word, unlike one with letters swapped, missing or added.
    """
    slips: set[str] = set()
    theirs = {
        fold(word) for name in (*context.accounts, *(own for _, own in context.categories)) for word in name.split()
    }
    for index, token in enumerate(tokens.folded):
        if token[:1] in "%#" or speech.is_known(token) or token in theirs:
            continue
        mended = (
            speech.typos.find_meant_word(token)
            if not (token in speech.names.words or token in load_shops().words)
            else None
        )
        named = index and speech.merchant_before.get(tokens.folded[index - 1]) == "merchant_before"
        if mended and (not named or mended in speech.names.words):
            tokens.folded[index] = mended
            slips |= {mended} if _is_changed(mended, token) else set()
    return slips


def _is_changed(mended: str, token: str) -> bool:
    """Return whether a typo exchanged a letter before the ending, rather than swapping, dropping or adding one."""
    same = len(mended) == len(token) and sorted(mended) != sorted(token)
    return same and mended[:-_ENDING] != token[:-_ENDING]


def _mark_names(tokens: Tokens, context: Context, speech: LanguagePack) -> None:
    """Mark categories, shops and accounts; the longest name wins, then the better known."""
    sellers = [one for one in load_shops().find(tokens) if not _is_question_word(one, tokens, speech)]
    named = [one for one in speech.names.find(tokens) if not _is_question_word(one, tokens, speech)]
    found = (
        [one for one in named if not _is_shop_with_word(one, sellers, tokens, speech)]
        + sellers
        + _find_own_names(tokens, context)
    )
    taken: list[FoundPhrase[Name]] = []
    for one in sorted(found, key=lambda f: (-f.length, -f.key.rank, f.start)):
        if all(one.end <= other.start or other.end <= one.start for other in taken):
            taken.append(one)
    for one in sorted(taken, key=lambda f: -f.start):
        tokens.put(one.start, one.end, one.key.slot, one.key.value)


def _leave_out(tokens: Tokens, speech: LanguagePack, slots: Slots) -> None:
    """Move excluded categories and shops from the things asked about to the exclusions: "except groceries"."""
    said = keep_longest(found for found in speech.marks.find(tokens) if found.key in _LEFT_OUT)
    for found in sorted(said, key=lambda one: -one.start):
        step = _LEFT_OUT[found.key]
        at = found.end if step > 0 else found.start - 1
        while 0 <= at < len(tokens.folded) and abs(at - found.start) <= _FAR_OUT:
            if tokens.folded[at] in _NAMED:
                _leave_one_out(tokens, at, speech, slots)
            elif tokens.folded[at] not in speech.fillers | speech.item_join | speech.me | speech.we:
                break
            at += step
        if slots.without or slots.without_words:
            tokens.put(found.start, found.end, "aside", found.key)


def _leave_one_out(tokens: Tokens, at: int, speech: LanguagePack, slots: Slots) -> None:
    """Record one excluded name, and unmark it as a thing asked about."""
    word, value = fold(tokens.written[at]), str(tokens.values[at])
    narrow = tokens.folded[at] != "%category" or word in speech.parts
    if narrow:
        slots.without_words += (value if tokens.folded[at] == "%merchant" else word,)
    else:
        slots.without += tuple(value.split("+"))
    tokens.put(at, at + 1, "aside", value)


def _is_question_word(one: FoundPhrase[Name], tokens: Tokens, speech: LanguagePack) -> bool:
    """Return whether a word found as a value only frames the question: "show", "top", "über"."""
    words = tokens.folded[one.start : one.end]
    if " ".join(words) in speech.never:
        return True
    if one.key.slot == "merchant" and one.length == 1 and words[0] in speech.framing:
        alone = all(word in speech.fillers for word in (*tokens.folded[: one.start], *tokens.folded[one.end :]))
        led = one.start and speech.merchant_before.get(tokens.folded[one.start - 1]) == "merchant_before"
        return not (led or (alone and one.start))
    return one.key.slot == "thing" and one.length == 1 and speech.is_frame(words[0])


def _is_shop_with_word(
    thing: FoundPhrase[Name], sellers: Sequence[FoundPhrase[Name]], tokens: Tokens, speech: LanguagePack
) -> bool:
    """Return whether a phrase is a shop with a plain word ("costco run"), so that the shop is what was named."""
    inside = next((one for one in sellers if thing.start == one.start and one.end < thing.end), None)
    if inside is None or thing.key.slot != "thing":
        return False
    return all(speech.is_known(word) for word in tokens.folded[inside.end : thing.end])


def _find_own_names(tokens: Tokens, context: Context) -> list[FoundPhrase[Name]]:
    """Return the household's own account and category names found in a message."""
    if not context.accounts and not context.categories:
        return []
    return _make_lexicon(context.accounts, context.categories).find(tokens)


@lru_cache(maxsize=_HOUSEHOLDS)
def _make_lexicon(accounts: tuple[str, ...], categories: tuple[tuple[str, str], ...]) -> Lexicon:
    """Return a lexicon of a household's own account and category names."""
    named = [(Name("account", account, 4), account) for account in accounts]
    named += [(Name("category", key, 4), name) for key, name in categories]
    return Lexicon((name, " ".join(fold(word) for word in written.split())) for name, written in named)


def _mark_limits(tokens: Tokens, speech: LanguagePack, slots: Slots) -> None:
    for found in keep_longest(speech.limits.find(tokens)):
        word = found.parts.get("number", "")
        value = int(word) if word.isdecimal() and len(word) <= 3 else speech.limit_words.get(word, 0)
        slots.limit = slots.limit or (value if 0 < value <= 100 else None)


def _mark_numbers(tokens: Tokens) -> None:
    for index, token in enumerate(tokens.folded):
        read = read_figure(token)
        if read is not None and not read[1]:
            tokens.put(index, index + 1, "number", read[0])


def _gather_categories(tokens: Tokens, speech: LanguagePack, slots: Slots) -> None:
    keys = [str(value) for index, value in enumerate(tokens.values) if _is_category_meant(tokens, index, speech)]
    narrow = {key for key in keys if "+" not in key}
    keys = [key for key in keys if key in narrow or narrow.isdisjoint(key.split("+"))]
    named = dict.fromkeys(key for joined in keys for key in joined.split("+"))
    if len(named) > 1:
        named = {key: None for key in named if key not in _drop_general(tokens)}
    slots.categories = tuple(key for key in named if not (slots.tag and key in _TAGGED))
    sold = dict.fromkeys(str(value) for value in tokens.read("merchant"))
    slots.merchant = next(iter(sold), None) if len(sold) < _SEVERAL else None
    slots.merchants = tuple(sold)
    slots.account = next((str(value) for value in tokens.read("account")), None)
    slots.amounts = tuple(value for value in tokens.read("amount") if isinstance(value, Decimal))
    slots.numbers = tuple(value for value in tokens.read("number") if isinstance(value, Decimal))


def _drop_general(tokens: Tokens) -> set[str]:
    """Return wide categories next to a narrower one: "grocery shopping", "the kids' school fees"."""
    marked = [index for index, token in enumerate(tokens.folded) if token in {"%category", "%thing"}]
    pairs = [(str(tokens.values[one]), str(tokens.values[one + 1])) for one in marked if one + 1 in marked]
    return {
        key for first, last in pairs for key, other in ((first, last), (last, first)) if _is_wider(key, first, other)
    }


def _is_wider(key: str, first: str, other: str) -> bool:
    return key != other and (key in _WIDE or (key in _WHOSE and key == first))


def _is_receiver(before: Sequence[str], speech: LanguagePack) -> bool:
    """Return whether the next words say for whom the thing named before is."""
    return not speech.whom.isdisjoint(before[-2:]) and not {"%category", "%thing"}.isdisjoint(before)


def _is_category_meant(tokens: Tokens, index: int, speech: LanguagePack) -> bool:
    """Return whether a category is meant, and not a shop's goods ("uber rides") or a receiver ("for the kids")."""
    if tokens.folded[index] not in {"%category", "%thing"}:
        return False
    if str(tokens.values[index]) in _WHOSE and _is_receiver(tokens.folded[:index], speech):
        return False
    reach = _TRIP if str(tokens.values[index]) in _TAGGED else 1
    return "%merchant" not in tokens.folded[max(index - 1, 0) : index + reach + 1]


def _mark_merchant(tokens: Tokens, speech: LanguagePack, slots: Slots) -> None:
    """Mark an unknown shop by its position: "at <words>", "<words> से"."""
    if slots.merchants:
        return
    idle = _find_idle_words(tokens, speech)
    for index, token in enumerate(tokens.folded):
        if index in idle:
            continue
        if speech.merchant_before.get(token) == "merchant_before":
            start, end = index + 1, _run(tokens, index + 1, 1, speech)
        elif token in speech.merchant_after:
            start, end = _run(tokens, index - 1, -1, speech) + 1, index
        else:
            continue
        if end > start and fold(tokens.written[start]) != slots.tag:
            slots.merchant, slots.guessed = " ".join(tokens.written[start:end]), True
            tokens.put(start, end, "merchant", slots.merchant)
            return


def _run(tokens: Tokens, start: int, step: int, speech: LanguagePack) -> int:
    """Return where a run of unknown words ends, searched in steps of 1 or -1."""
    index, stop = start, start + step * _MERCHANT_WORDS
    clause = tokens.clauses[start : start + 1] if start >= 0 else []
    while 0 <= index < len(tokens.folded) and index != stop and _is_unknown(tokens.folded[index], speech):
        if tokens.clauses[index : index + 1] != clause:
            break
        index += step
    return index


def _is_unknown(token: str, speech: LanguagePack) -> bool:
    plain = token.isalpha() or any(char.isalpha() for char in token)
    if not plain or token.startswith("%") or token in speech.merchant_stop:
        return False
    return not speech.is_known(token) and token not in speech.merchant_before


def _mark_manner(tokens: Tokens, speech: LanguagePack, slots: Slots) -> None:
    """Mark whether income or expenses are asked about, and whether a chart is wanted."""
    kinds = [found.key for found in speech.kinds.find(tokens)]
    slots.kind = kinds[0] if len(set(kinds)) == 1 else None
    slots.marks = speech.marks.find(tokens)
    marks = {found.key for found in slots.marks}
    slots.chart, slots.coming = "chart" in marks, "coming" in marks
    slots.ever = "ever" in marks and not slots.moments
    slots.unit = next((unit for unit in ("day", "week", "month") if f"by_{unit}" in marks), None)
    slots.me = slots.me or "speaks" in marks
    if slots.spouse:
        slots.me = any(token in speech.subject for token in tokens.folded)
