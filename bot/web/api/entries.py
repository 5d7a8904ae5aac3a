"""REST routes for entries and incomes: record a text, list, search, create, change, trash, restore, history."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import Field, StringConstraints

from bot.channels.webchat import NAME
from bot.handlers.entries import propose_by_sentence
from bot.handlers.message_context import MessageContext
from bot.handlers.reading import make_reading_context, read_intent
from bot.messages import Reply
from bot.web.api.book_shapes import DraftShown, DraftsShown, EntriesShown, EntryShown
from bot.web.api.chat_turn import answer_as_chat, find_or_make_own_chat, make_inbound
from bot.web.api.shapes import PROBLEMS, Body, IfMatch, IsoDay, Shown, make_etag, version_of
from bot.web.api_dependencies import ApiDependencies
from bot.web.idempotency import ONCE, finish, look_up
from core.errors import Invalid
from core.model.entry import Entry, EntryKind, Line, Visibility
from core.model.household import Membership
from core.model.intent import ChangeDraft, RecordEntries
from core.model.money import Money
from core.model.period import Period
from core.model.report import Scope
from core.usecases.change_entry import EntryChange, change_entry, find_visible_entry
from core.usecases.change_line import EARLIEST_YEAR, MOST_NOTES, MOST_TAGS
from core.usecases.confirm_draft import confirm_draft
from core.usecases.delete_entry import delete_entry
from core.usecases.propose_entries import DraftOrigin, propose_entries
from core.usecases.recall_categories import recall_categories
from core.usecases.restore_entry import restore_entry
from core.usecases.use_case_context import UseCaseContext

EARLIEST: Final = date(1970, 1, 1)
LATEST: Final = date(2999, 12, 31)
TRASH: Final = 200

AmountText = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{1,13}(\.[0-9]{1,4})?$"),
    Field(description="A decimal as text, so that no float comes near it", examples=["60.50"]),
]
Key = Annotated[str, StringConstraints(max_length=60)]
Text200 = Annotated[str, StringConstraints(max_length=200)]
Tag = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"^\S+$")]
Tags = Annotated[list[Tag], Field(max_length=MOST_TAGS)]
Notes = Annotated[str, StringConstraints(max_length=MOST_NOTES)]
Cursor = Annotated[UUID | None, Query(description="``next`` of the page before")]
Limit = Annotated[int, Query(ge=1, le=200)]


class EntryWanted(Body):
    """Request body: a new entry; without a category, ``classify`` says whether to guess one or use "other"."""

    amount: AmountText
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None
    day: IsoDay | None = None
    description: Annotated[Text200, Field(examples=["milk"])] = ""
    notes: Notes = ""
    category: Key | None = None
    classify: bool = False
    kind: EntryKind = EntryKind.EXPENSE
    merchant: Text200 | None = None
    account: Text200 | None = None
    payer: UUID | None = None
    for_members: Annotated[list[UUID], Field(max_length=30)] = Field(default_factory=list)
    tags: Tags = Field(default_factory=list)
    visibility: Visibility = Visibility.SHARED


class IncomeWanted(EntryWanted):
    """Request body: a new income."""

    kind: EntryKind = EntryKind.INCOME


class EntryChanged(Body):
    """Request body: changes to an entry; missing fields stay, an empty merchant, account or description is cleared."""

    amount: AmountText | None = None
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None
    day: IsoDay | None = None
    description: Text200 | None = None
    notes: Notes | None = None
    category: Key | None = None
    kind: EntryKind | None = None
    merchant: Text200 | None = None
    account: Text200 | None = None
    payer: UUID | None = None
    for_members: Annotated[list[UUID], Field(max_length=30)] | None = None
    tags: Tags = Field(default_factory=list)
    visibility: Visibility | None = None


class TextLogged(Body):
    """Request body: a message as the member would write it in the chat."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=4000), Field(examples=["milk 60, auto 120"])]


class HistoryLine(Shown):
    """One change of an entry, with its line before and after as JSON text."""

    id: UUID
    member: UUID | None
    action: str
    before: str
    after: str


class HistoryShown(Shown):
    """An entry's changes, the oldest first."""

    items: list[HistoryLine]


