"""The ``reseal`` command: encrypts all stored secrets again with the first key of PURSER_ENCRYPTION_KEY."""

from __future__ import annotations

import argparse
import sys

from bot.app import open_app
from bot.settings import Settings
from storage.sealing import reencrypt_all


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the option to continue where a key is lost."""
    parser.add_argument(
        "--accept-loss",
        action="store_true",
        help="go on with another key: photos, files and model keys under the lost one stay unreadable",
    )


async def run(chosen: argparse.Namespace) -> int:
    """Encrypt all secrets again and print how many; return 1 where some cannot be decrypted by any key."""
    async with open_app(Settings(), accept_loss=chosen.accept_loss) as app:
        sealing = await reencrypt_all(app.store)
    sys.stdout.write(f"Encrypted anew: {sealing.anew}. Every key but the first may go now.\n")
    if sealing.lost:
        sys.stdout.write(f"No key opens {sealing.lost} more: add the key they were written with, and run this again.\n")
    return 1 if sealing.lost else 0
