"""Photos in whole chats: a receipt becomes a card that adds up, once, and its items can be split (A8, H1)."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Hashable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.messages import Attachment
from bot.verbs import Verb
from core.errors import Fault, Invalid, PurserError
from core.model.entry import Visibility
from core.model.page import Box, PageText, Word
from core.model.provider import Connection, DataSharing, Provider
from core.usecases.purge_trash import purge_trash
from llm.ocr.preview import fingerprint_page
from llm.providers.scripted import Script
from scheduler.jobs.erase_old_photos import SWEEP
from tests.conversations.stage import Shown, Stage, settle_in, stage
from tests.llm.ocr.drawn import plain, saved

PAPER = """
SUNRISE SUPERMARKET
12 Lake Road, Pune
20/11/2026 18:32
Basmati rice 5kg      450.00
Toor dal 1kg          160.00
Dish soap              90.00
TOTAL                 700.00
CASH                 1000.00
CHANGE                300.00
"""
_LATER = timedelta(days=36_500)
"""The file store tells age by the machine's own clock."""
_WIDE, _HIGH = 12, 30
"""Pixels of a letter and a line."""


def page(text: str, picture: bytes = b"") -> PageText:
    """A page with a word for every run of letters, amounts in a column of their own."""
    words = []
    for row, line in enumerate(text.strip().splitlines()):
        at = 0
        for piece in line.split("  "):
            if piece.strip():
                start = line.index(piece.strip(), at)
                at = start + len(piece)
                box = Box.from_edges(start * _WIDE, row * _HIGH, len(piece.strip()) * _WIDE, _HIGH - 8)
                words.append(Word(piece.strip(), box, 0.98))
    return PageText(tuple(words), 40 * _WIDE, 20 * _HIGH, picture=picture)


@dataclass(slots=True)
class Desk:
    """Pages by the content of a photo; anything else is no picture."""

    papers: dict[bytes, PageText] = field(default_factory=dict)
    refusal: PurserError = field(default_factory=lambda: Invalid("picture-without-words"))
    languages: list[tuple[str, ...]] = field(default_factory=list)
    """What was expected on each."""

    async def read(
        self, content: bytes, languages: Sequence[str] = (), household: Hashable = None
    ) -> tuple[PageText, ...]:
        """The page that was put there."""
        del household
        self.languages.append(tuple(languages))
        if content not in self.papers:
            raise self.refusal
        return (self.papers[content],)

    async def preview(self, page: PageText, marked: Box | None = None) -> bytes:
        """Whether a box would be marked."""
        del page
        return b"marked" if marked else b"plain"

    def fingerprint(self, page: PageText) -> int | None:
        """As the product's own reader of photos has it."""
        return fingerprint_page(page)


def _photo(number: int) -> bytes:
    """Begins as a JPEG does."""
    return b"\xff\xd8\xff" + str(number).encode()


def kept(folder: Path) -> int:
    """Originals in the file store."""
    return sum(path.is_file() for path in (folder / "files").rglob("*"))


@asynccontextmanager
async def market(tmp_path: Path, *papers: str, url: str = "", model: Script | None = None) -> AsyncIterator[Stage]:
    """A family and papers whose photos are named 0, 1, 2."""
    picture = saved(plain()) if model else b""
    desk = Desk({_photo(number): page(paper, picture) for number, paper in enumerate(papers)})
    async with stage(tmp_path, url=url, pages=desk, model=model) as scene:
        await settle_in(scene, ("Asha", "Ravi"))
        if model is not None:
            await _connect(scene)
        scene.theatre.files.update({str(number): _photo(number) for number in range(10)})
        yield scene


async def _connect(scene: Stage) -> None:
    assert scene.household
    async with scene.app.store.units(scene.household, None) as uow:
        await uow.connections.save(Connection(Provider.OPENAI, "small-1", "key", reach=DataSharing.ALL))
        await uow.commit()


async def send(scene: Stage, by: str, name: str, caption: str = "", **more: Any) -> list[Shown]:
    return await scene.do(by, caption, attachments=(Attachment("photo", name, mime="image/jpeg", size=9),), **more)


def words(shown: list[Shown]) -> str:
    return "\n".join(each.reply.plain for each in shown)


