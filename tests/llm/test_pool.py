"""Models stay open from call to call, one a household, and are closed when nobody uses them any more."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from uuid import UUID

from core.model.provider import Connection, DataSharing, Provider
from llm.connections.address import AddressRules
from llm.connections.pool import ModelPool
from llm.providers.scripted import Script

ONE, TWO = UUID(int=1), UUID(int=2)
OLD, NEW = (Connection(Provider.OPENAI, "m", key) for key in ("sk-old", "sk-new"))


class Opened(Script):
    """A model that knows whose it is and whether it is closed."""

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self.connection = connection
        self.closed = 0

    async def close(self) -> None:
        self.closed += 1


@dataclass
class Workshop:
    """Makes models, each taking a moment."""

    made: list[Opened] = field(default_factory=list)

    async def __call__(self, connection: Connection, rules: AddressRules) -> Opened:
        del rules
        await asyncio.sleep(0)
        self.made.append(Opened(connection))
        return self.made[-1]

    def pool(self) -> ModelPool:
        """A pool of its models."""
        return ModelPool(dict.fromkeys(Provider, self), AddressRules())


async def test_one_model_serves_many_calls_of_one_household() -> None:
    workshop = Workshop()
    pool = workshop.pool()

    async def use(household: UUID, connection: Connection) -> Opened:
        async with pool.borrow_model(household, connection) as model:
            await asyncio.sleep(0)
            assert isinstance(model, Opened)
            assert not model.closed
            return model

    used = await asyncio.gather(*(use(ONE, OLD) for _ in range(5)), *(use(TWO, OLD) for _ in range(5)))
    again = await use(ONE, Connection(Provider.OPENAI, "m", "sk-old", reach=DataSharing.ALL, cap_cents=7))
    assert {id(each) for each in used[:5]} == {id(again)}
    assert {id(each) for each in used[5:]} == {id(await use(TWO, OLD))}
    assert used[0] is not used[5]
    await pool.close()
    assert [each.closed for each in workshop.made] == [1] * len(workshop.made)


async def test_a_replaced_model_is_closed_after_its_last_call() -> None:
    workshop = Workshop()
    pool = workshop.pool()
    async with pool.borrow_model(ONE, OLD) as old, pool.borrow_model(ONE, NEW) as new:
        assert isinstance(old, Opened)
        assert isinstance(new, Opened)
        assert (old.connection.key, old.closed, new.connection.key) == ("sk-old", 0, "sk-new")
    assert (old.closed, new.closed) == (1, 0)
    await pool.close()
    assert (old.closed, new.closed) == (1, 1)


async def test_no_more_are_open_than_can_be() -> None:
    workshop = Workshop()
    pool = workshop.pool()
    for at in range(300):
        async with pool.borrow_model(UUID(int=at), OLD):
            pass
    assert sum(1 - each.closed for each in workshop.made) == 256
    assert workshop.made[0].closed == 1
