"""E2: a receipt, a bank's text and a statement in another currency ask for their rates like what is typed."""

from __future__ import annotations

from pathlib import Path

from tests.conversations.stage import Shown, Stage, settle_in, stage
from tests.conversations.test_receipts import market
from tests.conversations.test_receipts import send as send_photo
from tests.conversations.test_statements import send as send_file

CAFE = """
CAFE CENTRAL
Hauptstr 5, Berlin
20.11.2026
Kaffee       4,50 EUR
Kuchen       3,50 EUR
SUMME        8,00 EUR
"""
WEEK = (
    "Date,Description,Amount,Currency\n"
    "2026-11-16,COFFEE HOUSE,-4.50,GBP\n"
    "2026-11-17,CITY WATER,-60.00,INR\n"
    "2026-11-19,TESCO,-10.00,GBP\n"
)
ALERT = "USD 25.00 spent on your card XX4821 at OPENAI on 20-11-26. Ref 552233"


async def converted(scene: Stage) -> dict[str, int | None]:
    """Return what each entry comes to in the household's minor units, by its description."""
    return {each.line.description: each.line.base.minor if each.line.base else None for each in await scene.book()}


def labels(shown: Shown) -> list[str]:
    return [button.label for row in shown.reply.buttons for button in row]


async def test_a_receipt_asks_the_rate_of_its_day(tmp_path: Path) -> None:
    async with market(tmp_path, CAFE) as scene:
        (card,) = await send_photo(scene, "Asha", "0")
        assert "1 EUR = ?" in labels(card)
        assert "not converted" in card.reply.plain
        (asked,) = await scene.tap("Asha", "1 EUR = ?")
        assert "How many INR was 1 EUR on yesterday" in asked.reply.plain
        (card,) = await scene.do("Asha", "90")
        assert "= \u20b9720" in card.reply.plain
        assert "1 EUR = ?" not in labels(card)


async def test_a_statement_asks_once_for_all_its_days_and_stays_a_statement(database: str, tmp_path: Path) -> None:
    async with stage(tmp_path, url=database) as scene:
        await settle_in(scene, ("Asha",))
        (card,) = await send_file(scene, WEEK)
        assert labels(card)[:2] == ["1 GBP = ?", "Later"]
        (asked,) = await scene.tap("Asha", "1 GBP = ?")
        assert "from Mon 16 Nov to Thu 19 Nov" in asked.reply.plain
        (card,) = await scene.do("Asha", "110")
        assert "Import 3" in labels(card)
        assert "= \u20b9495" in card.reply.plain
        assert "= \u20b91,100" in card.reply.plain
        await scene.tap("Asha", "Import 3")
        assert await converted(scene) == {"COFFEE HOUSE": 49500, "CITY WATER": None, "TESCO": 110000}


async def test_what_nobody_gave_a_rate_stands_beside_and_is_converted_afterwards(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha",))
        await send_file(scene, WEEK)
        saved = await scene.tap("Asha", "Import 3")
        assert saved[-1].reply.plain.count("not converted") == 2
        (answer,) = await scene.do("Asha", "how much did we spend this month?")
        assert "\u20b960 and \u00a314.50 (not converted)" in answer.reply.plain
        await scene.do("Asha", "/rates GBP 110 2026-11-16")
        assert await converted(scene) == {"COFFEE HOUSE": 49500, "CITY WATER": None, "TESCO": 110000}


async def test_rates_the_host_knows_are_brought_for_papers_too(tmp_path: Path) -> None:
    days = [f"2026-11-{day},INR,GBP,{rate}" for day, rate in ((16, 110), (19, 112))]
    listed = tmp_path / "rates.csv"
    listed.write_text("\n".join(["date,base,currency,rate", *days, "2026-11-20,INR,USD,84", ""]))
    async with stage(tmp_path, rates_file=listed) as scene:
        await settle_in(scene, ("Asha",))
        (card,) = await send_file(scene, WEEK)
        assert "1 GBP = ?" not in labels(card)
        await scene.tap("Asha", "Import 3")
        (card,) = await scene.do("Asha", ALERT)
        assert "= \u20b92,100" in card.reply.plain
        await scene.tap("Asha", "Confirm")
        found = await converted(scene)
        assert found == {"COFFEE HOUSE": 49500, "CITY WATER": None, "TESCO": 112000, "OPENAI": 210000}


async def test_a_bank_s_text_asks_and_an_import_left_for_later_stays_an_import(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha",))
        (card,) = await scene.do("Asha", ALERT)
        assert "1 USD = ?" in labels(card)
        (card,) = await send_file(scene, WEEK)
        card = (await scene.tap("Asha", "Later", on=card))[-1]
        assert "Import 3" in labels(card)
        assert "1 GBP = ?" not in labels(card)
