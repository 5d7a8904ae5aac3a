"""The ``whatsapp-templates`` command: submits the message templates for notices to Meta, and prints their status."""

from __future__ import annotations

import argparse

from bot.channels.whatsapp.channel import WhatsAppChannel
from bot.channels.whatsapp.templates import list_templates
from bot.settings import Settings
from core.errors import Invalid

APPROVED = "APPROVED"
MISSING = "not submitted"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the option to submit templates Meta does not have."""
    parser.add_argument("--submit", action="store_true", help="hand in what Meta does not have yet")


async def run(chosen: argparse.Namespace) -> int:
    """Print one line for each template; return 1 where one is not approved."""
    settings = Settings()
    token = settings.whatsapp_token.get_secret_value()
    if not (token and settings.whatsapp_business_id):
        raise Invalid("whatsapp-business-missing")
    channel = WhatsAppChannel(token, settings.whatsapp_phone_id or "0", settings.whatsapp_api_url)
    try:
        lines = await check_templates(channel, settings.whatsapp_business_id, submit=chosen.submit)
    finally:
        await channel.stop()
    for line in lines:
        print(line)  # noqa: T201  a command's output
    return 0 if all(line.endswith(APPROVED) for line in lines) else 1


async def check_templates(channel: WhatsAppChannel, business: str, *, submit: bool) -> list[str]:
    """Return a line with the status of each template; with ``submit`` first submit those Meta does not have."""
    known = await channel.template_statuses(business)
    lines = []
    for template in list_templates():
        status = known.get((template.name, template.code), MISSING)
        if submit and status == MISSING:
            status = await channel.submit_template(business, template)
        lines.append(f"{template.name} {template.code}: {status}")
    return lines
