"""The command line of Purser: ``python -m bot serve | chat | demo | migrate | job | reseal | backup | ...``."""

from __future__ import annotations

import argparse
import asyncio
import importlib
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, cast

import uvloop
from pydantic import ValidationError

from bot.render.words import Words
from bot.settings import explain_setting
from core.errors import Fault, Refusal

COMMANDS = {
    "serve": "web, chat channels and jobs in one process",
    "chat": "talk to Purser on this terminal",
    "demo": "play a family's evening and show what Purser answers",
    "migrate": "bring the database to this version",
    "job": "run a job now in every household",
    "reseal": "after a change of keys: encrypt anew what is kept encrypted",
    "backup": "take, list, verify or restore an encrypted backup",
    "host-link": "print a link that opens the host's page once: jobs, what failed, what models cost",
    "whatsapp-templates": "submit the templates of what Purser says first on WhatsApp, or check what became of them",
    "mcp": "let an assistant that speaks the Model Context Protocol ask about the book, read-only",
    "doctor": "check settings, database, fonts and channels, and say what to do",
}


class Runnable(Protocol):
    """The interface of a command's module in ``bot.commands``."""

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's own arguments to the parser."""
        ...

    async def run(self, chosen: argparse.Namespace) -> int:
        """Run the command and return the exit code."""
        ...


def _load_command(name: str) -> Runnable:
    return cast("Runnable", importlib.import_module(f"bot.commands.{name.replace('-', '_')}"))


def _make_parser(wanted: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="Purser, the household's money assistant.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, about in COMMANDS.items():
        own = commands.add_parser(name, help=about, description=about)
        if name == wanted:
            _load_command(name).arguments(own)
    return parser


def main(argv: Sequence[str]) -> int:
    """Run one command and return the exit code."""
    # Set before anything imports the plotting library: its cache must not land in an unwritable home.
    os.environ.setdefault("MPLCONFIGDIR", str(Path(os.environ.get("TMPDIR", "/tmp")) / "purser-fonts"))  # noqa: S108  a cache
    os.umask(0o077)  # the book, the photos and the key are their owner's alone
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    chosen = _make_parser(argv[0] if argv else None).parse_args(argv)
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            return runner.run(_load_command(chosen.command).run(chosen))
    except ValidationError as error:
        sys.stderr.write(f"{explain_setting(error)}\n")
    except Refusal as refusal:
        sys.stderr.write(f"{Words().refusal(refusal)}\n")
    except Fault as fault:
        sys.stderr.write(f"{fault}. python -m bot doctor says more.\n")
    return 2


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
