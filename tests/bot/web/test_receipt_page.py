"""The pages of receipts: the paper with what was read framed on it; another's private one is not there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import msgspec
import pytest

from core.model.draft import Draft, DraftState
from core.model.entry import EntryKind, Line, Visibility
from core.model.money import Money
from core.model.page import Box, OriginalPicture
from core.model.receipt import FieldReading, Receipt, ReceiptItem
from core.ports import Proof
from core.usecases.confirm_draft import confirm_draft
from core.usecases.use_case_context import UseCaseContext
from tests.bot.web.house import House
from tests.bot.web.parrot import SQUARE
from tests.bot.web.test_page_statements import MOST
from tests.conversations.stage import stage
from tests.support.statements import collect_statements

SHARED = Visibility.SHARED
SCAN = OriginalPicture(600, 800)
SIDEWAYS = OriginalPicture(800, 600, (0, 1, 0, -1, 0, 600, 0, 0, 1))
"""The page's top lies along the photo's left side: it stands once it is turned clockwise."""


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with stage(tmp_path) as scene:
        made = House(scene)
        await made.found("Asha")
        await made.join("Ravi", "Asha")
        await made.found("Eve")
        yield made


async def _receipt(
    house: House, by: str, name: str, visibility: Visibility = Visibility.SHARED, original: OriginalPicture = SCAN
) -> UUID:
    """Put a receipt with its photo into the book; returns its draft."""
    seat, app, now = house.members[by], house.scene.app, house.scene.clock.now()
    total = Money.of(Decimal(540), "INR")
    receipt = Receipt(
        merchant=FieldReading(name, 0.9, (Box.from_edges(100, 40, 300, 30),)),
        total=FieldReading(total, 0.9, (Box.from_edges(400, 700, 80, 30),)),
        items=(ReceiptItem("Rice <b>5kg</b>", total, boxes=(Box.from_edges(20, 300, 200, 30),)),),
        original=original,
    )
    key = await app.store.files.put(seat.household.id, app.ids.new(), SQUARE)
    line = Line(EntryKind.EXPENSE, total, seat.household.today(now), name, "groceries", payer=seat.member.id)
    line = replace(line, visibility=visibility)
    draft = Draft(app.ids.new(), 1, DraftState.OPEN, seat.member.id, (line,), (), now, "webchat", "", name)
    async with app.store.units(seat.household.id, seat.member.id) as uow:
        await uow.drafts.add(draft)
        said = msgspec.json.encode(receipt).decode()
        await uow.add_proof(Proof(app.ids.new(), draft.id, "photo", "", key, "digest", 1, said))
        await confirm_draft(UseCaseContext(uow, seat, now, app.ids), draft.id)
        await uow.commit()
    return draft.id


async def test_a_receipt_shows_its_paper_with_what_was_read_framed(house: House) -> None:
    draft = await _receipt(house, "Asha", "Big Bazaar")
    async with house.browser("Ravi") as ravi:
        assert f"/receipts/{draft}" in (await ravi.get("/receipts")).text
        page = (await ravi.get(f"/receipts/{draft}")).text
        assert 'viewBox="0.0 0.0 600 800"' in page
        assert 'points="400.0,700.0 480.0,700.0 480.0,730.0 400.0,730.0"' in page
        assert "Rice &lt;b&gt;5kg&lt;/b&gt;" in page
        assert "<td>₹540</td>" in page
        address = page.split('image href="')[1].split('"')[0]
        picture = await ravi.get(address)
        assert (picture.status_code, picture.headers["content-type"]) == (200, "image/png")
        assert picture.content == SQUARE
        assert (await ravi.get(address.replace(str(draft), str(UUID(int=9))))).status_code == 404


async def test_another_households_and_anothers_private_receipt_are_not_there(house: House) -> None:
    shared = await _receipt(house, "Asha", "Big Bazaar")
    secret = await _receipt(house, "Asha", "Jeweller", Visibility.PRIVATE)
    async with house.browser("Asha") as asha, house.browser("Ravi") as ravi, house.browser("Eve") as eve:
        owned = (await asha.get(f"/receipts/{secret}")).text.split('image href="')[1].split('"')[0]
        assert "Jeweller" not in (await ravi.get("/receipts")).text
        for browser, draft in ((ravi, secret), (eve, shared), (eve, secret)):
            assert (await browser.get(f"/receipts/{draft}")).status_code == 404
            assert (await browser.get(owned)).status_code == 404
        assert "Big Bazaar" not in (await eve.get("/receipts")).text


async def test_a_photo_is_turned_upright_with_its_frames(house: House) -> None:
    draft = await _receipt(house, "Asha", "Big Bazaar", original=SIDEWAYS)
    async with house.browser("Ravi") as ravi:
        page = (await ravi.get(f"/receipts/{draft}")).text
    assert 'viewBox="100.0 -100.0 600 800"' in page
    assert '<g transform="rotate(90 400.0 300.0)">' in page
    assert 'points="700.0,200.0 700.0,120.0 730.0,120.0 730.0,200.0"' in page


async def test_the_list_says_what_was_checked_and_an_entry_leads_to_its_receipt(house: House) -> None:
    draft = await _receipt(house, "Asha", "Big Bazaar")
    async with house.browser("Asha") as asha:
        page = (await asha.get("/receipts")).text
        assert "not checked" in page
        assert f'src="/receipts/{draft}/original/' in page
        entry = (await asha.get(f"/receipts/{draft}")).text.split('href="/entries/')[1].split('"')[0]
        assert f'href="/receipts/{draft}"' in (await asha.get(f"/entries/{entry}")).text


async def test_the_list_asks_the_database_no_more_for_more_receipts(house: House) -> None:
    counted = []
    async with house.browser("Asha") as asha:
        for number in range(2):
            for name in ("first", "second", "third"):
                await _receipt(house, "Asha", f"{name} {number}")
            await asha.get("/receipts")
            with collect_statements() as sent:
                assert (await asha.get("/receipts")).text.count('class="thumbnail"') == 3 * (number + 1)
            counted.append(len(sent))
    assert counted[0] == counted[1] <= MOST
