"""REST routes for the household's language model settings; the key can be set but is never returned."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, Field, SecretStr

from bot.render.models import mask_key_end, write_sent_line
from bot.render.words import Words
from bot.web.api.shapes import PROBLEMS
from bot.web.api_dependencies import ApiDependencies
from core.errors import Invalid, NotFound
from core.model.provider import Connection, DataSharing, Provider, ReadingUse
from core.usecases import keep_connection as keep
from core.usecases.use_case_context import UseCaseContext


class ModelChange(BaseModel):
    """Request body: changes to the model settings; missing fields stay, a new provider clears model, key and URL."""

    model_config = ConfigDict(extra="forbid")

    provider: Provider | None = None
    model: Annotated[str, Field(max_length=keep.LONGEST_NAME)] | None = None
    key: SecretStr | None = None
    base_url: Annotated[str, Field(max_length=keep.LONGEST_URL)] | None = None
    reach: DataSharing | None = None
    cap_cents: Annotated[int, Field(ge=0, le=keep.MOST_CENTS)] | None = None
    """The spending limit in US cents per month; null removes it."""
    narrates: bool | None = None
    reading: ReadingUse | None = None


class ModelUsage(BaseModel):
    """Use of the model for one job since the first of the month (UTC); ``micros`` are millionths of a US dollar."""

    job: str
    calls: int
    failed: int
    tokens_in: int
    tokens_out: int
    micros: int


class ModelSettings(BaseModel):
    """The language model settings; of the key only whether there is one and its last letters."""

    provider: Provider | None = None
    model: str = ""
    key_set: bool = False
    key_lost: bool = False
    key_hint: str = ""
    base_url: str = ""
    reach: DataSharing = DataSharing.OFF
    cap_cents: int | None = None
    narrates: bool = False
    reading: ReadingUse = ReadingUse.NEVER
    notice: str = ""
    """A sentence saying where messages are sent from now on, after a change that saved a key or an address."""
    usage: list[ModelUsage] = Field(default_factory=list)


class ModelTried(BaseModel):
    """The result of a test call to the model; ``trouble`` is null if the call worked."""

    trouble: str | None
    status: int | None
    models: list[str]
    seconds: float


def model_routes(api: ApiDependencies) -> APIRouter:
    """Return the router of ``/api/v1/settings/model``; admins only."""
    router = APIRouter(
        prefix="/api/v1/settings/model", tags=["language model"], responses=PROBLEMS, dependencies=[Depends(api.admit)]
    )
    routes = _ModelRoutes(api)
    router.get("")(routes.show)
    router.put("")(routes.change)
    router.delete("", status_code=204)(routes.remove)
    router.post("/test")(routes.test)
    return router


class _ModelRoutes:
    def __init__(self, api: ApiDependencies) -> None:
        self._api = api

    async def show(self, request: Request) -> ModelSettings:
        """Return the model settings and this month's cost."""
        async with self._api.context(request) as context:
            return await _show_settings(context)

    async def change(self, request: Request, wanted: ModelChange) -> ModelSettings:
        """Change the provider, its key and limits; missing fields stay as they are."""
        if wanted.base_url and await self._api.assistants.doorkeeper.admit(wanted.base_url):
            raise Invalid("model-url-forbidden")
        async with self._api.context(request) as context:
            await _apply(context, wanted)
            shown = await _show_settings(context)
            if wanted.key is not None or wanted.base_url is not None:
                shown.notice = await _write_notice(context)
            await context.uow.commit()
            return shown

    async def remove(self, request: Request) -> None:
        """Delete the provider and its key."""
        async with self._api.context(request) as context:
            await keep.forget_connection(context)
            await context.uow.commit()

    async def test(self, request: Request) -> ModelTried:
        """Make one small call to the model and list the provider's models; report what failed, if anything."""
        async with self._api.context(request) as context:
            connection = await keep.load_connection(context)
        if connection is None:
            raise NotFound("model-not-set")
        await self._api.sign_in.limits.count_model_test(str(context.household.id))
        tried = await self._api.assistants.tester.try_out(connection, context.household)
        seconds = round(tried.took.total_seconds(), 3)
        return ModelTried(trouble=tried.trouble, status=tried.status, models=list(tried.models), seconds=seconds)


async def _apply(context: UseCaseContext, wanted: ModelChange) -> None:
    if wanted.provider is not None:
        await keep.choose_provider(context, wanted.provider)
    if wanted.key is not None:
        await keep.set_key(context, wanted.key.get_secret_value())
    if wanted.base_url is not None:
        await keep.set_address(context, wanted.base_url)
    if wanted.model is not None:
        await keep.set_model(context, wanted.model)
    if wanted.reach is not None:
        await keep.set_data_sharing(context, wanted.reach)
    if "cap_cents" in wanted.model_fields_set:
        await keep.set_cap(context, wanted.cap_cents)
    if wanted.narrates is not None:
        await keep.set_narrates(context, on=wanted.narrates)
    if wanted.reading is not None:
        await keep.set_reading(context, wanted.reading)


async def _write_notice(context: UseCaseContext) -> str:
    """Return the sentence saying which service messages are sent to, in the member's language."""
    connection = await keep.load_connection(context)
    words = Words(context.household.choose_language(context.member), context.household.currency)
    return write_sent_line(words, connection) if connection else ""


async def _show_settings(context: UseCaseContext) -> ModelSettings:
    connection = await keep.load_connection(context)
    if connection is None:
        return ModelSettings()
    usage = await context.uow.connections.sum_usage(keep.find_month_start(context.now))
    return _show_connection(connection, [ModelUsage.model_validate(one, from_attributes=True) for one in usage])


def _show_connection(connection: Connection, usage: list[ModelUsage]) -> ModelSettings:
    return ModelSettings(
        provider=connection.provider,
        model=connection.model,
        key_set=bool(connection.key),
        key_lost=connection.key is None,
        key_hint=mask_key_end(connection.key) if connection.key else "",
        base_url=connection.base_url,
        reach=connection.reach,
        cap_cents=connection.cap_cents,
        narrates=connection.narrates,
        reading=connection.reading,
        usage=usage,
    )
