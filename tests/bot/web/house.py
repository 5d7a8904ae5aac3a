"""The side-app of a whole product in process, and browsers and programs that talk to it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import fields
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from weakref import finalize

import httpx
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from bot.app import App
from bot.channels.webchat import NAME, WebChat
from bot.commands.serve import list_host_figures, make_api, make_chat, make_sign_in
from bot.messages import Inbound
from bot.web.api_dependencies import ApiDependencies
from bot.web.app import create_web
from bot.web.chat import ChatDependencies
from bot.web.network import NetworkPolicy
from bot.web.passwords import PasswordHasher
from bot.web.rates import RequestLimits
from bot.web.session import CODE_LENGTH, COOKIE
from core.model.access import SessionKind, digest_secret
from core.model.household import Household, Invite, Member, Membership, NumberHabit, Role
from core.ports import Identity
from core.usecases.furnish_demo import furnish_demo
from core.usecases.keep_access import make_session
from tests.conversations.stage import Stage, stage

ADDRESS = "http://127.0.0.1:8080"
PASSWORD = "four words in a row"
ELSEWHERE = "https://purser.example"


class _Routes:
    """The product's web app, made once a process for a house after the other: making its routes is slow."""

    def __init__(self, app: App, chat: ChatDependencies, api: ApiDependencies) -> None:
        self._app = app
        self.chat = chat
        self.api = api
        self.web = create_web(
            receive=self._receive, ready=_ready, chat=chat, api=api, host_lines=lambda: list_host_figures(self._app)
        )

    def move_to(self, app: App, chat: ChatDependencies, api: ApiDependencies) -> None:
        """Serve another house from now on, by setting each part that the routes read."""
        self._app = app
        for served, parts in ((self.chat, chat), (self.api, api)):
            for part in fields(parts):
                setattr(served, part.name, getattr(parts, part.name))

    async def _receive(self, inbound: Inbound) -> bool:
        return await self._app.conversation.receive(inbound)


_free_routes: list[_Routes] = []
"""Of houses that are gone."""


