"""REST of what lies ahead and what stands out: the figures of the chat, and private detail for its owner alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.bot.web.house import House, open_furnished_house


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A household with eighteen months in its book, and one with nothing in it."""
    async with open_furnished_house(tmp_path) as made:
        yield made


async def _get(house: House, who: str, path: str, **query: str) -> dict[str, Any]:
    async with house.browser(who) as browser:
        answer = await browser.get(f"/api/v1/insights/{path}", params=query)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def _ask(house: House, name: str, question: str) -> str:
    async with house.browser(name) as browser:
        answer = await browser.post("/api/v1/ask", json={"question": question})
    assert answer.status_code == 200, answer.text
    return str(answer.json()["text"])


async def _write(house: House, name: str, **fields: str) -> None:
    async with house.browser(name) as browser:
        answer = await browser.post("/api/v1/entries", json=fields)
    assert answer.status_code == 201, answer.text


async def test_the_end_of_the_month_is_the_chats_forecast(house: House) -> None:
    found = await _get(house, "Asha", "month-end")
    (forecast,) = found["items"]
    assert found["text"] in await _ask(house, "Asha", "how much will we spend this month")
    assert forecast["spent"] == {"minor": 7598000, "currency": "INR", "amount": "75980.00"}
    likely, sure = (
        [each["low"]["minor"], each["high"]["minor"]] for each in (forecast["likely"], forecast["nearly_sure"])
    )
    assert sure[0] <= likely[0] <= forecast["expected"]["minor"] <= likely[1] <= sure[1]
    assert sum(part["money"]["minor"] for part in forecast["by_category"]) == forecast["expected"]["minor"]


async def test_months_ahead_follow_one_another(house: House) -> None:
    found = await _get(house, "Asha", "forecast", months="3")
    assert [each["period"]["last"] for each in found["items"]] == ["2026-11-30", "2026-12-31", "2027-01-31"]
    assert found["items"][1]["text"] in await _ask(house, "Asha", "forecast next month")
    one = await _get(house, "Asha", "forecast", months="1", category="groceries")
    assert [part["key"] for part in one["items"][0]["by_category"]] == ["groceries"]


async def test_a_young_book_has_no_forecast_and_says_so(house: House) -> None:
    found = await _get(house, "Eve", "forecast")
    assert found["items"] == []
    assert "too early for a forecast" in found["text"]
    assert (await _get(house, "Eve", "monthly"))["spent"]["minor"] == 0


async def test_what_stands_out_has_its_reason_and_a_private_one_shows_to_its_owner(house: House) -> None:
    await _write(house, "Ravi", amount="9000", description="uber", category="transport", visibility="private")
    own, others = [await _get(house, name, "anomalies") for name in ("Ravi", "Asha")]
    (ride,) = [each for each in own["items"] if each["money"]["minor"] == 900000]
    assert ride["reason"] in await _ask(house, "Ravi", "anything unusual this month?")
    assert own["text"] == await _ask(house, "Ravi", "anything unusual this month?")
    assert "uber" not in str(others)
    assert others["text"] == await _ask(house, "Asha", "anything unusual this month?")


async def test_a_private_bill_counts_under_no_category_of_its_own(house: House) -> None:
    rent = {"amount": "7777", "description": "therapy", "category": "pets", "day": "2026-11-28"}
    body = {**rent, "rhythm": {"unit": "month"}, "visibility": "private"}
    async with house.browser("Ravi") as ravi:
        answer = await ravi.post("/api/v1/recurring", json=body)
    assert answer.status_code == 201, answer.text
    own, others = [(await _get(house, name, "month-end"))["items"][0] for name in ("Ravi", "Asha")]
    assert own["expected"] == others["expected"]
    assert "pets" in {part["key"] for part in own["by_category"]}
    assert "pets" not in {part["key"] for part in others["by_category"]}


async def test_a_month_in_review_is_the_chats(house: House) -> None:
    found = await _get(house, "Asha", "monthly", month="2026-10")
    assert "₹1,41,987 spent" in found["text"]
    assert found["spent"]["minor"] == 14198700
    assert found["against"] == {"first": "2026-09-01", "last": "2026-09-30"}
    assert len(found["top"]) == len(found["tips"]) == 3


async def test_what_may_be_afforded_is_the_chats_answer(house: House) -> None:
    found = await _get(house, "Asha", "afford", amount="200000", by="2026-12-31")
    assert found["text"] in await _ask(house, "Asha", "can we afford 200k by december 31?")
    item = found["item"]
    assert item["chance"] == pytest.approx(0.8, abs=0.1)
    assert item["spending"]["low"]["minor"] <= item["spending"]["high"]["minor"]
    assert item["balance"] is None
    young = await _get(house, "Eve", "afford", amount="200")
    assert young["item"] is None
    assert "too early for a forecast" in young["text"]


async def test_a_supposed_change_is_the_chats_answer_and_changes_nothing(house: House) -> None:
    before = await _get(house, "Asha", "forecast")
    found = await _get(house, "Asha", "what-if", name="rent", amount="30000")
    assert found["text"] in await _ask(house, "Asha", "what if rent goes to 30000?")
    assert found["then"]["minor"] - found["now"]["minor"] == 600_000
    assert found["year"]["minor"] == 7_200_000
    assert found["changed"][0]["old"]["minor"] == 2_400_000
    assert (await _get(house, "Asha", "what-if", name="netflix"))["changed"][0]["new"]["minor"] == 0
    assert (await _get(house, "Asha", "what-if", name="rent", percent="10"))["year"]["minor"] == 2_880_000
    assert (await _get(house, "Asha", "what-if", name="loan", amount="500", new="true"))["year"]["minor"] == 600_000
    unknown = await _get(house, "Asha", "what-if", name="yacht", amount="1")
    assert (unknown["period"], unknown["changed"]) == (None, [])
    assert "I know no bill or income of that name" in unknown["text"]
    assert await _get(house, "Asha", "forecast") == before
    async with house.browser("Asha") as browser:
        for query in ({"name": "rent", "amount": "1", "percent": "1"}, {"name": "rent", "new": "true"}):
            answer = await browser.get("/api/v1/insights/what-if", params=query)
            assert (answer.status_code, answer.json()["code"]) == (422, "what-if-unread")
