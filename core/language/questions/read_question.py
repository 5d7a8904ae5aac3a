"""The question reader: turns a question about money, as people type it, into a Question by rules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log

from core.language.context import Context
from core.language.questions.asking import (
    build_question,
    find_named_event,
    find_only_unknown,
    list_filled_fields,
    look_ahead,
    takes_field,
)
from core.language.questions.chart_requests import read_chart_request
from core.language.questions.cues import STRONG, Weighed, weigh_cues
from core.language.questions.early import is_hopeless
from core.language.questions.followups import is_bare, is_leaning, is_overall, offers_choice, resolve_followup
from core.language.questions.language_pack import NUMBERED, LanguagePack, load_language_packs, load_shops
from core.language.questions.opinion import (
    NONE,
    IntentOdds,
    RuleReading,
    estimate_chance,
    load_opinion_weights,
    weigh_intents,
)
from core.language.questions.shaped_questions import ShapedMessage, read_left, read_shaped_question
from core.language.questions.slots import Slots, mark_slots
from core.language.text.files import list_extended
from core.language.text.phrases import MOST_TOKENS, Tokens, fold
from core.model.intent import Ask
from core.model.question import Question
from core.model.question import QuestionIntent as Asked

_LIKELY = 2.0
"""The score below which a message is no question."""

_CLEAR = 0.7
"""The lead over the next intent below which the member is asked which one is meant."""

_ALONE = 4.5
"""The lead over the next intent that is needed where only phrases, or only ideas, favour an intent."""

_LOUD = 8.0
"""The score from which a message is a question although a word in it may be a number ("do" is two in Hindi)."""

_HINT = 0.8
"""The bonus for the household's language where a message may be in several."""

_NEVER_ENTRIES = frozenset(Asked(name) for name in NUMBERED)

_WORTH_ANSWERING = 0.5
"""The chance of being right from which a question is answered, with other readings offered below."""

_ENOUGH = 0.85
"""The chance of being right from which a question is simply answered; chosen on test messages."""


_READ_SHARE, _LOUD_SHARE, _QUIET_SHARE = 0.1, 0.25, 0.6
"""The likelihoods of a question from which the member is asked although "no question" is likelier.

They apply where the rules read a question, where money or a question word occurs, and elsewhere.
"""

_FAINT_CHANCE = 0.25
"""The chance of being right from which the member is asked although "no question" is likelier."""

_FIRM_SHARE = 0.93
"""The likelihood from which an intent is nearly certain."""

_PLAIN_WORDS = 8
"""Most words of a plain question."""

_OWN_SHARE = 0.5
"""The likelihood of an intent from which a message is a new question and no follow-up."""

_FEWEST = 2
"""Fewest words of a possible question that the rules do not recognise."""

_LONGEST_FOLLOW = 12
"""The most words of a follow-up that does not begin like one."""

_FEW_OF_OWN = 2
"""The most unexplained words of a follow-up that does not begin like one."""

_FAINT_SHARE = 0.001

_STANDING_SHARE = 0.3
"""The likelihood of the rules' intent from which a sure reading by rules is believed."""

SIGNS = 18
"""The number of features by which the chance of a right reading is estimated."""

_ANY_CARD = "card"
"""The account name of a question about cards in general."""

_SPENDING = {Asked.TOTAL, Asked.CATEGORY_SPEND}

_TIMES = {"period", "ever", "chart", "unit"}
"""Question fields that are no filters: a question with these alone is about everything."""

_FREE = {Asked.AFFORD, Asked.PRICE_HISTORY, Asked.HELP, Asked.ADVICE}
"""Intents whose questions contain free words: a thing to buy, how to do something."""

_NEAR = 12
"""Most years from today of a number read as a year; one farther off is an amount ("kharcha 2000")."""

_BRIEF, _REACH = 3, 3
"""The most words of a question of which each must be understood, and from a preposition to its filter."""

