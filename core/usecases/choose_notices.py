"""Choose which notices a member gets, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from core.model.household_alert import AlertKind, AlertLevel, NoticePreferences
from core.model.notice import NoticeKind
from core.usecases.use_case_context import UseCaseContext


async def load_own_preferences(context: UseCaseContext) -> NoticePreferences:
    """Return the member's notice settings, or the defaults where nothing was chosen."""
    return (await context.uow.alerts.load_preferences()).get(context.member.id, NoticePreferences())


async def choose_level(context: UseCaseContext, kinds: Iterable[AlertKind], level: AlertLevel) -> NoticePreferences:
    """Set whether the member hears of some kinds of alert at once, in the digest, or not at all."""

    def change(now: NoticePreferences) -> NoticePreferences:
        for kind in kinds:
            now = now.with_level(kind, level)
        return now

    return await _change(context, change)


async def choose_discreet(context: UseCaseContext, *, on: bool) -> NoticePreferences:
    """Set whether notices leave out amounts."""
    return await _change(context, lambda now: replace(now, discreet=on))


async def allow_notices(context: UseCaseContext, channel: str, kind: NoticeKind, *, on: bool) -> NoticePreferences:
    """Set whether a kind of notice may be sent on a channel that needs the member's permission first."""
    return await _change(context, lambda now: now.with_consent(channel, kind, on=on))


async def choose_urgent_at_night(context: UseCaseContext, *, on: bool) -> NoticePreferences:
    """Set whether critical alerts are sent in quiet hours too."""
    return await _change(context, lambda now: replace(now, urgent_at_night=on))


async def _change(context: UseCaseContext, make: Callable[[NoticePreferences], NoticePreferences]) -> NoticePreferences:
    changed = make(await load_own_preferences(context))
    await context.uow.alerts.save_preferences(context.member.id, changed)
    return changed