async def proofs(scene: Stage) -> list[str | None]:
    """The files behind the open cards, the oldest first."""
    assert scene.household is not None
    async with scene.app.store.units(scene.household, None) as uow:
        drafts = [*reversed(await uow.drafts.list_open())]
        return [proof.file for draft in drafts for proof in await uow.proofs.list_of_draft(draft.id)]


async def test_a_photo_becomes_a_card_that_adds_up(database: str, tmp_path: Path) -> None:
    async with market(tmp_path, PAPER, url=database) as scene:
        card = await send(scene, "Asha", "0")
        assert "SUNRISE SUPERMARKET" in words(card).upper()
        assert "₹700" in words(card)
        assert "sums agree" in words(card)
        assert card[-1].image == b"marked"
        assert not await scene.book()
        await scene.tap("Asha", "Confirm")
        (entry,) = await scene.book()
        assert (entry.line.money.minor, entry.line.day.isoformat()) == (70000, "2026-11-20")
        assert entry.line.category == "groceries"


async def test_a_receipt_paid_in_cash_is_of_the_cash_account_whatever_it_is_called_now(tmp_path: Path) -> None:
    async with market(tmp_path, PAPER) as scene:
        await scene.do("Asha", "/accounts Cash 5000")
        await scene.do("Asha", "rename account Cash to Purse")
        await send(scene, "Asha", "0")
        await scene.tap("Asha", "Confirm")
        (entry,) = await scene.book()
        assert entry.line.account == "Purse"


async def test_a_photo_is_read_in_its_household_s_language(tmp_path: Path) -> None:
    """And where no engine is there, it waits for its words as where none is wanted."""
    async with market(tmp_path, PAPER) as scene:
        desk = scene.app.services.pages
        assert isinstance(desk, Desk)
        await send(scene, "Asha", "0")
        assert set(desk.languages) == {("en",)}
        desk.refusal = Fault("the program is not installed")
        assert "do not read photos here" in words(await send(scene, "Asha", "1"))


async def test_the_same_photo_again_points_to_the_first(tmp_path: Path) -> None:
    """By another member and after it was saved, too; one that was thrown away may come again."""
    async with market(tmp_path, PAPER) as scene:
        await send(scene, "Asha", "0")
        assert "know this receipt" in words(await send(scene, "Asha", "0"))
        await scene.tap("Asha", "Confirm")
        assert "know this receipt" in words(await send(scene, "Ravi", "0"))
        assert len(await scene.book()) == 1


async def test_a_discarded_one_may_come_again(tmp_path: Path) -> None:
    async with market(tmp_path, PAPER) as scene:
        await send(scene, "Asha", "0")
        await scene.tap("Asha", "Discard")
        assert "know this receipt" not in words(await send(scene, "Asha", "0"))


async def test_a_model_offers_the_total_that_adds_up(tmp_path: Path) -> None:
    """K5: both totals are asked about; a model's is never taken unasked."""
    rows = [line.rpartition("  ") for line in PAPER.strip().splitlines()]
    copied = [{"text": (text or amount).strip(), "amount": amount if text else ""} for text, _, amount in rows]
    misread = PAPER.replace("TOTAL                 700.00", "TOTAL                 100.00")
    async with market(tmp_path, misread, model=Script([json.dumps({"rows": copied})])) as scene:
        card = await send(scene, "Asha", "0")
        assert "Read with the language model." in words(card)
        assert "sums agree" not in words(card)
        labels = [button.label for row in card[-1].reply.buttons for button in row]
        assert any("₹100" in label for label in labels)
        await scene.tap("Asha", "₹700")
        await scene.tap("Asha", "Confirm")
        (entry,) = await scene.book()
        assert entry.line.money.minor == 70000


async def test_a_caption_counts_more_than_the_paper(tmp_path: Path) -> None:
    async with market(tmp_path, PAPER) as scene:
        card = await send(scene, "Asha", "0", "groceries 650 #goa")
        labels = [button.label for row in card[-1].reply.buttons for button in row]
        assert [any(money in label for label in labels) for money in ("₹650", "₹700")] == [True, True]
        await scene.tap("Asha", "₹650")
        await scene.tap("Asha", "Confirm")
        (entry,) = await scene.book()
        assert (entry.line.money.minor, entry.line.tags) == (65000, ("goa",))
        assert entry.line.merchant


