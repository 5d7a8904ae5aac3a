"""Running a message or photo sent by REST through the chat's own handlers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from fastapi import Request

from bot.channels.webchat import NAME
from bot.handlers.message_context import MessageContext
from bot.handlers.routes import ROUTER
from bot.messages import Dialogue, Inbound, Reply
from bot.web.api_dependencies import ApiDependencies
from bot.web.session import CODE_LENGTH
from core.model.access import digest_secret
from core.model.household import Membership
from core.outside_answers import OutsideAnswers, OutsideRequest
from core.usecases.use_case_context import UseCaseContext

T = TypeVar("T")
Handled = Callable[[MessageContext], Awaitable[Sequence[Reply]]]


@dataclass(slots=True)
class SilentScreen:
    """A stand-in for the chat's screen that ignores partial answers, for nobody watches them by REST."""

    message: str | None = None

    async def show(self, text: str) -> None:
        """Ignore the partial text of an answer."""
        del text


async def find_or_make_own_chat(api: ApiDependencies, membership: Membership) -> str:
    """Return the id of the member's web chat, in which drafts made by REST are shown; make one if there is none."""
    fresh = digest_secret(api.ids.code(CODE_LENGTH))
    return await api.sign_in.access.find_or_bind_web_chat(
        membership.household.id, membership.member.id, fresh, api.clock.now()
    )


async def answer_as_chat(
    api: ApiDependencies,
    request: Request,
    inbound: Inbound,
    handle: Handled,
    finish: Callable[[MessageContext, UseCaseContext, Sequence[Reply]], Awaitable[T]],
    *,
    photo: bytes | None = None,
) -> T:
    """Run the chat's handlers on a message and let ``finish`` make the response from their replies and commit.

    Models and other outside services are asked between transactions, never within one.
    """
    membership: Membership = request.state.membership
    answers = OutsideAnswers()
    while True:
        try:
            async with api.context_of(membership) as use_case:
                context = MessageContext(
                    use_case.uow, membership, inbound, Dialogue(), api.words(membership), use_case.now, api.services
                )
                context.commands = frozenset(ROUTER.commands)
                context.photo, context.photos = photo, (photo,) if photo else ()
                context.outside_answers = answers
                replies = await handle(context)
                return await finish(context, use_case, replies)
        except OutsideRequest as needed:
            answers.add(needed.request, await needed.request.run_outside(api.services, membership, SilentScreen()))


def make_inbound(chat: str, event: str, text: str) -> Inbound:
    """Return a text sent by REST as a message in the member's web chat."""
    return Inbound(NAME, f"{chat}:{event}", chat, chat, "", text=text)
