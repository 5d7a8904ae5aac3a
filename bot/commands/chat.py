"""Talk to Purser on this terminal, as a member of the household kept here."""

from __future__ import annotations

import argparse
import sys
from datetime import timedelta

from bot.app import App, open_app
from bot.channels.console import Console, talk
from bot.settings import Settings
from core.model.household import Invite, Seat
from core.ports import Identity

PASS_MINUTES = 5


def arguments(parser: argparse.ArgumentParser) -> None:
    """Who speaks."""
    parser.add_argument("--member", required=True, metavar="NAME", help="the member who speaks")


async def run(chosen: argparse.Namespace) -> int:
    """Read lines until the input ends; each answered before the next."""
    settings = Settings()
    async with open_app(settings) as app:
        console = Console(sys.stdout, settings.data_dir / "pictures", app.ids)
        app.channels[console.name] = console
        person = chosen.member.strip()
        await _recognise(app, person)
        await app.settle()
        await talk(console, person, sys.stdin, app.conversation.receive, app.conversation.idle)
    return 0


async def _recognise(app: App, person: str) -> None:
    """Whoever can start this command may read the database: a member of that name needs no invite."""
    who = await app.store.directory.who(Console.name, person, person)
    seats = await app.store.directory.find(person)
    if who.seat is None and len(seats) == 1:
        await _seat(app, person, seats[0])


async def _seat(app: App, person: str, seat: Seat) -> None:
    code, now = app.ids.code(20), app.clock.now()
    until = now + timedelta(minutes=PASS_MINUTES)
    invite = Invite(seat.household.id, seat.household.name, seat.member.role, until, seat.member.id)
    async with app.store.units(seat.household.id, seat.member.id) as uow:
        await uow.books.add_invite(invite, code, by=seat.member.id)
        await uow.commit()
    async with app.store.directory.lobby() as lobby:
        await lobby.join(code, invite, seat.member, Identity(Console.name, person, person))
        await lobby.commit()