class Filters:
    """The query parameters that filter a list of entries."""

    def __init__(  # noqa: PLR0917  a query's own names
        self,
        first: Annotated[IsoDay | None, Query(description="First day")] = None,
        last: Annotated[IsoDay | None, Query(description="Last day")] = None,
        month: Annotated[str | None, Query(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$", description="``2026-11``")] = None,
        category: Annotated[list[Key] | None, Query(max_length=20)] = None,
        kind: Annotated[list[EntryKind] | None, Query(max_length=4)] = None,
        member: Annotated[UUID | None, Query(description="Who paid")] = None,
        merchant: Annotated[Text200 | None, Query()] = None,
        account: Annotated[Text200 | None, Query()] = None,
        tag: Annotated[Text200 | None, Query()] = None,
        least: Annotated[int | None, Query(ge=0, le=10**15, description="In minor units of the currency")] = None,
        most: Annotated[int | None, Query(ge=0, le=10**15)] = None,
        currency: Annotated[str | None, Query(pattern=r"^[A-Z]{3}$")] = None,
        text: Annotated[Text200 | None, Query(description="Words in description, merchant or notes")] = None,
    ) -> None:
        self.period = read_period(first, last, month)
        self.kinds = tuple(kind or ())
        self.fields: dict[str, Any] = {
            "categories": tuple(category or ()),
            "member": member,
            "merchant": merchant or None,
            "account": account or None,
            "tag": tag or None,
            "least": least,
            "most": most,
            "currency": currency,
            "text": text or None,
        }

    def scope(self, membership: Membership, kinds: tuple[EntryKind, ...] = tuple(EntryKind)) -> Scope:
        """Return the filters as a scope; bounds of an amount without a currency are in the household's currency."""
        bounded = self.fields["least"] is not None or self.fields["most"] is not None
        base = membership.household.currency if bounded else None
        fields = self.fields | {"currency": self.fields["currency"] or base}
        return Scope(period=self.period, kinds=self.kinds or kinds, **fields)


def read_period(first: date | None, last: date | None, month: str | None) -> Period | None:
    """Return the period a query names, None if it names none. Raises Invalid for an impossible or reversed period."""
    if month is not None:
        year, number = int(month[:4]), int(month[5:])
        if not 1 <= year <= LATEST.year:
            raise Invalid("period-unknown", said=month)
        begin = date(year, number, 1)
        following = date(year + number // 12, number % 12 + 1, 1)
        return Period(begin, date.fromordinal(following.toordinal() - 1))
    if first is None and last is None:
        return None
    begin, end = first or EARLIEST, last or LATEST
    if end < begin:
        raise Invalid("period-unknown", said=f"{begin} {end}")
    return Period(begin, end)


def check_comparable(period: Period) -> Period:
    """Return the period. Raises Invalid if it lies too far away for the period before it to be reckoned."""
    for day in (period.first, period.last):
        if not EARLIEST_YEAR <= day.year <= LATEST.year:
            raise Invalid("date-too-far", year=str(day.year))
    return period


def entry_routes(api: ApiDependencies) -> APIRouter:
    """Return the router of ``/api/v1/entries`` and ``/api/v1/incomes``."""
    router = APIRouter(prefix="/api/v1", responses=PROBLEMS, dependencies=[Depends(api.admit)])
    for path, tag, kinds in (("/entries", "entries", tuple(EntryKind)), ("/incomes", "incomes", (EntryKind.INCOME,))):
        routes = _Entries(api, kinds)
        add = partial(router.add_api_route, tags=[tag])
        create = routes.create_income if tag == "incomes" else routes.create
        named = partial(_make_operation_id, tag)
        add(path, routes.list_entries, methods=["GET"], operation_id=named("list"))
        once: dict[str, Any] = {"status_code": 201, "response_model": EntryShown, "dependencies": ONCE}
        add(path, create, methods=["POST"], operation_id=named("create"), **once)
        add(f"{path}/{{entry_id}}", routes.show, methods=["GET"], operation_id=named("show"))
        add(f"{path}/{{entry_id}}", routes.change, methods=["PATCH"], operation_id=named("change"))
        add(f"{path}/{{entry_id}}", routes.delete, methods=["DELETE"], operation_id=named("delete"))
        add(f"{path}/{{entry_id}}/history", routes.history, methods=["GET"], operation_id=named("history"))
    routes = _Entries(api, tuple(EntryKind))
    restore = "/entries/{entry_id}/restore"
    router.post("/entries/log", status_code=201, response_model=DraftsShown, tags=["entries"], dependencies=ONCE)(
        routes.log
    )
    router.post(restore, response_model=EntryShown, tags=["entries"], dependencies=ONCE)(routes.restore)
    router.get("/trash", tags=["entries"])(routes.trash)
    return router


def _make_operation_id(tag: str, what: str) -> str:
    return f"{what}_{tag}"


class _Entries:
    def __init__(self, api: ApiDependencies, kinds: tuple[EntryKind, ...]) -> None:
        self._api = api
        self._kinds = kinds

    async def list_entries(
        self, request: Request, filters: Annotated[Filters, Depends()], limit: Limit = 50, after: Cursor = None
    ) -> EntriesShown:
        """List entries, newest first; others' private ones lack details, or are left out if a filter would show any."""
        async with self._api.context(request) as context:
            scope = filters.scope(context.membership, self._kinds)
            found = await context.uow.reports.list_entries(scope, limit=limit + 1, after=after)
        return EntriesShown.of(found, limit)

    async def create(self, request: Request, wanted: EntryWanted) -> Response:
        """Create an entry at once, without a draft to confirm."""
        membership: Membership = request.state.membership
        chat = await find_or_make_own_chat(self._api, membership)
        async with self._api.context_once(request) as context:
            entry = await save_line(self._api, context, make_line(context, wanted), chat)
            return await finish(request, context, EntryShown.of_entry(entry), 201, ETag=make_etag(entry.version))

    async def create_income(self, request: Request, wanted: IncomeWanted) -> Response:
        """Create an income at once, without a draft to confirm."""
        if wanted.kind is not EntryKind.INCOME:
            raise Invalid("category-unfit")
        return await self.create(request, wanted)

    async def show(self, request: Request, response: Response, entry_id: UUID) -> EntryShown:
        """Return one entry, whether or not it is in the trash."""
        async with self._api.context(request) as context:
            entry = await self._load(context, entry_id)
        response.headers["ETag"] = make_etag(entry.version)
        return EntryShown.of_entry(entry)

    async def change(
        self, request: Request, response: Response, entry_id: UUID, wanted: EntryChanged, if_match: IfMatch = None
    ) -> EntryShown:
        """Change an entry, within the hours that the household allows for edits."""
        change = ChangeDraft(
            amount=Decimal(wanted.amount) if wanted.amount is not None else None,
            currency=wanted.currency,
            day=wanted.day,
            description=wanted.description,
            notes=wanted.notes,
            category=wanted.category,
            kind=wanted.kind,
            merchant=wanted.merchant,
            account=wanted.account,
            payer=wanted.payer,
            whom=None if wanted.for_members is None else tuple(wanted.for_members),
            tags=tuple(wanted.tags),
            visibility=wanted.visibility,
        )
        async with self._api.context(request) as context:
            await self._load(context, entry_id)
            changed = await change_entry(context, entry_id, change, version=version_of(if_match))
            need_acted(changed)
            await context.uow.commit()
        response.headers["ETag"] = make_etag(changed.entry.version)
        return EntryShown.of_entry(changed.entry)

    async def delete(
        self, request: Request, response: Response, entry_id: UUID, if_match: IfMatch = None
    ) -> EntryShown:
        """Move an entry to the trash, from which it can be restored for thirty days."""
        async with self._api.context(request) as context:
            before = await self._load(context, entry_id)
            changed = await delete_entry(context, entry_id, version=version_of(if_match))
            if before.deleted_at is None:
                need_acted(changed)
            await context.uow.commit()
        response.headers["ETag"] = make_etag(changed.entry.version)
        return EntryShown.of_entry(changed.entry)

    async def restore(self, request: Request, entry_id: UUID) -> Response:
        """Take an entry out of the trash."""
        async with self._api.context_once(request) as context:
            changed = await restore_entry(context, entry_id)
            shown = EntryShown.of_entry(changed.entry)
            return await finish(request, context, shown, 200, ETag=make_etag(changed.entry.version))

    async def trash(self, request: Request) -> EntriesShown:
        """List the entries in the trash, the latest deleted first."""
        async with self._api.context(request) as context:
            return EntriesShown.of(await context.uow.entries.list_trash(TRASH), TRASH)

    async def history(self, request: Request, entry_id: UUID) -> HistoryShown:
        """Return an entry's changes, the oldest first."""
        async with self._api.context(request) as context:
            entry = await self._load(context, entry_id)
            changes = await context.uow.list_changes(entry.id)
        lines = [
            HistoryLine(id=c.id, member=c.member, action=c.action, before=c.before, after=c.after) for c in changes
        ]
        return HistoryShown(items=lines)

    async def log(self, request: Request, wanted: TextLogged) -> Response:
        """Read a text as the chat would and put it on a draft. Raises Invalid where the chat would ask back."""
        membership: Membership = request.state.membership
        inbound = make_inbound(
            await find_or_make_own_chat(self._api, membership), str(self._api.ids.new()), wanted.text
        )

        async def handle(context: MessageContext) -> list[Reply]:
            await look_up(request, UseCaseContext(context.uow, membership, context.now, self._api.ids))
            done = await read_intent(context, make_reading_context(context))
            if not isinstance(done.intent, RecordEntries):
                raise Invalid("text-no-entry")
            return list(await propose_by_sentence(context, done.intent))

        async def show_answer(context: MessageContext, use_case: UseCaseContext, replies: object) -> Response:
            del replies
            found = [await use_case.uow.drafts.get(card) for card in context.dialogue.cards]
            drafts = DraftsShown(items=[DraftShown.of(draft) for draft in found if draft is not None])
            return await finish(request, use_case, drafts, 201)

        return await answer_as_chat(self._api, request, inbound, handle, show_answer)

    async def _load(self, context: UseCaseContext, entry_id: UUID) -> Entry:
        entry = await find_visible_entry(context, entry_id)
        if entry.line.kind not in self._kinds:
            raise Invalid("category-unfit")
        return entry


def need_acted(changed: EntryChange) -> None:
    """Raise Invalid("version-old") if an entry was changed since the version that the request names."""
    if not changed.acted:
        raise Invalid("version-old")


async def save_line(api: ApiDependencies, context: UseCaseContext, line: Line, chat: str) -> Entry:
    """Save a line at once as an entry, with a guessed category where it has none, and return it; the caller commits."""
    categoriser = await recall_categories(context.uow.lessons, api.services.categoriser, (line,), context.today)
    origin = DraftOrigin(NAME, chat, line.description)
    proposal = await propose_entries(context, categoriser, RecordEntries((line,)), origin)
    confirmed = await confirm_draft(context, proposal.draft.id)
    (entry,) = confirmed.entries
    return entry


def make_line(context: UseCaseContext, wanted: EntryWanted) -> Line:
    """Return the line of a new entry. Raises Invalid for a future day, an unknown payer and the like."""
    household = context.household
    day = wanted.day or context.today
    if day > context.today:
        raise Invalid("date-future")
    if day.year < EARLIEST_YEAR:
        raise Invalid("date-too-far", year=str(day.year))
    if wanted.payer is not None and household.member(wanted.payer) is None:
        raise Invalid("member-unknown")
    if any(household.member(each) is None for each in wanted.for_members):
        raise Invalid("member-unknown")
    line = Line(
        wanted.kind,
        Money.of(wanted.amount, wanted.currency or household.currency),
        day,
        " ".join(wanted.description.split()),
        _choose_category(context, wanted),
        _tidy_text(wanted.merchant),
        _tidy_text(wanted.account),
        wanted.payer,
        tuple(dict.fromkeys(wanted.tags)),
        wanted.visibility,
        notes=wanted.notes.strip(),
    )
    if wanted.for_members and not line.is_spending:
        raise Invalid("whom-unfit")
    return line.share_equally(wanted.for_members) if wanted.for_members else line


def _choose_category(context: UseCaseContext, wanted: EntryWanted) -> str | None:
    if wanted.category is None:
        usual = "other_income" if wanted.kind is EntryKind.INCOME else "other"
        return None if wanted.classify or wanted.kind is EntryKind.TRANSFER else usual
    category = context.household.category(wanted.category)
    if category is None or category.income is not (wanted.kind is EntryKind.INCOME):
        raise Invalid("category-unfit")
    return category.key


def _tidy_text(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None
