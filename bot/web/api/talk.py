"""REST routes for questions (answered at once or streamed), chat messages, receipts and exports."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Annotated, Any, Final, Literal

import msgspec
from fastapi import APIRouter, Depends, Query, Request, Response, UploadFile
from fastapi.responses import StreamingResponse
from pydantic import Field, StringConstraints

from analytics.answer import plan_answer
from analytics.solve import solve_plan
from analytics.unstated_period import choose_period
from bot.channels.webchat import MessageBody, WebChat, sniff
from bot.handlers.message_context import MessageContext
from bot.handlers.questions import answer_question
from bot.handlers.reading import make_reading_context
from bot.handlers.routes import route_inbound
from bot.handlers.what_if_answers import answer_what_if
from bot.messages import Reply
from bot.web.api.book_shapes import DraftShown, DraftsShown
from bot.web.api.chat_turn import answer_as_chat, find_or_make_own_chat, make_inbound
from bot.web.api.entries import read_period
from bot.web.api.reports import PartShown, PeriodShown
from bot.web.api.shapes import PROBLEMS, Body, FirstDay, LastDay, MoneyShown, Shown
from bot.web.api_dependencies import ApiDependencies
from bot.web.idempotency import ONCE, IdempotencyKey, finish, look_up
from bot.web.limits import UPLOAD_BYTES
from core.errors import Invalid, NotFound
from core.language.recognise import recognise
from core.model.answer import Basis
from core.model.household import Membership
from core.model.intent import Ask, AskWhatIf
from core.usecases.export_entries import SheetStyle, export_entries, list_period_entries
from core.usecases.use_case_context import UseCaseContext
from core.usecases.write_export import EXPORT_TYPES, ExportFormat, write_export

_PAGE: Final = 50
_SEPARATORS: Final[dict[str, Literal[",", ";", "\t"]]] = {"comma": ",", "semicolon": ";", "tab": "\t"}
_QUESTION = Annotated[str, StringConstraints(min_length=1, max_length=1000), Field(examples=["how much on food?"])]


class QuestionGiven(Body):
    """Request body: a question about the household's money, in words."""

    question: _QUESTION


class FigureShown(Shown):
    """The entries that a number in an answer is computed from: their period, sums and count."""

    template: str
    period: PeriodShown | None
    sums: list[MoneyShown]
    count: int

    @classmethod
    def of(cls, basis: Basis) -> FigureShown:
        """Return the response body for the basis of a number."""
        period = PeriodShown.of(basis.scope.period) if basis.scope.period else None
        sums = [MoneyShown.of(money) for money in basis.sums]
        return cls(template=basis.template.value, period=period, sums=sums, count=basis.count)


class AnswerShown(Shown):
    """An answer in words, with the kind of question and what its numbers rest on; ``parts`` if the sum is split."""

    intent: str
    sure: bool
    text: str
    figures: list[FigureShown]
    parts: list[PartShown]


class MessageGiven(Body):
    """Request body: a message to Purser's chat."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=4000), Field(examples=["milk 60"])]


class MessageTaken(Shown):
    """The id of the stored message; the reply appears later among the chat's messages."""

    id: str


class MessageShown(Shown):
    """One message of the member's web chat."""

    number: int
    author: str
    at: datetime
    text: str
    file: str = Field(description="The name of what is enclosed; empty without")


class MessagesShown(Shown):
    """Messages, oldest first; ``before`` is the cursor of the page with earlier ones, null on the first page."""

    items: list[MessageShown]
    before: int | None


class ReceiptRead(DraftsShown):
    """The drafts made from a receipt, and the chat's reply about it."""

    text: str