async def test_ticked_items_become_a_line_of_their_own(tmp_path: Path) -> None:
    async with market(tmp_path, PAPER) as scene:
        await send(scene, "Asha", "0")
        await scene.tap("Asha", "Items")
        await scene.tap("Asha", "Dish soap")
        await scene.tap("Asha", "go to")
        await scene.tap("Asha", "Household")
        await scene.tap("Asha", "Confirm")
        book = await scene.book()
        assert sorted((entry.line.money.minor, entry.line.category) for entry in book) == [
            (9000, "household"),
            (61000, "groceries"),
        ]


async def test_a_note_and_its_receipt_become_one(tmp_path: Path) -> None:
    async with market(tmp_path, PAPER) as scene:
        await scene.do("Asha", "groceries 700 yesterday")
        await scene.tap("Asha", "Confirm")
        assert "Is this its receipt?" in words(await send(scene, "Asha", "0"))
        await scene.tap("Asha", "Receipt of")
        assert len(await scene.book()) == 1
        assert "know this receipt" in words(await send(scene, "Asha", "0"))


async def test_what_does_not_add_up_is_asked(tmp_path: Path) -> None:
    """A corrected total is offered, never used unasked."""
    async with market(tmp_path, PAPER.replace("TOTAL                 700.00", "TOTAL                 100.00")) as scene:
        card = words(await send(scene, "Asha", "0"))
        assert "sums agree" not in card


@pytest.mark.parametrize(("group", "said"), [(False, "I see no words there"), (True, "")])
async def test_a_cat_gets_a_sentence_in_private_and_none_in_the_family(tmp_path: Path, group: bool, said: str) -> None:  # noqa: FBT001  a case
    async with market(tmp_path, PAPER) as scene:
        if group:
            await scene.do("Asha", "/start", chat="den", group=True)
            await scene.tap("Asha", "Yes", chat="den", group=True)
        chat: dict[str, Any] = {"chat": "den", "group": True} if group else {}
        shown = words(await send(scene, "Asha", "9", **chat))
        assert said in shown
        assert bool(shown) is bool(said)


async def test_a_private_receipt_is_nobody_elses(tmp_path: Path) -> None:
    """C4: the same paper from another member does not show what stands on the first one's card."""
    async with market(tmp_path, PAPER) as scene:
        await send(scene, "Asha", "0")
        await scene.do("Asha", "private")
        await scene.tap("Asha", "Confirm")
        assert "know this receipt" not in words(await send(scene, "Ravi", "0"))


async def test_another_photo_of_the_paper_points_to_the_first(tmp_path: Path) -> None:
    """A shop, a day, a minute and a sum that adds up say which purchase it was."""
    async with market(tmp_path, PAPER, PAPER.replace("12 Lake Road", "l2 Lake Roed")) as scene:
        await send(scene, "Asha", "0")
        assert "know this receipt" in words(await send(scene, "Asha", "1"))


async def test_two_like_purchases_of_a_day_are_two(tmp_path: Path) -> None:
    undated = PAPER.replace(" 18:32", "")
    async with market(tmp_path, undated, f"{undated}Thank you\n") as scene:
        await send(scene, "Asha", "0")
        assert "know this receipt" not in words(await send(scene, "Asha", "1"))


async def test_the_original_can_be_seen_and_erased(tmp_path: Path) -> None:
    """H1: from the saved card as well; for good, once that is meant."""
    async with market(tmp_path, PAPER) as scene:
        await send(scene, "Asha", "0")
        await scene.tap("Asha", "Confirm")
        await scene.tap("Asha", "Edit")
        (shown,) = await scene.tap("Asha", "📷 Photo")
        assert shown.reply.original is not None
        assert kept(tmp_path) == 1
        await scene.tap("Asha", "Erase the photo")
        assert "erased" in words(await scene.tap("Asha", "Yes, erase it"))
        assert kept(tmp_path) == 0
        assert len(await scene.book()) == 1