_POINTED = re.compile(r"\d{1,2}\.\d{1,2}")
"""Matches two numbers with a point: a day without a year, or a price."""

_REMEMBERED = 4096
"""The size of the cache of words and the languages that know them."""

_LETTER = 1000
"""The most characters of a question."""


@dataclass(frozen=True, slots=True)
class QuestionReading:
    """A message as read in one language by the rules."""

    speech: LanguagePack
    tokens: Tokens
    slots: Slots
    weighed: Weighed
    ask: Ask | None
    leaning: bool
    """Whether the message continues the previous question."""
    drawn: bool = False
    """Whether the message's shape alone tells what is asked: a certain chart, or a comparison."""

    @property
    def final(self) -> bool:
        """Return whether no other language need be tried: the message is clearly chatter, or a clear question."""
        return self.weighed.nothing >= STRONG or (self.ask is not None and self.ask.sure)

    @property
    def score(self) -> float:
        """Return the score of the message's likeliest intent; 0 without one."""
        return self.weighed.verdict.score if self.weighed.verdict else 0.0


@dataclass(frozen=True, slots=True)
class JudgedQuestion:
    """A message's question, as rules and the learned model judge it together."""

    ask: Ask | None
    """The question; None where nothing about money is asked."""
    intent: str
    """The likeliest intent; ``none`` where nothing about money is asked."""
    chance: float
    """The chance (0 to 1) that the reading is right, including the values it names."""
    agreed: bool
    """Whether rules and model choose the same intent independently."""
    signs: tuple[float, ...] = ()
    """The features from which the chance was computed."""


def read_question(text: str, context: Context) -> Ask | None:
    """Return the question that a message asks about money; None where it asks none.

    ``sure`` is False where asking back is better than answering.
    """
    judged = judge_question(text, context)
    return judged.ask if judged else None


def speaks_of_money(text: str, context: Context) -> bool:
    """Return whether a message that was not understood asks something in words of money."""
    found = read_by_rules(text, context)
    return found is not None and found.weighed.asks and found.weighed.money


def judge_question(text: str, context: Context) -> JudgedQuestion | None:
    """Return the question of a message with the chance that it is right; None where there is nothing to read."""
    found = read_by_rules(text, context)
    return _judge_question(found, context) if found else None


def read_by_rules(text: str, context: Context) -> QuestionReading | None:
    """Return a message as the rules alone read it; None where there is nothing to read."""
    return _read(_cut_tokens(text), context)


def make_rule_reading(found: QuestionReading) -> RuleReading:
    """Return the rules' scores for a message, as input for the model."""
    intent = found.ask.question.intent if found.ask else None
    return RuleReading(found.weighed, intent, sure=bool(found.ask and found.ask.sure))


def _judge_question(found: QuestionReading, context: Context) -> JudgedQuestion:
    odds = weigh_intents(found.tokens, found.slots.bare, make_rule_reading(found))
    if found.drawn and found.ask:
        return JudgedQuestion(found.ask, found.ask.question.intent.value, 1.0, odds.agreed)
    question = _find_likeliest(found, odds, context)
    if question is None:
        return JudgedQuestion(None, odds.intent, odds.share, odds.agreed)
    signs = measure_reading(found, odds, question)
    chance = estimate_chance(signs)
    if odds.intent == NONE and chance < _FAINT_CHANCE:
        return JudgedQuestion(None, NONE, odds.share, odds.agreed)
    sure = chance >= _ENOUGH or _only_narrows(found) or _is_plain(found, odds, question)
    sure = sure and not _misses_account(found, question)
    if not sure and (left := _read_left(found, context)) is not None:
        return JudgedQuestion(Ask(left), left.intent.value, chance, odds.agreed, signs)
    if not sure and question.intent in _SPENDING and list_filled_fields(question) <= _TIMES:
        words = find_only_unknown(found.tokens, found.slots, found.speech)
        question = replace(question, words=words)  # "was hat goa gekostet" is not all that was spent
    if sure and not found.leaning and question.intent is Asked.TOTAL and not list_filled_fields(question):
        question = replace(question, words=find_named_event(found.tokens, found.speech))  # no answer about everything
    question = look_ahead(question, context.today)
    return JudgedQuestion(
        Ask(question, sure=sure, likely=not sure and chance >= _WORTH_ANSWERING),
        question.intent.value,
        chance,
        odds.agreed,
        signs,
    )


