"""The ``mcp`` command: lets an assistant read the book over standard input and output (Model Context Protocol)."""

from __future__ import annotations

import argparse
import logging

from bot.settings import Settings
from core.errors import Fault

_MISSING = 'for assistants install what speaks to them: make setup EXTRAS="--extra mcp"'


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the argument for the address of the Purser server."""
    parser.add_argument(
        "--at", metavar="ADDRESS", help="its address, such as https://purser.example; this machine if none"
    )


async def run(chosen: argparse.Namespace) -> int:
    """Answer until the assistant closes the connection; raises Fault where the address or token is wrong."""
    try:
        from bot.mcp_server import check_token, make_mcp_server, open_client  # noqa: PLC0415  an extra
    except ModuleNotFoundError as error:
        raise Fault(_MISSING) from error
    for talkative in ("httpx2", "mcp"):  # each question and its words would stand in the assistant's log
        logging.getLogger(talkative).setLevel(logging.WARNING)
    settings = Settings()
    token = settings.mcp_token.get_secret_value()
    if not token:
        raise Fault("PURSER_MCP_TOKEN is empty: make a token on the settings page that only reads")
    async with open_client(chosen.at or settings.address, token) as client:
        await check_token(client)
        await make_mcp_server(client).run_stdio_async()
    return 0