async def test_a_private_photo_stays_out_of_the_family(tmp_path: Path) -> None:
    """C4."""
    async with market(tmp_path, PAPER) as scene:
        await send(scene, "Asha", "0")
        await scene.do("Asha", "private")
        await scene.tap("Asha", "Confirm")
        await scene.tap("Asha", "Edit")
        (shown,) = await scene.tap("Asha", "📷 Photo")
        original = next(button.tap for row in shown.reply.buttons for button in row)
        assert original is not None
        told = await scene.do("Ravi", tap=replace(original, verb=Verb.PHOTO), tap_id="1")
        assert all(each.reply.original is None for each in told)
        assert "card" in words(told)


async def test_photos_go_with_what_they_stand_behind(tmp_path: Path) -> None:
    """A month after a card was thrown away, or once its entries are purged; never while they may be taken back."""
    async with market(tmp_path, PAPER, PAPER.replace("18:32", "19:47")) as scene:
        await send(scene, "Asha", "0")
        await scene.tap("Asha", "Confirm")
        await send(scene, "Asha", "1")
        assert await _swept(scene, timedelta()) == 0
        await scene.tap("Asha", "Discard")
        assert await _swept(scene, _LATER) == 1
        await scene.do("Asha", "/undo")
        assert await _swept(scene, _LATER) == 0
        assert scene.household is not None
        async with scene.app.store.units(scene.household, None) as uow:
            await purge_trash(uow, scene.app.clock.now() + _LATER)
            await uow.commit()
        assert await _swept(scene, _LATER) == 1
        assert kept(tmp_path) == 0


async def test_a_household_says_how_long_photos_are_kept(tmp_path: Path) -> None:
    async with market(tmp_path, PAPER) as scene:
        await send(scene, "Asha", "0")
        await scene.tap("Asha", "Confirm")
        await scene.do("Asha", "/settings")
        await scene.tap("Asha", "Photos")
        assert "Photos kept: for 90 days" in words(await scene.tap("Asha", "90 days"))
        assert await _swept(scene, timedelta(days=89)) == 0
        assert await _swept(scene, timedelta(days=91)) == 1
        assert kept(tmp_path) == 0
        assert "know this receipt" in words(await send(scene, "Asha", "0"))


async def _swept(scene: Stage, later: timedelta) -> int:
    """How many originals are erased that much later."""
    folder = scene.app.settings.data_dir
    before = kept(folder)
    scene.clock.instant += later
    await scene.app.runner.run_by_hand(SWEEP.name)
    scene.clock.instant -= later
    return before - kept(folder)


async def test_a_private_card_stays_out_of_the_group(tmp_path: Path) -> None:
    """C4: its own author sends the same paper where all can read."""
    async with market(tmp_path, PAPER) as scene:
        await scene.do("Asha", "/start", chat="den", group=True)
        await scene.tap("Asha", "Yes", chat="den", group=True)
        await send(scene, "Asha", "0")
        await scene.do("Asha", "private")
        shown = words(await send(scene, "Asha", "0", chat="den", group=True))
        assert "private card" in shown
        assert "700" not in shown


async def test_items_of_a_saved_card_are_listed(tmp_path: Path) -> None:
    async with market(tmp_path, PAPER) as scene:
        card = (await send(scene, "Asha", "0"))[-1]
        await scene.tap("Asha", "Confirm")
        shown = words(await scene.tap("Asha", "Items", on=card))
        assert "Toor dal 1kg ₹160" in shown
        assert "Saved" in words(await scene.tap("Asha", "Back"))


@pytest.mark.parametrize(
    ("caption", "category", "description"),
    [("household", "household", ""), ("for the office party", "groceries", "office party")],
)
async def test_a_worded_caption_goes_with_the_photo(
    tmp_path: Path, caption: str, category: str, description: str
) -> None:
    async with market(tmp_path, PAPER) as scene:
        assert "₹700" in words(await send(scene, "Asha", "0", caption))
        await scene.tap("Asha", "Confirm")
        (entry,) = await scene.book()
        assert (entry.line.money.minor, entry.line.category) == (70000, category)
        assert description in (entry.line.description or "")


