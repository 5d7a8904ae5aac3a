"""Monthly spending caps: the cost of calls, amounts reserved for calls in progress, and whether a cap is reached."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final
from uuid import UUID

MICROS_A_CENT: Final = 10_000


@dataclass(eq=False, slots=True)
class CostReservation:
    """Micros reserved for a call in progress; an estimate until the cost is known."""

    micros: int = 0


class SpendingLimit:
    """Tracks the amounts reserved in this process, so that simultaneous calls do not spend the same money.

    Each process knows only its own reservations, but all of them know what was spent.
    """

    def __init__(self) -> None:
        self._promised: dict[UUID, set[CostReservation]] = {}

    def list_reservations(self, household: UUID) -> frozenset[CostReservation]:
        """Return the reservations that a household holds now.

        Call it before reading what was spent, for calls that end meanwhile, and after, for calls that begin meanwhile.
        """
        return frozenset(self._promised.get(household, ()))

    @contextmanager
    def reserve_cost(self, household: UUID, micros: int = 0) -> Iterator[CostReservation]:
        """Reserve micros until the call is logged; the amount can be set later."""
        promise = CostReservation(micros)
        held = self._promised.setdefault(household, set())
        held.add(promise)
        try:
            yield promise
        finally:
            held.discard(promise)
            if not held and self._promised.get(household) is held:
                del self._promised[household]


def is_cap_reached(spent: int, cap_cents: int | None) -> bool:
    """Return whether the spent micros reach the cap (in US cents); False without a cap."""
    return cap_cents is not None and spent >= cap_cents * MICROS_A_CENT


def is_cap_near(spent: int, cap_cents: int | None) -> bool:
    """Return whether the spent micros reach four fifths of the cap (in US cents); False without a cap."""
    return cap_cents is not None and spent * 5 >= cap_cents * MICROS_A_CENT * 4