def _read_left(found: QuestionReading, context: Context) -> Question | None:
    """Return the question how much money is left, where a message asks nothing else; else None."""
    shapes = tuple(found.speech.shapes.find(found.tokens))
    return read_left(ShapedMessage(found.tokens, found.slots, context, found.speech, shapes))


def _is_plain(found: QuestionReading, odds: IntentOdds, question: Question) -> bool:
    """Return whether a short question has no unexplained word or value and little doubt about its intent.

    Of such questions among the test messages 94 of 100 are read right.
    """
    tokens, slots = found.tokens, found.slots
    share = dict(odds.shares)[_name_merged_intent(question.intent)]
    firm = share >= _FIRM_SHARE or (share >= _OWN_SHARE and odds.agreed and bool(found.ask and found.ask.sure))
    things = 0 if question.item else sum(token in {"%category", "%thing"} for token in tokens.folded)
    if found.leaning or not firm or len(tokens.folded) > _PLAIN_WORDS or _left_over(slots, question) or things > 1:
        return False
    shops = tokens.read("merchant")
    if slots.guessed or slots.mended or len(shops) > 1 or (shops and slots.categories):
        return False
    return not _unknown_words(found, question)


def _left_over(slots: Slots, question: Question) -> int:
    """Return the number of named periods that the question does not use."""
    used = sum(one is not None for one in (question.period, question.period2, question.by))
    return max(len(slots.moments) - used, 0)


def _unknown_words(found: QuestionReading, question: Question) -> list[str]:
    """Return the unknown words that the question does not search for either."""
    looked_for = {fold(word) for word in f"{question.words or ''} {question.item or ''}".split()}
    own = [word for word in found.tokens.folded if word[0] != "%" and word not in looked_for]
    return [word for word in own if not found.speech.is_known(word)]


def _misses_account(found: QuestionReading, question: Question) -> bool:
    """Return whether a card is named that the household does not have, so that no answer would fit."""
    return question.account == _ANY_CARD and bool(_unknown_words(found, question))


def _only_narrows(found: QuestionReading) -> bool:
    """Return whether a follow-up only names values, all understood: "and in october?"."""
    if not (found.leaning and found.ask and found.ask.sure):
        return False
    few = len(found.tokens.folded) <= _BRIEF
    return is_bare(found.tokens, found.speech) or (few and all(map(found.speech.is_known, found.tokens.folded)))


def _find_likeliest(found: QuestionReading, odds: IntentOdds, context: Context) -> Question | None:
    """Return the likeliest question of a message; None where it most likely asks none."""
    if found.ask and found.leaning:
        return found.ask.question
    intent, share = odds.question
    if found.ask is None and share < _OWN_SHARE and (loose := _lean_loosely(found, context)):
        return loose
    if share < _least_share(found) and (odds.intent == NONE or len(found.tokens.folded) < _FEWEST):
        return None
    if found.ask and (_agrees_on_intent(intent, found.ask.question.intent) or _is_tenable(found.ask, odds)):
        return found.ask.question
    return build_question(intent, found.tokens, found.slots, context, found.speech)


def _least_share(found: QuestionReading) -> float:
    """Return the least likelihood of a question from which the member is asked, though "no question" is likelier."""
    if found.ask:
        return _READ_SHARE
    if len(found.tokens.folded) < _FEWEST:
        return 1.0
    return _LOUD_SHARE if found.weighed.asks or found.weighed.money else _QUIET_SHARE


