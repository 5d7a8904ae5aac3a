"""The section of the settings page in which members create a passkey for themselves."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from bot.household_news import tell_linked
from bot.web.pages.page import SEE_OTHER, PageRenderer
from bot.web.pages.settings import name_browser, show_settings
from bot.web.passkeys import MOST_BYTES, PasskeyVerifier
from bot.web.sign_in import read_device_label
from core.errors import Refusal
from core.usecases.keep_passkeys import add_passkey
from core.usecases.names import LONGEST

_UNKNOWN_BROWSER: Final = "Passkey"
"""The name of a passkey made in a browser that sends no name."""


def passkey_routes(pages: PageRenderer) -> APIRouter:
    """Return the router of ``/settings/passkeys``."""
    router = APIRouter(include_in_schema=False)

    @router.post("/settings/passkeys")
    async def add(
        request: Request,
        credential: Annotated[str, Form(max_length=MOST_BYTES)] = "",
        csrf: Annotated[str, Form(max_length=100)] = "",
    ) -> Response:
        reader = await pages.reader(request)
        try:
            new = await PasskeyVerifier(pages.api.sign_in).read_new(request, credential, csrf)
            label = (name_browser(read_device_label(request)) or _UNKNOWN_BROWSER)[:LONGEST]
            async with pages.context(reader) as context:
                if await add_passkey(context, new.id, new.public_key, new.sign_count, label):
                    await tell_linked(context.uow, pages.api.directory, context.ids, context.membership, "passkey")
                await context.uow.commit()
        except Refusal as refusal:
            return await show_settings(pages, request, reader, refusal)
        return RedirectResponse("/settings?saved=passkey#done", SEE_OTHER)

    return router
