"""A family's group on Telegram, and messages that are changed later (C3, I1, reported cases r079 to r082)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conversations.stage import Shown
from tests.conversations.telegram_updates import BOT, HOME, TelegramPeople, move_in, telegram_people

ASHA, RAVI = 1, 2
MOVED = -1004001


@pytest.fixture
async def people(tmp_path: Path) -> AsyncIterator[TelegramPeople]:
    async with telegram_people(tmp_path) as family:
        await move_in(family, RAVI, admin=ASHA)
        yield family


def _text(shown: list[Shown]) -> str:
    return "\n".join(each.reply.plain for each in shown)


async def test_who_spoke_is_who_paid(people: TelegramPeople) -> None:
    await people.say(RAVI, "milk 60", HOME)
    await people.tap(ASHA, "Confirm", HOME)
    (entry,) = await people.scene.book()
    household = (await people.scene.app.store.directory.identify("telegram", "2", "2")).membership
    assert household is not None
    assert entry.line.payer == household.member.id


async def test_a_message_from_before_midnight_is_of_its_day(people: TelegramPeople) -> None:
    """r079: written at 23:02, read at 02:02."""
    message = people.message(ASHA, "juice 33", HOME)
    message["date"] += 2 * 3600 + 120
    people.scene.clock.instant += timedelta(hours=5, minutes=2)
    await people.post(message=message)
    await people.tap(ASHA, "Confirm", HOME)
    assert [entry.line.day for entry in await people.scene.book()] == [date(2026, 11, 21)]


async def test_a_group_that_became_a_supergroup_is_the_households_chat_still(people: TelegramPeople) -> None:
    """r080, after a restart too: nothing of it is in memory."""
    await people.say(ASHA, "bread 40", HOME)
    moved = people.message(ASHA, "", MOVED, migrate_from_chat_id=HOME)
    assert await people.post(message=moved) == []
    shown = await people.say(RAVI, "eggs 90", MOVED)
    assert "eggs" in _text(shown).lower()
    waiting = _text(await people.say(ASHA, f"/waiting@{BOT}", MOVED)).lower()
    assert "bread" in waiting
    assert "eggs" in waiting
    assert await people.say(RAVI, "tea 10", HOME) == [], "the old id is nobody's chat"


async def test_a_chat_of_another_household_is_not_taken_by_a_move(people: TelegramPeople) -> None:
    neighbour = 9
    await people.say(neighbour, "/start")
    await people.tap(neighbour, "Create a household")
    await people.tap(neighbour, "Create")
    await people.say(neighbour, f"/start@{BOT}", MOVED)
    await people.tap(neighbour, "Yes", MOVED)
    await people.post(message=people.message(ASHA, "", MOVED, migrate_from_chat_id=HOME))
    who = await people.scene.app.store.directory.identify("telegram", str(neighbour), str(MOVED))
    assert who.membership is not None
    assert who.chat_household == who.membership.household.id


async def test_an_open_card_follows_its_message(people: TelegramPeople) -> None:
    """r081."""
    (card,) = await people.say(ASHA, "cake 150", HOME)
    (changed,) = await people.edit(ASHA, "cake 250", HOME)
    assert changed.message == card.message
    assert "250" in changed.reply.plain
    await people.tap(ASHA, "Confirm", HOME)
    assert [entry.line.money.minor for entry in await people.scene.book()] == [25_000]


async def test_for_a_saved_message_the_change_is_offered(people: TelegramPeople) -> None:
    await people.say(ASHA, "cake 150")
    await people.tap(ASHA, "Confirm")
    (asked,) = await people.edit(ASHA, "cake 250")
    assert "saved already" in asked.reply.plain
    assert [entry.line.money.minor for entry in await people.scene.book()] == [15_000]
    shown = await people.tap(ASHA, "Read anew")
    assert "250" in _text(shown)
    await people.tap(ASHA, "Confirm")
    assert [entry.line.money.minor for entry in await people.scene.book()] == [25_000]


async def test_a_saved_message_is_read_anew_as_of_the_day_it_was_written(people: TelegramPeople) -> None:
    await people.say(ASHA, "cake 150")
    await people.tap(ASHA, "Confirm")
    await people.edit(ASHA, "cake 250")
    people.scene.clock.instant += timedelta(days=2)
    await people.tap(ASHA, "Read anew")
    await people.tap(ASHA, "Confirm")
    assert [entry.line.day for entry in await people.scene.book()] == [date(2026, 11, 21)]


async def test_the_offer_for_one_message_does_not_take_another_back(people: TelegramPeople) -> None:
    for before, after in (("cake 150", "cake 250"), ("tea 20", "tea 30")):
        await people.say(ASHA, before)
        await people.tap(ASHA, "Confirm")
        await people.edit(ASHA, after)
    first = next(each for each in people.scene.theatre.shown if "saved already" in each.reply.plain)
    button = next(each for row in first.reply.buttons for each in row if each.label == "Read anew")
    assert button.tap is not None
    message = people.message(ASHA, "") | {"message_id": int(first.message)}
    await people.post(
        callback_query={"id": "1", "from": message["from"], "message": message, "data": button.tap.pack()}
    )
    assert sorted(entry.line.money.minor for entry in await people.scene.book()) == [2_000, 15_000]


async def test_a_saved_message_that_still_says_the_same_asks_nothing(people: TelegramPeople) -> None:
    await people.say(ASHA, "cake 150")
    await people.tap(ASHA, "Confirm")
    assert await people.edit(ASHA, "Cake 150!") == []


@pytest.mark.parametrize("text", ["cake 150 yesterday", "cake 150 #party", "Ravi paid cake 150"])
async def test_a_saved_message_that_says_another_day_tag_or_payer_is_offered_too(
    people: TelegramPeople, text: str
) -> None:
    await people.say(ASHA, "cake 150")
    await people.tap(ASHA, "Confirm")
    (asked,) = await people.edit(ASHA, text)
    assert "saved already" in asked.reply.plain


async def test_what_could_not_be_read_is_read_once_it_is_mended(people: TelegramPeople) -> None:
    await people.say(ASHA, "hello there")
    (card,) = await people.edit(ASHA, "milk 60")
    assert "milk" in card.reply.plain.lower()
    (changed,) = await people.edit(ASHA, "milk 65")
    assert "65" in changed.reply.plain
    await people.tap(ASHA, "Confirm")
    assert len(await people.scene.book()) == 1


async def test_an_edit_that_holds_no_entry_leaves_the_card(people: TelegramPeople) -> None:
    await people.say(ASHA, "milk 60")
    (told,) = await people.edit(ASHA, "never mind")
    assert "card stays" in told.reply.plain


@pytest.mark.parametrize(("reads", "words"), [(True, "read every message"), (False, "Group Privacy"), (None, "")])
async def test_the_group_is_told_what_reaches_us(tmp_path: Path, reads: bool | None, words: str) -> None:  # noqa: FBT001
    async with telegram_people(tmp_path) as family:
        family.scene.app.services.bot_name, family.scene.app.services.reads_groups = BOT, reads
        await move_in(family, admin=ASHA)
        told = _text(family.scene.theatre.shown)
        assert words in told
        assert ("Group Privacy" in told) == (reads is False)


async def test_thanks_in_the_group_get_a_sign_and_no_noise(people: TelegramPeople) -> None:
    (card,) = await people.say(RAVI, "milk 60", HOME)
    reply = {"message_id": int(card.message), "from": {"id": 9, "is_bot": True, "username": BOT, "first_name": "P"}}
    reply |= {"date": 1, "chat": {"id": HOME, "type": "supergroup"}}
    (shown,) = await people.say(ASHA, "thanks", HOME, reply_to_message=reply)
    assert shown.reply.reaction is not None
    assert shown.reply.reaction.message == str(people.messages)
    (private,) = await people.say(ASHA, "thanks")
    assert private.reply.reaction is None
