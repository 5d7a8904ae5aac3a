"""Sharing costs in one household: the entries that count, the split rules, and when members were in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from math import gcd
from uuid import UUID

import msgspec
from sqlalchemy import BigInteger, and_, bindparam, exists, func, not_, or_, select
from sqlalchemy.dialects.postgresql import insert

from core.model.balance import SharedSum, SplitKind, SplitRule, SplitTerm, Stay
from core.model.entry import Entry, EntryKind, Visibility, divide_shares
from core.model.money import Money
from core.model.period import Period
from core.ports import Ids
from storage.database import HouseholdConnection, Row
from storage.household_cache import RAISE
from storage.mappers import encode_json, read_entry
from storage.repositories.entries import select_entries
from storage.tables import entry, member, share, split_rule

_c = entry.c
_s = share.c
_PAYER = func.coalesce(_c.payer, _c.author)
_OWN_SHARE = (_s.household_id == _c.household_id) & (_s.entry_id == _c.id)
_IS_DIVIDED = exists(select(_s.entry_id).where(_OWN_SHARE).correlate(entry))
_IS_FOR_OTHERS = exists(select(_s.entry_id).where(_OWN_SHARE, _s.member_id != _PAYER, _s.minor != 0).correlate(entry))
_IS_SPENDING = _c.kind.in_([EntryKind.EXPENSE.value, EntryKind.REFUND.value])
_IS_SHARED = and_(
    _c.household_id == bindparam("household"),
    _c.deleted_at.is_(None),
    _c.visibility == Visibility.SHARED.value,
    or_(_IS_SPENDING, (_c.kind == EntryKind.TRANSFER.value) & _IS_DIVIDED),
    _c.day.between(bindparam("first"), bindparam("last")),
)
_ENTRIES = (
    select_entries()
    .where(_IS_SHARED)
    .order_by(_c.day.desc(), _c.created_at.desc(), _c.id.desc())
    .limit(bindparam("limit"))
    .offset(bindparam("skip"))
)
_ALIKE = (_c.kind, _PAYER.label("who"), _c.currency)
_SUMS = (
    func.sum(_c.minor).label("total"),
    func.count().label("many"),
    func.sum(_c.version).label("versions"),
    func.max(_c.created_at).label("newest"),
)
_DIVIDED = select(*_ALIKE, *_SUMS).where(_IS_SHARED, _IS_FOR_OTHERS).group_by(_c.kind, "who", _c.currency)
_DIVIDED_PARTS = (
    select(*_ALIKE, _s.member_id, func.sum(_s.minor).label("part"))
    .select_from(entry.join(share, _OWN_SHARE))
    .where(_IS_SHARED, _IS_FOR_OTHERS)
    .group_by(_c.kind, "who", _c.currency, _s.member_id)
    .order_by(_s.member_id)
)
_WHOLE = bindparam("whole", type_=BigInteger)
_OF_TERM = (
    select(*_ALIKE, (_c.minor % _WHOLE).label("rest"), (func.abs(_c.minor) < _WHOLE).label("is_small"), *_SUMS)
    .where(_IS_SHARED, _IS_SPENDING, not_(_IS_DIVIDED), _c.created_at >= bindparam("since"))
    .where(_c.created_at < bindparam("until"))
    .group_by(_c.kind, "who", _c.currency, "rest", "is_small")
)
"""Sums of entries that a split rule divides, grouped by the remainder of their amount.

