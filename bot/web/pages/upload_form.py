"""Forms with a file: it is sent to the member's web chat, where it is read and its questions are answered."""

from __future__ import annotations

from fastapi import Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import UploadFile

from bot.web.pages.page import SEE_OTHER, PageRenderer, PageShower
from bot.web.uploads import send_into_chat
from core.errors import Invalid, Refusal


async def send_form_file(pages: PageRenderer, request: Request, show: PageShower, next_page: str) -> Response:
    """Send the file of a form to the member's web chat and redirect; show the form's page if it is refused."""
    try:
        reader = await pages.reader(request)
        try:
            file = (await request.form()).get("file")
            if not isinstance(file, UploadFile):
                raise Invalid("web-file-kind")
            await send_into_chat(pages.api, reader.membership, file)
        except Refusal as refusal:
            return await show(request, reader, refusal)
        return RedirectResponse(next_page, SEE_OTHER)
    finally:
        await request.close()  # what was uploaded lies in a file meanwhile
