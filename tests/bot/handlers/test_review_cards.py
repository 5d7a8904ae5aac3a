"""Cards as a member reads them (REQUIREMENTS A4, A6, B1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from bot.messages import TAP_BYTES, Reply, Tap
from bot.render.drafts import make_draft_card, make_open_card
from bot.render.editor import (
    DRAFT_EDITOR,
    ENTRY_EDITOR,
    EditedLine,
    choose_line,
    make_fields_page,
    make_value_page,
    shorten_id,
    shorten_key,
)
from bot.render.entries import CardContext, make_entry_card
from bot.render.lists import make_latest_list, make_trash_list
from bot.render.words import Words
from bot.verbs import Verb
from core.model.category import SYSTEM, Category
from core.model.draft import SHOWN_BY_CARD, Doubt, DoubtKind, Draft, DraftState, Patch
from core.model.entry import Entry, EntryKind, Line, Share, Visibility
from core.model.household import Account, Household, Member, NumberHabit, Role
from core.model.money import Money

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
ASHA, RAVI = (Member(UUID(int=n), name, Role.MEMBER) for n, name in enumerate(("Asha", "Ravi"), 1))
HOUSE = Household(
    UUID(int=9),
    "Home",
    "INR",
    "Asia/Kolkata",
    "en",
    NumberHabit.POINT,
    members=(ASHA, RAVI),
    categories=SYSTEM,
    accounts=(Account(UUID(int=5), "HDFC card"),),
)
PAGE = CardContext(Words("en", "INR"), HOUSE, TODAY, ASHA.id)


def line(amount: str = "60", description: str = "milk", **more: object) -> Line:
    made = Line(EntryKind.EXPENSE, Money.of(amount, "INR"), TODAY, description, "groceries", payer=ASHA.id)
    return replace(made, **more)  # type: ignore[arg-type]


def draft(*lines: Line, doubts: tuple[Doubt, ...] = (), state: DraftState = DraftState.OPEN) -> Draft:
    return Draft(UUID(int=77), 3, state, ASHA.id, lines, doubts, NOW, "console", "asha")


def labels(reply: Reply) -> list[str]:
    return [button.label for row in reply.buttons for button in row]


def test_one_line() -> None:
    shown = make_draft_card(PAGE, draft(line()))
    assert shown.plain == "🛒 Groceries · ₹60\nmilk · today"
    assert labels(shown) == ["✅ Confirm", "✏️ Edit", "🗑️ Discard"]
    assert shown.subject == UUID(int=77)


def test_all_that_is_known() -> None:
    known = line(
        day=TODAY - timedelta(days=1), merchant="Amul", account="cash", payer=RAVI.id, tags=("goa",),
        visibility=Visibility.PRIVATE,
    )  # fmt: skip
    expected = "🛒 Groceries · ₹60\nmilk · yesterday · Amul · cash · paid by Ravi · #goa · 🔒 private"
    assert make_draft_card(PAGE, draft(known)).plain == expected


@pytest.mark.parametrize(
    ("language", "shares", "shown"),
    [
        ("en", ((RAVI.id, 6000),), "for Ravi"),
        ("en", ((RAVI.id, 3000), (ASHA.id, 3000)), "for Asha and Ravi"),
        ("en", ((RAVI.id, 2000), (ASHA.id, 4000)), "for Asha ₹40 and Ravi ₹20"),
        ("en", ((UUID(int=3), 6000),), "for Dadi"),
        ("de", ((RAVI.id, 6000),), "für Ravi"),
        ("hi-Latn", ((RAVI.id, 6000),), "Ravi ke liye"),
    ],
)
def test_for_whom_is_one_short_phrase(language: str, shares: tuple[tuple[UUID, int], ...], shown: str) -> None:
    """C5: who has left keeps what was theirs."""
    household = replace(HOUSE, former=(Member(UUID(int=3), "Dadi", Role.MEMBER),))
    page = replace(PAGE, words=Words(language, "INR"), household=household)
    meant = line(shares=tuple(Share(member, minor) for member, minor in shares))
    assert make_draft_card(page, draft(meant)).plain.endswith(f" · {shown}")


def test_what_was_not_said_is_not_printed() -> None:
    assert make_draft_card(PAGE, draft(line(description="", merchant=None))).plain == "🛒 Groceries · ₹60\ntoday"
    assert make_draft_card(PAGE, draft(line(description="Swiggy", merchant="swiggy"))).plain.count("wiggy") == 1


@pytest.mark.parametrize(
    ("kind", "category", "shown"),
    [
        (EntryKind.INCOME, "salary", "💼 Salary · +₹60 income"),
        (EntryKind.REFUND, "clothing", "↩️ Refund · 👕 Clothing · ₹60"),
        (EntryKind.TRANSFER, None, "🔄 Transfer · ₹60"),
    ],
)
def test_other_kinds_are_marked(kind: EntryKind, category: str | None, shown: str) -> None:
    assert shown in make_draft_card(PAGE, draft(line(kind=kind, category=category))).plain


def test_several_lines_are_numbered_and_added_up_by_currency() -> None:
    dollars = line("5", "vpn", money=Money.of("5", "USD"))
    refund = line("10", "bottle", kind=EntryKind.REFUND)
    income = line("900", "gift", kind=EntryKind.INCOME, category="other_income")
    shown = make_draft_card(PAGE, draft(line(), line("120", "auto"), dollars, refund, income))
    assert "1. 🛒 Groceries · ₹60" in shown.plain
    assert "Total ₹170 + $5\nReceived ₹900" in shown.plain
    assert "✅ Confirm all" in labels(shown)


def test_only_transfers_add_up_to_nothing() -> None:
    transfer = line(kind=EntryKind.TRANSFER, category=None)
    assert "Total" not in make_draft_card(PAGE, draft(transfer, transfer)).plain


def test_an_unsure_category_is_offered_first() -> None:
    guess = draft(line(confidence=0.2))
    shown = make_open_card(PAGE, guess, offers=[c for c in SYSTEM if c.key in {"dining", "health"}])
    assert "Groceries?" in shown.plain
    assert labels(shown)[:3] == ["🍽️ Eating out", "💊 Health", "✅ Confirm"]
    edited = EditedLine(DRAFT_EDITOR, guess.id, 3, guess.lines[0], ASHA.id)
    assert labels(make_fields_page(PAGE, edited))[0] == "Category"


def doubt(kind: DoubtKind, *patches: Patch) -> Doubt:
    return Doubt(kind, tuple((patch,) for patch in patches))


@pytest.mark.parametrize(
    ("asked", "question", "answers"),
    [
        (
            doubt(DoubtKind.AMOUNT, *(Patch(0, money=Money.of(a, "INR")) for a in ("1200", "1.20"))),
            "Which amount for milk?",
            ["₹1,200", "₹1.20"],
        ),
        (
            doubt(DoubtKind.CURRENCY, *(Patch(0, money=Money.of("60", c)) for c in ("SGD", "USD", "CHF"))),
            "Which currency for milk?",
            ["SGD", "$ USD", "CHF"],
        ),
        (
            doubt(DoubtKind.KIND, *(Patch(0, kind=kind) for kind in (EntryKind.EXPENSE, EntryKind.TRANSFER))),
            "What is milk?",
            ["Expense", "Transfer to own account"],
        ),
        (
            doubt(DoubtKind.DATE, *(Patch(0, day=TODAY - timedelta(days=days)) for days in (1, 8))),
            "Which day for milk?",
            ["Yesterday", "Fri 13 Nov"],
        ),
        (doubt(DoubtKind.PAYER, *(Patch(0, payer=m.id) for m in (ASHA, RAVI))), "Who paid for milk?", ["Asha", "Ravi"]),
    ],
)
def test_a_doubt_asks_with_one_button_per_reading(asked: Doubt, question: str, answers: list[str]) -> None:
    shown = make_draft_card(PAGE, draft(line(), doubts=(asked,)))
    assert question in shown.plain
    assert labels(shown)[: len(answers)] == answers
    assert any("Confirm" in label for label in labels(shown)) is (asked.kind in SHOWN_BY_CARD)
    assert labels(shown)[-1] == "🗑️ Discard"


def test_lines_that_may_be_no_entries_have_a_button_each() -> None:
    readings = ((), (Patch(0, left_out=True),), (Patch(1, left_out=True),))
    long = line("360", "but that is the tax man's and not mine")
    shown = make_draft_card(PAGE, draft(line(), long, doubts=(Doubt(DoubtKind.ENTRY, readings),)))
    assert "Is each of these an entry of its own?" in shown.plain
    assert labels(shown)[:3] == ["Keep all", "Leave out ₹60 (milk)", "Leave out ₹360 (but that is the)"]


@pytest.mark.parametrize(
    ("names", "covered", "expected"),
    [
        (("milk", "petrol"), ((1,), (0, 1)), ["Only petrol", "Both"]),
        (("milk", "auto", "petrol"), ((0, 1, 2), (2,)), ["All three", "Only petrol"]),
        (("a", "b", "c", "d"), ((0, 1, 2, 3), (2, 3), ()), ["All 4", "Only c, d", "None"]),
    ],
)
def test_how_far_a_day_reaches(
    names: tuple[str, ...], covered: tuple[tuple[int, ...], ...], expected: list[str]
) -> None:
    eve = TODAY - timedelta(days=1)
    days = [{i: eve if i in reach else TODAY for i in range(len(names))} for reach in covered]
    readings = tuple(tuple(Patch(i, day=day) for i, day in reading.items()) for reading in days)
    shown = make_draft_card(
        PAGE, draft(*[line("1", name) for name in names], doubts=(Doubt(DoubtKind.DATE_SCOPE, readings),))
    )
    assert "Does “yesterday” go for all of them?" in shown.plain
    assert labels(shown)[: len(expected)] == expected


def test_readings_that_look_alike_are_numbered() -> None:
    other = Member(UUID(int=3), "Ravi", Role.MEMBER)
    page = replace(PAGE, household=replace(HOUSE, members=(ASHA, RAVI, other)))
    asked = doubt(DoubtKind.PAYER, *(Patch(0, payer=m.id) for m in (RAVI, other)))
    assert labels(make_draft_card(page, draft(line(), doubts=(asked,))))[:2] == ["1. Ravi", "2. Ravi"]


def test_a_line_without_words_goes_by_its_category() -> None:
    edited = EditedLine(DRAFT_EDITOR, UUID(int=3), 1, line(), ASHA.id)
    lines = [line(description=""), line(description="", kind=EntryKind.TRANSFER, category=None)]
    shown = choose_line(
        PAGE, [(each, edited.make_tap(Verb.EDIT_DRAFT)) for each in lines], edited.make_tap(Verb.SHOW_DRAFT)
    )
    assert labels(shown)[:2] == ["1. Groceries ₹60", "2. Transfer ₹60"]


def test_decided_cards() -> None:
    entry = Entry(UUID(int=3), line(), ASHA.id, NOW, draft=UUID(int=77))
    saved = make_draft_card(PAGE, draft(line(), state=DraftState.CONFIRMED), (entry,))
    assert saved.plain.startswith("✓ Saved")
    assert labels(saved) == ["↩️ Undo", "✏️ Edit"]
    undone = make_draft_card(PAGE, draft(line(), state=DraftState.CONFIRMED), (replace(entry, deleted_at=NOW),))
    assert labels(undone) == ["♻️ Restore"]
    assert labels(make_draft_card(PAGE, draft(line(), state=DraftState.CONFIRMED))) == []
    closed: tuple[tuple[DraftState, str, list[str]], ...] = (
        (DraftState.DISCARDED, "Discarded", ["♻️ Restore"]),
        (DraftState.EXPIRED, "expired", []),
    )
    for state, word, buttons in closed:
        shown = make_draft_card(PAGE, draft(line(), state=state))
        assert word in shown.plain
        assert labels(shown) == buttons


def test_a_private_entry_shows_others_its_amount_alone() -> None:
    entry = Entry(UUID(int=3), line(visibility=Visibility.PRIVATE), ASHA.id, NOW)
    for reader in (RAVI.id, None):
        shown = make_entry_card(replace(PAGE, reader=reader), entry, title="card-entry")
        assert "milk" not in shown.plain
        assert "₹60" in shown.plain
        assert "milk" not in make_latest_list(replace(PAGE, reader=reader), [entry]).plain
    assert "milk" in make_entry_card(PAGE, entry, title="card-entry").plain


def test_the_editor_of_a_group_offers_no_privacy() -> None:
    edited = EditedLine(ENTRY_EDITOR, UUID(int=3), 1, line(), ASHA.id)
    assert "🔒 Make private" in labels(make_fields_page(PAGE, edited))
    assert "🔒 Make private" not in labels(make_fields_page(replace(PAGE, reader=None), edited))
    private = replace(edited, line=line(visibility=Visibility.PRIVATE))
    assert "👥 Share it" in labels(make_fields_page(PAGE, private))


def test_alone_nobody_else_can_have_paid() -> None:
    alone = replace(PAGE, household=replace(HOUSE, members=(ASHA,)))
    edited = EditedLine(DRAFT_EDITOR, UUID(int=3), 1, line(kind=EntryKind.TRANSFER, category=None), ASHA.id)
    assert not {"Paid by", "Category"} & set(labels(make_fields_page(alone, edited)))


def test_categories_come_in_pages_of_eight() -> None:
    edited = EditedLine(DRAFT_EDITOR, UUID(int=3), 1, line(), ASHA.id)
    first, second = (labels(make_value_page(PAGE, edited, "category", n)) for n in (0, 1))
    assert len([label for label in first if label not in {"‹", "›", "‹ Back"}]) == 8
    assert first[-2:] == ["›", "‹ Back"]
    assert second[-3:-1] == ["‹", "›"]
    income = replace(edited, line=line(kind=EntryKind.INCOME, category="salary"))
    assert labels(make_value_page(PAGE, income, "category"))[:2] == ["💼 Salary", "💰 Other income"]


def test_every_button_fits_its_64_bytes() -> None:
    own = Category("ремонт-квартиры-и-дачи", "🔨", "red", name="Ремонт")
    house = replace(HOUSE, categories=(*SYSTEM, own))
    page = replace(PAGE, household=house)
    edited = EditedLine(DRAFT_EDITOR, UUID(int=2**128 - 1), 9999, line(account="cash"), ASHA.id, 39, several=True)
    replies = [make_fields_page(page, edited)]
    replies += [make_value_page(page, edited, "category", number) for number in range(4)]
    replies += [make_value_page(page, edited, field) for field in ("date", "kind", "payer", "account")]
    taps = [b.tap for reply in replies for row in reply.buttons for b in row if b.tap]
    assert max(len(tap.pack().encode()) for tap in taps) <= TAP_BYTES
    assert len({shorten_key(category.key) for category in house.categories}) == len(house.categories)
    assert len(shorten_id(UUID(int=1))) == 12
    assert Tap.parse(taps[0].pack()) == taps[0]


def test_the_trash_is_leafed_through() -> None:
    gone = Entry(UUID(int=3), line(), ASHA.id, NOW, deleted_at=NOW)
    assert make_trash_list(PAGE, [], 0, more=False).plain == "The trash is empty."
    shown = make_trash_list(PAGE, [gone, gone], 1, more=True)
    assert labels(shown) == ["♻️ Restore 1", "♻️ Restore 2", "‹ Newer", "Older ›"]
    assert "Nothing is in the book yet" in make_latest_list(PAGE, []).plain
