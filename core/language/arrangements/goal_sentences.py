"""Read sentences on savings goals: "save 50000 for goa by december", "put 5000 into goa", "how is the goa goal".

The phrases are in ``sentences/<lang>/goals.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from core.errors import Invalid
from core.language.arrangements.coming_periods import read_due
from core.language.arrangements.role_phrases import (
    find_occurrences,
    list_first_words,
    load_role_phrases,
    load_role_words,
)
from core.language.message import Message
from core.language.text.files import load_topic
from core.language.text.page import Amount, TokenSpan, list_places
from core.language.text.tokens import NUMBER, SIGN, WORD, tokenise
from core.model.intent import AskGoal, FundGoal, Intent, SetGoal

_LONGEST_TEXT = 200
_MOST_WORDS = 4
"""Most words of a goal's name."""
_LONG, _ENDING = 4, 2
"""How long a word must be to match its other grammatical cases, and how many last letters may differ."""
_TOPIC = "goals"
_ROLES = (
    *("set", "goal", "fund", "take", "for", "behind", "into", "into_behind"),
    *("due", "due_behind", "ask", "how", "change"),
)
_SAVED_FOR = frozenset({"travel", "gifts", "entertainment", "shopping", "clothing", "children", "household", "other"})
"""Categories of things people rather save for than pay in instalments."""
_OPENING = ("aside", "set", "goal", "fund", "take", "ask", "how", "into", "into_behind")


@dataclass(frozen=True, slots=True)
class Wording:
    """The places of one language's phrases about goals in a message, by role."""

    roles: Mapping[str, tuple[TokenSpan, ...]]
    small: frozenset[str]

    def find_first(self, role: str) -> TokenSpan | None:
        """Return the first phrase with a role, the longest of those that start there; None without one."""
        return next(iter(self.roles[role]), None)


def read_goal(message: Message) -> Intent | None:
    """Return the deposit, change, new goal or question about a goal that a message states.

    Return None where it states none.
    """
    if len(message.text) > _LONGEST_TEXT or not _can_be_about_goal(message):
        return None
    for language in dict.fromkeys((message.context.language, *sorted(message.marks.languages))):
        wording = _mark_roles(message, language)
        found = (
            _read_about_known_goal(message, wording)
            or _read_new_goal(message, wording)
            or _read_money_put_aside(message, wording, language)
        )
        if found is not None:
            return found
    return None


def _can_be_about_goal(message: Message) -> bool:
    return not list_first_words(_TOPIC, _OPENING).isdisjoint(token.key for token in message.tokens)


def _read_about_known_goal(message: Message, wording: Wording) -> Intent | None:
    """Return a deposit to, a new target of or a question about an existing goal; None if the message says more."""
    named = _find_named_goal(message)
    if named is None:
        return None
    name, where = named
    amount = find_single_amount(message)
    opens = [*wording.roles["fund"], *wording.roles["take"]]
    aims = any(span.end == where.start for span in wording.roles["into"])
    aims = aims or any(span.start == where.end for span in wording.roles["into_behind"])
    asks = message.has_question_mark_at_end
    sets = wording.find_first("set") is not None and not opens
    moves = not opens and wording.find_first("goal") and wording.find_first("change")  # "change the goa goal to 60000"
    if amount is not None and (opens or aims) and not (asks or sets or moves):
        held = [
            where,
            TokenSpan(amount.start, amount.end),
            *opens,
            *wording.roles["into"],
            *wording.roles["into_behind"],
        ]
        if _has_words_left(message, wording, held):
            return None
        sign = -1 if wording.find_first("take") and not wording.find_first("fund") else 1
        return FundGoal(name, amount.readings[0] * sign, _find_currency(amount))
    if amount is not None and moves and not asks:
        return _change_target(message, wording, name, amount)
    if amount is None and not message.reading.amounts and _is_progress_question(message, wording, where):
        return AskGoal(name)
    return None


def _change_target(message: Message, wording: Wording, name: str, amount: Amount) -> SetGoal:
    """Return the change of an existing goal's target, and of its day where one is given."""
    due_at = _find_due(message, wording)
    due = read_due(_cut_due_text(message, wording, due_at), message) if due_at is not None else None
    return SetGoal(name, amount.readings[0], _find_currency(amount), due)