def talk_routes(api: ApiDependencies) -> APIRouter:
    """Return the router of ``/ask``, ``/chat``, ``/receipts`` and ``/exports``."""
    router = APIRouter(prefix="/api/v1", responses=PROBLEMS, dependencies=[Depends(api.admit)])
    routes = _Talk(api)
    router.post("/ask", tags=["ask"])(routes.ask)
    stream: dict[int | str, dict[str, Any]] = {
        200: {"content": {"text/event-stream": {}}, "description": "Events: working, answer, problem, done"}
    }
    router.post("/ask/stream", tags=["ask"], responses=stream, response_class=StreamingResponse)(routes.stream)
    router.get("/chat/messages", tags=["chat"])(routes.messages)
    router.post("/chat/messages", status_code=202, tags=["chat"])(routes.say)
    router.delete("/chat/messages", status_code=204, tags=["chat"])(routes.clear)
    router.post("/receipts", status_code=201, response_model=ReceiptRead, tags=["receipts"], dependencies=ONCE)(
        routes.receipt
    )
    sheet: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {}}, "description": "The book as a sheet"}}
    router.get("/exports/entries.csv", tags=["exports"], responses=sheet, response_class=Response)(routes.export_csv)
    for kind in ExportFormat:
        if kind is not ExportFormat.CSV:
            add_export_route(router, api, kind)
    return router


