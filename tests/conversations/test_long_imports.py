"""Long files in a chat: their columns are asked once, their lines enter in parts, and leave as a whole (A11)."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.messages import Attachment
from core.usecases import import_long_statement, import_statement
from tests.conversations.stage import Shown, Stage, settle_in, stage

HEAD = "Date,Description,Amount,Balance\n"


def make_file(days: int, each: int, first: int = 1) -> str:
    """Return a statement of some days with equal lines on each."""
    rows = [f"2026-10-{day:02},COFFEE HOUSE,-4.50,\n" for day in range(first, first + days) for _ in range(each)]
    return HEAD + "".join(rows)


async def send(scene: Stage, text: str, name: str = "year.csv", by: str = "Asha") -> list[Shown]:
    """Send a file as a document."""
    scene.theatre.files[name] = text.encode()
    return await scene.do(by, attachments=(Attachment("document", name, name, "text/csv", len(text)),))


@pytest.fixture
def short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have files of more than ten lines be long, and parts of some lines."""
    monkeypatch.setattr(import_long_statement, "MOST_LINES", 10)
    monkeypatch.setattr(import_statement, "MOST_LINES", 10)
    monkeypatch.setattr(import_long_statement, "PART", 4)


async def run_jobs(scene: Stage) -> None:
    """Have the jobs run that are due, and what they say go out."""
    await scene.app.runner.run_due()
    await scene.app.settle()


@pytest.mark.usefixtures("short_parts")
async def test_a_long_file_is_compared_confirmed_and_taken_back_in_parts(database: str, tmp_path: Path) -> None:
    async with stage(tmp_path, url=database) as scene:
        await settle_in(scene, ("Asha",))
        await scene.do("Asha", "coffee house 4.50 on 3 October")
        await scene.tap("Asha", "Confirm")
        (shown,) = await send(scene, make_file(8, 3))
        assert "Reading 24 lines" in shown.reply.plain
        await run_jobs(scene)
        shown = scene.last("Asha")
        assert "23 new, 1 in the book already" in shown.reply.plain
        assert len(await scene.book()) == 1
        await scene.tap("Asha", "Import 23")
        await scene.tap("Asha", "Import 23", on=shown)
        await run_jobs(scene)
        assert "23 of 24" in scene.last("Asha").reply.plain
        assert len(await scene.book()) == 24
        (again,) = await send(scene, make_file(8, 3), "again.csv")
        assert "23 of 24" in again.reply.plain
        await scene.tap("Asha", "Take it back")
        await run_jobs(scene)
        assert "taken back" in scene.last("Asha").reply.plain
        assert len(await scene.book()) == 1


@pytest.mark.usefixtures("short_parts")
async def test_a_line_of_a_long_file_with_another_amount_than_was_noted_is_asked(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha",))
        await scene.do("Asha", "coffee house 4.25 on 3 October")
        await scene.tap("Asha", "Confirm")
        await send(scene, make_file(8, 3))
        await run_jobs(scene)
        assert "23 new, 0 in the book already, 1 to be asked" in scene.last("Asha").reply.plain
        await scene.tap("Asha", "Import 23")
        await run_jobs(scene)
        assert len(await scene.book()) == 24


@pytest.mark.usefixtures("short_parts")
async def test_lines_of_two_files_that_overlap_enter_once_though_both_were_compared_first(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha",))
        await send(scene, make_file(6, 2), "first.csv")
        await run_jobs(scene)
        first = scene.last("Asha")
        await send(scene, make_file(6, 3, 5), "second.csv")
        await run_jobs(scene)
        second = scene.last("Asha")
        assert "18 new" in second.reply.plain
        await scene.tap("Asha", "Import 12", on=first)
        await run_jobs(scene)
        await scene.tap("Asha", "Import 18", on=second)
        await run_jobs(scene)
        assert len(await scene.book()) == 12 + 14
        assert "14 of 18" in scene.last("Asha").reply.plain


def make_table(first: int) -> str:
    """Return a table whose header says nothing and whose numbers could all be amounts."""
    rows = [f"{day:02}/10/2026;N{day};{day + 2};{day}50\n" for day in range(first, first + 4)]
    return "Alpha;Beta;Gamma;Delta\n" + "".join(rows)


async def test_columns_are_asked_once_and_remembered(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha",))
        (shown,) = await send(scene, make_table(13))
        assert "Which column of this file holds the day?" in shown.reply.plain
        await scene.tap("Asha", "Alpha")
        assert "Which column holds the amount?" in scene.last("Asha").reply.plain
        await scene.tap("Asha", "Delta")
        await scene.tap("Asha", "Alpha", on=shown)
        assert "4 new" in scene.last("Asha").reply.plain
        await scene.tap("Asha", "Expense")
        await scene.tap("Asha", "Confirm")
        assert [entry.line.money.minor for entry in await scene.book()] == [135000, 145000, 155000, 165000]
        (shown,) = await send(scene, make_table(17), "next.csv")
        assert "4 new" in shown.reply.plain
        assert "Which" not in shown.reply.plain
        await scene.tap("Asha", "Import 4")
        assert {entry.line.kind.value for entry in await scene.book()} == {"expense"}


@pytest.mark.usefixtures("short_parts")
async def test_what_a_long_file_leaves_open_is_asked_before_it_is_compared(tmp_path: Path) -> None:
    rows = "".join(f"{day:02}/{day + 1:02}/2026,TRAM,2.20\n" for day in (2, 3, 4) for _ in range(5))
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha",))
        (shown,) = await send(scene, "Date,Description,Amount\n" + rows)
        assert "Amounts without a minus" in shown.reply.plain
        await scene.tap("Asha", "Spendings")
        assert "How are the days" in scene.last("Asha").reply.plain
        await scene.tap("Asha", "Month first")
        assert "Reading 15 lines" in scene.last("Asha").reply.plain
        await run_jobs(scene)
        await scene.tap("Asha", "Discard")
        assert "Thrown away" in scene.last("Asha").reply.plain
        await run_jobs(scene)
        assert await scene.book() == ()


@pytest.mark.usefixtures("short_parts")
async def test_the_days_of_a_long_file_of_another_app_are_asked(tmp_path: Path) -> None:
    head = "Account,Date,Payee,Category Group/Category,Outflow,Inflow\n"
    rows = "".join(f"Card,{day:02}/{day + 1:02}/2026,Tram,,2.20,0.00\n" for day in (2, 3, 4) for _ in range(5))
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha",))
        (shown,) = await send(scene, head + rows, "ynab.csv")
        assert "How are the days" in shown.reply.plain
        await scene.tap("Asha", "Month first")
        await run_jobs(scene)
        await scene.tap("Asha", "Import 15")
        await run_jobs(scene)
        assert {str(entry.line.day) for entry in await scene.book()} == {"2026-02-03", "2026-03-04", "2026-04-05"}


@pytest.mark.usefixtures("short_parts")
async def test_the_file_of_a_member_who_left_holds_up_nobody_elses(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha", "Ravi"))
        await send(scene, make_file(8, 3), "his.csv", by="Ravi")
        assert scene.household is not None
        async with scene.app.store.units(scene.household, None) as uow:
            await uow.books.remove_member(scene.members["Ravi"].id)
            await uow.commit()
        await send(scene, make_file(6, 2), "hers.csv")
        await run_jobs(scene)
        assert "12 new" in scene.last("Asha").reply.plain
