"""Set up a household's language model: its provider, key, model and limits. Admins only."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import msgspec

from core.errors import Invalid, NotFound
from core.model.provider import Connection, DataSharing, Provider, ReadingUse
from core.usecases.rights import require_admin
from core.usecases.use_case_context import UseCaseContext

LONGEST_KEY = 500
LONGEST_NAME = 200
LONGEST_URL = 500
MOST_CENTS = 100_000
"""The largest monthly spending cap in US cents: a thousand dollars."""


def find_month_start(now: datetime) -> datetime:
    """Return the first instant of the month in UTC, from which the monthly spending cap is counted."""
    return now.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


async def load_connection(context: UseCaseContext) -> Connection | None:
    """Return the household's connection to a model provider; None where it has none."""
    await require_admin(context)
    return await context.uow.connections.get()


async def choose_provider(context: UseCaseContext, provider: Provider) -> Connection:
    """Switch to another provider; the former one's key, model and address are dropped."""
    before = await load_connection(context)
    if before and before.provider is provider:
        return before
    bounds = before or Connection(provider, "")
    after = replace(bounds, provider=provider, model="", key="", base_url="", reading=choose_default_reading(provider))
    return await _save(context, before, after)


def choose_default_reading(provider: Provider) -> ReadingUse:
    """Return when a provider's models read messages unless the household chose otherwise.

    A self-hosted server may run a small and slow model, which is asked only where our own reading is unsure.
    """
    return ReadingUse.UNSURE if provider is Provider.COMPATIBLE else ReadingUse.ALWAYS


async def set_key(context: UseCaseContext, key: str) -> Connection:
    """Save a new API key; raises Invalid("model-key-shape") for a text that cannot be a key."""
    clean = key.strip()
    if not 0 < len(clean) <= LONGEST_KEY or not clean.isascii() or not clean.isprintable() or " " in clean:
        raise Invalid("model-key-shape")
    before = await _change_connection(context)
    return await _save(context, before, replace(before, key=clean))


async def set_model(context: UseCaseContext, name: str) -> Connection:
    """Save the model's name as the provider spells it; raises Invalid("model-name-shape")."""
    clean = name.strip()
    if not 0 < len(clean) <= LONGEST_NAME or not clean.isprintable() or " " in clean:
        raise Invalid("model-name-shape")
    before = await _change_connection(context)
    return await _save(context, before, replace(before, model=clean))


async def set_address(context: UseCaseContext, url: str) -> Connection:
    """Set the address of a compatible server, which the caller must have checked. Raises Invalid("model-url-shape")."""
    before = await _change_connection(context)
    return await _save(context, before, replace(before, base_url=check_address(url)))


def check_address(url: str) -> str:
    """Return a base URL without a slash at its end; raises Invalid("model-url-shape")."""
    clean = url.strip().rstrip("/")
    if len(clean) > LONGEST_URL or not clean.startswith(("http://", "https://")):
        raise Invalid("model-url-shape")
    return clean


async def set_data_sharing(context: UseCaseContext, reach: DataSharing) -> Connection:
    """Set which of the household's data may be sent to the model."""
    before = await _change_connection(context)
    return await _save(context, before, replace(before, reach=reach))


async def set_cap(context: UseCaseContext, cents: int | None) -> Connection:
    """Set the monthly spending cap in US cents, None for no cap; raises Invalid("model-cap-range")."""
    if cents is not None and not 0 <= cents <= MOST_CENTS:
        raise Invalid("model-cap-range")
    before = await _change_connection(context)
    return await _save(context, before, replace(before, cap_cents=cents))


async def set_narrates(context: UseCaseContext, *, on: bool) -> Connection:
    """Set whether the model also writes the sentences of answers."""
    before = await _change_connection(context)
    return await _save(context, before, replace(before, narrates=on))


async def set_reading(context: UseCaseContext, reading: ReadingUse) -> Connection:
    """Set which messages the household's model reads: always, when unsure, or never."""
    before = await _change_connection(context)
    return await _save(context, before, replace(before, reading=reading))


async def forget_connection(context: UseCaseContext) -> None:
    """Remove the provider and its key."""
    before = await load_connection(context)
    if before is None:
        return
    await context.uow.connections.delete_connection()
    await context.record_action("model-forgotten", context.household.id, before=_write_for_audit(before))


async def _change_connection(context: UseCaseContext) -> Connection:
    found = await load_connection(context)
    if found is None:
        raise NotFound("model-not-set")
    return found


async def _save(context: UseCaseContext, before: Connection | None, now: Connection) -> Connection:
    await context.uow.connections.save(now)
    await context.record_action(
        "model-changed",
        context.household.id,
        before=_write_for_audit(before) if before else "",
        after=_write_for_audit(now),
    )
    return now


def _write_for_audit(connection: Connection) -> str:
    """Return a connection as JSON in which the key is only marked as set or not."""
    return msgspec.json.encode(replace(connection, key="set" if connection.key else "")).decode()