def _lean_loosely(found: QuestionReading, context: Context) -> Question | None:
    """Return the previous question changed by the values that a short message names; None if it asks itself."""
    asks = any(mark.key == "sums" for mark in found.slots.marks)
    chats = found.weighed.nothing >= STRONG
    if context.before is None or asks or chats or len(found.tokens.folded) > _LONGEST_FOLLOW:
        return None
    if found.slots.numbers and not found.slots.limit:
        return None  # "10000 steps today" narrows nothing
    idle = found.speech.fillers | found.speech.follow.indexed_words
    own = [word for word in found.tokens.folded if word[0] != "%" and word not in idle]
    if len(own) > _FEW_OF_OWN and not (found.weighed.asks or found.weighed.money):
        return None  # "the weather is awful today" only shares a day with what was asked
    new = build_question(context.before.intent, found.tokens, found.slots, context, found.speech)
    overall = is_overall(found.slots)
    return (
        resolve_followup(context.before, new, found.weighed, overall=overall)
        if list_filled_fields(new) - {"member"} or found.slots.members
        else None
    )


def _is_tenable(ask: Ask, odds: IntentOdds) -> bool:
    """Return whether the rules' sure reading is nearly as likely as any other."""
    return ask.sure and dict(odds.shares)[_name_merged_intent(ask.question.intent)] >= _STANDING_SHARE


def measure_reading(found: QuestionReading, odds: IntentOdds, question: Question) -> tuple[float, ...]:
    """Return the features that tell a good reading from a bad one, as numbers around 0 to 1."""
    tokens, slots, speech = found.tokens, found.slots, found.speech
    unknown = _unknown_words(found, question)
    left_over = _left_over(slots, question)
    share = 1.0 if found.leaning else dict(odds.shares)[_name_merged_intent(question.intent)]
    runner = _FAINT_SHARE if found.leaning else odds.shares[1][1]
    merchants = len({*tokens.read("merchant")})
    return (
        log(max(share, _FAINT_SHARE)),
        log(max(runner, _FAINT_SHARE)) / 3,
        odds.agreed,
        bool(found.ask and found.ask.sure),
        found.leaning,
        min(len(unknown), 5) / 5,
        len(unknown) / max(len(tokens.folded), 1),
        min(len(tokens.folded), 24) / 24,
        slots.guessed,
        sum(token in {"%category", "%thing"} for token in tokens.folded) > 1,
        merchants > 1,
        merchants == 1 and bool(slots.categories),
        left_over / 2,
        question.member is not None,
        bool(slots.mended),
        not speech.periods.times.isdisjoint(tokens.folded),
        min(len(slots.numbers), 3) / 3,
        not (slots.moments or slots.categories or slots.merchant or slots.tag or slots.account or slots.members),
    )


def _name_merged_intent(intent: Asked) -> str:
    return (Asked.TOTAL if intent is Asked.CATEGORY_SPEND else intent).value


def _agrees_on_intent(opinion: Asked, asked: Asked) -> bool:
    """Return whether the model's intent equals the rules', treating total and category spending as one."""
    return opinion == asked or (asked in _SPENDING and opinion in _SPENDING)


def read_question_with_numbers(text: str, context: Context) -> Ask | None:
    """Return the question in a message whose numbers cannot make it an entry; None for other messages.

    In "expenses over 5000" and "can we buy a 40k phone" nobody spent the amount; in "income vs expenses for 2025" and
    "top 5 bills" every number is a year or a count.
    """
    tokens = _cut_tokens(text)
    if is_hopeless(tokens.folded, find_likely_languages(tokens, context.language)):
        return None
    found = _read(tokens, context)
    if found is None or found.ask is None or not found.ask.sure:
        return None
    asked = found.ask.question
    bound = asked.least is not None or asked.most is not None
    if not (bound or asked.intent in _NEVER_ENTRIES or _uses_all_numbers(tokens, found, context)):
        return None
    return _judge_question(found, context).ask or replace(found.ask, sure=False)


