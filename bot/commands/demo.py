"""The ``demo`` command: plays a family's evening through the console channel, in a database of its own."""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from bot.app import App, open_app
from bot.channels.console import NAME, Console, find_button_number
from bot.commands.quiet_terminal import log_to_file
from bot.commands.seating import take_seat
from bot.settings import Settings
from core.model.household import Household, Member, NumberHabit, Role
from core.ports import Identity
from core.usecases.furnish_demo import PARTNER, furnish_demo

SCRIPT = Path(__file__).with_name("demo.yaml")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add no arguments: the command takes none."""
    del parser


async def run(chosen: argparse.Namespace) -> int:
    """Play the script; the charts stay in a temporary folder whose path is printed."""
    del chosen
    folder = Path(tempfile.mkdtemp(prefix="purser-demo-"))
    with log_to_file(folder):
        await _play_evening(folder)
    sys.stdout.write(f"\nThe book and the pictures of this evening are in {folder}\n")
    return 0


async def _play_evening(folder: Path) -> None:
    async with open_app(Settings(data_dir=folder, database_url="")) as app:
        console = Console(sys.stdout, folder / "pictures", app.ids)
        app.channels[console.name] = console
        await _move_in(app)
        for step in yaml.safe_load(SCRIPT.read_text(encoding="utf-8")):
            await _play_demo(app, console, step)


async def _move_in(app: App) -> None:
    asha = Member(app.ids.new(), "Asha", Role.ADMIN)
    home = Household(app.ids.new(), "The Sharma home", "INR", "Asia/Kolkata", "en", NumberHabit.POINT, demo=True)
    async with app.store.directory.begin_onboarding() as transaction:
        await transaction.create_household(home, asha, Identity(NAME, "Asha", "Asha"))
        await transaction.commit()
    async with app.store.units(home.id, asha.id) as uow:
        await furnish_demo(uow, await uow.books.load_household(), app.ids, app.clock.now())
        await uow.commit()
    await take_seat(app, PARTNER)


async def _play_demo(app: App, console: Console, step: dict[str, Any]) -> None:
    if "note" in step:
        sys.stdout.write(f"\n— {step['note']}\n\n")
        return
    said = step.get("says") or f"[{step['taps']}]"
    sys.stdout.write(f"{step['by']}: {said}\n")
    line = step.get("says") or str(find_button_number(console, step["taps"]))
    inbound = console.parse_line(step["by"], line)
    for event in (inbound.event, *([app.ids.code(16)] if step.get("twice") else [])):
        await app.conversation.receive(replace(inbound, event=event))
        await app.conversation.idle()
