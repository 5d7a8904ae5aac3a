"""The page of imports: a file sent, its counts, what is doubtful with both sides, and the way back (A11, H2)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.usecases import answer_import
from tests.bot.web.house import House, form_token
from tests.conversations.stage import stage

WEEK = "Date,Description,Amount\n2026-11-16,COFFEE HOUSE,-4.50\n2026-11-17,CITY WATER,-60.00\n2026-11-18,WAGES,900.00\n"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """Asha's household with a viewer."""
    async with stage(tmp_path, today="2026-11-18") as scene:
        made = House(scene)
        await made.found("Asha")
        await made.found("Eve")
        yield made


async def test_a_file_is_sent_confirmed_settled_and_taken_back(house: House) -> None:
    async with house.browser("Asha") as asha:
        for text in ("breakfast 4.50 on 16 November", "city water 60 yesterday"):
            (draft,) = (await asha.post("/api/v1/entries/log", json={"text": text})).json()["items"]
            assert (await asha.post(f"/api/v1/drafts/{draft['id']}/confirm")).status_code == 200
        page = await asha.get("/imports")
        assert "Nothing was imported yet" in page.text
        sent = await asha.post(
            "/imports", data={"csrf": form_token(page)}, files={"file": ("week.csv", WEEK.encode(), "text/csv")}
        )
        assert sent.status_code == 303
        assert (
            "What has to be asked about it is asked in the web chat" in (await asha.get(sent.headers["location"])).text
        )
        assert 'hx-get="/imports?sent=1" hx-trigger="every 2s"' in (await asha.get(sent.headers["location"])).text
        await house.scene.app.conversation.idle()
        page = await asha.get("/imports")
        assert 'hx-get="/imports" hx-trigger="every 10s"' in page.text
        assert "week.csv" in page.text
        assert "1 new, 1 in the book already, 1 to be asked" in page.text
        (made,) = (await asha.get("/api/v1/imports")).json()["items"]
        assert (made["state"], made["new"], made["known"], made["doubtful"]) == ("ready", 1, 1, 1)
        form = {"csrf": form_token(page)}
        address = f"/imports/{made['id']}"
        assert f'<a href="{address}">Look at the lines</a>' in page.text
        lines = (await asha.get(address)).text
        assert "WAGES" in lines
        assert "more</p>" not in lines
        assert "COFFEE HOUSE" not in lines
        assert f'action="{address}/confirm"' in lines
        async with house.browser("Eve") as eve:
            assert (await eve.get(address)).status_code == 404
        assert (await asha.post(f"{address}/confirm", data=form)).status_code == 303
        assert (await asha.get(address)).status_code == 404
        page = await asha.get("/imports")
        assert "COFFEE HOUSE" in page.text
        assert "breakfast" in page.text
        line = page.text.partition("/imports/lines/")[2][:36]
        answer = {"csrf": form_token(page), "answer": "same"}
        assert (await asha.post(f"/imports/lines/{line}/settle", data=answer)).status_code == 303
        assert len((await asha.get("/api/v1/entries")).json()["items"]) == 3
        undone = await asha.post(f"/api/v1/imports/{made['id']}/undo")
        assert undone.json()["state"] == "undone"
        assert len((await asha.get("/api/v1/entries")).json()["items"]) == 2


async def test_an_import_older_than_those_listed_can_be_confirmed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.browser("Asha") as asha:
        form = {"csrf": form_token(await asha.get("/imports"))}
        await asha.post("/imports", data=form, files={"file": ("week.csv", WEEK.encode(), "text/csv")})
        await house.scene.app.conversation.idle()
        (made,) = (await asha.get("/api/v1/imports")).json()["items"]
        monkeypatch.setattr(answer_import, "MOST_SHOWN", 0)
        assert (await asha.get("/api/v1/imports")).json()["items"] == []
        confirmed = await asha.post(f"/api/v1/imports/{made['id']}/confirm")
        assert confirmed.json()["state"] == "done"


async def test_only_a_card_of_one_line_of_a_file_is_put_to_what_it_may_be(house: House) -> None:
    async with house.browser("Asha") as asha:
        (known,) = (await asha.post("/api/v1/entries/log", json={"text": "coffee house 4.50"})).json()["items"]
        await asha.post(f"/api/v1/drafts/{known['id']}/confirm")
        (card,) = (await asha.post("/api/v1/entries/log", json={"text": "coffee house 4.50, tea 20"})).json()["items"]
        answer = {"csrf": form_token(await asha.get("/imports")), "answer": "same"}
        told = await asha.post(f"/imports/lines/{card['id']}/settle", data=answer)
        assert 'class="refusal"' in told.text
        assert (await asha.get(f"/api/v1/drafts/{card['id']}")).json()["draft"]["state"] == "open"


async def test_a_file_sent_twice_under_one_key_is_read_once(house: House) -> None:
    async with house.browser("Asha") as asha:
        headers, file = {"idempotency-key": "week-2026-47"}, ("week.csv", WEEK.encode(), "text/csv")
        sent = [await asha.post("/api/v1/imports", headers=headers, files={"file": file}) for _ in range(2)]
        assert [each.status_code for each in sent] == [202, 202]
        assert sent[0].json() == sent[1].json()
        await house.scene.app.conversation.idle()
        assert len((await asha.get("/api/v1/imports")).json()["items"]) == 1


async def test_what_cannot_be_imported_is_told(house: House) -> None:
    async with house.browser("Asha") as asha:
        form = {"csrf": form_token(await asha.get("/imports"))}
        told = await asha.post("/imports", data=form, files={"file": ("x.exe", b"\x7fELF\x00\x01", "a/b")})
        assert told.status_code == 422
        assert 'class="refusal"' in told.text
        gone = await asha.post("/imports/00000000-0000-0000-0000-000000000001/undo", data=form)
        assert gone.status_code == 404
