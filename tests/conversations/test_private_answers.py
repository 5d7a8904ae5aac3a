"""What is asked for in a group and is private goes to the private chat (C3, C4), and forged buttons open nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import pytest

from bot.messages import Tap
from bot.verbs import Verb
from core.model.draft import DraftState
from core.model.entry import Visibility
from tests.conversations.stage import Shown
from tests.conversations.telegram_updates import HOME, TelegramPeople, move_in, telegram_people

ASHA, RAVI = 1, 2
GROUP = str(HOME)


@pytest.fixture
async def people(tmp_path: Path) -> AsyncIterator[TelegramPeople]:
    async with telegram_people(tmp_path) as family:
        await move_in(family, RAVI, admin=ASHA)
        family.scene.app.services.bot_name = "purser_test_bot"
        yield family


def _of(shown: list[Shown], chat: str) -> str:
    return "\n".join(f"{each.reply.plain} {each.reply.buttons}" for each in shown if each.chat == chat)


async def test_a_private_purchase_said_in_the_group_has_its_card_in_the_private_chat(people: TelegramPeople) -> None:
    shown = await people.say(RAVI, "ring 900 private", HOME)
    assert "ring" in _of(shown, str(RAVI))
    assert "I answer you in our private chat" in _of(shown, GROUP)
    assert "https://t.me/purser_test_bot" in _of(shown, GROUP)
    assert "ring" not in _of(shown, GROUP)
    assert "900" not in _of(shown, GROUP)
    await people.tap(RAVI, "Confirm")
    assert [entry.line.visibility for entry in await people.scene.book()] == [Visibility.PRIVATE]


async def test_the_same_update_again_moves_nothing_again(people: TelegramPeople) -> None:
    message = people.message(RAVI, "ring 900 private", HOME)
    await people.post(message=message)
    people.updates -= 1
    assert await people.post(message=message) == []
    assert people.scene.household is not None
    async with people.scene.app.store.units(people.scene.household, None) as uow:
        assert len(await uow.drafts.list_open()) == 1


@pytest.mark.parametrize("asked", ["/model", "/link", "/invite", "/dashboard"])
async def test_what_is_for_one_pair_of_eyes_is_answered_there(people: TelegramPeople, asked: str) -> None:
    shown = await people.say(ASHA, f"{asked}@purser_test_bot", HOME)
    assert "I answer you in our private chat" in _of(shown, GROUP)
    assert len([each for each in shown if each.chat == GROUP]) == 1
    assert _of(shown, str(ASHA))


async def test_an_open_card_that_becomes_private_leaves_the_group(people: TelegramPeople) -> None:
    await people.say(RAVI, "ring 900", HOME)
    shown = await people.say(RAVI, "make it private", HOME)
    assert "ring" in _of(shown, str(RAVI))
    assert "private" in _of(shown, str(RAVI))
    assert "ring" not in _of(shown, GROUP)
    edited = [each.reply for each in shown if each.chat == GROUP and each.reply.edits]
    assert [(each.plain, each.buttons) for each in edited] == [("🔒 Private entry · ₹900", ())], "nor does the old card"


async def test_the_groups_card_is_hidden_too_where_it_became_private_elsewhere(people: TelegramPeople) -> None:
    (card,) = await people.say(RAVI, "ring 900", HOME)
    assert card.reply.subject is not None
    shown = await _forge(people, 0, Tap(Verb.FIELD_SET, card.reply.subject, 1, "0.visibility.private"))
    assert "ring" in _of(shown, str(RAVI))
    assert "ring" not in _of(shown, GROUP)
    assert "Private entry" in _of(shown, GROUP)


async def test_who_taps_their_own_private_card_in_the_group_gets_it_alone(people: TelegramPeople) -> None:
    await people.say(RAVI, "ring 900", HOME)
    await people.say(RAVI, "make it private", HOME)
    shown = await people.tap(RAVI, "Edit", HOME)
    assert "ring" in _of(shown, str(RAVI))
    assert _of(shown, GROUP) == ""
    assert "I answer you in our private chat." in [each.toast for each in shown]


async def test_where_we_may_not_write_first_the_group_says_how_to_open_the_chat(
    people: TelegramPeople,
) -> None:
    people.scene.theatre.closed.add(str(RAVI))
    shown = await people.say(RAVI, "ring 900 private", HOME)
    assert "press Start" in _of(shown, GROUP)
    assert "https://t.me/purser_test_bot" in _of(shown, GROUP)
    assert "ring" not in _of(shown, GROUP)
    people.scene.theatre.closed.clear()
    await people.say(RAVI, "/start")
    assert "ring" in _of(await people.say(RAVI, "/waiting"), str(RAVI)), "nothing is lost"


@pytest.mark.parametrize("chat", [0, HOME])
async def test_no_forged_button_opens_or_changes_the_private_card_of_another(people: TelegramPeople, chat: int) -> None:
    await people.say(RAVI, "bread 40")
    await people.tap(RAVI, "Confirm")
    await people.say(ASHA, "sapphire 900 private")
    assert people.scene.household is not None
    async with people.scene.app.store.units(people.scene.household, None) as uow:
        (waiting,) = await uow.drafts.list_open()
    await people.say(ASHA, "necklace 700 private")
    await people.tap(ASHA, "Confirm")
    (saved,) = [each for each in await people.scene.book() if each.line.visibility is Visibility.PRIVATE]
    subjects: list[tuple[UUID, int]] = [(waiting.id, waiting.version), (saved.id, saved.version)]
    if saved.draft is not None:
        subjects.append((saved.draft, 1))
    for verb in Verb:
        for subject, version in subjects:
            shown = await _forge(people, chat, Tap(verb, subject, version))
            text = repr([(each.reply, each.toast) for each in shown if each.chat != str(ASHA)])
            assert not {word for word in ("sapphire", "necklace") if word in text}, verb
    async with people.scene.app.store.units(people.scene.household, None) as uow:
        after = await uow.drafts.get(waiting.id)
    assert after == waiting
    assert after.state is DraftState.OPEN
    assert saved.id in [each.id for each in await people.scene.book()]


async def _forge(people: TelegramPeople, chat: int, tap: Tap) -> list[Shown]:
    """Have Ravi send a button's data that he was never shown."""
    message = people.message(RAVI, "", chat)
    return await people.post(
        callback_query={"id": "9", "from": message["from"], "message": message, "data": tap.pack()}
    )
