"""A private entry counts in every total and is listed to its owner alone: nothing of it reaches anybody else (C4)."""

from __future__ import annotations

from pathlib import Path

from core.model.entry import Entry, Visibility
from tests.conversations.stage import Shown, Stage, settle_in, stage

SECRETS = ("ring", "Tanishq", "surprise", "jewel")
LISTS = (
    "/last",
    "list everything this month",
    "list all expenses",
    "/find ring",
    "/find 900",
    "largest expenses this month",
    "top categories this month",
    "top merchants this month",
    "how much did Asha spend this month?",
    "how much for Ravi this month?",
    "how much on gifts this month?",
    "#surprise this month",
    "/today",
    "/month",
    "/waiting",
    "/trash",
    "/edit ring",
    "/delete ring",
    "delete the ring",
    "change ring to 5",
)


def leaves(shown: list[Shown], entry: Entry, secrets: tuple[str, ...] = SECRETS) -> list[str]:
    """Return what of an entry stands in anything that was shown: its words, its ids, its amount in a row."""
    text = repr([(one.reply, one.toast) for one in shown])
    ids = (str(entry.id), entry.id.hex)
    return [secret for secret in (*secrets, *ids) if secret in text]


async def write_gift(scene: Stage) -> Entry:
    """Have Asha note something private for Ravi, beside something that is not."""
    await scene.do("Asha", "milk 60")
    await scene.tap("Asha", "Confirm")
    await scene.do("Asha", "gold ring 900 at Tanishq #surprise for Ravi private")
    await scene.tap("Asha", "Confirm")
    return next(entry for entry in await scene.book() if entry.line.visibility is Visibility.PRIVATE)


async def test_no_list_search_or_answer_names_it_to_another(database: str, tmp_path: Path) -> None:
    async with stage(tmp_path, url=database) as scene:
        await settle_in(scene, ("Asha", "Ravi"))
        entry = await write_gift(scene)
        assert entry.line.money.minor == 90000
        for question in LISTS:
            shown = await scene.do("Ravi", question)
            echoed = tuple(secret for secret in SECRETS if secret not in question)
            assert leaves(shown, entry, echoed) == [], question
            if any("Why" in button.label for one in shown for row in one.reply.buttons for button in row):
                assert leaves(await scene.tap("Ravi", "Why"), entry, echoed) == [], f"why: {question}"
        assert "₹960" in (await scene.do("Ravi", "how much did we spend this month?"))[0].reply.plain
        assert "private: 1" in (await scene.do("Ravi", "/last"))[0].reply.plain


async def test_the_owner_sees_it_in_private_and_nobody_in_a_group(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha", "Ravi"))
        entry = await write_gift(scene)
        assert "ring" in (await scene.do("Asha", "/last"))[0].reply.plain
        await scene.do("Asha", "/start", chat="den", group=True)
        await scene.tap("Asha", "Yes", chat="den", group=True)
        for question in ("/last", "list everything this month", "/find ring", "/undo"):
            shown = await scene.do("Asha", question, chat="den", group=True)
            echoed = tuple(secret for secret in SECRETS if secret not in question)
            assert leaves(shown, entry, echoed) == [], question


async def test_the_export_of_another_holds_one_row_of_it(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha", "Ravi"))
        entry = await write_gift(scene)
        shown = await scene.do("Ravi", "/export")
        assert leaves(shown, entry) == []
        document = shown[0].reply.document
        assert document is not None
        assert "private: 1,900.00,INR" in document.content
        own = (await scene.do("Asha", "/export"))[0].reply.document
        assert own is not None
        assert "ring" in own.content


async def test_in_the_trash_and_on_an_open_card_it_is_as_private(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha", "Ravi"))
        entry = await write_gift(scene)
        await scene.do("Asha", "delete the ring")
        for question in ("/trash", "/undo", "/last"):
            assert leaves(await scene.do("Ravi", question), entry) == [], question
        await scene.do("Asha", "jewel box 50 private")
        for question in ("/waiting", "how much did we spend this month?", "confirm all"):
            assert leaves(await scene.do("Ravi", question), entry) == [], question
