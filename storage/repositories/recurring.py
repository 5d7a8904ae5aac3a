"""Recurring payments and incomes of one household: rules, drafted due days, declined suggestions, calendar link."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.postgresql import insert

from core.model.draft import DraftState
from core.model.entry import Entry
from core.model.period import Period
from core.model.recurring import DraftedOccurrence, Pause, RecurringRule, Rhythm, RuleState, RuleTerms
from core.ports import BILLS_JOB, Clock, PaymentFilter
from storage import tables
from storage.database import HouseholdConnection, Row
from storage.json_rows import select_as_json
from storage.mappers import PaymentRow, encode_json, hash_code, make_row, read_entry, read_fields, read_payment
from storage.repositories.entries import select_entries
from storage.repositories.job_runs import SqlJobRuns
from storage.tables import calendar_feed, declined_suggestion, draft, entry, recurring_occurrence
from storage.tables import recurring_rule as table

_OWN = table.c.household_id == bindparam("household")
_MADE_ONCE = {"household_id", "id", "author", "channel", "chat", "created_at"}
_CHANGED = [column.name for column in table.columns if column.name not in _MADE_ONCE]

_ADD = insert(table)
_GET = select(table).where(_OWN, table.c.id == bindparam("id")).with_for_update()
_SAVE = (
    update(table)
    .where(_OWN, table.c.id == bindparam("which"), table.c.version == bindparam("was"))
    .values({name: bindparam(f"new_{name}") for name in _CHANGED})
)
_IN_FORCE = (
    select(table)
    .where(_OWN, table.c.state.in_([RuleState.ACTIVE.value, RuleState.ENDED.value]))
    .order_by(table.c.created_at, table.c.id)
)
_PROPOSED = (
    select(table)
    .where(_OWN, table.c.state == RuleState.PROPOSED.value, table.c.created_at >= bindparam("since"))
    .order_by(table.c.created_at.desc(), table.c.id)
)
_CLAIM = insert(recurring_occurrence).on_conflict_do_nothing().returning(recurring_occurrence.c.number)
_ASSIGN = insert(recurring_occurrence)
_ASSIGN = _ASSIGN.on_conflict_do_update(
    index_elements=list(recurring_occurrence.primary_key), set_={"draft_id": _ASSIGN.excluded.draft_id}
)
_behind = (draft.c.household_id == recurring_occurrence.c.household_id) & (
    draft.c.id == recurring_occurrence.c.draft_id
)
_DRAFTED = (
    select(recurring_occurrence, draft.c.state)
    .join(draft, _behind)
    .where(
        recurring_occurrence.c.household_id == bindparam("household"), recurring_occurrence.c.day >= bindparam("since")
    )
    .order_by(recurring_occurrence.c.rule_id, recurring_occurrence.c.number)
)
_IN_PERIOD = (entry.c.deleted_at.is_(None), entry.c.day.between(bindparam("first"), bindparam("last")))
_LIVE_ENTRIES = select_entries().where(*_IN_PERIOD)
_PAYMENTS = select_as_json(
    select(
        *(entry.c.description, entry.c.merchant, entry.c.category, entry.c.draft_id),
        *(entry.c.kind, entry.c.minor, entry.c.currency, entry.c.day),
        *(entry.c.id, entry.c.author, entry.c.created_at, entry.c.visibility),
    ).where(entry.c.household_id == bindparam("household"), *_IN_PERIOD)
)
_DECLINE = insert(declined_suggestion).on_conflict_do_nothing()
_DECLINED = select(declined_suggestion.c.key).where(declined_suggestion.c.household_id == bindparam("household"))
_feed = insert(calendar_feed)
_SET_CALENDAR = _feed.on_conflict_do_update(
    index_elements=["household_id"], set_={"digest": _feed.excluded.digest, "made_at": _feed.excluded.made_at}
)

_PAYMENT_ROWS = msgspec.json.Decoder(list[PaymentRow])
_RHYTHM = msgspec.json.Decoder(Rhythm)
_TERMS = msgspec.json.Decoder(tuple[RuleTerms, ...])
_SKIPPED = msgspec.json.Decoder(tuple[int, ...])
_PAUSES = msgspec.json.Decoder(tuple[Pause, ...])


class SqlRecurringRules:
    """Stores recurring rules; implements ``core.ports.RecurringRules``."""

    def __init__(self, bound: HouseholdConnection, clock: Clock, jobs: SqlJobRuns) -> None:
        self._bound = bound
        self._clock = clock
        self._jobs = jobs

    async def add(self, rule: RecurringRule) -> None:
        """Add a rule, and wake the job that drafts what is due today."""
        await self._bound.insert(_ADD, [_make_rule_row(rule)])
        await self._jobs.wake(BILLS_JOB, self._clock.now())

    async def get(self, rule_id: UUID) -> RecurringRule | None:
        """Return a rule in any state with its row locked until the unit of work ends; None if there is none."""
        rows = await self._bound.fetch(_GET, id=rule_id)
        return _read_rule(rows[0]) if rows else None

    async def save(self, rule: RecurringRule, *, was: int) -> bool:
        """Save a rule if its version is still ``was``, else return False; author, chat and time of creation stay."""
        row = _make_rule_row(rule)
        values = {f"new_{name}": row[name] for name in _CHANGED}
        if await self._bound.execute(_SAVE, which=rule.id, was=was, **values) != 1:
            return False
        await self._jobs.wake(BILLS_JOB, self._clock.now())
        return True

    async def list_active_or_ended(self) -> tuple[RecurringRule, ...]:
        """Return the rules that are active or ended, oldest first."""
        return tuple(_read_rule(row) for row in await self._bound.fetch(_IN_FORCE))

    async def list_proposed(self, since: datetime) -> tuple[RecurringRule, ...]:
        """Return the rules proposed since an instant that wait for confirmation, newest first."""
        return tuple(_read_rule(row) for row in await self._bound.fetch(_PROPOSED, since=since))

    async def record_draft(self, rule_id: UUID, number: int, day: date, draft_id: UUID) -> bool:
        """Record the draft made for an occurrence; False if it has one already."""
        rows = await self._bound.fetch(_CLAIM, rule_id=rule_id, number=number, day=day, draft_id=draft_id)
        return bool(rows)

    async def replace_draft(self, rule_id: UUID, number: int, day: date, draft_id: UUID) -> None:
        """Record the draft that pays an occurrence, in place of an earlier one that came to nothing."""
        rows = [{"rule_id": rule_id, "number": number, "day": day, "draft_id": draft_id}]
        await self._bound.insert(_ASSIGN, rows)

    async def list_drafted(self, since: date) -> tuple[DraftedOccurrence, ...]:
        """Return the occurrences since a day that have a draft, with the draft's state."""
        rows = await self._bound.fetch(_DRAFTED, since=since)
        return tuple(
            DraftedOccurrence(row["rule_id"], row["number"], row["draft_id"], DraftState(row["state"])) for row in rows
        )

    async def list_payments(
        self, period: Period, may_pay: PaymentFilter, drafts: Collection[UUID]
    ) -> tuple[Entry, ...]:
        """Return a period's entries outside the trash, even private ones, that may pay a bill or came of these drafts.

        They have only what tells which bills they pay. Most entries are no payment, so that none is made of their rows.
        """
        rows = _PAYMENT_ROWS.decode(await self._bound.fetch_json(_PAYMENTS, first=period.first, last=period.last))
        return tuple(read_payment(row) for row in rows if row[3] in drafts or may_pay(row[0], row[1], row[2]))

    async def list_live_entries(self, period: Period) -> tuple[Entry, ...]:
        """Return the entries of a period that are not in the trash; private ones have all their details."""
        rows = await self._bound.fetch(_LIVE_ENTRIES, first=period.first, last=period.last)
        return tuple(read_entry(row) for row in rows)

    async def decline_suggestion(self, key: str) -> None:
        """Record that a suggestion is never to be made again."""
        await self._bound.insert(_DECLINE, [{"key": key, "declined_at": self._clock.now()}])

    async def list_declined(self) -> frozenset[str]:
        """Return the suggestions that are never to be made again."""
        return frozenset(row["key"] for row in await self._bound.fetch(_DECLINED))

    async def set_calendar(self, token: str) -> None:
        """Set the only valid token of the household's calendar link, storing its digest."""
        await self._bound.insert(_SET_CALENDAR, [{"digest": hash_code(token), "made_at": self._clock.now()}])


def _make_rule_row(rule: RecurringRule) -> dict[str, Any]:
    parts = ("rhythm", "terms", "skipped", "pauses")
    return make_row(rule, tables.recurring_rule) | {name: encode_json(getattr(rule, name)) for name in parts}


def _read_rule(row: Row) -> RecurringRule:
    read = {
        "state": RuleState(row["state"]),
        "rhythm": _RHYTHM.decode(row["rhythm"]),
        "terms": _TERMS.decode(row["terms"]),
        "skipped": _SKIPPED.decode(row["skipped"]),
        "pauses": _PAUSES.decode(row["pauses"]),
    }
    return RecurringRule(**read_fields(row, RecurringRule, tables.recurring_rule) | read)