@pytest.mark.parametrize(
    ("caption", "seen"),
    [
        ("dinner, mine", ["Groceries", "dinner", "for you"]),
        ("health for Ravi", ["Health", "for Ravi"]),
        ("health for Zoe", ["Health?", "health for Zoe"]),
        ("groceries, half is for Ravi", ["Groceries", "for Asha and Ravi"]),
        ("category travel", ["Travel"]),
        ("for Ravi, private", ["for Ravi", "private"]),
    ],
)
async def test_a_caption_says_what_and_whose(tmp_path: Path, caption: str, seen: list[str]) -> None:
    async with market(tmp_path, PAPER) as scene:
        shown = words(await send(scene, "Asha", "0", caption))
        assert [part for part in seen if part not in shown] == []


async def test_a_caption_says_for_whom_and_leaves_the_open_card_alone(tmp_path: Path) -> None:
    async with market(tmp_path, PAPER) as scene:
        before = (await scene.do("Asha", "shoes 2000"))[-1]
        shown = await send(scene, "Asha", "0", "for Ravi")
        assert "₹700" in words(shown)
        assert "Ravi" in words(shown)
        assert "₹2,000" not in words(shown)
        await scene.tap("Asha", "Confirm", on=before)
        (entry,) = await scene.book()
        assert (entry.line.money.minor, entry.line.shares) == (200000, ())


@pytest.mark.parametrize("caption", ["for Ravi", "Ravi", "groceries"])
async def test_a_caption_leans_on_no_question_asked_before(tmp_path: Path, caption: str) -> None:
    async with market(tmp_path, PAPER) as scene:
        await scene.do("Asha", "how much on groceries this month?")
        assert "₹700" in words(await send(scene, "Asha", "0", caption))


@pytest.mark.parametrize("caption", ["private", "beer private", "gift, private", "(private)"])
async def test_a_caption_keeps_a_receipt_private(tmp_path: Path, caption: str) -> None:
    async with market(tmp_path, PAPER) as scene:
        await send(scene, "Asha", "0", caption)
        await scene.tap("Asha", "Confirm")
        (entry,) = await scene.book()
        assert entry.line.visibility is Visibility.PRIVATE
        assert "private" not in entry.line.description


async def test_a_checked_total_beside_lines_that_were_misread_says_so(tmp_path: Path) -> None:
    misread = PAPER.replace("90.00", "990.00").replace("TOTAL", "SUBTOTAL  700.00\nTOTAL")
    async with market(tmp_path, misread) as scene:
        assert "total agrees with the receipt's other sums" in words(await send(scene, "Asha", "0"))
        assert "come to ₹1,600, the receipt to ₹700" in words(await scene.tap("Asha", "Items"))


async def test_a_caption_with_another_amount_is_asked(tmp_path: Path) -> None:
    async with market(tmp_path, PAPER) as scene:
        shown = await send(scene, "Asha", "0", "650")
        assert "The receipt says ₹700, you wrote ₹650." in words(shown)
        assert "agree" not in words(shown)
        labels = [button.label for row in shown[-1].reply.buttons for button in row]
        assert [any(money in label for label in labels) for money in ("₹650", "₹700")] == [True, True]


async def test_a_question_with_a_photo_is_answered(tmp_path: Path) -> None:
    async with market(tmp_path, PAPER) as scene:
        shown = words(await send(scene, "Asha", "0", "how much did we spend on groceries?"))
        assert ("SUNRISE" in shown.upper(), "Nothing on Groceries" in shown) == (True, True)


@pytest.mark.parametrize(
    ("caption", "answer"),
    [("thanks!", "happy to help"), ("/budget", "budget"), ("look what the cat did lol", "did you mean")],
)
async def test_a_caption_that_says_nothing_of_its_picture_is_answered_beside_it(
    tmp_path: Path, caption: str, answer: str
) -> None:
    async with market(tmp_path, PAPER) as scene:
        shown = words(await send(scene, "Asha", "0", caption))
        assert ("SUNRISE" in shown.upper(), answer in shown.lower()) == (True, True), shown