def _is_progress_question(message: Message, wording: Wording, where: TokenSpan) -> bool:
    """Return whether a message asks how much of a goal is reached: "how is the goa goal"."""
    if wording.find_first("goal") or wording.find_first("ask"):
        return True
    asked = wording.roles["how"]
    return bool(asked) and not _has_words_left(message, wording, [where, *asked])


def _find_named_goal(message: Message) -> tuple[str, TokenSpan] | None:
    """Return the household's goal that a message names, the longest name first, and its tokens; None without one."""
    keys = [token.key for token in message.tokens]
    for name in sorted(message.context.goals, key=len, reverse=True):
        words = [token.key for token in tokenise(name)]
        for at in range(len(keys) - len(words) + 1):
            if words and all(map(_is_same_word, keys[at : at + len(words)], words)):
                return name, TokenSpan(at, at + len(words))
    return None


def _is_same_word(one: str, other: str) -> bool:
    """Return whether two folded words are equal, or Cyrillic forms of one word: "португалию", "португалии"."""
    if one == other or not "а" <= one[:1] <= "я" or min(len(one), len(other)) < _LONG:
        return one == other
    pairs = enumerate(zip(one, other, strict=False))
    alike = next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))
    return alike >= _LONG - 1 and max(len(one), len(other)) - alike <= _ENDING


def _has_words_left(message: Message, wording: Wording, held: Sequence[TokenSpan]) -> bool:
    """Return whether a message has words left that no sentence about a goal needs."""
    taken = list_places(held, message.reading.layout.dates) | set(message.reading.page.taken)
    words = [(at, token) for at, token in enumerate(message.tokens) if token.shape is WORD or token.shape is NUMBER]
    currencies = list_places(message.marks.list_within("currency", 0, len(message.tokens)))
    return any(at not in taken | currencies and token.key not in wording.small for at, token in words)


def _read_new_goal(message: Message, wording: Wording) -> SetGoal | None:
    """Return a new goal: its name, its target, and its day where one is given; None without one."""
    if not (wording.find_first("set") or wording.find_first("goal")) or message.has_question_mark_at_end:
        return None
    amount = find_single_amount(message)
    if amount is None:
        return None
    due_at = _find_due(message, wording)
    name = _find_name(message, wording, amount, due_at)
    if not name:
        return None
    due = read_due(_cut_due_text(message, wording, due_at), message) if due_at is not None else None
    if due_at is not None and due is None:
        return None
    return SetGoal(name, amount.readings[0], _find_currency(amount), due)


def _read_money_put_aside(message: Message, wording: Wording, language: str) -> FundGoal | None:
    """Return a deposit stated by words for putting money aside, whether or not the goal exists; None without one.

    Thus "put 50 towards the holiday" is not read as a holiday that was paid for.
    """
    amount = find_single_amount(message)
    if amount is None or message.text.endswith(("?", "？")) or message.reading.people:
        return None
    for parts in _load_asides(language):
        spans = _find_in_order(message, parts)
        if spans is None or not spans[0].end <= amount.start < spans[1].start:
            continue
        if any(message.tokens[at].key not in wording.small for at in range(spans[0].start)):
            continue
        name = _trim(message, wording, spans[1].end, spans[2].start if spans[2:] else len(message.tokens))
        things = {match.value for match in message.marks.list_within("category", spans[1].end, len(message.tokens))}
        if name and things <= _SAVED_FOR:
            return FundGoal(_match_goal(message, name), amount.readings[0], _find_currency(amount))
    return None


def _match_goal(message: Message, name: str) -> str:
    """Return the name of the only goal that contains all words of a given name; else that name."""
    wanted = {token.key for token in tokenise(name)}
    found = [goal for goal in message.context.goals if wanted <= {token.key for token in tokenise(goal)}]
    return found[0] if len(found) == 1 else name


def _find_in_order(message: Message, parts: Sequence[tuple[str, ...]]) -> list[TokenSpan] | None:
    """Return the tokens where the parts of a pattern follow one another; None where one is missing."""
    keys, found, start = [token.key for token in message.tokens], list[TokenSpan](), 0
    for part in parts:
        at = next((at for at in range(start, len(keys)) if tuple(keys[at : at + len(part)]) == part), None)
        if at is None:
            return None
        start = at + len(part)
        found.append(TokenSpan(at, start))
    return found


