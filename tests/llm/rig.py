"""The real client with a provider that says what a test tells it, in a household kept in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID

from benchmarks.models import Ledger
from core.language.context import Context, Person
from core.model.category import SYSTEM, Category
from core.model.household import Household, Member, Membership, NumberHabit, Role
from core.model.provider import Capability, Connection, DataSharing, Provider
from core.ports import UnitsOfWork
from llm.client import Client
from llm.connections.limits import LIMITS, CallLimits
from llm.providers.scripted import Line, Script

ASHA, RAVI = UUID(int=1), UUID(int=2)
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
TODAY = date(2026, 11, 21)
HOUSEHOLD = Household(
    UUID(int=3),
    "Home",
    "INR",
    "UTC",
    "en",
    NumberHabit.POINT,
    assisted=True,
    members=(Member(ASHA, "Asha", Role.ADMIN), Member(RAVI, "Ravi", Role.MEMBER)),
    categories=(*SYSTEM, Category("tuk", "🛺", "blue", name="Tuk tuk")),
)
SEAT = Membership(HOUSEHOLD, HOUSEHOLD.members[0])
CONTEXT = Context(
    TODAY, "INR", ASHA, (Person(ASHA, ("Asha",)), Person(RAVI, ("Ravi",))), categories=(("tuk", "Tuk tuk"),)
)


@dataclass(frozen=True, slots=True)
class Rig:
    """A client and the script behind it."""

    client: Client
    script: Script

    @property
    def told(self) -> str:
        """Everything that left the house."""
        prompts = [asked.prompt for asked in self.script.asked if asked.prompt is not None]
        return "\n".join(text for prompt in prompts for _, text in prompt.turns)


def rig(*lines: Line | dict[str, Any], takes: Iterable[Capability] = Capability) -> Rig:
    """A client whose provider answers with these, in order."""
    script = Script((json.dumps(line) if isinstance(line, dict) else line for line in lines), takes)
    ledger = Ledger(Connection(Provider.OPENAI, "m", "k", reach=DataSharing.ALL, cap_cents=None))
    world = SimpleNamespace(now=lambda: NOW, new=lambda: UUID(int=len(ledger.calls)))
    units = cast("UnitsOfWork", lambda *_: ledger)
    limits = CallLimits(card=LIMITS.deadline)
    return Rig(Client(units, world, world, makers=dict.fromkeys(Provider, script), limits=limits), script)


def entry(amount: str, **more: Any) -> dict[str, Any]:
    """One item as a model gives it."""
    names = ("times", "part", "scale", "currency", "what", "day", "merchant", "category", "payer", "account")
    return {"type": "expense", "amount": amount, "less": [], "more": []} | dict.fromkeys(names, "") | more


def read(kind: str = "entries", *entries: dict[str, Any], others: Iterable[str] = (), **more: Any) -> dict[str, Any]:
    """A message's reading as a model gives it."""
    return {
        "kind": kind,
        "entries": list(entries),
        "others": list(others),
        "question": None,
        "change": None,
    } | more
