"""REST gives advice as the chat does, and judges series that are handed in by the rules of the household's own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.bot.web.house import House, open_furnished_house

KEY = "sk-proj-Zq9vXw8KpLmN4rTy7BcD2eFg"
FIRST = date(2026, 1, 1)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """Asha and Ravi with eighteen months in their book, and Eve with nothing in hers."""
    async with open_furnished_house(tmp_path) as made:
        yield made


async def _post(house: House, who: str, path: str, body: Mapping[str, Any], status: int = 200) -> dict[str, Any]:
    async with house.browser(who) as browser:
        answer = await browser.post(f"/api/v1{path}", json=body)
    assert answer.status_code == status, answer.text
    return dict(answer.json())


async def _get(house: House, who: str, path: str, **query: str) -> dict[str, Any]:
    async with house.browser(who) as browser:
        answer = await browser.get(f"/api/v1{path}", params=query)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def _daily(days: int, amount: str = "100") -> list[dict[str, str]]:
    return [{"day": str(FIRST + timedelta(days=at)), "amount": amount, "category": "dining"} for at in range(days)]


@pytest.mark.parametrize("question", ["how can we save money?", "how can we spend less on dining?"])
async def test_advice_from_figures_is_the_chats(house: House, question: str) -> None:
    advice = await _post(house, "Asha", "/advice", {"question": question})
    assert advice["source"] == "figures"
    assert advice["text"] == (await _post(house, "Asha", "/ask", {"question": question}))["text"]
    assert advice["tips"]


async def test_advice_about_a_month_has_the_tips_of_its_review(house: House) -> None:
    advice = await _post(house, "Asha", "/advice", {"question": "what would you do?", "month": "2026-10"})
    review = await _get(house, "Asha", "/insights/monthly", month="2026-10")
    assert (advice["text"], advice["tips"]) == (review["text"], review["tips"])
    nothing = await _post(house, "Eve", "/advice", {"question": "how can I save?", "month": "2020-03"})
    assert nothing == {"source": "figures", "text": "There is nothing in the book for March 2020.", "tips": []}
    early = await _post(house, "Eve", "/advice", {"question": "how can I save?", "month": "0000-01"}, 422)
    assert early["code"] == "period-unknown"


async def test_advice_by_the_households_model_stands_on_the_month_asked_for(house: House) -> None:
    async with house.browser("Asha") as asha:
        wanted = {"provider": "openai", "key": KEY, "model": "small-1", "reach": "all", "cap_cents": None}
        assert (await asha.put("/api/v1/settings/model", json=wanted)).status_code == 200
    model = house.scene.model
    model.add("Cook on Sundays.")
    advice = await _post(house, "Asha", "/advice", {"question": "where can we cut down?", "month": "2026-10"})
    assert advice == {"source": "model", "text": "Cook on Sundays.", "tips": []}
    prompt = model.asked[-1].prompt
    assert prompt is not None
    assert "1,41,987 went out in October" in repr(prompt.turns)
    down = await _post(house, "Asha", "/advice", {"question": "where can we cut down?"})
    assert (down["source"], down["tips"]) == ("model", [])
    assert down["text"].startswith("No advice just now: ")
    assert (await _post(house, "Eve", "/advice", {"question": "where can I cut down?"}))["source"] == "figures"


async def test_a_steady_series_goes_on_in_any_order_and_currency(house: House) -> None:
    body = {"currency": "JPY", "spends": _daily(60)[::-1], "days": 30}
    found = await _post(house, "Eve", "/helpers/forecast", body)
    item = found["item"]
    assert item["period"] == {"first": "2026-03-02", "last": "2026-03-31"}
    assert item["expected"] == {"minor": 3000, "currency": "JPY", "amount": "3000"}
    for name in ("likely", "nearly_sure"):
        assert item[name]["low"]["minor"] <= 3000 <= item[name]["high"]["minor"]
    assert [(part["key"], part["money"]["minor"]) for part in item["by_category"]] == [("dining", 3000)]
    assert item["method"] == "mean"
    assert "¥3,000" in found["text"]
    rest = {"day": "2026-02-10", "amount": "0"}
    assert (await _post(house, "Eve", "/helpers/forecast", {**body, "spends": [*_daily(60), rest]}))["item"] == item
    quiet = await _post(house, "Eve", "/helpers/forecast", {**body, "last": "2026-04-30"})
    assert quiet["item"]["expected"]["minor"] < 3000


async def test_a_series_is_forecast_as_the_same_spends_in_a_book(house: House) -> None:
    today = house.members["Eve"].household.today(house.scene.clock.now())
    names = ["tea", "bus", "soap", "bread", "pens", "rice", "fish", "salt", "milk", "eggs", "figs", "plums", "nuts"]
    spends = [
        {"day": str(today - timedelta(days=ago)), "amount": str(100 + 7 * ago), "category": "groceries"}
        for ago in range(0, 39, 3)
    ]
    for name, spend in zip(names, spends, strict=True):
        await _post(house, "Eve", "/entries", {**spend, "description": name}, 201)
    (book,) = (await _get(house, "Eve", "/insights/forecast", months="1"))["items"]
    ahead = (date.fromisoformat(book["period"]["last"]) - today).days
    body = {"currency": "INR", "spends": spends, "last": str(today), "days": ahead}
    item = (await _post(house, "Eve", "/helpers/forecast", body))["item"]
    spent = book["spent"]["minor"]
    assert book["bills"]["minor"] == 0
    assert item["expected"]["minor"] == book["expected"]["minor"] - spent
    for name in ("likely", "nearly_sure"):
        assert item[name]["high"]["minor"] == pytest.approx(book[name]["high"]["minor"] - spent, abs=1)
    assert (item["method"], item["history"]) == (book["method"], book["history"])


async def test_a_short_or_old_series_is_not_forecast_and_says_so(house: House) -> None:
    old = {"spends": _daily(60), "last": "2028-01-01"}
    for series in ({"spends": _daily(9)}, old):
        found = await _post(house, "Eve", "/helpers/forecast", {"currency": "INR", "days": 7, **series})
        assert found["item"] is None
        assert "too early for a forecast" in found["text"]


async def test_an_odd_entry_is_odd_for_the_chats_reason(house: House) -> None:
    today = house.members["Ravi"].household.today(house.scene.clock.now())
    query = {"kind": "expense", "limit": "200", "first": str(today - timedelta(days=400))}
    page = await _get(house, "Ravi", "/entries", **query)
    before = page["items"]
    while page["next"]:
        page = await _get(house, "Ravi", "/entries", **query, after=page["next"])
        before += page["items"]
    await _post(house, "Ravi", "/entries", {"amount": "9000", "description": "uber", "category": "transport"}, 201)
    unusual = await _get(house, "Ravi", "/insights/anomalies")
    (book,) = [each for each in unusual["items"] if each["money"]["minor"] == 900000]
    body = {
        "entry": {"day": book["day"], "amount": "9000", "name": "uber", "category": "transport"},
        "before": [
            {
                "day": each["day"],
                "amount": each["money"]["amount"],
                "name": each["merchant"] or each["description"],
                "category": each["category"] or "other",
            }
            for each in before
        ],
    }
    found = await _post(house, "Eve", "/helpers/anomaly", body)
    assert (found["odd"], found["kind"], found["usual"]) == (True, book["kind"], book["usual"])
    assert found["text"] == book["reason"]


async def test_a_second_of_an_entry_is_named_by_its_place(house: House) -> None:
    before = [{**each, "name": f"shop {at % 7}"} for at, each in enumerate(_daily(40))]
    before.insert(3, {"day": "2026-02-09", "amount": "451", "name": "Zara", "category": "clothing"})
    again = {"day": "2026-02-10", "amount": "451", "name": "zara", "category": "clothing"}
    found = await _post(house, "Eve", "/helpers/anomaly", {"entry": again, "before": before, "currency": "EUR"})
    assert (found["kind"], found["other"], found["usual"]["currency"]) == ("duplicate", 3, "EUR")
    assert "€451" in found["text"]
    usual = await _post(house, "Eve", "/helpers/anomaly", {"entry": {**again, "amount": "101"}, "before": before})
    assert (usual["odd"], usual["enough"], usual["kind"]) == (False, True, None)
    assert usual["text"] == "Nothing stands out: it is like the entries before it."
    young = await _post(house, "Eve", "/helpers/anomaly", {"entry": again, "before": []})
    assert (young["odd"], young["enough"]) == (False, False)
    assert "entries of a whole month" in young["text"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"last": "2026-01-05"}, "series-day-late"),
        ({"currency": "QQQ"}, "currency-unknown"),
        ({"spends": [{"day": "2026-01-01", "amount": "1.005"}]}, "amount-too-precise"),
        ({"spends": [{"day": "0001-01-01", "amount": "1"}]}, "unfit"),
        ({"spends": [{"day": 20260101, "amount": "1"}]}, "unfit"),
        ({"spends": [{"day": "2026-01-01", "amount": 1.5}]}, "unfit"),
        ({"spends": [{"day": "2026-01-01", "amount": "-1"}]}, "unfit"),
        ({"spends": []}, "unfit"),
        ({"spends": _daily(1) * 5001}, "unfit"),
        ({"days": 0}, "unfit"),
        ({"days": 367}, "unfit"),
        ({"days": True}, "unfit"),
        ({"household": "other"}, "unfit"),
    ],
)
async def test_a_series_that_cannot_be_used_is_refused(house: House, change: dict[str, Any], code: str) -> None:
    body = {"currency": "INR", "spends": _daily(30), "days": 7, **change}
    assert (await _post(house, "Eve", "/helpers/forecast", body, 422))["code"] == code


async def test_an_entry_is_compared_with_none_after_it(house: House) -> None:
    body = {"entry": {"day": "2026-01-05", "amount": "60"}, "before": _daily(30)}
    refused = await _post(house, "Eve", "/helpers/anomaly", body, 422)
    assert refused["detail"] == "2026-01-30 is after 2026-01-05. Give only days until then."


async def test_the_longest_series_is_taken(house: House) -> None:
    spends = [{**each, "amount": f"{at % 97 + 1}"} for at, each in enumerate(_daily(2500) * 2)]
    found = await _post(house, "Eve", "/helpers/forecast", {"currency": "INR", "spends": spends, "days": 366})
    assert found["item"]["expected"]["minor"] > 0
    entry = {"day": spends[-1]["day"], "amount": "60", "name": "x"}
    assert not (await _post(house, "Eve", "/helpers/anomaly", {"entry": entry, "before": spends}))["odd"]


async def test_a_token_that_only_reads_may_ask_for_advice_and_judgements(house: House) -> None:
    async with house.browser("Eve") as eve:
        made = await eve.post("/api/v1/auth/tokens", json={"name": "program", "scope": "read"})
    async with house.client(authorization=f"Bearer {made.json()['token']}") as program:
        asked = {
            "/advice": {"question": "how can I save?"},
            "/helpers/forecast": {"currency": "INR", "spends": _daily(30), "days": 7},
            "/helpers/anomaly": {"entry": {"day": "2026-01-05", "amount": "60"}, "before": []},
            "/entries": {"amount": "60"},
        }
        answers = {path: (await program.post(f"/api/v1{path}", json=body)).status_code for path, body in asked.items()}
    assert answers == {"/advice": 200, "/helpers/forecast": 200, "/helpers/anomaly": 200, "/entries": 403}
