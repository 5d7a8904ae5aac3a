"""REST routes for the household's settings, its members, and each member's notification preferences."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field, StringConstraints

from bot.household_news import tell_link_made
from bot.render.words import LANGUAGES
from bot.web.api.auth import CodeShown
from bot.web.api.shapes import PROBLEMS, Body, HouseholdShown, MemberShown, Shown, Whole
from bot.web.api_dependencies import ApiDependencies
from bot.web.idempotency import ONCE, finish
from core.errors import Invalid, NotFound
from core.model.household import NumberHabit, Role
from core.model.household_alert import AlertKind, AlertLevel, NoticePreferences
from core.usecases import change_household as change
from core.usecases.change_member import leave_household, remove_member, rename_self, set_aliases, set_language, set_role
from core.usecases.choose_notices import choose_discreet, choose_level, choose_urgent_at_night, load_own_preferences
from core.usecases.keep_access import LINK_LIFETIME, make_sign_in_link_for
from core.usecases.rights import require_admin, require_member
from core.usecases.use_case_context import UseCaseContext

Name = Annotated[str, StringConstraints(max_length=80)]
Hour = Annotated[Whole, Field(ge=0, le=23)]


class HouseholdChanged(Body):
    """Request body: changes to the household; missing fields stay, null removes quiet hours or the photo-days limit."""

    name: Name | None = None
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None
    zone: Annotated[str, StringConstraints(max_length=60)] | None = None
    language: Annotated[str, StringConstraints(max_length=12)] | None = None
    number_habit: NumberHabit | None = None
    edit_hours: Annotated[Whole, Field(ge=0, le=24 * 365)] | None = None
    quiet_hours: Annotated[list[Hour], Field(min_length=2, max_length=2)] | None = None
    period_start_day: Annotated[Whole, Field(ge=1, le=31)] | None = None
    photo_days: Annotated[Whole, Field(ge=1, le=3650)] | None = None


class SelfChanged(Body):
    """Request body: changes to the member's own name, aliases and language; null means the household's language."""

    name: Name | None = None
    aliases: Annotated[list[Name], Field(max_length=20)] | None = None
    language: Annotated[str, StringConstraints(max_length=12)] | None = None


class RoleChanged(Body):
    """Request body: a member's new role."""

    role: Role


class MembersShown(Shown):
    """The household's members."""

    items: list[MemberShown]


class NoticesShown(Shown):
    """A member's notification preferences: which kinds come at once, in the digest or never, and how they are shown."""

    levels: dict[AlertKind, AlertLevel]
    discreet: bool
    urgent_at_night: bool

    @classmethod
    def of(cls, preferences: NoticePreferences) -> NoticesShown:
        """Return the response body for notification preferences."""
        levels = {kind: preferences.find_level(kind) for kind in AlertKind}
        return cls(levels=levels, discreet=preferences.discreet, urgent_at_night=preferences.urgent_at_night)


class EraseWanted(Body):
    """Request body: the household's name, typed again to confirm that everything is erased for good."""

    name: Name


class Erased(Shown):
    """A sentence saying that the data is gone, except for backups until they expire."""

    detail: str


class NoticesChanged(Body):
    """Request body: changes to the member's notification preferences."""

    levels: dict[AlertKind, AlertLevel] = Field(default_factory=dict)
    discreet: bool | None = None
    urgent_at_night: bool | None = None


def household_routes(api: ApiDependencies) -> APIRouter:
    """Return the router of ``/settings/household``, ``/settings/notices`` and ``/members``."""
    router = APIRouter(prefix="/api/v1", responses=PROBLEMS, dependencies=[Depends(api.admit)])
    routes = _Household(api)
    router.get("/settings/household", tags=["settings"])(routes.show)
    router.patch("/settings/household", tags=["settings"])(routes.change)
    router.post("/settings/household/erase", tags=["settings"])(routes.erase)
    router.get("/settings/notices", tags=["settings"])(routes.notices)
    router.patch("/settings/notices", tags=["settings"])(routes.change_notices)
    router.get("/members", tags=["members"])(routes.members)
    router.patch("/members/me", tags=["members"])(routes.change_self)
    router.delete("/members/me", status_code=204, tags=["members"])(routes.leave)
    router.patch("/members/{member_id}", tags=["members"])(routes.set_role)
    router.delete("/members/{member_id}", status_code=204, tags=["members"])(routes.remove)
    link = "/members/{member_id}/sign-in-link"
    router.post(link, status_code=201, response_model=CodeShown, tags=["members"], dependencies=ONCE)(routes.make_link)
    return router


