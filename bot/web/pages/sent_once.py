"""Forms that add something: each carries a number of its own, so that sending it twice adds nothing twice."""

from __future__ import annotations

from hashlib import sha256

from core.errors import Invalid
from core.ports import KeptAnswer
from core.usecases.use_case_context import UseCaseContext


async def note_sent(context: UseCaseContext, form: str, number: str) -> None:
    """Note that a form was sent, within its unit of work.

    Args:
        context: the unit of work that adds something.
        form: the name of the form, such as "entry".
        number: the number that the page gave the form.

    Raises: Invalid if it was sent before, or has no number.
    """
    if not number:
        raise Invalid("form-sent")
    kept = KeptAnswer(sha256(f"{form} {number}".encode()).hexdigest(), 303, b"")
    if not await context.uow.access.keep_answer(context.member.id, f"form-{form}-{number[:60]}", kept, context.now):
        raise Invalid("form-sent")