async def test_a_picture_that_is_no_receipt_goes_on_no_card_unasked(tmp_path: Path) -> None:
    async with market(tmp_path, "MOUNTAIN VIEW") as scene:
        (shown,) = await send(scene, "Asha", "0")
        assert "no receipt" in shown.reply.plain
        await scene.do("Asha", "milk 6")
        assert await proofs(scene) == [None]
        await scene.tap("Asha", "With my next expense")
        await scene.do("Asha", "beer 9")
        assert [bool(file) for file in await proofs(scene)] == [False, True]


async def test_a_picture_is_thrown_away(tmp_path: Path) -> None:
    async with market(tmp_path, "MOUNTAIN VIEW") as scene:
        await send(scene, "Asha", "0")
        assert "gone" in words(await scene.tap("Asha", "Throw it away"))
        await scene.do("Asha", "milk 6")
        assert await proofs(scene) == [None]


async def test_the_button_of_an_older_picture_does_nothing_to_a_newer_one(tmp_path: Path) -> None:
    async with market(tmp_path, "MOUNTAIN VIEW", "LAKE VIEW") as scene:
        (older,) = await send(scene, "Asha", "0")
        await scene.tap("Asha", "With my next expense", on=older)
        await send(scene, "Asha", "1")
        assert "gone" in words(await scene.tap("Asha", "Throw it away", on=older))
        await scene.tap("Asha", "With my next expense")
        await scene.do("Asha", "beer 9")
        assert [bool(file) for file in await proofs(scene)] == [True]


async def test_a_picture_from_before_there_was_a_household_is_read_once_there_is_one(tmp_path: Path) -> None:
    async with market(tmp_path, PAPER) as scene:
        photo = Attachment("photo", "0", mime="image/jpeg", size=9)
        assert "keep the picture" in words(await scene.do("Zoe", attachments=(photo,)))
        await scene.do("Zoe", "create a household")
        assert "SUNRISE" in words(await scene.do("Zoe", "create")).upper()


async def test_money_that_came_back_is_a_refund(tmp_path: Path) -> None:
    paper = PAPER.replace("TOTAL                 700.00", "RETURN TOTAL         -700.00").split("CASH")[0]
    async with market(tmp_path, paper) as scene:
        assert "₹700" in words(await send(scene, "Asha", "0"))
        await scene.tap("Asha", "Confirm")
        (entry,) = await scene.book()
        assert (entry.line.kind.value, entry.line.money.minor) == ("refund", 70000)


async def test_a_paper_without_a_total_offers_the_sum_and_says_so(tmp_path: Path) -> None:
    paper = PAPER.split("TOTAL", maxsplit=1)[0]
    async with market(tmp_path, paper) as scene:
        card = words(await send(scene, "Asha", "0"))
        assert "no total" in card
        assert "₹700" in card


MENU = """
CAFE MOKA
STARTERS
Tomato soup       120.00
Garlic bread      140.00
Paneer tikka      260.00
MAINS
Veg biryani       240.00
Dal makhani       220.00
Chole bhature     180.00
All prices include taxes
"""
ROUNDED = """
SUNRISE SUPERMARKET
Basmati rice 5kg      450.20
Dish soap              90.02
Total                 540.22
Rounding               -0.02
Total to pay          540.20
CASH                  600.00
CHANGE                 59.80
"""


async def test_a_menu_is_no_receipt(tmp_path: Path) -> None:
    async with market(tmp_path, MENU) as scene:
        assert "found no total" in words(await send(scene, "Asha", "0"))


async def test_a_card_says_which_of_two_totals_it_took_and_that_no_day_is_printed(tmp_path: Path) -> None:
    async with market(tmp_path, ROUNDED) as scene:
        said = words(await send(scene, "Asha", "0"))
        assert "names ₹540.22 too" in said
        assert "I took ₹540.20" in said
        assert "no day on it" in said


TWO_PAPERS = """
GREEN LEAF CAFE             CITY MEDICALS
MG Road, Pune 411001        FC Road, Pune 411004
20/11/2026 10:12            20/11/2026 11:40
Masala dosa     180.00      Crocin 650      32.00
Filter coffee    80.00      Vicks rub      145.00
Total           260.00      Total          177.00
Cash            300.00      UPI            177.00
Change           40.00
"""


