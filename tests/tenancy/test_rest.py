"""Law 1 over REST: every route, found by itself, asked by strangers, by another household, and in each role (C8)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest

from core.model.household import Role
from core.model.statement_import import ImportState, StatementImport
from core.usecases.keep_passkeys import add_passkey, list_own_passkeys
from tests.bot.web.house import PASSWORD, House
from tests.conversations.stage import stage
from tests.tenancy.neighbours import belongings

PDF = b"%PDF-1.7 no receipt"
OURS, THEIRS = "Zanzibar", "Quixote"
"""A word in everything a household writes that stands nowhere else."""
ROLES = (Role.VIEWER, Role.MEMBER, Role.ADMIN)


@dataclass(frozen=True, slots=True)
class Row:
    """How a route is asked: with what, and who may at least. ``refused`` is what even who may is told."""

    who: Role | None = Role.VIEWER
    body: Mapping[str, Any] | None = None
    query: Mapping[str, str] = field(default_factory=dict)
    files: bool = False
    refused: tuple[int, ...] = ()


def _writes(body: Mapping[str, Any] | None = None, **more: Any) -> Row:
    return Row(Role.MEMBER, body, **more)


def _rules(body: Mapping[str, Any] | None = None, **more: Any) -> Row:
    return Row(Role.ADMIN, body, **more)


LOGIN = {"login": "x@example.org", "password": PASSWORD}
ENTRY = {"amount": "60", "description": "milk MARK"}
RHYTHM = {"unit": "month"}

ROWS: dict[tuple[str, str], Row] = {
    # Signing in is open to all; who is in may do it again.
    ("POST", "/auth/register"): Row(None, {**LOGIN, "password_again": PASSWORD, "name": "New", "household": "New"}),
    ("POST", "/auth/login"): Row(None, LOGIN),
    ("POST", "/auth/refresh"): Row(None, {"refresh_token": "x"}),
    ("POST", "/auth/link"): Row(None, {"code": "x"}),
    ("POST", "/auth/telegram"): Row(None, {"init_data": "x"}),
    ("POST", "/auth/join"): Row(None, {"code": "x", "name": "New"}),
    ("GET", "/auth/me"): Row(),
    ("PUT", "/auth/login"): Row(
        body={"login": "{name}", "password": PASSWORD, "password_again": PASSWORD}, refused=(403, 422)
    ),
    ("POST", "/auth/invite"): _rules({}),
    ("GET", "/auth/invites"): _rules(),
    ("GET", "/trail"): Row(),
    ("POST", "/auth/channel"): Row(),
    ("GET", "/auth/sessions"): Row(),
    ("GET", "/auth/passkeys"): Row(),
    ("POST", "/auth/tokens"): Row(body={"name": "script"}),
    ("POST", "/imports/alerts"): _writes({"text": "see you at eight"}),
    ("GET", "/entries"): Row(),
    ("POST", "/entries"): _writes(ENTRY),
    ("GET", "/entries/{entry_id}"): Row(),
    ("PATCH", "/entries/{entry_id}"): _writes({"notes": "from MARK"}),
    ("GET", "/entries/{entry_id}/history"): Row(),
    ("POST", "/entries/log"): _writes({"text": "milk 60"}),
    ("GET", "/incomes"): Row(),
    ("POST", "/incomes"): _writes({"amount": "9000", "description": "pay MARK"}),
    ("GET", "/incomes/{entry_id}"): Row(),
    ("PATCH", "/incomes/{entry_id}"): _writes({"notes": "MARK"}),
    ("GET", "/incomes/{entry_id}/history"): Row(),
    ("GET", "/drafts"): Row(),
    ("GET", "/drafts/{draft_id}"): Row(),
    ("PATCH", "/drafts/{draft_id}"): _writes({"description": "tea MARK"}),
    ("POST", "/drafts/{draft_id}/answer"): _writes({"doubt": 0, "reading": 0}, refused=(422,)),
    ("POST", "/drafts/{draft_id}/confirm"): _writes(),
    ("POST", "/drafts/{draft_id}/discard"): _writes(),
    ("GET", "/categories"): Row(),
    ("POST", "/categories"): _writes({"name": "{name} things"}),
    ("PATCH", "/categories/{key}"): _writes({"name": "Tea MARK"}),
    ("GET", "/tags"): Row(),
    ("GET", "/accounts"): Row(),
    ("GET", "/rules"): Row(),
    ("POST", "/rules"): _writes({"description": "oat milk", "category": "groceries"}),
    ("GET", "/rules/{rule_id}/preview"): Row(),
    ("POST", "/rules/{rule_id}/apply"): _writes(),
    ("POST", "/rules/undo/{batch}"): _writes(refused=(404,)),
    ("POST", "/categorise"): Row(body={"description": "milk"}),
    ("GET", "/budgets"): Row(),
    ("POST", "/budgets"): _writes({"amount": "5000", "categories": ["dining"]}),
    ("GET", "/budgets/{budget_id}"): Row(),
    ("PATCH", "/budgets/{budget_id}"): _writes({"amount": "6000"}),
    ("GET", "/recurring"): Row(),
    ("GET", "/recurring/occurrences"): Row(),
    ("POST", "/recurring"): _writes({"amount": "500", "description": "rent MARK", "rhythm": RHYTHM}),
    ("GET", "/recurring/{recurring_id}"): Row(),
    ("PATCH", "/recurring/{recurring_id}"): _writes({"amount": "600"}),
    ("POST", "/recurring/{recurring_id}/pause"): _writes(refused=(422, 409)),
    ("POST", "/recurring/{recurring_id}/resume"): _writes(refused=(422, 409)),
    ("POST", "/recurring/{recurring_id}/skip"): _writes(refused=(422, 409)),
    ("GET", "/goals"): Row(),
    ("POST", "/goals"): _writes({"name": "Sea MARK", "target": "5000"}),
    ("GET", "/goals/{goal_id}"): Row(),
    ("PATCH", "/goals/{goal_id}"): _writes({"target": "6000"}),
    ("POST", "/goals/{goal_id}/fund"): _writes({"amount": "50"}),
    ("PATCH", "/accounts/{account_id}"): _writes({"name": "Card of MARK"}),
    ("POST", "/accounts/{account_id}/join"): _writes({"into": str(UUID(int=0))}, refused=(404,)),
    ("POST", "/accounts/{account_id}/part"): _writes(refused=(404,)),
    ("GET", "/accounts/balances"): Row(),
    ("POST", "/accounts/balances"): _writes({"account": "Card MARK", "amount": "300"}),
    ("GET", "/accounts/gaps/{gap_id}"): Row(),
    ("POST", "/accounts/gaps/{gap_id}/leave"): _writes(refused=(404,)),
    ("GET", "/imports"): Row(),
    ("POST", "/imports"): _writes(files=True),
    ("GET", "/imports/{import_id}"): Row(),
    ("POST", "/imports/{import_id}/confirm"): _writes(),
    ("POST", "/imports/{import_id}/discard"): _writes(),
    ("POST", "/imports/{import_id}/undo"): _writes(),
    ("GET", "/settle-up"): Row(),
    ("POST", "/settle-up"): _writes(
        {"debtor": "{member_id}", "creditor": "{member_id}", "mark": 1}, refused=(422, 412)
    ),
    ("GET", "/settle-up/split"): Row(),
    ("PUT", "/settle-up/split"): _rules({"kind": "equal"}),
    ("GET", "/dashboard"): Row(),
    ("GET", "/reports/summary"): Row(),
    ("GET", "/reports/trends"): Row(),
    ("GET", "/reports/timeseries"): Row(),
    ("GET", "/reports/breakdown"): Row(),
    ("GET", "/reports/yearly"): Row(),
    ("GET", "/insights/forecast"): Row(),
    ("GET", "/insights/month-end"): Row(),
    ("GET", "/insights/anomalies"): Row(),
    ("GET", "/insights/monthly"): Row(),
    ("GET", "/insights/afford"): Row(query={"amount": "100"}),
    ("GET", "/insights/what-if"): Row(query={"name": "rent", "amount": "100"}),
    ("POST", "/ask"): Row(body={"question": "how much did we spend this month?"}),
    ("POST", "/ask/stream"): Row(body={"question": "how much did we spend this month?"}),
    ("GET", "/chat/messages"): Row(),
    ("POST", "/chat/messages"): Row(body={"text": "hello"}),
    ("DELETE", "/chat/messages"): Row(),
    ("POST", "/receipts"): _writes(files=True, refused=(422,)),
    ("GET", "/exports/entries.csv"): Row(),
    ("GET", "/exports/backup.zip"): Row(),
    ("POST", "/imports/backup"): _rules(files=True, refused=(422,)),
    ("GET", "/exports/entries.xlsx"): Row(),
    ("GET", "/exports/entries.hledger"): Row(),
    ("GET", "/exports/entries.beancount"): Row(),
    ("GET", "/settings/household"): Row(),
    ("PATCH", "/settings/household"): _rules({"name": "House MARK"}),
    ("GET", "/settings/notices"): Row(),
    ("PATCH", "/settings/notices"): Row(body={"discreet": True}),
    ("GET", "/settings/model"): _rules(),
    ("PUT", "/settings/model"): _rules({"provider": "openai"}),
    ("POST", "/settings/model/test"): _rules(refused=(404,)),
    ("DELETE", "/settings/model"): _rules(),
    ("GET", "/members"): Row(),
    ("PATCH", "/members/me"): Row(body={"language": "en"}),
    ("PATCH", "/members/{member_id}"): _rules({"role": "member"}),
    ("POST", "/members/{member_id}/sign-in-link"): _rules(),
    ("POST", "/advice"): Row(body={"question": "where can we save?"}),
    ("POST", "/helpers/forecast"): Row(
        body={"currency": "INR", "spends": [{"day": "2026-11-01", "amount": "60"}], "days": 7}
    ),
    ("POST", "/helpers/anomaly"): Row(body={"entry": {"day": "2026-11-01", "amount": "60"}, "before": []}),
    # What ends something comes last.
    ("GET", "/trash"): Row(),
    ("DELETE", "/incomes/{entry_id}"): _writes(),
    ("DELETE", "/entries/{entry_id}"): _writes(),
    ("POST", "/entries/{entry_id}/restore"): _writes(),
    ("DELETE", "/rules/{rule_id}"): _writes(refused=(404,)),
    ("DELETE", "/budgets/{budget_id}"): _writes(refused=(404,)),
    ("DELETE", "/goals/{goal_id}"): _writes(),
    ("POST", "/settings/household/erase"): _rules({"name": "nobody's"}, refused=(422,)),
    ("DELETE", "/recurring/{recurring_id}"): _writes(refused=(422, 409)),
    ("DELETE", "/categories/{key}"): _rules(query={"into": "other"}),
    ("DELETE", "/members/{member_id}"): _rules(),
    ("DELETE", "/members/me"): Row(refused=(422,)),
    ("DELETE", "/auth/invites/{invite}"): _rules(),
    ("DELETE", "/auth/sessions/{session_id}"): Row(refused=(404,)),
    ("DELETE", "/auth/passkeys/{passkey_id}"): Row(refused=(404,)),
    ("POST", "/auth/logout"): Row(),
}


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """Asha's household with one in each role, and Meera's beside it."""
    async with stage(tmp_path) as scene:
        made = House(scene)
        await made.found("Asha", home=f"House {OURS}")
        await made.join("Ravi", "Asha")
        await made.join("Kid", "Asha", Role.VIEWER)
        await made.join(f"Late {OURS}", "Asha")
        await made.found("Meera", home=f"House {THEIRS}")
        yield made


async def _things(house: House) -> dict[str, str]:
    """One of everything of Asha's household, by the name of its id in a path."""

    async def make(path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        answer = await asha.post(f"/api/v1{path}", json=body)
        assert answer.status_code == 201, f"{path}: {answer.text}"
        return dict(answer.json())

    async with house.browser("Asha") as asha:
        entry = await make(
            "/entries",
            {"amount": "60", "description": f"milk {OURS}", "tags": [f"tag{OURS}"], "account": f"Card {OURS}"},
        )
        income = await make("/incomes", {"amount": "9000", "description": f"salary {OURS}"})
        drafts = await make("/entries/log", {"text": f"{OURS} 60"})
        own = await make("/categories", {"name": f"Tea {OURS}"})
        rule = await make("/rules", {"merchant": f"Dairy {OURS}", "category": "groceries"})
        budget = await make("/budgets", {"amount": "5000", "categories": ["groceries"]})
        rent = {"amount": "500", "description": f"rent {OURS}", "rhythm": RHYTHM}
        recurring = await make("/recurring", rent)
        goal = await make("/goals", {"name": f"Trip {OURS}", "target": "5000"})
        await make("/accounts/balances", {"account": f"Card {OURS}", "amount": "1000"})
        gap = await make("/accounts/balances", {"account": f"Card {OURS}", "amount": "900"})
        (account,) = (await asha.get("/api/v1/accounts")).json()["items"]
        token = await make("/auth/tokens", {"name": "backup"})
        await make("/auth/invite", {})
        (invite,) = (await asha.get("/api/v1/auth/invites")).json()["items"]
    late = house.members[f"Late {OURS}"].member
    imported = await _import_file(house)
    return {
        "entry_id": entry["id"],
        "account_id": account["id"],
        "income": income["id"],
        "draft_id": drafts["items"][0]["id"],
        "key": own["key"],
        "rule_id": rule["id"],
        "batch": rule["id"],
        "budget_id": budget["id"],
        "goal_id": goal["id"],
        "gap_id": gap["id"],
        "import_id": str(imported),
        "recurring_id": recurring["id"],
        "invite": invite["mark"],
        "session_id": token["session"]["id"],
        "passkey_id": str(await _add_passkey(house)),
        "member_id": str(late.id),
    }


async def _import_file(house: House) -> UUID:
    """Keep an import of Asha's that waits for a yes; returns its id."""
    app, asha = house.scene.app, house.members["Asha"]
    now, found = house.scene.clock.now(), app.ids.new()
    den = f"den {OURS}"
    made = StatementImport(
        found, asha.member.id, f"{OURS}.csv", OURS, None, "console", den, ImportState.READY, now, now, total=3
    )
    async with app.store.units(asha.household.id, asha.member.id) as uow:
        await uow.imports.add(made)
        await uow.commit()
    return found


async def _add_passkey(house: House) -> UUID:
    """Keep a passkey of Asha's; returns its id."""
    async with house.api.context_of(house.members["Asha"]) as context:
        await add_passkey(context, f"credential {OURS}", b"key", 0, f"Browser {OURS}")
        (made,) = await list_own_passkeys(context)
        await context.uow.commit()
    return made.id


def _filled(value: Any, things: Mapping[str, str]) -> Any:
    if isinstance(value, Mapping):
        return {key: _filled(each, things) for key, each in value.items()}
    if not isinstance(value, str):
        return value
    return (value.format(**things) if value.startswith("{") else value).replace("MARK", things["mark"])


async def _ask(
    client: httpx.AsyncClient, route: tuple[str, str], things: Mapping[str, str], name: str
) -> httpx.Response:
    method, path = route
    row, own = ROWS[route], {"mark": OURS, **things, "name": name}
    own |= {"entry_id": things["income"]} if path.startswith("/incomes") else {}
    address = "/api/v1" + path.format(**own)
    files = {"file": ("receipt.pdf", PDF)} if row.files else None
    body = None if row.body is None else _filled(row.body, own)
    return await client.request(method, address, json=body, params=dict(row.query), files=files)


def _routes(house: House) -> set[tuple[str, str]]:
    paths = house.web.openapi()["paths"]
    return {
        (method.upper(), path.removeprefix("/api/v1").replace("/recurring/{rule_id}", "/recurring/{recurring_id}"))
        for path, methods in paths.items()
        for method in methods
        if path.startswith("/api/v1")
    }


async def test_every_route_has_a_row(house: House) -> None:
    assert _routes(house) == set(ROWS)


async def test_a_stranger_is_told_to_sign_in(house: House) -> None:
    things = await _things(house)
    before = await belongings(house.scene.app.store, house.members["Asha"].household.id)
    async with house.client() as stranger:
        for route, row in ROWS.items():
            answer = await _ask(stranger, route, things, "x")
            if row.who is not None:
                assert answer.status_code == 401, route
            assert OURS not in answer.text, route
    assert await belongings(house.scene.app.store, house.members["Asha"].household.id) == before


async def test_another_household_reads_and_changes_nothing(house: House) -> None:
    things = await _things(house)
    store, ours = house.scene.app.store, house.members["Asha"].household.id
    before = await belongings(store, ours)
    for route in ROWS:
        if route in {("POST", "/auth/logout"), ("DELETE", "/members/me"), ("POST", "/auth/register")}:
            continue
        async with house.browser("Meera") as meera:
            answer = await _ask(meera, route, things | {"mark": THEIRS}, "meera")
        assert answer.status_code < 500, (route, answer.text)
        if "{" in route[1]:
            assert answer.status_code >= 400, route
        assert OURS not in answer.text, (route, answer.text)
    assert await belongings(store, ours) == before


@pytest.mark.parametrize(("name", "role"), [("Kid", Role.VIEWER), ("Ravi", Role.MEMBER), ("Asha", Role.ADMIN)])
async def test_each_role_may_what_it_may(house: House, name: str, role: Role) -> None:
    things = await _things(house)
    for route, row in ROWS.items():
        if row.who is None:
            continue
        async with house.browser(name) as client:
            answer = await _ask(client, route, things, name)
        if ROLES.index(role) < ROLES.index(row.who):
            assert answer.status_code == 403, (route, answer.status_code, answer.text)
        else:
            allowed = (200, 201, 202, 204, *row.refused)
            assert answer.status_code in allowed, (route, answer.status_code, answer.text)
        if route == ("DELETE", "/members/me") and answer.status_code == 204:
            return
