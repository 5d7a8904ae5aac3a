"""Loans of connections: in turn, none lost, broken ones replaced."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest

from storage.pool import Pool


@dataclass(eq=False, slots=True)
class Wire:
    """Stands for a connection to a server."""

    closed: bool = False
    broken: bool = False

    def is_closed(self) -> bool:
        """Whether it is of no use any more."""
        return self.closed

    def terminate(self) -> None:
        """Cut it."""
        self.closed = True

    async def close(self) -> None:
        """Close it in peace."""
        if self.broken:
            raise BrokenPipeError
        self.closed = True


@dataclass(slots=True)
class Server:
    """Somewhere to connect to."""

    wires: list[Wire] = field(default_factory=list)
    refuses: bool = False

    async def connect(self) -> Wire:
        """A new connection."""
        await asyncio.sleep(0)
        if self.refuses:
            raise OSError
        self.wires.append(Wire())
        return self.wires[-1]


async def _soon() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_what_cannot_be_closed_in_peace_is_cut() -> None:
    server = Server()
    pool = Pool(server.connect, 2)
    async with pool.lent() as one, pool.lent():
        one.broken = True
    await pool.close()
    assert [wire.closed for wire in server.wires] == [True, True]


async def test_what_is_given_back_is_lent_again() -> None:
    server = Server()
    pool = Pool(server.connect, 2)
    for _ in range(3):
        async with pool.lent():
            pass
    assert len(server.wires) == 1


async def test_no_more_than_so_many_and_first_come_first_served() -> None:
    server, order = Server(), list[int]()
    pool = Pool(server.connect, 2)

    async def use(number: int) -> None:
        async with pool.lent():
            order.append(number)
            await asyncio.sleep(0)

    await asyncio.gather(*(use(number) for number in range(20)))
    assert (len(server.wires), order) == (2, list(range(20)))


async def test_a_broken_one_makes_room_for_another() -> None:
    server = Server()
    pool = Pool(server.connect, 1)
    first = await pool.take()
    waits = asyncio.create_task(pool.take())
    await _soon()
    first.terminate()
    pool.give(first)
    assert await waits is server.wires[1]
    pool.give(server.wires[1])
    server.wires[1].terminate()
    assert await pool.take() is server.wires[2]


async def test_who_stops_waiting_keeps_nothing_from_the_others() -> None:
    pool = Pool(Server().connect, 1)
    wire = await pool.take()
    gone, waits = (asyncio.create_task(pool.take()) for _ in range(2))
    await _soon()
    pool.give(wire)  # handed to the first, who is cancelled before it runs again
    gone.cancel()
    assert await waits is wire
    also_gone = asyncio.create_task(pool.take())
    await _soon()
    also_gone.cancel()
    await _soon()
    pool.give(wire)
    assert await pool.take() is wire


async def test_a_server_that_refuses_is_asked_again() -> None:
    server = Server(refuses=True)
    pool = Pool(server.connect, 1)
    refused = await asyncio.gather(pool.take(), pool.take(), return_exceptions=True)
    assert [type(one) for one in refused] == [OSError, OSError]
    server.refuses = False
    assert await pool.take() is server.wires[0]


async def test_waiting_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.pool.PATIENCE", 0.01)
    pool = Pool(Server().connect, 1)
    await pool.take()
    with pytest.raises(TimeoutError):
        await pool.take()


async def test_closing_cuts_what_is_still_lent() -> None:
    server = Server()
    pool = Pool(server.connect, 2)
    lent, idle = await pool.take(), await pool.take()
    pool.give(idle)
    await pool.close()
    assert lent.closed
    assert idle.closed
    pool.give(lent)