async def test_two_papers_on_one_photo_are_two_cards_and_one_kept_private_hides_the_photo(tmp_path: Path) -> None:
    async with market(tmp_path, TWO_PAPERS) as scene:
        cafe, medicals = await send(scene, "Asha", "0")
        assert ("₹260" in cafe.reply.plain, "₹177" in medicals.reply.plain) == (True, True)
        again = words(await send(scene, "Asha", "0"))
        assert ("₹260" in again, "₹177" in again) == (True, True)
        await scene.tap("Asha", "Confirm", on=cafe)
        await scene.tap("Asha", "Confirm", on=medicals)
        assert scene.household is not None
        async with scene.app.store.units(scene.household, None) as uow:
            assert len(await uow.proofs.list_filed_drafts(scene.members["Ravi"].id, photos=True)) == 2
        await scene.do("Asha", "make the medicals private")
        assert [
            entry.line.money.minor for entry in await scene.book() if entry.line.visibility is Visibility.SHARED
        ] == [26000]
        async with scene.app.store.units(scene.household, None) as uow:
            assert not await uow.proofs.list_filed_drafts(scene.members["Ravi"].id, photos=True)
            assert len(await uow.proofs.list_filed_drafts(scene.members["Asha"].id, photos=True)) == 2


async def test_the_same_paper_with_its_shop_misread_is_asked_about(tmp_path: Path) -> None:
    undated = PAPER.replace(" 18:32", "")
    async with market(tmp_path, undated, undated.replace("SUPERMARKET", "5UPERMARKFT")) as scene:
        await send(scene, "Asha", "0")
        assert "same shop, day and total" in words(await send(scene, "Asha", "1"))


ACCOUNT = """
Statement date 20 Nov 2026
02 NOV  CORNER BAKERY           4.20
03 NOV  CITY WATER             60.00
05 NOV  PAYMENT THANK YOU     100.00 CR
09 NOV  BLUE BOOKS             12.00
"""


async def test_a_pdf_that_is_a_statement_is_previewed(tmp_path: Path) -> None:
    async with market(tmp_path, PAPER) as scene:
        content = b"%PDF-1.7 statement"
        scene.theatre.files["bank.pdf"] = content
        scene.app.services.pages.papers[content] = page(ACCOUNT)  # type: ignore[union-attr]
        attachment = Attachment("document", "bank.pdf", mime="application/pdf", size=9)
        (shown,) = await scene.do("Asha", "", attachments=(attachment,))
        assert "4 new" in shown.reply.plain
        await scene.tap("Asha", "Import 4")
        assert sorted(entry.line.money.minor for entry in await scene.book()) == [420, 1200, 6000, 10000]
        card = await send(scene, "Asha", "0")
        assert "SUNRISE" in words(card).upper()


@pytest.mark.parametrize(
    ("shop", "goods", "category"),
    [("THE TIPSY CROW BAR", "Gin and tonic", "Eating out"), ("K. MURPHY LTD", "USB cable", "Shopping")],
)
async def test_a_receipt_is_filed_by_its_kind_of_shop_or_by_what_was_bought(
    shop: str, goods: str, category: str, tmp_path: Path
) -> None:
    paper = PAPER.replace("SUNRISE SUPERMARKET", shop)
    for name in ("Basmati rice 5kg", "Toor dal 1kg", "Dish soap"):
        paper = paper.replace(name, goods.ljust(len(name)))
    async with market(tmp_path, paper) as scene:
        assert category in words(await send(scene, "Asha", "0"))


async def test_a_shop_nobody_can_tell_is_asked_about(tmp_path: Path) -> None:
    paper = PAPER.replace("SUNRISE SUPERMARKET", "AUTOHAUS KLEIN").replace("Basmati rice 5kg", "Oelwechsel      ")
    paper = paper.replace("Toor dal 1kg", "Filter      ").replace("Dish soap", "Kleinteil")
    async with market(tmp_path, paper) as scene:
        card = await send(scene, "Asha", "0")
        labels = " ".join(button.label for row in card[-1].reply.buttons for button in row)
        assert "?" in words(card)
        assert sum(name in labels for name in ("Transport", "Eating out", "Shopping", "Groceries", "Other")) >= 2
