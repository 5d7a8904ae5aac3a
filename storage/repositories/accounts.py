"""Account balances that members or banks gave, and the movements of entries on accounts, in one household."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, case, delete, exists, func, or_, select
from sqlalchemy.dialects.postgresql import insert

from core.model.account_balance import BalanceFact, Movement
from core.model.draft import DraftState
from core.model.entry import EntryKind, Visibility
from core.model.money import Money
from storage.database import HouseholdConnection, Row
from storage.household_cache import RAISE
from storage.mappers import NOBODY, fold_text
from storage.tables import account, balance_fact, draft, entry, proof

_f = balance_fact.c
_ADD = insert(balance_fact).on_conflict_do_nothing()
_ADD_ACCOUNT = insert(account).on_conflict_do_nothing().returning(account.c.id)
_REMOVE = (
    delete(balance_fact)
    .where(_f.household_id == bindparam("household"), _f.id == bindparam("which"), _f.proof_id.is_(None))
    .returning(_f.id)
)
_behind = (proof.c.household_id == _f.household_id) & (proof.c.id == _f.proof_id)
_card = (draft.c.household_id == _f.household_id) & (draft.c.id == proof.c.draft_id)
_in_book = exists().where(
    entry.c.household_id == _f.household_id, entry.c.draft_id == proof.c.draft_id, entry.c.deleted_at.is_(None)
)
_live = (
    select(
        balance_fact,
        proof.c.draft_id,
        func.row_number()
        .over(
            partition_by=(_f.account_key, _f.currency, _f.day < bindparam("since")),
            order_by=(_f.day.desc(), _f.whole_day.desc(), _f.at.desc(), _f.id.desc()),
        )
        .label("place"),
    )
    .select_from(balance_fact.outerjoin(proof, _behind).outerjoin(draft, _card))
    .where(
        _f.household_id == bindparam("household"),
        or_(_f.proof_id.is_(None), (draft.c.state == DraftState.CONFIRMED.value) & _in_book),
    )
    .subquery()
)
_FACTS = (
    select(_live)
    .where(or_(_live.c.day >= bindparam("since"), _live.c.place == 1))
    .order_by(_live.c.day, _live.c.at, _live.c.id)
)
_hidden = case(
    ((entry.c.visibility == Visibility.PRIVATE.value) & (entry.c.author != bindparam("viewer")), 1), else_=0
).label("hidden")
_told_in = (draft.c.household_id == entry.c.household_id) & (draft.c.id == entry.c.draft_id)
_paid_from = (account.c.household_id == entry.c.household_id) & (account.c.id == entry.c.account_id)
_came_into = (account.c.household_id == entry.c.household_id) & (account.c.id == entry.c.into_id)
_MOVEMENTS = (
    select(
        entry.c.id, account.c.name.label("account"), entry.c.kind, entry.c.minor, entry.c.currency, entry.c.base_minor,
        entry.c.base_currency, entry.c.day, entry.c.draft_id, entry.c.payer, _hidden,
        func.coalesce(draft.c.created_at, entry.c.created_at).label("at"),
        case((_came_into, 1), else_=0).label("arrived"),
    )
    .select_from(entry.join(account, or_(_paid_from, _came_into)).outerjoin(draft, _told_in))
    .where(
        entry.c.household_id == bindparam("household"),
        entry.c.deleted_at.is_(None),
        entry.c.day >= bindparam("since"),
    )
    .order_by(entry.c.day, entry.c.id)
)  # fmt: skip
_VISIBLE = (
    select(account.c.name, func.count(entry.c.id).label("entries"), func.sum(_hidden).label("hidden"))
    .select_from(account.outerjoin(entry, or_(_paid_from, _came_into) & entry.c.deleted_at.is_(None)))
    .where(account.c.household_id == bindparam("household"))
    .group_by(account.c.name, account.c.name_key)
    .order_by(account.c.name_key)
)
_INCOMING = frozenset({EntryKind.INCOME.value, EntryKind.REFUND.value})


class SqlAccounts:
    """Stores balances and lists movements; implements ``core.ports.Accounts``."""

    def __init__(self, bound: HouseholdConnection, viewer: UUID | None) -> None:
        self._bound = bound
        self._viewer = viewer or NOBODY

    async def add(self, account_id: UUID, name: str) -> None:
        """Add an account of a name, unless there is one."""
        if await self._bound.fetch(_ADD_ACCOUNT, id=account_id, name=name, name_key=fold_text(name)):
            await self._bound.execute(RAISE)

    async def add_facts(self, facts: Sequence[BalanceFact]) -> None:
        """Store balances; one that exists already stays as it is."""
        rows = [
            {
                "id": fact.id,
                "account": fact.account,
                "account_key": fold_text(fact.account),
                "minor": fact.money.minor,
                "currency": fact.money.currency,
                "day": fact.day,
                "at": fact.at,
                "source": fact.source,
                "proof_id": fact.proof,
                "whole_day": fact.whole_day,
            }
            for fact in facts
        ]
        await self._bound.insert(_ADD, rows)

    async def remove_fact(self, fact_id: UUID) -> bool:
        """Delete a balance that a member entered; False if there is none."""
        return bool(await self._bound.fetch(_REMOVE, which=fact_id))

    async def list_facts(self, since: date) -> tuple[BalanceFact, ...]:
        """Return valid balances from a day on, and each account's last one before that, oldest first."""
        return tuple(_read_fact(row) for row in await self._bound.fetch(_FACTS, since=since))

    async def list_movements(self, since: date) -> tuple[Movement, ...]:
        """Return how undeleted entries changed accounts from a day on, ordered by day."""
        rows = await self._bound.fetch(_MOVEMENTS, since=since, viewer=self._viewer)
        return tuple(_read_movement(row) for row in rows)

    async def list_visible(self) -> Mapping[str, bool]:
        """Return account names, each with whether the viewer may see any of its entries (True if it has none)."""
        rows = await self._bound.fetch(_VISIBLE, viewer=self._viewer)
        return {row["name"]: not row["entries"] or int(row["hidden"]) < row["entries"] for row in rows}


def _read_fact(row: Row) -> BalanceFact:
    money = Money(row["minor"], row["currency"])
    whole = bool(row["whole_day"])
    return BalanceFact(
        row["id"], row["account"], money, row["day"], row["at"], row["source"], row["proof_id"], row["draft_id"], whole
    )


def _read_movement(row: Row) -> Movement:
    sign = 1 if row["kind"] in _INCOMING or row["arrived"] else -1
    base = Money(sign * row["base_minor"], row["base_currency"]) if row["base_minor"] is not None else None
    money = Money(sign * row["minor"], row["currency"])
    return Movement(
        row["id"],
        row["account"],
        money,
        row["day"],
        row["at"],
        row["draft_id"],
        row["payer"],
        base,
        bool(row["hidden"]),
    )