def find_single_amount(message: Message) -> Amount | None:
    """Return the one amount of a message; None where it has none, several, or one with two readings."""
    try:
        found = message.reading.amounts
    except Invalid:
        return None
    plain = len(found) == 1 and len(found[0].readings) == 1 and len(found[0].currencies) <= 1
    return found[0] if plain and found[0].readings[0] > 0 else None


def _find_currency(amount: Amount) -> str | None:
    return amount.currencies[0] if amount.currencies else None


def _find_due(message: Message, wording: Wording) -> TokenSpan | None:
    """Return the tokens of the word for "by" (a deadline) next to a day; None without one."""
    for span in reversed(wording.roles["due"]):
        if read_due(message.cut_text(span.end, len(message.tokens)), message) is not None:
            return span
    return wording.find_first("due_behind")


def _cut_due_text(message: Message, wording: Wording, due: TokenSpan) -> str:
    if due in wording.roles["due_behind"]:
        behind = [span.end for span in wording.roles["behind"] if span.end <= due.start]
        return message.cut_text(max(behind, default=0), due.start)
    return message.cut_text(due.end, len(message.tokens))


def _find_name(message: Message, wording: Wording, amount: Amount, due: TokenSpan | None) -> str:
    """Return the words that name what the goal is for."""
    stop = due.start if due is not None and due in wording.roles["due"] else len(message.tokens)
    edges = [span.start for span in wording.roles["set"]]
    for span in wording.roles["for"]:
        if span.end <= stop:
            bounds = [at for at in (amount.start, stop, *edges) if at >= span.end]
            if name := _trim(message, wording, span.end, min(bounds)):
                return name
    for span in wording.roles["behind"]:
        before = (*wording.roles["due_behind"], *wording.roles["set"])
        bounds = [amount.end, *(each.end for each in before)]
        start = max((at for at in bounds if at <= span.start), default=0)
        if name := _trim(message, wording, start, span.start):
            return name
    return _find_name_beside_goal(message, wording, amount, stop) if wording.find_first("goal") else ""


def _find_name_beside_goal(message: Message, wording: Wording, amount: Amount, stop: int) -> str:
    """Return the words next to "goal" where no small word introduces a name: "goal goa 50000"."""
    held = list_places([amount], *wording.roles.values())
    kept = [at for at in range(stop) if at not in held]
    return _trim(message, wording, kept[0], kept[-1] + 1) if kept else ""


def _trim(message: Message, wording: Wording, start: int, end: int) -> str:
    """Return some words without small words at either end; "" where none or too many are left."""
    places_left = [at for at in range(start, end) if message.tokens[at].shape is not SIGN]
    while places_left and message.tokens[places_left[0]].key in wording.small:
        places_left = places_left[1:]
    while places_left and message.tokens[places_left[-1]].key in wording.small:
        places_left = places_left[:-1]
    if not 0 < len(places_left) <= _MOST_WORDS or not any(message.tokens[at].shape is WORD for at in places_left):
        return ""
    return " ".join(message.tokens[at].written for at in places_left)


def _mark_roles(message: Message, language: str) -> Wording:
    keys = [token.key for token in message.tokens]
    phrases = load_role_phrases(language, _TOPIC, _ROLES)
    roles = {role: _keep_longest(find_occurrences(keys, phrases[role])) for role in _ROLES}
    return Wording(roles, load_role_words(language, _TOPIC, "small"))


def _keep_longest(spans: Iterable[TokenSpan]) -> tuple[TokenSpan, ...]:
    """Return spans in order, only the longest of those that start at the same token."""
    return tuple({span.start: span for span in sorted(spans, key=lambda span: (span.start, span.end))}.values())


@cache
def _load_asides(language: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Return patterns for putting money aside: words before the amount, before the name and, in some, after it."""
    rows = load_topic(language, _TOPIC).get("aside", ())
    return tuple(tuple(tuple(t.key for t in tokenise(part)) for part in str(row).split(" .. ")) for row in rows)
