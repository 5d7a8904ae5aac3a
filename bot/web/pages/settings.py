"""The settings page: household, categories, members, language model, sessions; each form calls one use-case."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final
from urllib.parse import quote
from zoneinfo import available_timezones

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from bot.handlers import currencies, places
from bot.render.languages import find_own_name
from bot.render.models import NAMES, mask_key_end, write_test_result
from bot.render.words import LANGUAGES
from bot.web.own_login import WantedLogin, set_own_login
from bot.web.pages.page import SEE_OTHER, PageReader, PageRenderer, read_id
from bot.web.pages.shown_once import keep_for_browser, read_kept
from bot.web.passkeys import PasskeyVerifier
from core.errors import Invalid, Refusal
from core.model.access import AccessScope
from core.model.entry import EntryKind, Line
from core.model.household import NumberHabit, Role
from core.model.money import Money
from core.model.provider import Connection, DataSharing, Provider, ReadingUse
from core.usecases import change_household, change_member, keep_categories, keep_connection
from core.usecases.invite import LIFETIME, list_open_invites, make_invite, renew_invites, withdraw_invite
from core.usecases.keep_access import end_session, list_own_sessions, load_own_login, make_sign_in_link_for, make_token
from core.usecases.keep_passkeys import list_own_passkeys, remove_passkey
from core.usecases.keep_rules import keep_rule, remove_rule
from core.usecases.rights import require_admin
from core.usecases.use_case_context import UseCaseContext

Fields = Mapping[str, str]
"""The fields of a form as they were sent."""
Setter = Callable[[UseCaseContext, Fields, PageReader], Awaitable[object]]
"""A function that applies one form to the household; raises Refusal with the reason."""
_ZONES: Final = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))
_MOST_FIELD: Final = 300
# In this order: each also calls itself what stands below it.
_BROWSERS: Final = (
    ("Firefox", "Firefox"),
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS: Final = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def settings_routes(pages: PageRenderer) -> APIRouter:
    """Return the router of ``/settings`` and of its forms."""
    router = APIRouter(include_in_schema=False)

    @router.get("/settings")
    async def settings(request: Request) -> Response:
        return await show_settings(pages, request, await pages.reader(request))

    @router.post("/settings/{part}")
    async def change(request: Request, part: str) -> Response:
        return await _change_setting(pages, request, await pages.reader(request), part)

    return router


async def show_settings(
    pages: PageRenderer,
    request: Request,
    reader: PageReader,
    refusal: Refusal | None = None,
    *,
    saved: str = "",
    subject: str = "",
    **shown: Any,
) -> Response:
    """Show the settings page with the current values, and what the form ``saved`` did to its ``subject``."""
    async with pages.context(reader) as context:
        connection = await keep_connection.load_connection(context) if reader.is_admin else None
        shown |= {
            "household": await context.uow.books.load_household(),
            "sessions": await list_own_sessions(context),
            "login": await load_own_login(context),
            "passkeys": await list_own_passkeys(context),
            "invites": await list_open_invites(context) if reader.is_admin else (),
        }
    caller = await pages.api.sign_in.find_caller(request)
    if request.method == "GET":
        saved, subject = (request.query_params.get(name, "") for name in ("saved", "of"))
    if caller is not None and saved in _SHOWN_ONCE and "given" not in shown:
        shown["given"] = {saved: read_kept(pages.api.sign_in, request, caller.session.id, saved)}
    return await pages.show(
        request,
        "settings.html",
        reader,
        refusal,
        saved=_SECTION.get(saved, saved),
        saved_text=_tell_saved(reader, saved, subject),
        connection=connection,
        key_hint=mask_key_end(connection.key) if connection and connection.key else "",
        browser_name=name_browser,
        here=caller.session.id if caller else None,
        by_telegram=pages.api.telegram_login,
        pages_url=pages.api.services.pages_url,
        passkey_options=PasskeyVerifier(pages.api.sign_in).make_creation_options(
            request, reader.membership, shown["passkeys"], await pages.api.sign_in.form_token(request)
        ),
        roles=tuple(Role),
        habits=tuple(NumberHabit),
        providers=NAMES,
        reaches=tuple(DataSharing),
        readings=tuple(ReadingUse),
        languages=[(code, find_own_name(code)) for code in LANGUAGES],
        zones=_ZONES,
        currency_names=[(code, currencies.write_full_name(code, reader.words)) for code in currencies.COMMON],
        **shown,
    )


def name_browser(agent: str) -> str:
    """Return the names of the browser and system in a User-Agent text, or the text itself if they are unknown."""
    browser = next((name for mark, name in _BROWSERS if mark in agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in agent), "")
    return ", ".join(filter(None, (browser, system))) or agent


async def _change_setting(pages: PageRenderer, request: Request, reader: PageReader, part: str) -> Response:
    """Handle one form and show the page again, with any code or link that appears only once."""
    form = await request.form()
    fields = {name: str(value)[:_MOST_FIELD] for name, value in form.items()}
    try:
        if part == "model-test":
            return await _test_model(pages, request, reader)
        if part == "model" and fields.get("base_url"):
            await _admit_address(pages, fields["base_url"])
        if part == "login":
            wanted = WantedLogin(*(fields.get(name, "") for name in ("name", "password", "again", "current")))
            await set_own_login(pages.api, request, reader.membership, wanted)
            return RedirectResponse("/settings?saved=login#done", SEE_OTHER)
        if part == "erase":
            return await _erase(pages, request, reader, fields.get("name", ""))
        setter = _SETTERS.get(part)
        if setter is None:
            raise Invalid("choice-gone")
        async with pages.context(reader) as context:
            given = await setter(context, fields, reader)
            await context.uow.commit()
    except Refusal as refusal:
        return await show_settings(pages, request, reader, refusal)
    subject = fields.get(_SUBJECT.get(part, ""), "")
    is_secret = isinstance(given, str) and part in _SHOWN_ONCE
    if is_secret and "authorization" in request.headers:  # an app inside another site's frame keeps no cookie
        return await show_settings(pages, request, reader, saved=part, subject=subject, given={part: given})
    of = f"&of={quote(subject)}" if subject else ""
    answer = RedirectResponse(f"/settings?saved={part}{of}#done", SEE_OTHER)
    caller = await pages.api.sign_in.find_caller(request) if is_secret else None
    if caller is not None:  # the page shows the secret from a cookie, so that reloading it makes no second one
        keep_for_browser(pages.api.sign_in, request, answer, caller.session.id, part=part, secret=str(given))
    return answer


def _tell_saved(reader: PageReader, saved: str, subject: str) -> str:
    """Return what the last form did: who was removed, as what somebody is invited, or just that it is saved."""
    words = reader.words
    if saved == "invite" and subject in set(Role):
        hours = int(LIFETIME.total_seconds()) // 3600
        return words("invite-text", role=words(f"role-{subject}"), hours=hours, links=1)
    gone = next((member.name for member in reader.household.former if str(member.id) == subject), "")
    return words("toast-removed", name=gone) if gone else words("pages-saved")


async def _admit_address(pages: PageRenderer, address: str) -> None:
    if await pages.api.assistants.doorkeeper.admit(address):
        raise Invalid("model-url-forbidden")


async def _test_model(pages: PageRenderer, request: Request, reader: PageReader) -> Response:
    """Make one test call to the language model and show the result."""
    async with pages.context(reader) as context:
        connection = await keep_connection.load_connection(context)
    if connection is None:
        raise Invalid("model-not-set")
    tried = await pages.api.assistants.tester.try_out(connection, reader.household)
    return await show_settings(pages, request, reader, tried=tried, tried_line=write_test_result(reader.words, tried))


async def _erase(pages: PageRenderer, request: Request, reader: PageReader, name: str) -> Response:
    """Erase the household for good if its name was typed correctly, and show a last sentence."""
    async with pages.context(reader) as context:
        household = (await require_admin(context)).household
    if name.strip().casefold() != household.name.casefold():
        raise Invalid("erase-name", household=household.name)
    await pages.api.eraser.erase(household.id)
    return pages.say_goodbye(request, reader.words, reader.words("household-erased", household=household.name))


async def _set_household(context: UseCaseContext, fields: Fields, reader: PageReader) -> None:
    """Save only the household settings that differ, so that members who may not change some can send the rest."""
    now = reader.household
    if fields.get("name", now.name) != now.name:
        await change_household.rename_household(context, fields["name"])
    if fields.get("currency", now.currency) != now.currency:
        await change_household.set_currency(context, fields["currency"])
    if fields.get("zone", now.zone) != now.zone:
        await change_household.set_zone(context, _read_zone(context, fields["zone"], reader))
    if fields.get("language", now.language) != now.language:
        await change_household.set_language(context, _one_of(fields["language"], LANGUAGES))
    if fields.get("numbers", now.number_habit) != now.number_habit:
        await change_household.set_number_habit(context, NumberHabit(_one_of(fields["numbers"], tuple(NumberHabit))))
    if fields.get("edit_hours", str(now.edit_hours)) != str(now.edit_hours):
        await change_household.set_edit_hours(context, _read_whole_number(fields["edit_hours"]))


def _read_zone(context: UseCaseContext, text: str, reader: PageReader) -> str:
    """Return the time zone that a form's text means, as the chat reads it: a zone, a city, or what a clock shows now.

    Raises: Invalid for none, or several.
    """
    if text in _ZONES:
        return text
    found = places.read_zone(text, reader.household.currency, context.now, reader.words)
    if len(found) > 1:
        raise Invalid("zone-unclear", text=text.strip()[:40], zones=", ".join(found))
    return found[0]


async def _set_quiet_hours(context: UseCaseContext, fields: Fields, reader: PageReader) -> None:
    del reader
    start, end = fields.get("from", ""), fields.get("to", "")
    hours = (_read_whole_number(start), _read_whole_number(end)) if start and end else None
    await change_household.set_quiet_hours(context, hours)


async def _set_photo_days(context: UseCaseContext, fields: Fields, reader: PageReader) -> None:
    del reader
    days = fields.get("days", "")
    await change_household.set_photo_days(context, _read_whole_number(days) if days else None)


async def _set_me(context: UseCaseContext, fields: Fields, reader: PageReader) -> None:
    if fields.get("me", reader.member.name) != reader.member.name:
        await change_member.rename_self(context, fields["me"])
    language = fields.get("language", "")
    if language != (reader.member.language or ""):
        await change_member.set_language(context, _one_of(language, LANGUAGES) if language else None)


async def _add_category(context: UseCaseContext, fields: Fields, reader: PageReader) -> None:
    income = fields.get("income") == "1"
    await keep_categories.add_category(context, fields.get("name", ""), reader.words.category_name, income=income)


async def _rename_category(context: UseCaseContext, fields: Fields, reader: PageReader) -> None:
    await keep_categories.rename_category(
        context, fields.get("key", ""), fields.get("name", ""), reader.words.category_name
    )


async def _remove_category(context: UseCaseContext, fields: Fields, reader: PageReader) -> None:
    del reader
    await keep_categories.remove_category(context, fields.get("key", ""), fields.get("into", ""))


async def _add_rule(context: UseCaseContext, fields: Fields, reader: PageReader) -> None:
    what, money = fields.get("what", "").strip(), Money(1, reader.household.currency)
    await keep_rule(context, Line(EntryKind.EXPENSE, money, reader.today, what, fields.get("category", "")))


async def _remove_rule(context: UseCaseContext, fields: Fields, reader: PageReader) -> None:
    del reader
    await remove_rule(context, read_id(fields.get("id", "")))


async def _set_role(context: UseCaseContext, fields: Fields, reader: PageReader) -> None:
    del reader
    await change_member.set_role(
        context, read_id(fields.get("id", "")), Role(_one_of(fields.get("role", ""), tuple(Role)))
    )


async def _remove_member(context: UseCaseContext, fields: Fields, reader: PageReader) -> None:
    del reader
    await change_member.remove_member(context, read_id(fields.get("id", "")))


async def _make_invite(context: UseCaseContext, fields: Fields, reader: PageReader) -> str:
    del reader
    role = Role(_one_of(fields.get("role", Role.MEMBER), tuple(Role)))
    return await (renew_invites if fields.get("renew") else make_invite)(context, role)


async def _withdraw_invite(context: UseCaseContext, fields: Fields, reader: PageReader) -> None:
    del reader
    await withdraw_invite(context, fields.get("mark", ""))


async def _link(context: UseCaseContext, fields: Fields, reader: PageReader) -> str:
    del reader
    return await make_sign_in_link_for(context, read_id(fields.get("id", "")))


async def _end_session(context: UseCaseContext, fields: Fields, reader: PageReader) -> None:
    del reader
    await end_session(context, read_id(fields.get("id", "")))


async def _remove_passkey(context: UseCaseContext, fields: Fields, reader: PageReader) -> None:
    del reader
    await remove_passkey(context, read_id(fields.get("id", "")))


async def _make_token(context: UseCaseContext, fields: Fields, reader: PageReader) -> str:
    del reader
    scope = AccessScope.WRITE if fields.get("writes") else AccessScope.READ
    return (await make_token(context, fields.get("name", ""), scope)).secret


async def _set_model(context: UseCaseContext, fields: Fields, reader: PageReader) -> None:
    del reader
    before = await keep_connection.load_connection(context)
    provider = Provider(_one_of(fields.get("provider", ""), tuple(Provider)))
    if before is None or before.provider is not provider:
        await keep_connection.choose_provider(context, provider)
    if fields.get("key"):
        await keep_connection.set_key(context, fields["key"])
    if fields.get("base_url"):
        await keep_connection.set_address(context, fields["base_url"])
    if fields.get("model"):
        await keep_connection.set_model(context, fields["model"])
    await _set_model_use(context, before, fields)


async def _set_model_use(context: UseCaseContext, before: Connection | None, fields: Fields) -> None:
    if fields.get("reach"):
        await keep_connection.set_data_sharing(context, DataSharing(_one_of(fields["reach"], tuple(DataSharing))))
    if fields.get("reading") and before is not None:
        await keep_connection.set_reading(context, ReadingUse(_one_of(fields["reading"], tuple(ReadingUse))))
    if "cap" in fields:
        await keep_connection.set_cap(context, _read_whole_number(fields["cap"]) * 100 if fields["cap"] else None)


async def _forget_model(context: UseCaseContext, fields: Fields, reader: PageReader) -> None:
    del fields, reader
    await keep_connection.forget_connection(context)


_SETTERS: Mapping[str, Setter] = {
    "household": _set_household,
    "quiet": _set_quiet_hours,
    "photos": _set_photo_days,
    "me": _set_me,
    "category-add": _add_category,
    "category-name": _rename_category,
    "category-remove": _remove_category,
    "rule-add": _add_rule,
    "rule-remove": _remove_rule,
    "role": _set_role,
    "member-remove": _remove_member,
    "invite": _make_invite,
    "invite-end": _withdraw_invite,
    "link": _link,
    "session-end": _end_session,
    "passkey-remove": _remove_passkey,
    "token": _make_token,
    "model": _set_model,
    "model-forget": _forget_model,
}
_SHOWN_ONCE: Final = frozenset({"invite", "link", "token"})
"""Forms that return a secret, which is shown once and not stored in clear."""
_SUBJECT: Mapping[str, str] = {"invite": "role", "member-remove": "id"}
"""The field that tells whom a form was about, of the forms whose sentence says it."""
_SECTION: Mapping[str, str] = {
    "login": "ways",
    "passkey": "ways",
    "telegram": "ways",
    "invite": "members",
    "link": "members",
    "token": "tokens",
    "quiet": "household",
    "photos": "household",
    "category-add": "categories",
    "category-name": "categories",
    "category-remove": "categories",
    "rule-add": "rules",
    "rule-remove": "rules",
    "role": "members",
    "member-remove": "members",
    "invite-end": "members",
    "session-end": "sessions",
    "passkey-remove": "ways",
    "model-forget": "model",
}
"""The section of the page in which each form stands, for forms named otherwise than their section."""


def _one_of(value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise Invalid("choice-gone")
    return value


def _read_whole_number(text: str) -> int:
    if not text.strip().isdecimal():
        raise Invalid("number-expected")
    return int(text)
