"""Setting a member's own login name and password, by REST and by the settings page alike."""

from __future__ import annotations

from dataclasses import dataclass, field

from fastapi import Request

from bot.household_news import tell_linked
from bot.web.api_dependencies import ApiDependencies
from bot.web.network import find_client_address
from bot.web.sign_in import Caller
from bot.web.sign_in_pages import prepare_login
from core.errors import NotAllowed
from core.model.household import Membership
from core.usecases import keep_access


@dataclass(frozen=True, slots=True)
class WantedLogin:
    """A new login name and password, typed twice, with the current password."""

    name: str
    password: str = field(repr=False)
    again: str = field(repr=False)
    current: str = field(default="", repr=False)


async def set_own_login(api: ApiDependencies, request: Request, owner: Membership, wanted: WantedLogin) -> None:
    """Set a member's login name and password, end their other sessions and notify the household's other members.

    Raises: NotAllowed("password-old-wrong") unless the sign-in is a few minutes old, Invalid, TooMany.
    """
    caller = await api.sign_in.find_caller(request)
    async with api.context_of(owner) as context:
        before = await keep_access.load_own_login(context)
    if before is not None and not _is_fresh(api, caller):
        await api.sign_in.limits.count_client_login(find_client_address(request))
        await api.sign_in.limits.count_login(before.name)
        if not await api.sign_in.passwords.verify(wanted.current, before.password):
            raise NotAllowed("password-old-wrong")
    login = await prepare_login(api, request, wanted.name, wanted.password, wanted.again)
    async with api.context_of(owner) as context:
        kept = caller.session.id if caller else None
        if await keep_access.set_login(context, login.name, login.hashed, kept):
            await tell_linked(context.uow, api.directory, context.ids, context.membership, "login")
        await context.uow.commit()


def _is_fresh(api: ApiDependencies, caller: Caller | None) -> bool:
    """Return whether the session was signed in with a password or link in the last few minutes."""
    proven = caller.session.proven_at if caller else None
    return proven is not None and api.clock.now() - proven < keep_access.FRESH
