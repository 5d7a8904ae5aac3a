"""What calls cost, what is promised to calls under way, and when a household's cap is reached."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final
from uuid import UUID

MICROS_A_CENT: Final = 10_000


@dataclass(eq=False, slots=True)
class Promise:
    """Micros set aside for a call under way; an estimate until it is known."""

    micros: int = 0


class SpendingLimit:
    """Promises of this process: many calls at once must not each see the same money.

    With several processes each knows its own promises alone, and all know what was spent.
    """

    def __init__(self) -> None:
        self._promised: dict[UUID, set[Promise]] = {}

    def sum_promises(self, household: UUID) -> frozenset[Promise]:
        """Return the promises of now.

        Ask before reading what was spent, for one that ends in between, and after, for one that began in between.
        """
        return frozenset(self._promised.get(household, ()))

    @contextmanager
    def promise_cost(self, household: UUID, micros: int = 0) -> Iterator[Promise]:
        """Set micros aside until the call is in the log; how many may be said later."""
        promise = Promise(micros)
        held = self._promised.setdefault(household, set())
        held.add(promise)
        try:
            yield promise
        finally:
            held.discard(promise)
            if not held and self._promised.get(household) is held:
                del self._promised[household]


def is_cap_reached(spent: int, cap_cents: int | None) -> bool:
    """Return whether micros come up to a cap."""
    return cap_cents is not None and spent >= cap_cents * MICROS_A_CENT


def is_cap_near(spent: int, cap_cents: int | None) -> bool:
    """Return whether micros come up to four fifths of a cap."""
    return cap_cents is not None and spent * 5 >= cap_cents * MICROS_A_CENT * 4
