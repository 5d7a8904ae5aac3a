"""Files uploaded on a page or by REST: each becomes a message in the member's web chat."""

from __future__ import annotations

from starlette.datastructures import UploadFile

from bot.channels.webchat import make_inbound
from bot.web.api.chat_turn import find_or_make_own_chat
from bot.web.api_dependencies import ApiDependencies
from bot.web.chat import find_upload_kind
from bot.web.limits import UPLOAD_BYTES
from core.errors import Invalid, NotAllowed
from core.model.household import Membership
from core.model.transcript import AttachedFile


async def send_into_chat(api: ApiDependencies, membership: Membership, file: UploadFile, key: str | None = None) -> str:
    """Put an uploaded file into the member's web chat and return the event's id; the same key means the same message.

    Raises:
        NotAllowed: the member may only look.
        Invalid: the file is too large, of no kind that is read, or the web chat is off.
    """
    if not membership.member.can_write:
        raise NotAllowed("viewers-only-look")
    if api.web_chat is None or api.receive is None:
        raise Invalid("pages-off")
    content = await file.read(UPLOAD_BYTES + 1)
    if len(content) > UPLOAD_BYTES:
        raise Invalid("web-file-large", megabytes=UPLOAD_BYTES // 1_000_000)
    mime = find_upload_kind(file.filename or "", content)
    if mime is None:
        raise Invalid("web-file-kind")
    event = f"rest-{key or api.ids.new()}"
    inbound = make_inbound(await find_or_make_own_chat(api, membership), event)
    upload = AttachedFile((file.filename or "file")[:100], mime, content)
    await api.receive(await api.web_chat.show_member_message(inbound, upload))
    return event