class House:
    """The web app of a stage, and browsers by name."""

    def __init__(
        self,
        scene: Stage,
        *,
        requests: str = "100000/minute",
        logins: str = "1000/minute",
        clients: str = "1000/minute",
    ) -> None:
        app, channel = scene.app, WebChat(scene.app.store.transcript)
        sign_in = make_sign_in(app)
        sign_in.passwords = PasswordHasher(PasswordHash([Argon2Hasher(time_cost=1, memory_cost=64)]))
        sign_in.limits = RequestLimits(requests=requests, logins=logins, clients=clients)
        parts = (app, make_chat(app, sign_in, channel), make_api(app, sign_in, channel))
        if _free_routes:
            routes = _free_routes.pop()
            routes.move_to(*parts)
        else:
            routes = _Routes(*parts)
        finalize(self, _free_routes.append, routes)
        self.scene = scene
        self.channel = app.channels[channel.name] = channel
        self.sign_in = sign_in
        self.api = routes.api
        self.web = routes.web
        self.members: dict[str, Membership] = {}

    def go_public(self, *, open_here: bool = False) -> None:
        """Be reached at another address, behind a proxy with TLS."""
        self.sign_in.network = NetworkPolicy(open_here, ELSEWHERE)

    def client(self, address: str = ADDRESS, *, client: str = "127.0.0.1", **headers: str) -> httpx.AsyncClient:
        """A browser or program with nothing; it follows no redirect."""
        transport = httpx.ASGITransport(app=self.web, client=(client, 5000))
        return httpx.AsyncClient(transport=transport, base_url=address, headers=headers)

    def browser(self, name: str, origin: str = ADDRESS) -> httpx.AsyncClient:
        """A browser whose session is its name, signed in where ``found`` or ``join`` was called for it."""
        return self.client(cookie=f"{COOKIE}={_code(name)}", origin=origin)

    async def found(self, name: str, role: Role = Role.ADMIN, *, home: str = "", language: str = "en") -> Membership:
        """A household of one, with a browser."""
        ids, store = self.scene.app.ids, self.scene.app.store
        household = Household(ids.new(), home or f"House {name}", "INR", "Asia/Kolkata", language, NumberHabit.POINT)
        member = Member(ids.new(), name, role)
        async with store.directory.begin_onboarding() as transaction:
            await transaction.create_household(household, member, Identity(NAME, _chat(name), name))
            await transaction.commit()
        return await self._seat(name, household, member)

    async def join(self, name: str, admin: str, role: Role = Role.MEMBER) -> Membership:
        """Another member of somebody's household, with a browser."""
        ids, store, clock = self.scene.app.ids, self.scene.app.store, self.scene.clock
        host, member, code = self.members[admin], Member(ids.new(), name, role), ids.code(8)
        invite = Invite(host.household.id, host.household.name, role, clock.now() + timedelta(hours=1))
        async with store.units(host.household.id, host.member.id) as uow:
            await uow.books.add_invite(invite, code, by=host.member.id)
            await uow.commit()
        async with store.directory.begin_onboarding() as transaction:
            await transaction.join(code, invite, member, Identity(NAME, _chat(name), name))
            await transaction.commit()
        return await self._seat(name, host.household, member)

    async def furnish(self, name: str) -> None:
        """Eighteen months of a family in the book of somebody's household."""
        app, household, member = self.scene.app, self.members[name].household, self.members[name].member
        async with app.store.units(household.id, member.id) as uow:
            await furnish_demo(uow, await uow.books.load_household(), app.ids, self.scene.clock.now())
            await uow.commit()

    async def _seat(self, name: str, household: Household, member: Member) -> Membership:
        access, clock = self.scene.app.store.access, self.scene.clock
        session = make_session(
            self.scene.app.ids.new(), SessionKind.BROWSER, clock.now(), timedelta(days=30), chat=_chat(name)
        )
        await access.open(session, digest_secret(_code(name)), household.id, member.id)
        seat = await access.load_membership(household.id, member.id)
        assert seat
        self.members[name] = seat
        return seat

    async def register(self, name: str, *, login: str = "") -> httpx.AsyncClient:
        """Found a household through REST; returns a program that is signed in."""
        body = {"login": login or f"{name.lower()}@example.org", "password": PASSWORD, "password_again": PASSWORD}
        body |= {"name": name, "household": f"House {name}", "currency": "INR", "zone": "Asia/Kolkata"}
        async with self.client() as plain:
            answer = await plain.post("/api/v1/auth/register", json=body)
        assert answer.status_code == 201, answer.text
        return self.program(answer.json()["access_token"])

    def program(self, token: str) -> httpx.AsyncClient:
        """A program with a token."""
        return self.client(authorization=f"Bearer {token}")


@asynccontextmanager
async def open_furnished_house(folder: Path) -> AsyncIterator[House]:
    """Asha and Ravi with eighteen months in their book, and Eve with nothing in hers."""
    async with stage(folder) as scene:
        house = House(scene)
        await house.found("Asha")
        await house.join("Ravi", "Asha")
        await house.found("Eve")
        await house.furnish("Asha")
        yield house


async def _ready() -> dict[str, bool]:
    return {}


def _code(name: str) -> str:
    letters = "".join(sign for sign in name.upper() if sign.isascii() and sign.isalnum()) or "X"
    return (letters * CODE_LENGTH)[:CODE_LENGTH]


def _chat(name: str) -> str:
    return sha256(_code(name).encode()).hexdigest()[:32]


def form_token(page: httpx.Response) -> str:
    """The token of a page's form."""
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', page.text)
    assert found, page.text[:500]
    return found[1]


def form_number(page: httpx.Response) -> str:
    """The number by which what a page's form adds is added once."""
    found = re.search(r'name="once" value="([^"]+)"', page.text)
    assert found, page.text[:500]
    return found[1]


async def send_form(client: httpx.AsyncClient, path: str, to: str = "", **fields: Any) -> httpx.Response:
    """Open a page and send its form as a browser does, to ``to`` where it goes elsewhere than to its page."""
    page = await client.get(path)
    origin = str(client.base_url).rstrip("/")
    target = to or path.partition("?")[0]
    once = {"once": form_number(page)} if 'name="once"' in page.text else {}
    return await client.post(target, data={"csrf": form_token(page)} | once | fields, headers={"origin": origin})