def _cut_tokens(text: str) -> Tokens:
    """Return the tokens of a message; none for one too long to be a question."""
    tokens = Tokens.from_text(text) if len(text) <= _LETTER else Tokens([], [], [])
    return tokens if len(tokens.folded) < MOST_TOKENS else Tokens([], [], [])


def _read(tokens: Tokens, context: Context) -> QuestionReading | None:
    """Return the reading in the first language that is final, else in the first that finds a question."""
    best: QuestionReading | None = None
    for speech in find_likely_languages(tokens, context.language) if tokens.folded else ():
        found = _read_in_language(tokens.make_copy(), context, speech)
        better = found.ask is not None and (best is None or best.ask is None or found.score > best.score)
        if best is None or (better and (best.ask is None or found.final)):
            best = found
        if best.final:
            return best
    return best


def _uses_all_numbers(tokens: Tokens, found: QuestionReading, context: Context) -> bool:
    """Return whether a clear question uses each of its numbers: as a year near today, a day, a count."""
    verdict = found.weighed.verdict
    if verdict is None or _is_price(tokens, found):
        return False
    far = [int(word) for word in tokens.folded if len(word) == 4 and word.isdecimal()]
    if any(abs(year - context.today.year) > _NEAR for year in far):
        return False
    slots = found.slots
    if not (verdict.best >= STRONG or found.weighed.money or _names_span(slots)):
        return False
    if not any(word[:1].isdecimal() for word in tokens.folded):
        return verdict.score >= _LOUD
    if far and all(word.startswith("%") for word in found.tokens.folded):
        return False
    counted = len(slots.numbers) <= bool(slots.limit)
    return counted and not slots.amounts and (bool(slots.limit) or _has_unmistakable_date(slots))


def _is_price(tokens: Tokens, found: QuestionReading) -> bool:
    """Return whether a number that may be a day is rather a price beside the thing bought: "uber 1.5"."""
    pointed = any(_POINTED.fullmatch(word) for word in tokens.folded)
    return pointed and all(word.startswith("%") for word in found.tokens.folded)


def _names_span(slots: Slots) -> bool:
    """Return whether a range of days is named: "groceries between 1 and 15 november"."""
    return any(moment.rule in {"days_of_month", "between"} for moment in slots.moments)


def _has_unmistakable_date(slots: Slots) -> bool:
    return any("year" in moment.said.parts or moment.rule != "day_of_month" for moment in slots.moments)


def warm_languages(first: Iterable[str] = ()) -> None:
    """Load every language, and compile the named ones (default: all), so that the first question is read fast.

    Other phrases are compiled at their first use.
    """
    wanted = set(first)
    load_shops()
    load_opinion_weights()
    for language, speech in load_language_packs().items():
        if not wanted or language in wanted:
            speech.compile()


def find_likely_languages(tokens: Tokens, hint: str) -> list[LanguagePack]:
    """Return the one or two likeliest languages of a message, the likeliest first."""
    found = load_language_packs()
    scores = dict.fromkeys(found, 0.0)
    for token in set(tokens.folded):
        holders = _list_holders(token)
        for language in holders:
            scores[language] += 1 / len(holders)
    for language in [name for name, score in scores.items() if score > 0 and name != hint and list_extended(name)]:
        scores[language] += _borrowed_words(tokens, found[language], list_extended(language))
    ranked = sorted(found, key=lambda language: -scores[language] - (_HINT if language == hint else 0))
    return [found[language] for language in ranked[:2] if scores[language] > 0 or language == hint][:2]


def _borrowed_words(tokens: Tokens, speech: LanguagePack, lenders: Iterable[str]) -> float:
    """Return the share of a message's words borrowed from a language it is mixed with: the "is" of Hinglish."""
    held = [_list_holders(token) for token in set(tokens.folded) if speech.is_known(token)]
    return sum(1 / len(holders) for holders in held if not set(lenders).isdisjoint(holders))


@lru_cache(maxsize=_REMEMBERED)
def _list_holders(word: str) -> tuple[str, ...]:
    """Return the languages that alone contain a word."""
    return tuple(language for language, one in load_language_packs().items() if word in one.own)


