"""A bank's file in a chat: a preview, one import, taken back as a whole, and nothing twice (A11, H1, H2)."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.messages import Attachment
from tests.conversations.stage import Shown, Stage, settle_in, stage

HEAD = "Date,Description,Amount,Currency\n"
WEEK = HEAD + (
    "2026-11-16,COFFEE HOUSE,-4.50,INR\n"
    "2026-11-16,COFFEE HOUSE,-4.50,INR\n"
    "2026-11-17,CITY WATER,-60.00,INR\n"
    "2026-11-18,ACME WAGES,900.00,INR\n"
)


async def send(scene: Stage, text: str, name: str = "week.csv", by: str = "Asha") -> list[Shown]:
    """Send a file as a document."""
    scene.theatre.files[name] = text.encode()
    return await scene.do(by, attachments=(Attachment("document", name, name, "text/csv", len(text)),))


async def amounts(scene: Stage) -> list[str]:
    """Return what the book holds, as words and minor units."""
    return sorted(f"{entry.line.description} {entry.line.money.minor}" for entry in await scene.book())


async def test_a_statement_is_previewed_imported_and_taken_back(database: str, tmp_path: Path) -> None:
    async with stage(tmp_path, url=database) as scene:
        await settle_in(scene, ("Asha",))
        (shown,) = await send(scene, WEEK)
        assert "4 lines" in shown.reply.plain
        assert "4 new, 0 in the book already, 0 to be asked" in shown.reply.plain
        assert await amounts(scene) == []
        await scene.tap("Asha", "Look")
        await scene.tap("Asha", "Back")
        await scene.tap("Asha", "Import 4")
        twins = ["ACME WAGES 90000", "CITY WATER 6000", "COFFEE HOUSE 450", "COFFEE HOUSE 450"]
        assert await amounts(scene) == twins
        told, again = await send(scene, WEEK, "again.csv")
        assert "I have this file already" in told.reply.plain
        assert "Saved" in again.reply.plain
        longer = WEEK + "2026-11-19,COFFEE HOUSE,-4.50,INR\n2026-11-16,COFFEE HOUSE,-4.50,INR\n"
        (shown,) = await send(scene, longer, "longer.csv")
        assert "2 new, 4 in the book already" in shown.reply.plain
        await scene.tap("Asha", "Discard")
        await scene.tap("Asha", "Undo", on=again)
        assert await amounts(scene) == []
        (shown,) = await send(scene, WEEK, "after.csv")
        assert "4 new" in shown.reply.plain


async def test_what_was_noted_is_matched_and_what_may_be_is_asked(database: str, tmp_path: Path) -> None:
    async with stage(tmp_path, url=database, today="2026-11-18") as scene:
        await settle_in(scene, ("Asha",))
        for text in ("city water 60", "breakfast 4.50"):
            await scene.do("Asha", text)
            await scene.tap("Asha", "Confirm")
        (shown,) = await send(scene, WEEK)
        assert "2 new, 1 in the book already, 1 to be asked" in shown.reply.plain
        shown_all = await scene.tap("Asha", "Import 2")
        assert any("Saved" in each.reply.plain for each in shown_all)
        (asked,) = [each.reply.plain for each in shown_all if "May be" in each.reply.plain]
        assert "breakfast" in asked
        await scene.tap("Asha", "It is breakfast")
        assert await amounts(scene) == ["ACME WAGES 90000", "COFFEE HOUSE 450", "breakfast 450", "city water 6000"]
        (shown,) = await send(scene, WEEK + "\n", "again.csv")
        assert "Nothing in it is new" in shown.reply.plain


async def test_lines_of_one_message_are_known_though_the_bank_tells_of_them_in_two_files(tmp_path: Path) -> None:
    """Two cards, or two months: what one file told of one line says nothing of the other."""
    async with stage(tmp_path, today="2026-11-18") as scene:
        await settle_in(scene, ("Asha",))
        await scene.do("Asha", "city water 60, coffee house 4.50")
        await scene.tap("Asha", "Confirm")
        for told in ("CITY WATER,-60.00", "COFFEE HOUSE,-4.50"):
            shown = await send(scene, f"{HEAD}2026-11-18,{told},INR\n", f"{told}.csv")
            assert "Nothing in it is new" in shown[0].reply.plain
        shown = await send(scene, f"{HEAD}2026-11-18,COFFEE HOUSE MAIN STREET,-4.50,INR\n", "third.csv")
        assert "1 new, 0 in the book already" in shown[0].reply.plain


@pytest.mark.parametrize("text", ["", HEAD, "hello\nworld\n", HEAD + "2027-01-01,LATER,-1.00,INR\n"])
async def test_a_file_that_cannot_be_used_changes_nothing(tmp_path: Path, text: str) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha",))
        (shown,) = await send(scene, text)
        assert shown.reply.plain.endswith(".")
        assert not shown.reply.buttons
        assert await amounts(scene) == []


async def test_the_order_of_day_and_month_is_asked_once_for_the_whole_file(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha",))
        text = "Date,Description,Amount\n02/03/2026,ONE,-1.00\n05/03/2026,TWO,-2.00\n"
        (shown,) = await send(scene, text)
        assert "Import" not in str(shown.reply.buttons)
        second = shown.reply.buttons[1][0] if len(shown.reply.buttons[0]) == 1 else shown.reply.buttons[0][1]
        await scene.tap("Asha", second.label)
        await scene.tap("Asha", "Confirm")
        assert sorted(str(entry.line.day) for entry in await scene.book()) == ["2026-02-03", "2026-05-03"]


async def test_a_statement_of_what_is_known_tells_its_balances_and_gives_the_account(tmp_path: Path) -> None:
    ofx = (
        "OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><STMTRS><CURDEF>INR<BANKACCTFROM><ACCTID>00114821</BANKACCTFROM>"
        "<BANKTRANLIST><STMTTRN><DTPOSTED>20261117<TRNAMT>-60.00<NAME>CITY WATER</STMTTRN></BANKTRANLIST>"
        "<LEDGERBAL><BALAMT>940.00</LEDGERBAL></STMTRS></OFX>"
    )
    async with stage(tmp_path, today="2026-11-18") as scene:
        await settle_in(scene, ("Asha",))
        await scene.do("Asha", "city water 60 yesterday")
        await scene.tap("Asha", "Confirm")
        shown = await send(scene, ofx, "day.ofx")
        assert "your message and the statement" in shown[-1].reply.plain
        (told,) = await scene.do("Asha", "net worth")
        assert "\u00b7\u00b74821: \u20b9940" in told.reply.plain
        assert "unexplained" not in told.reply.plain
        (entry,) = await scene.book()
        assert entry.line.account == "\u00b7\u00b74821"


async def test_a_line_of_more_than_was_noted_is_asked_and_what_it_says_is_taken_over_once(tmp_path: Path) -> None:
    async with stage(tmp_path, today="2026-11-18") as scene:
        await settle_in(scene, ("Asha",))
        await scene.do("Asha", "coffee house 4.25")
        await scene.tap("Asha", "Confirm")
        shown = await send(scene, f"{HEAD}2026-11-18,COFFEE HOUSE,-4.50,INR\n2026-11-18,CITY WATER,-60.00,INR\n")
        assert "1 new, 0 in the book already, 1 to be asked" in shown[0].reply.plain
        cards = await scene.tap("Asha", "Import 1")
        assert any("₹0.25 more" in each.reply.plain for each in cards)
        await scene.tap("Asha", "It is coffee house, ₹4.50")
        assert await amounts(scene) == ["CITY WATER 6000", "coffee house 450"]


async def test_a_line_is_not_asked_about_what_another_line_of_the_file_tells_exactly(tmp_path: Path) -> None:
    async with stage(tmp_path, today="2026-11-18") as scene:
        await settle_in(scene, ("Asha",))
        await scene.do("Asha", "coffee house 4.50")
        await scene.tap("Asha", "Confirm")
        shown = await send(scene, f"{HEAD}2026-11-18,COFFEE HOUSE,-4.50,INR\n2026-11-18,COFFEE HOUSE,-5.00,INR\n")
        assert "1 new, 1 in the book already, 0 to be asked" in shown[0].reply.plain


def camt(*entries: tuple[str, str, str]) -> str:
    """Return a report of some entries: amount, state and day."""
    told = "".join(
        f'<Ntry><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>{state}</Cd></Sts>'
        f"<BookgDt><Dt>{day}</Dt></BookgDt><AddtlNtryInf>ARAL TANKSTELLE</AddtlNtryInf></Ntry>"
        for amount, state, day in entries
    )
    head = '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.052.001.08"><BkToCstmrAcctRpt><Rpt>'
    return f"{head}<Acct><Id><IBAN>DE02120300000000202051</IBAN></Id></Acct>{told}</Rpt></BkToCstmrAcctRpt></Document>"


async def test_what_a_bank_announced_and_then_booked_is_one_entry_though_its_amount_changed(tmp_path: Path) -> None:
    async with stage(tmp_path, today="2026-11-20") as scene:
        await settle_in(scene, ("Asha",))
        waits = camt(("60.00", "PDNG", "2026-11-16"), ("20.00", "PDNG", "2026-11-16"))
        await send(scene, waits, "waits.xml")
        await scene.tap("Asha", "Import 2")
        booked = camt(("43.10", "BOOK", "2026-11-18"), ("20.00", "BOOK", "2026-11-18"))
        shown = await send(scene, booked, "booked.xml")
        assert any("announced" in each.reply.plain for each in shown)
        assert await amounts(scene) == ["ARAL TANKSTELLE 2000", "ARAL TANKSTELLE 6000"]
        await scene.tap("Asha", "It is ARAL TANKSTELLE, €43.10")
        assert await amounts(scene) == ["ARAL TANKSTELLE 2000", "ARAL TANKSTELLE 4310"]


async def test_a_booking_of_much_more_days_later_is_asked(tmp_path: Path) -> None:
    async with stage(tmp_path, today="2026-11-20") as scene:
        await settle_in(scene, ("Asha",))
        await send(scene, camt(("30.00", "PDNG", "2026-11-15")), "waits.xml")
        await scene.tap("Asha", "Import 1")
        shown = await send(scene, camt(("75.00", "BOOK", "2026-11-20")), "booked.xml")
        assert any("announced" in each.reply.plain for each in shown)
        await scene.tap("Asha", "It is ARAL TANKSTELLE, €75")
        assert await amounts(scene) == ["ARAL TANKSTELLE 7500"]


async def test_what_was_noted_and_announced_is_not_new_once_it_is_booked(tmp_path: Path) -> None:
    async with stage(tmp_path, today="2026-11-20") as scene:
        await settle_in(scene, ("Asha",))
        await scene.do("Asha", "Aral Tankstelle 60 eur on 15 November")
        await scene.tap("Asha", "Confirm")
        for state, day in (("PDNG", "2026-11-16"), ("BOOK", "2026-11-18")):
            shown = await send(scene, camt(("60.00", state, day)), f"{state}.xml")
            assert "Nothing in it is new" in shown[0].reply.plain
        assert await amounts(scene) == ["Tankstelle 6000"]


async def test_both_sides_of_a_transfer_are_known_in_the_statements_of_both_banks(tmp_path: Path) -> None:
    async with stage(tmp_path, today="2026-11-21") as scene:
        await settle_in(scene, ("Asha",))
        await scene.do("Asha", "Rs 5000.00 debited from a/c XX4821 to ASHA on 20-11-26. Avl Bal Rs 12,300.00")
        await scene.tap("Asha", "Confirm")
        await scene.do("Asha", "Rs 5000.00 credited to a/c XX7755 from ASHA on 20-11-26. Avl Bal Rs 6,000.00")
        await scene.tap("Asha", "It is one transfer")
        for account, amount in (("0000 1111 7755", "5000.00"), ("0000 1111 4821", "-5000.00")):
            rows = f"2026-11-20,NEFT ASHA,{amount}\n2026-11-19,TRAM,-40.00\n"
            text = f"Account No: {account}\nDate,Description,Amount\n{rows}"
            shown = await send(scene, text, f"{account}.csv")
            assert "1 new, 1 in the book already, 0 to be asked" in shown[0].reply.plain
        await scene.do("Asha", "confirm all")
        assert await amounts(scene) == ["ASHA 500000", "TRAM 4000", "TRAM 4000"]


async def test_the_cards_that_ask_about_lines_leave_and_come_back_with_their_import(tmp_path: Path) -> None:
    async with stage(tmp_path, today="2026-11-21") as scene:
        await settle_in(scene, ("Asha",))
        await scene.do("Asha", "flowers 500 yesterday")
        await scene.tap("Asha", "Confirm")
        file = f"{HEAD}2026-11-20,ROSE GARDEN,-500.00,INR\n2026-11-19,CITY TRAM,-50.00,INR\n"
        await send(scene, file)
        await scene.tap("Asha", "Import 1")
        undone = await scene.tap("Asha", "Undo")
        (shown,) = await scene.do("Asha", "/waiting")
        assert "No card is waiting" in shown.reply.plain
        await scene.tap("Asha", "Restore", on=undone[-1])
        cards = await scene.do("Asha", "/waiting")
        assert "May be flowers" in cards[-1].reply.plain
        await scene.tap("Asha", "It is flowers")
        told, _card = await send(scene, file)
        assert "I have this file already" in told.reply.plain
        assert await amounts(scene) == ["CITY TRAM 5000", "flowers 50000"]


async def test_lines_of_a_file_are_filed_as_the_household_files_their_shop(database: str, tmp_path: Path) -> None:
    async with stage(tmp_path, url=database) as scene:
        await settle_in(scene, ("Asha",))
        await scene.do("Asha", "zorblax 60")
        await scene.tap("Asha", "Confirm")
        await scene.do("Asha", "zorblax is gifts")
        await send(scene, HEAD + "2026-11-16,ZORBLAX,-70.00,INR\n2026-11-17,QUIBBLE,-80.00,INR\n")
        await scene.tap("Asha", "Import 2")
        filed = {entry.line.description: entry.line.category for entry in await scene.book()}
        assert filed == {"zorblax": "gifts", "ZORBLAX": "gifts", "QUIBBLE": "other"}


async def test_a_discarded_import_stays_closed_where_its_file_was_sent_again(tmp_path: Path) -> None:
    async with stage(tmp_path, today="2026-11-18") as scene:
        await settle_in(scene, ("Asha",))
        await send(scene, WEEK)
        *_, thrown = await scene.tap("Asha", "Discard")
        await send(scene, WEEK, "again.csv")
        told, newer = await scene.tap("Asha", thrown.reply.buttons[0][0].label, on=thrown)
        assert "sent again after that" in told.reply.plain
        assert "4 new" in newer.reply.plain
        *_, saved = await scene.tap("Asha", "Import 4", on=newer)
        *_, undone = await scene.tap("Asha", "Undo", on=saved)
        await send(scene, WEEK, "third.csv")
        told, newer = await scene.tap("Asha", "Restore", on=undone)
        assert "sent again after that" in told.reply.plain
        await scene.tap("Asha", "Import 4", on=newer)
        assert len(await amounts(scene)) == 4


async def test_the_account_of_a_file_that_names_none_is_asked(tmp_path: Path) -> None:
    async with stage(tmp_path, today="2026-11-18") as scene:
        await settle_in(scene, ("Asha",))
        (shown,) = await send(scene, WEEK)
        assert "so none is kept" in shown.reply.plain
        await scene.tap("Asha", "Discard")
        await scene.do("Asha", "/accounts wallet 2800")
        (shown,) = await send(scene, WEEK, "again.csv")
        assert "Which one is it from?" in shown.reply.plain
        (named,) = await scene.tap("Asha", "wallet", on=shown)
        assert "Which one is it from?" not in named.reply.plain
        await scene.tap("Asha", "Import 4", on=named)
        assert {entry.line.account for entry in await scene.book()} == {"wallet"}
