"""Review beyond plain chats: photos, groups, forged buttons, reminders, readings (REQUIREMENTS B4, B7, B8, C4)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Select, select

from bot.handlers import drafts, entry, trash
from bot.messages import Attachment, Tap
from bot.verbs import Verb
from storage import tables
from tests.conversations.stage import Shown, Stage, settle_in, stage

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


@pytest.fixture
async def scene(sqlite: str, tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage(tmp_path, url=sqlite) as opened:
        await settle_in(opened, ("Asha", "Ravi"))
        yield opened


async def rows(scene: Stage, statement: Select[Any]) -> Sequence[Any]:
    return await scene.app.store.database.fetch((statement), {})


def told(shown: list[Shown]) -> str:
    return "\n".join(each.reply.plain for each in shown)


def labels(shown: list[Shown]) -> list[str]:
    return [button.label for each in shown for row in each.reply.buttons for button in row]


async def photo(scene: Stage, text: str = "") -> list[Shown]:
    scene.theatre.files["f1"] = PNG
    return await scene.do("Asha", text, attachments=(Attachment("photo", "f1"),))


async def test_a_photo_with_words_is_their_proof(scene: Stage) -> None:
    assert "₹540" in told(await photo(scene, "groceries 540"))
    (proof,) = await rows(scene, select(tables.proof))
    assert proof["source"] == "photo"
    assert scene.household is not None
    assert await scene.app.store.files.get(scene.household, proof["file"]) == PNG


async def test_a_photo_without_words_waits_for_them(scene: Stage) -> None:
    assert "I kept the photo" in told(await photo(scene))
    assert await rows(scene, select(tables.draft)) == []
    await scene.do("Asha", "groceries 540")
    await scene.do("Asha", "tea 20")
    first, second = sorted(await rows(scene, select(tables.proof)), key=lambda row: str(row["text"]))
    assert (first["source"], second["source"]) == ("photo", "message")


async def group(scene: Stage) -> None:
    """Bind a family group."""
    assert scene.household is not None
    async with scene.app.store.units(scene.household, None) as uow:
        await uow.books.bind_chat("console", "family")
        await uow.commit()


async def test_in_a_group_another_member_confirms(scene: Stage) -> None:
    await group(scene)
    await scene.do("Asha", "milk 60", chat="family", group=True)
    await scene.tap("Ravi", "Confirm", chat="family", group=True)
    (entry,) = await scene.book()
    assert entry.author == scene.members["Asha"].id
    (change,) = await rows(scene, select(tables.change).where(tables.change.c.action == "confirm"))
    assert change["member_id"] == scene.members["Ravi"].id


async def test_a_group_makes_nothing_private_and_shows_nothing_private(scene: Stage) -> None:
    await group(scene)
    there: dict[str, Any] = {"chat": "family", "group": True}
    card = await scene.do("Asha", "gift 900", **there)
    assert "Make private" not in " ".join(labels(await scene.tap("Asha", "Edit", **there)))
    forged = Tap(Verb.FIELD_SET, card[0].reply.subject, 1, "0.visibility.private")
    assert "Write to me privately" in told(await scene.do("Asha", tap=forged, tap_id="t", message="1", **there))
    await scene.tap("Asha", "Confirm", on=card[0], **there)
    (entry,) = await scene.book()
    private = Tap(Verb.ENTRY_SET, entry.id, 1, "0.visibility.private")
    assert "🔒 private" in told(await scene.do("Asha", tap=private, tap_id="t", message="1"))
    for said in ("/last", "/trash"):
        assert "gift" not in told(await scene.do("Asha", said, **there))
    undone = await scene.tap("Asha", "Undo", **there)
    assert "gift" not in told(undone)
    assert "privately" in told(undone), "nor is it undone where it cannot be shown"
    assert "gift" in told(await scene.do("Asha", "delete the gift"))
    assert "gift" not in told(await scene.do("Asha", "/trash", **there))
    assert "gift" in told(await scene.do("Asha", "/trash"))


async def test_only_the_author_changes_who_sees_it(scene: Stage) -> None:
    await scene.do("Asha", "gift 900")
    await scene.tap("Asha", "Confirm")
    (entry,) = await scene.book()
    forged = Tap(Verb.ENTRY_SET, entry.id, 1, "0.visibility.private")
    assert "Only the one who wrote it" in told(await scene.do("Ravi", tap=forged, tap_id="t", message="9"))


ARGUMENTS = [
    "x",
    "9",
    "-1.a",
    "0.nonsense.x",
    "0.category.nope",
    "0.category.999",
    "0.date.31-31",
    "0.kind.loan",
    "0.payer.zz",
    "0.account.zz",
]


@pytest.mark.parametrize("verb", sorted({*drafts.router.taps, *entry.router.taps, *trash.router.taps}))
async def test_no_forged_button_breaks_or_writes(scene: Stage, verb: str) -> None:
    """Whatever a button carries, there is an answer and the book stays as it is."""
    draft = (await scene.do("Asha", "milk 60"))[0].reply.subject
    for subject in (draft, UUID(int=5), None):
        for argument in ("", *ARGUMENTS):
            if verb == Verb.CONFIRM_DRAFT:
                continue
            shown = await scene.do("Asha", tap=Tap(verb, subject, 1, argument), tap_id="t", message="1")
            assert "broke" not in told(shown), (verb, subject, argument)
    assert await scene.book() == ()
    assert set(drafts.router.answers) == {Verb.FIELD_TYPED}


async def test_another_household_finds_no_card(scene: Stage) -> None:
    draft = (await scene.do("Asha", "milk 60"))[0].reply.subject
    await settle_in(scene, ("Olga", "Petr"))
    of_no_card = {Verb.OPEN_ENTRY, Verb.DISCARD_ALL, Verb.WAITING_CARDS}
    for verb in sorted({*drafts.router.taps, *entry.router.taps} - of_no_card):
        shown = await scene.do("Olga", tap=Tap(verb, draft, 1, "0.0"), tap_id="t", message="1")
        assert "cannot find" in told(shown), verb
        assert "milk" not in told(shown)
    assert await rows(scene, select(tables.entry)) == []


async def test_a_card_left_alone_speaks_up_once_then_expires(scene: Stage) -> None:
    await scene.do("Asha", "milk 60")
    for hours, word in ((20, "Still waiting"), (5, ""), (6 * 24, "expired"), (5, "")):
        scene.clock.instant += timedelta(hours=hours)
        before = len(scene.theatre.shown)
        await scene.app.runner.run_due()
        await scene.app.settle()
        said = told(scene.theatre.shown[before:])
        assert (word in said) if word else not said
    assert "expired" in told(await scene.tap("Asha", "Confirm", on=scene.theatre.shown[0]))
    assert await scene.book() == ()


async def test_a_reminder_can_be_confirmed_and_replied_to(scene: Stage) -> None:
    await scene.do("Asha", "milk 60")
    scene.clock.instant += timedelta(hours=20)
    await scene.app.runner.run_due()
    await scene.app.settle()
    reminder = scene.theatre.shown[-1]
    assert "₹65" in told(await scene.do("Asha", "no, 65", reply_to=reminder.message))
    await scene.tap("Asha", "Confirm")
    assert len(await scene.book()) == 1


async def test_every_reading_is_logged(scene: Stage) -> None:
    for text in ("milk 60", "milk 0", "hello", "how much this month?"):
        await scene.do("Asha", text)
    logged = {row["text"]: row for row in await rows(scene, select(tables.parsing))}
    assert "milk" in logged["milk 60"]["output"]
    assert logged["milk 0"]["errors"] == "amount-zero"
    assert {"hello", "how much this month?"} <= set(logged)
    assert all(row["reader"] == "rules" and row["took_us"] >= 0 for row in logged.values())


async def test_cards_survive_a_restart(scene: Stage, sqlite: str, tmp_path: Path) -> None:
    card = (await scene.do("Asha", "milk 60"))[0]
    async with stage(tmp_path, url=sqlite) as again:
        again.household, again.members = scene.household, scene.members
        again.events = 100
        await again.tap("Asha", "Confirm", on=card)
        assert len(await again.book()) == 1
