"""A page says what its form did, beside it, and takes it back where it can; each thing can begin on a page."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.web.house import House, form_number, form_token, send_form
from tests.bot.web.parrot import SQUARE
from tests.conversations.stage import stage


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with stage(tmp_path) as scene:
        made = House(scene)
        await made.found("Asha")
        await made.join("Ravi", "Asha")
        yield made


def _done(page: str) -> str:
    found = re.search(r'<(p|div) class="done[^>]*id="done".*?</\1>', page, re.DOTALL)
    assert found, page
    return found[0]


async def test_a_budget_set_again_says_what_it_was_and_is_taken_back(house: House) -> None:
    async with house.browser("Asha") as asha:
        await send_form(asha, "/budgets", category="groceries", limit="400")
        answer = await send_form(asha, "/budgets", category="groceries", limit="500")
        page = await asha.get(answer.headers["location"])
        assert "it was ₹400, it is ₹500 now" in _done(page.text)
        undo = re.search(r'action="(/budgets/[^"]+/undo)"', page.text)
        assert undo
        answer = await asha.post(undo[1], data={"csrf": form_token(page)})
        page = await asha.get(answer.headers["location"])
        assert "Taken back" in _done(page.text)
        assert 'value="400.00"' in page.text


async def test_a_budget_is_removed_after_a_question_and_comes_back(house: House) -> None:
    async with house.browser("Asha") as asha:
        await send_form(asha, "/budgets", category="groceries", limit="400")
        page = await asha.get("/budgets")
        remove = re.search(r'action="(/budgets/[^"]+/remove)".*?<p>(.*?)</p>', page.text)
        assert remove
        assert "Remove the budget for" in remove[2]
        answer = await asha.post(remove[1], data={"csrf": form_token(page)})
        page = await asha.get(answer.headers["location"])
        assert "is gone" in _done(page.text)
        await asha.post(remove[1].replace("remove", "undo"), data={"csrf": form_token(page)})
        assert 'value="400.00"' in (await asha.get("/budgets")).text


async def test_an_invite_stays_one_when_its_page_is_loaded_again(house: House) -> None:
    async with house.browser("Asha") as asha:
        answer = await send_form(asha, "/settings", to="/settings/invite", role="viewer")
        assert answer.status_code == 303
        asha.headers["cookie"] += f"; purser-once={answer.cookies['purser-once']}"
        first, again = [(await asha.get(answer.headers["location"])).text for _ in range(2)]
        code = re.search(r"<code>(\w+)</code>", first)
        assert code
        assert f"/join?code={code[1]}" in first
        assert "as viewer" in _done(first)
        assert "48 hours" in _done(first)
        assert code[1] in again
        assert again.count("/settings/invite-end") == 1
        assert code[1] not in (await asha.get("/settings")).text


async def test_an_invite_made_in_an_app_tells_its_role_and_hours(house: House) -> None:
    async with await house.register("Zoe") as zoe:
        answer = await send_form(zoe, "/settings", to="/settings/invite", role="viewer")
    assert answer.status_code == 200
    assert "as viewer" in _done(answer.text)
    assert "48 hours" in _done(answer.text)


async def test_what_is_shown_once_is_for_its_own_session(house: House) -> None:
    async with house.browser("Asha") as asha, house.browser("Ravi") as ravi:
        answer = await send_form(asha, "/settings", to="/settings/token", name="phone")
        kept = answer.cookies["purser-once"]
        secret = kept.split(":")[1]
        asha.headers["cookie"] += f"; purser-once={kept}"
        assert secret in (await asha.get("/settings?saved=token")).text
        ravi.headers["cookie"] += f"; purser-once={kept}"
        assert secret not in (await ravi.get("/settings?saved=token")).text


async def test_a_removed_member_is_named_and_still_chosen_by(house: House) -> None:
    ravi = house.members["Ravi"].member.id
    async with house.browser("Asha") as asha:
        answer = await send_form(asha, "/settings", to="/settings/member-remove", id=str(ravi))
        assert "Ravi was removed" in _done((await asha.get(answer.headers["location"])).text)
        page = await asha.get(f"/entries?member={ravi}")
        assert page.status_code == 200
        assert f'value="{ravi}" selected' in page.text


@pytest.mark.parametrize(
    ("typed", "zone"), [("Berlin", "Europe/Berlin"), ("berlin", "Europe/Berlin"), ("Asia/Tokyo", "Asia/Tokyo")]
)
async def test_a_zone_is_read_as_the_chat_reads_it(house: House, typed: str, zone: str) -> None:
    async with house.browser("Asha") as asha:
        await send_form(asha, "/settings", to="/settings/household", zone=typed)
        assert f'value="{zone}"' in (await asha.get("/settings")).text


@pytest.mark.parametrize("path", ["/entries", "/dashboard", "/api/v1/reports/trends"])
@pytest.mark.parametrize("days", ["first=0001-01-01&last=0001-01-02", "first=9999-12-30&last=9999-12-31"])
async def test_days_too_far_away_get_a_sentence(house: House, path: str, days: str) -> None:
    async with house.browser("Asha") as asha:
        page = await asha.get(f"{path}?{days}")
        assert page.status_code == 422
        assert "further than I can look" in page.text


@pytest.mark.parametrize("path", ["/entries", "/dashboard"])
async def test_days_the_wrong_way_round_get_a_sentence_on_the_page(house: House, path: str) -> None:
    async with house.browser("Asha") as asha:
        page = await asha.get(f"{path}?first=2026-11-20&last=2026-11-10")
        assert page.status_code == 422
        assert "the other way round" in page.text
        assert 'class="top"' in page.text


async def test_an_entry_begins_on_the_page_and_is_saved_once(house: House) -> None:
    async with house.browser("Asha") as asha:
        page = await asha.get("/entries/new")
        typed = {"csrf": form_token(page), "once": form_number(page), "amount": "1,250.50", "currency": "USD"}
        typed |= {"description": "lamp", "day": "2026-11-03", "kind": "expense", "category": "household"}
        done = await asha.post("/entries/new", data=typed)
        assert done.headers["location"].endswith("?saved=1#done")
        again = await asha.post("/entries/new", data=typed)
        assert "saved already" in again.text
        assert 'value="lamp"' in again.text
        (entry,) = (await asha.get("/api/v1/entries")).json()["items"]
        assert (entry["money"]["minor"], entry["money"]["currency"]) == (125_050, "USD")
        assert (entry["description"], entry["day"], entry["category"]) == ("lamp", "2026-11-03", "household")


@pytest.mark.parametrize(("field", "value"), [("amount", "much"), ("day", "0001-01-01"), ("day", "2999-01-01")])
async def test_a_new_entry_that_cannot_be_gets_a_sentence(house: House, field: str, value: str) -> None:
    async with house.browser("Asha") as asha:
        typed = {"amount": "5", "currency": "INR", "description": "tea", "day": "2026-11-03"}
        answer = await send_form(asha, "/entries/new", **typed | {field: value})
        assert 400 <= answer.status_code < 500
        assert 'role="alert"' in answer.text
        assert f'value="{value}"' in answer.text
        assert (await asha.get("/api/v1/entries")).json()["items"] == []


async def test_a_bill_begins_on_the_page(house: House) -> None:
    async with house.browser("Asha") as asha:
        page = await asha.get("/bills")
        day = re.search(r'name="day" type="date" value="([^"]+)"', page.text)
        assert day
        typed = {"once": form_number(page), "name": "gym", "amount": "900", "rhythm": "quarter", "day": day[1]}
        done = await send_form(asha, "/bills", **typed)
        assert done.status_code == 303, done.text
        (rule,) = (await asha.get("/api/v1/recurring")).json()["items"]
        assert (rule["rhythm"]["unit"], rule["rhythm"]["every"], rule["start"]) == ("month", 3, day[1])
        assert rule["line"]["money"]["minor"] == 90_000
        assert "saved already" in (await send_form(asha, "/bills", **typed)).text


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
async def test_a_bill_of_another_age_gets_a_sentence(house: House, day: str) -> None:
    async with house.browser("Asha") as asha:
        typed = {"name": "gym", "amount": "900", "rhythm": "month", "day": day}
        answer = await send_form(asha, "/bills", **typed)
        assert answer.status_code == 422
        assert "further than I can look" in answer.text
        assert (await asha.get("/api/v1/recurring")).json()["items"] == []


async def test_a_receipt_is_sent_from_its_page(house: House) -> None:
    async with house.browser("Asha") as asha:
        page = await asha.get("/receipts")
        sent = await asha.post(
            "/receipts", data={"csrf": form_token(page)}, files={"file": ("receipt.png", SQUARE, "image/png")}
        )
        assert sent.headers["location"] == "/receipts?sent=1#done"
        assert "in the web chat" in _done((await asha.get("/receipts?sent=1")).text)
        wrong = await asha.post(
            "/receipts", data={"csrf": form_token(page)}, files={"file": ("a.bin", b"\0\1", "application/x")}
        )
        assert wrong.status_code == 422
        assert 'role="alert"' in wrong.text
        await house.scene.app.conversation.idle()


async def test_two_currencies_stand_apart_on_the_overview(house: House) -> None:
    async with house.browser("Asha") as asha:
        for amount, currency, category in (("60", "INR", "groceries"), ("5", "USD", "groceries"), ("9", "USD", "fuel")):
            body = {"amount": amount, "currency": currency, "category": category, "description": "thing"}
            assert (await asha.post("/api/v1/entries", json=body)).status_code == 201
        page = (await asha.get("/dashboard")).text
        tables = re.findall(r'<table class="parts">.*?</table>', page, re.DOTALL)
        assert ["₹" in table for table in tables[:2]] == [True, False]
        assert ["$" in table for table in tables[:2]] == [False, True]
        assert "US Dollar" in tables[1]


async def test_why_explains_the_days_that_the_overview_compares(house: House) -> None:
    async with house.browser("Asha") as asha:
        for amount, day in (("60", "2026-10-01"), ("500", "2026-10-31")):
            body = {"amount": amount, "day": day, "category": "groceries", "description": "thing"}
            assert (await asha.post("/api/v1/entries", json=body)).status_code == 201
        page = (await asha.get("/dashboard")).text
        link = re.search(r'href="(/why\?[^"]+)"', page)
        assert link
        why = (await asha.get(link[1].replace("&amp;", "&"))).text
        assert ("₹560" in page, "₹560" in why) == (False, False)
        assert ("₹60" in page, "₹60" in why) == (True, True)
        assert "Query" not in why
