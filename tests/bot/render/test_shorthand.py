"""A question in a button: small enough, the same again, and silent in another household (F4)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages import TAP_BYTES, Tap
from bot.render.shorthand import decode, encode, expand, make_question_tap, read_question_tap, shorten_question
from core.model.category import SYSTEM
from core.model.entry import EntryKind
from core.model.household import Household, Member, NumberHabit, Role
from core.model.period import Period, find_month, find_year
from core.model.question import ComparedSide, Question, QuestionIntent, SideField

ASHA, RAVI = (
    Member(UUID(int=number * 0x9E3779B97F4A7C15), name, Role.ADMIN) for number, name in ((3, "Asha"), (5, "Ravi"))
)
HOME = Household(
    UUID(int=1), "Home", "INR", "Asia/Kolkata", "en", NumberHabit.POINT, members=(ASHA, RAVI), categories=SYSTEM
)
OTHERS = Household(UUID(int=2), "Others", "INR", "Asia/Kolkata", "en", NumberHabit.POINT)
days = st.dates(date(1990, 1, 1), date(2199, 12, 31))
periods = st.builds(lambda first, length: Period(first, first + timedelta(days=length)), days, st.integers(0, 4000))
words = st.one_of(st.none(), st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
amounts = st.one_of(st.none(), st.decimals(0, 10**9, places=2))
questions = st.builds(
    Question,
    st.sampled_from(QuestionIntent),
    period=st.one_of(st.none(), periods),
    period2=st.one_of(st.none(), periods),
    categories=st.lists(st.sampled_from([c.key for c in SYSTEM]), max_size=4, unique=True).map(tuple),
    member=st.sampled_from([None, ASHA.id, RAVI.id]),
    merchant=words,
    tag=words,
    account=words,
    item=words,
    least=amounts,
    most=amounts,
    limit=st.one_of(st.none(), st.integers(1, 500)),
    kind=st.sampled_from([None, *EntryKind]),
    whole=st.sampled_from([None, *EntryKind]),
    whom=st.sampled_from([None, ASHA.id, RAVI.id]),
    days=st.sampled_from([None, "67", "12345", "2"]),
    sides=st.lists(st.builds(ComparedSide, st.sampled_from(SideField), st.text(min_size=1)), max_size=2).map(tuple),
)


@given(questions)
def test_a_question_comes_back_as_it_was(question: Question) -> None:
    assert expand(shorten_question(question), HOME) == question
    assert decode(encode(question)) == question


@given(questions, st.integers(0, 2**16 - 1))
def test_a_tap_is_never_too_large_and_asks_the_same(question: Question, version: int) -> None:
    packed = make_question_tap("chart", question, version).pack()
    assert len(packed.encode()) <= TAP_BYTES
    back = Tap.parse(packed)
    assert back
    assert read_question_tap(back.argument, HOME, question) == question


@pytest.mark.parametrize(
    "question",
    [
        Question(
            QuestionIntent.COMPARE, find_month(date(2026, 11, 1)), find_year(date(2025, 1, 1)), ("groceries", "dining")
        ),
        Question(
            QuestionIntent.CATEGORY_SPEND, find_month(date(2026, 11, 1)), categories=("phone_internet",), member=RAVI.id
        ),
        Question(QuestionIntent.LIST, find_month(date(2026, 11, 1)), merchant="Big Bazaar", least=Decimal(10000)),
        Question(QuestionIntent.TOTAL, find_month(date(2026, 11, 1)), member=ASHA.id, tag="goa", kind=EntryKind.INCOME),
    ],
)
def test_common_questions_fit_without_leaning_on_the_talk(question: Question) -> None:
    packed = Tap.parse(make_question_tap("chart", question, 65535).pack())
    assert packed
    assert read_question_tap(packed.argument, HOME, None) == question


def test_a_question_too_large_leans_on_the_one_asked_last() -> None:
    large = Question(QuestionIntent.LIST, merchant="x" * 60)
    other = Question(QuestionIntent.LIST, merchant="y" * 60)
    short = make_question_tap("why", large).argument
    assert read_question_tap(short, HOME, large) == large
    assert read_question_tap(short, HOME, other) is None
    assert read_question_tap(short, HOME, None) is None


def test_a_button_says_nothing_in_another_household() -> None:
    assert expand(shorten_question(Question(QuestionIntent.TOTAL, member=ASHA.id)), OTHERS) is None
    assert expand(shorten_question(Question(QuestionIntent.TOTAL, categories=("pets",))), OTHERS) is None


@pytest.mark.parametrize(
    "junk",
    [
        "",
        "z",
        "t;",
        "t;p1",
        "t;pzzzzzzzz.1",
        "t;p1.0",
        "t;uNaN",
        "t;u1e400",
        "t;u--",
        "t;nx",
        "t;k?",
        "t;cAAAA",
        "t;mno",
        "t;n0",
        "t;n-5",
        "t;p-fn2y.1",
        "t;p1.zzzz",
        "t;?1",
        "t;;",
    ],
)
def test_junk_is_nothing(junk: str) -> None:
    assert expand(junk, HOME) is None


def test_a_talk_of_an_older_purser_is_nothing() -> None:
    assert decode(b'{"intent":"gone"}') is None
    assert decode(b"not json") is None
    assert decode(None) is None
