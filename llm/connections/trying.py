"""Testing a connection: list the models it offers and make one small call."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from pydantic import BaseModel, ConfigDict

from core.model.provider import ConnectionCheck, ModelError
from llm.connections.address import AddressRules
from llm.connections.retry import read_loop_clock, wait_until
from llm.model_call import ModelCall, check_key_and_address
from llm.prompt import Prompt
from llm.providers.provider import Maker, Model, Unanswered
from llm.shape import fill_shape

_NO_LIST: Final = frozenset({ModelError.UNKNOWN, ModelError.CANNOT, ModelError.UNUSABLE})
"""Errors with which a server that offers no list of models may answer a request for one."""
_PROMPT: Final = Prompt("You answer in JSON.", "ready-1", (("user", 'Answer with {"ready": true}.'),))


class _Ready(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")

    ready: bool


async def try_connection(asking: ModelCall, maker: Maker, rules: AddressRules) -> ConnectionCheck:
    """Test a connection and return the result; text from the provider is limited in size as in any call."""
    models: tuple[str, ...] = ()
    try:
        check_key_and_address(asking.connection, rules)
        model = await wait_until(asking.deadline, maker(asking.connection, rules))
        try:
            models = await _list_offered(asking, model)
            await fill_shape(asking, model, _PROMPT, _Ready, ())
        finally:
            await model.close()
    except Unanswered as none:
        return ConnectionCheck(none.trouble, none.status, models, _measure_call(asking))
    return ConnectionCheck(models=models, took=_measure_call(asking))


async def _list_offered(asking: ModelCall, model: Model) -> tuple[str, ...]:
    try:
        return await wait_until(asking.deadline, model.list_models())
    except Unanswered as none:
        if none.trouble in _NO_LIST:
            return ()
        raise


def _measure_call(asking: ModelCall) -> timedelta:
    return timedelta(seconds=read_loop_clock() - asking.began)