class _Household:
    def __init__(self, api: ApiDependencies) -> None:
        self._api = api

    async def show(self, request: Request) -> HouseholdShown:
        """Return the household and its settings."""
        async with self._api.context(request) as context:
            return HouseholdShown.of((await require_member(context)).household)

    async def change(self, request: Request, wanted: HouseholdChanged) -> HouseholdShown:
        """Change the household's settings; admins only."""
        async with self._api.context(request) as context:
            await _change(context, wanted)
            household = await context.uow.books.load_household()
            await context.uow.commit()
        return HouseholdShown.of(household)

    async def erase(self, request: Request, given: EraseWanted) -> Erased:
        """Erase the household for good, with all entries, messages, photos and sessions; admins only."""
        async with self._api.context(request) as context:
            household = (await require_admin(context)).household
            words = self._api.words(context.membership)
        if given.name.strip().casefold() != household.name.casefold():
            raise Invalid("erase-name", household=household.name)
        await self._api.eraser.erase(household.id)
        return Erased(detail=words("household-erased", household=household.name))

    async def notices(self, request: Request) -> NoticesShown:
        """Return the member's notification preferences."""
        async with self._api.context(request) as context:
            return NoticesShown.of(await load_own_preferences(context))

    async def change_notices(self, request: Request, wanted: NoticesChanged) -> NoticesShown:
        """Change the member's notification preferences."""
        async with self._api.context(request) as context:
            for kind, level in wanted.levels.items():
                await choose_level(context, [kind], level)
            if wanted.discreet is not None:
                await choose_discreet(context, on=wanted.discreet)
            if wanted.urgent_at_night is not None:
                await choose_urgent_at_night(context, on=wanted.urgent_at_night)
            shown = NoticesShown.of(await load_own_preferences(context))
            await context.uow.commit()
        return shown

    async def members(self, request: Request) -> MembersShown:
        """List the household's members."""
        async with self._api.context(request) as context:
            household = (await require_member(context)).household
        return MembersShown(items=[MemberShown.of(member) for member in household.members])

    async def change_self(self, request: Request, wanted: SelfChanged) -> MemberShown:
        """Change the member's own name, aliases and language."""
        if wanted.language is not None and wanted.language not in LANGUAGES:
            raise Invalid("language-unknown")
        async with self._api.context(request) as context:
            if wanted.name is not None:
                await rename_self(context, wanted.name)
            if wanted.aliases is not None:
                await set_aliases(context, wanted.aliases)
            if "language" in wanted.model_fields_set:
                await set_language(context, wanted.language)
            member = (await require_member(context)).member
            await context.uow.commit()
        return MemberShown.of(member)

    async def leave(self, request: Request) -> None:
        """Leave the household; the entries the member wrote stay."""
        async with self._api.context(request) as context:
            await leave_household(context)
            await context.uow.commit()

    async def set_role(self, request: Request, member_id: UUID, wanted: RoleChanged) -> MemberShown:
        """Give a member another role; admins only."""
        async with self._api.context(request) as context:
            household = await set_role(context, member_id, wanted.role)
            await context.uow.commit()
        member = household.member(member_id)
        if member is None:
            raise NotFound("member-unknown")
        return MemberShown.of(member)

    async def remove(self, request: Request, member_id: UUID) -> None:
        """Remove another member; the entries they wrote stay; admins only."""
        async with self._api.context(request) as context:
            await remove_member(context, member_id)
            await context.uow.commit()

    async def make_link(self, request: Request, member_id: UUID) -> Response:
        """Create a one-time sign-in link for a member who can no longer sign in; admins only, everybody is notified."""
        async with self._api.context_once(request) as context:
            code = await make_sign_in_link_for(context, member_id)
            member = context.household.member(member_id)
            if member is not None:
                await tell_link_made(context.uow, self._api.directory, context.ids, context.membership, member)
            link = f"{self._api.services.pages_url}/link/{code}"
            return await finish(
                request, context, CodeShown(code=code, expires_at=context.now + LINK_LIFETIME, link=link), 201
            )


async def _change(context: UseCaseContext, wanted: HouseholdChanged) -> None:
    if wanted.language is not None and wanted.language not in LANGUAGES:
        raise Invalid("language-unknown")
    if wanted.name is not None:
        await change.rename_household(context, wanted.name)
    if wanted.currency is not None:
        await change.set_currency(context, wanted.currency)
    if wanted.zone is not None:
        await change.set_zone(context, wanted.zone)
    if wanted.language is not None:
        await change.set_language(context, wanted.language)
    if wanted.number_habit is not None:
        await change.set_number_habit(context, wanted.number_habit)
    if wanted.edit_hours is not None:
        await change.set_edit_hours(context, wanted.edit_hours)
    await _change_days(context, wanted)


async def _change_days(context: UseCaseContext, wanted: HouseholdChanged) -> None:
    if "quiet_hours" in wanted.model_fields_set:
        hours = (wanted.quiet_hours[0], wanted.quiet_hours[1]) if wanted.quiet_hours else None
        await change.set_quiet_hours(context, hours)
    if wanted.period_start_day is not None:
        await change.set_period_start(context, wanted.period_start_day)
    if "photo_days" in wanted.model_fields_set:
        await change.set_photo_days(context, wanted.photo_days)
    if not wanted.model_fields_set:
        await require_admin(context)