class _Talk:
    def __init__(self, api: ApiDependencies) -> None:
        self._api = api

    async def ask(self, request: Request, given: QuestionGiven) -> AnswerShown:
        """Answer a question in words, as the chat would; writes nothing."""
        membership: Membership = request.state.membership
        chat = await find_or_make_own_chat(self._api, membership)
        inbound = make_inbound(chat, str(self._api.ids.new()), given.question)
        asked: list[Ask | AskWhatIf] = []

        async def handle(context: MessageContext) -> Sequence[Reply]:
            intent = recognise(given.question, make_reading_context(context))
            if not isinstance(intent, Ask | AskWhatIf):
                raise Invalid("question-unread")
            asked[:] = [intent]
            if isinstance(intent, AskWhatIf):
                return await answer_what_if(context, intent)
            return await answer_question(context, intent)

        async def show_answer(
            context: MessageContext, use_case: UseCaseContext, replies: Sequence[Reply]
        ) -> AnswerShown:
            text = "\n".join(reply.plain for reply in replies if reply.body)
            if isinstance(asked[0], AskWhatIf):
                return AnswerShown(intent="what_if", sure=True, text=text, figures=[], parts=[])
            reports, question = use_case.uow.reports, asked[0].question
            question = (await choose_period(reports, question, use_case.household, use_case.today)).question
            made = plan_answer(question, use_case.household, use_case.today)
            found = await solve_plan(reports, made) if made else None
            figures = [FigureShown.of(basis) for basis in found.number_evidence] if found else []
            parts = getattr(found, "parts", ())
            cut = [
                PartShown(key=one.key, name=one.key, money=MoneyShown.of(one.money), count=one.count) for one in parts
            ]
            del context
            return AnswerShown(intent=question.intent.value, sure=asked[0].sure, text=text, figures=figures, parts=cut)

        return await answer_as_chat(self._api, request, inbound, handle, show_answer)

    async def stream(self, request: Request, given: QuestionGiven) -> StreamingResponse:
        """Answer a question as a stream of server-sent events, so that a page can show progress at once."""
        asking = asyncio.create_task(self.ask(request, given))

        async def events() -> AsyncIterator[str]:
            yield _write_event("working", {})
            try:
                answer = await asking
                yield _write_event("answer", answer.model_dump(mode="json"))
            except (Invalid, NotFound) as refusal:
                words = self._api.words(request.state.membership)
                yield _write_event("problem", {"code": refusal.code, "detail": words.refusal(refusal)})
            yield _write_event("done", {})

        return StreamingResponse(events(), media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    async def messages(self, request: Request, before: Annotated[int | None, Query(ge=1)] = None) -> MessagesShown:
        """Return one page of the member's web chat."""
        channel, chat = await self._require_chat(request)
        found = await channel.transcript.list_before(chat, before, _PAGE)
        items = [
            MessageShown(
                number=one.number,
                author=one.author.value,
                at=one.said_at,
                text=_read_stored_text(one.body),
                file=one.file_name,
            )
            for one in found
        ]
        return MessagesShown(items=items, before=found[0].number if found and found[0].number > 1 else None)

    async def say(self, request: Request, given: MessageGiven, key: IdempotencyKey = None) -> MessageTaken:
        """Send a message to the member's web chat; the same idempotency key means the same message."""
        channel, chat = await self._require_chat(request)
        event = f"rest-{key or self._api.ids.new()}"
        inbound = await channel.show_member_message(make_inbound(chat, event, given.text))
        if self._api.receive is None:
            raise Invalid("pages-off")
        await self._api.receive(inbound)
        return MessageTaken(id=event)

    async def clear(self, request: Request) -> None:
        """Delete all messages of the member's web chat; entries stay."""
        channel, chat = await self._require_chat(request)
        await channel.clear(chat)

    async def receipt(self, request: Request, file: UploadFile) -> Response:
        """Read a photo or PDF of a receipt and put its lines on one or more drafts."""
        content = await file.read(UPLOAD_BYTES + 1)
        if len(content) > UPLOAD_BYTES:
            raise Invalid("web-file-large", megabytes=UPLOAD_BYTES // 1_000_000)
        if sniff(content) is None:
            raise Invalid("web-file-kind")
        membership: Membership = request.state.membership
        inbound = make_inbound(await find_or_make_own_chat(self._api, membership), str(self._api.ids.new()), "")

        async def handle(context: MessageContext) -> Sequence[Reply]:
            context_of = UseCaseContext(context.uow, membership, context.now, self._api.ids)
            context_of.require_writer()
            await look_up(request, context_of)
            return await route_inbound(context, bound=False)

        async def show_answer(context: MessageContext, use_case: UseCaseContext, replies: Sequence[Reply]) -> Response:
            text = "\n".join(reply.plain for reply in replies if reply.body)
            cards = dict.fromkeys([reply.subject for reply in replies if reply.subject] + list(context.dialogue.cards))
            drafts = [await use_case.uow.drafts.get(card) for card in cards]
            found = [DraftShown.of(draft) for draft in drafts if draft is not None]
            return await finish(request, use_case, ReceiptRead(items=found, text=text), 201)

        return await answer_as_chat(self._api, request, inbound, handle, show_answer, photo=content)

    async def export_csv(
        self,
        request: Request,
        first: FirstDay = None,
        last: LastDay = None,
        separator: Annotated[Literal["comma", "semicolon", "tab"], Query()] = "comma",
        decimal: Annotated[Literal["point", "comma"], Query()] = "point",
    ) -> Response:
        """Return the entries of a period (by default all) as CSV; others' private ones are sums at the end."""
        period = read_period(first, last, None)
        style = SheetStyle(_SEPARATORS[separator], "," if decimal == "comma" else ".")
        async with self._api.context(request) as context:
            entries = await list_period_entries(context, period)
            names = self._api.words(context.membership).category_name
            export = export_entries(entries, context.membership, names, style=style)
        headers = {"Content-Disposition": f'attachment; filename="purser-{context.today}.csv"'}
        return Response(export.content, media_type="text/csv; charset=utf-8", headers=headers)

    async def _require_chat(self, request: Request) -> tuple[WebChat, str]:
        if self._api.web_chat is None:
            raise NotFound("pages-off")
        return self._api.web_chat, await find_or_make_own_chat(self._api, request.state.membership)


def add_export_route(router: APIRouter, api: ApiDependencies, kind: ExportFormat) -> None:
    """Add the route that returns entries as a file of one format."""
    given: dict[int | str, dict[str, Any]] = {200: {"content": {EXPORT_TYPES[kind]: {}}, "description": "The book"}}

    @router.get(f"/exports/entries.{kind}", tags=["exports"], responses=given, response_class=Response)
    async def export(request: Request, first: FirstDay = None, last: LastDay = None) -> Response:
        """Return the entries of a period (by default all) as a file; others' private ones are sums."""
        period = read_period(first, last, None)
        async with api.context(request) as context:
            entries = await list_period_entries(context, period)
        named = api.words(context.membership).category_name
        file = await asyncio.to_thread(write_export, kind, entries, context.membership, named, context.today)
        headers = {"Content-Disposition": f'attachment; filename="purser-{context.today}.{kind}"'}
        return Response(file.data, media_type=file.mime, headers=headers)


def _write_event(name: str, data: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


def _read_stored_text(body: bytes) -> str:
    """Return the text of a stored chat message."""
    return "".join(text for text, _ in msgspec.json.decode(body, type=MessageBody).spans)