def _read_in_language(tokens: Tokens, context: Context, speech: LanguagePack) -> QuestionReading:
    """Return the reading of a message in one language."""
    slots = mark_slots(tokens, context, speech)
    weighed = weigh_cues(tokens, slots, speech, context.today)
    if weighed.nothing < STRONG and (drawn := read_chart_request(tokens, slots, weighed, context, speech)):
        return QuestionReading(speech, tokens, slots, weighed, Ask(drawn), leaning=False, drawn=True)
    if weighed.nothing < STRONG and (shaped := read_shaped_question(tokens, slots, weighed, context, speech)):
        return QuestionReading(speech, tokens, slots, weighed, Ask(shaped), leaning=False, drawn=True)
    if offers_choice(tokens, slots, weighed, speech):
        return QuestionReading(
            speech, tokens, slots, replace(weighed, verdict=None, nothing=STRONG), None, leaning=False
        )
    leaning = _read_followup(tokens, slots, weighed, context, speech)
    asked = leaning or _read_fresh_question(tokens, slots, weighed, context, speech)
    return QuestionReading(speech, tokens, slots, weighed, asked, leaning=leaning is not None)


def _read_followup(
    tokens: Tokens, slots: Slots, weighed: Weighed, context: Context, speech: LanguagePack
) -> Ask | None:
    if context.before is None or not is_leaning(tokens, slots, weighed, speech):
        return None
    if weighed.nothing >= STRONG and not is_bare(tokens, speech):
        return None
    intent = weighed.verdict.intent if weighed.verdict else context.before.intent
    plain = weighed.verdict is None or (weighed.verdict.best < STRONG and intent is Asked.TOTAL)
    new = build_question(context.before.intent if plain else intent, tokens, slots, context, speech)
    if not list_filled_fields(new) and plain:
        return None
    kept = resolve_followup(context.before, new, weighed, bare=is_bare(tokens, speech), overall=is_overall(slots))
    return Ask(kept, sure=weighed.nothing < STRONG)


def _is_all_explained(intent: Asked, tokens: Tokens, speech: LanguagePack) -> bool:
    """Return whether every word was understood; an unknown one ("on drone parts") may be a filter."""
    if not speech.periods.times.isdisjoint(tokens.folded):
        return False
    missed = [at for at, word in enumerate(tokens.folded) if not word.startswith("%") and not speech.is_known(word)]
    return intent in _FREE or not any(_may_be_filter(at, tokens, speech) for at in missed)


def _may_be_filter(at: int, tokens: Tokens, speech: LanguagePack) -> bool:
    """Return whether an unknown word stands where filters do: soon after "on", or right before the word for asking."""
    if not speech.filters or len(tokens.folded) <= _BRIEF:
        return True
    return any(word in speech.filters for word in tokens.folded[max(at - _REACH, 0) : at])


def _read_fresh_question(
    tokens: Tokens, slots: Slots, weighed: Weighed, context: Context, speech: LanguagePack
) -> Ask | None:
    verdict = weighed.verdict
    if verdict is None or verdict.score - weighed.nothing < _LIKELY:
        return None
    if (verdict.best < STRONG or slots.mended) and not (weighed.money or slots.categories):
        return None
    question = build_question(verdict.intent, tokens, slots, context, speech)
    lead = _CLEAR if verdict.agreed or not speech.concepts.words else _ALONE
    clear = (
        verdict.score >= STRONG - 0.5 and verdict.margin >= lead and _is_all_explained(verdict.intent, tokens, speech)
    )
    if verdict.best < STRONG and speech.concepts.words:
        clear = clear and all(word[0] == "%" or word in speech.fillers for word in tokens.folded)
    clear = clear and not (takes_field(verdict.intent, "merchant") and len({*tokens.read("merchant")}) > 1)
    return Ask(question, sure=clear and not weighed.nothing)