Amounts with the same remainder modulo the sum of the weights ("whole") have that remainder divided alike. Amounts
smaller than that sum are grouped apart, as they may leave nothing for others.
"""
_UNDIVIDED = (
    select(func.count().label("many"))
    .select_from(entry)
    .where(_IS_SHARED, _IS_SPENDING, not_(_IS_DIVIDED), _c.created_at < bindparam("until"))
)
_RULES = select(split_rule).where(split_rule.c.household_id == bindparam("household")).order_by(split_rule.c.since)
_ADD_RULE = insert(split_rule)
_STAYS = (
    select(member.c.id, member.c.created_at, member.c.removed_at)
    .where(member.c.household_id == bindparam("household"))
    .order_by(member.c.created_at, member.c.id)
)
_WEIGHTS = msgspec.json.Decoder(dict[UUID, int])


class SqlSharing:
    """Reads shared entries and stores split rules; implements ``core.ports.Sharing``."""

    def __init__(self, bound: HouseholdConnection, ids: Ids) -> None:
        self._bound = bound
        self._ids = ids

    async def list_entries(self, period: Period | None = None, *, limit: int, skip: int = 0) -> tuple[Entry, ...]:
        """Return undeleted, non-private entries that may create debts between members, newest first."""
        rows = await self._bound.fetch(_ENTRIES, **_bind_days(period), limit=limit, skip=skip)
        return tuple(read_entry(row) for row in rows)

    async def sum_entries(self, terms: Sequence[SplitTerm], period: Period | None = None) -> tuple[SharedSum, ...]:
        """Return the sums of shared entries that create debts, each sum divided among members.

        Entries without shares of their own are divided by the split rule of their time.
        """
        days = _bind_days(period)
        parts: dict[tuple[str, UUID, str], dict[UUID, int]] = defaultdict(dict)
        for row in await self._bound.fetch(_DIVIDED_PARTS, **days):
            parts[row["kind"], row["who"], row["currency"]][row["member_id"]] = int(row["part"])
        divided = await self._bound.fetch(_DIVIDED, **days)
        sums = [_read_sum(row, parts[row["kind"], row["who"], row["currency"]]) for row in divided]
        for term in terms:
            shrink = gcd(*term.weights.values())
            weights = {member: weight // shrink for member, weight in term.weights.items()}
            values = {"whole": sum(weights.values()), "since": term.since, "until": term.until}
            sums += [_divide_sum(row, weights) for row in await self._bound.fetch(_OF_TERM, **days, **values)]
        return tuple(each for each in sums if any(minor for who, minor in each.parts.items() if who != each.payer))

    async def list_rules(self) -> tuple[SplitRule, ...]:
        """Return the household's split rules, oldest first."""
        rows = await self._bound.fetch(_RULES)
        return tuple(SplitRule(SplitKind(row["kind"]), row["since"], _WEIGHTS.decode(row["weights"])) for row in rows)

    async def add_rule(self, rule: SplitRule, *, by: UUID) -> None:
        """Add a split rule that applies from an instant on; ``by`` is the member who set it."""
        row = {
            "id": self._ids.new(),
            "kind": rule.kind.value,
            "weights": encode_json(rule.weights),
            "member_id": by,
            "since": rule.since,
        }
        await self._bound.insert(_ADD_RULE, [row])

    async def list_stays(self) -> tuple[Stay, ...]:
        """Return when each member joined and left the household, including former members."""
        rows = await self._bound.fetch(_STAYS)
        return tuple(Stay(row["id"], row["created_at"], row["removed_at"]) for row in rows)

    async def count_undivided(self, until: datetime, period: Period | None = None) -> int:
        """Return how many shared purchases without shares of their own were written before an instant."""
        rows = await self._bound.fetch(_UNDIVIDED, **_bind_days(period), until=until)
        return int(rows[0]["many"])

    async def lock(self) -> None:
        """Keep others from settling debts in this household until the unit of work ends."""
        await self._bound.execute(RAISE)


def _bind_days(period: Period | None) -> dict[str, date]:
    return {"first": period.first if period else date.min, "last": period.last if period else date.max}


def _read_sum(row: Row, parts: Mapping[UUID, int]) -> SharedSum:
    return SharedSum(
        kind=EntryKind(row["kind"]),
        payer=row["who"],
        currency=row["currency"],
        minor=int(row["total"]),
        parts=parts,
        count=row["many"],
        versions=int(row["versions"]),
        newest=row["newest"],
    )


def _divide_sum(row: Row, weights: Mapping[UUID, int]) -> SharedSum:
    """Return the divided sum of entries whose amounts leave the same remainder modulo the sum of the weights.

    The remainder is divided once and counted for each entry; the even parts are added.
    """
    total, many, rest = int(row["total"]), row["many"], row["rest"]
    times = (total - many * rest) // sum(weights.values())
    shares = divide_shares(Money(rest, row["currency"]), weights, row["who"])
    return _read_sum(row, {each.member: times * weights[each.member] + many * each.minor for each in shares})
