"""The report queries: turns a Scope (which entries to count) into SQL.

A template is built once for each shape of scope (which filters are set, how many kinds and words), never of its values.
"Hidden" means another member's private entry; without a viewer every private entry is hidden.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from itertools import starmap
from typing import Any, Final, NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    Executable,
    Integer,
    Select,
    String,
    Uuid,
    and_,
    bindparam,
    case,
    cast,
    exists,
    extract,
    func,
    literal,
    not_,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.sql.visitors import replacement_traverse
from sqlalchemy.types import TypeEngine

from core.model.answer import ReportQuery, Template
from core.model.entry import Entry, EntryKind, Visibility
from core.model.money import Money
from core.model.period import Period
from core.model.report import PRIVATE, SPENDING, Figure, NamedExpense, Scope, SpendingPart
from storage.database import HouseholdConnection, Row, Values
from storage.json_rows import select_as_json
from storage.mappers import NOBODY, fold_text, hide_details, read_entry, strip_accents
from storage.repositories.entries import select_entries
from storage.tables import account, entry, entry_tag, share

_WEEK = 7
WORDS = 8
"""The most words of a search text that are used."""

_c = entry.c
_HIDDEN = and_(_c.visibility == Visibility.PRIVATE.value, _c.author != bindparam("viewer"))
# What is known in the household's currency counts in it; the rest stands beside in its own.
_MINOR = func.coalesce(_c.base_minor, _c.minor)
_CURRENCY = func.coalesce(_c.base_currency, _c.currency)
_SIGNED = case((_c.kind == EntryKind.REFUND.value, -_MINOR), else_=_MINOR)
_IN_ITS_OWN = case((_c.kind == EntryKind.REFUND.value, -_c.minor), else_=_c.minor)
# A line nobody gave a category counts as other, wherever categories are cut or asked for.
_CATEGORY = func.coalesce(_c.category, case((_c.kind == EntryKind.INCOME.value, "other_income"), else_="other"))
_PAYER = func.coalesce(_c.payer, _c.author)
_SHARED: Final = frozenset({"household", "viewer"})
"""Parameters with the same value in each query of a combined statement."""
_ESCAPES = str.maketrans({"\\": "\\\\", "%": "\\%", "_": "\\_"})


class ScopeShape(NamedTuple):
    """The parts of a scope that decide its SQL: which filters are set, and how many kinds, categories and words."""

    filters: frozenset[str]
    kinds: int
    categories: int
    words: int
    left_out: int
    """The number of categories whose entries are excluded."""
    words_out: tuple[int, ...]
    """The number of words in each text whose entries are excluded."""
    weekdays: int = 0

    @property
    def could_reveal_private(self) -> bool:
        """Return whether the filters ask for details that other members' private entries must not reveal."""
        return not self.filters <= {"period", "weekdays", "kinds", "member", "currency"}


def _find_shape(scope: Scope, words: list[str], words_out: list[list[str]]) -> ScopeShape:
    optional = ("period", "member", "merchant", "tag", "account", "least", "most", "currency", "whom")
    named = {name for name in optional if getattr(scope, name) is not None}
    named |= {"categories"} if scope.categories else set()
    named |= {"text"} if words else set()
    named |= {"without"} if scope.without else set()
    named |= {"weekdays"} if scope.weekdays else set()
    named |= {"without_texts"} if words_out else set()
    counts = (len(scope.kinds), len(scope.categories), len(words), len(scope.without))
    return ScopeShape(frozenset(named), *counts, tuple(map(len, words_out)), len(scope.weekdays))


def _bind_values(scope: Scope, words: list[str], words_out: list[list[str]], viewer: UUID | None) -> dict[str, Any]:
    """Return the parameters of a query; a viewer of None sees no private entries."""
    period = scope.period
    return {
        "viewer": viewer or NOBODY,
        "first": period.first if period else None,
        "last": period.last if period else None,
        "member": scope.member,
        "merchant": _make_pattern(scope.merchant or ""),
        "tag": fold_text(scope.tag or ""),
        "account": fold_text(scope.account or ""),
        "least": scope.least,
        "most": scope.most,
        "currency": scope.currency,
        "whom": scope.whom,
        **{f"kind_at_{i}": kind.value for i, kind in enumerate(scope.kinds)},
        **{f"category_at_{i}": key for i, key in enumerate(scope.categories)},
        **{f"left_out_at_{i}": key for i, key in enumerate(scope.without)},
        **{f"weekday_at_{i}": number % _WEEK for i, number in enumerate(scope.weekdays)},
        **_make_patterns("", words),
        **{
            name: pattern
            for i, each in enumerate(words_out)
            for name, pattern in _make_patterns(f"out_{i}_", each).items()
        },
    }


def _make_patterns(name: str, words: list[str]) -> dict[str, str]:
    """Return the LIKE patterns for words by parameter name, each word as written and without accents."""
    return {f"{name}word_at_{i}": _make_pattern(word) for i, word in enumerate(words)} | {
        f"{name}bare_at_{i}": _make_pattern(strip_accents(fold_text(word))) for i, word in enumerate(words)
    }


def _make_pattern(text: str) -> str:
    return f"%{fold_text(text).translate(_ESCAPES)}%"


def _name_parameters(name: str, count: int) -> list[Any]:
    return [bindparam(f"{name}_at_{i}") for i in range(count)]


def _build_words_condition(name: str, count: int) -> ColumnElement[bool]:
    """Return the condition that an entry contains all ``count`` words, given by parameters named after ``name``."""
    places = zip(_name_parameters(f"{name}word", count), _name_parameters(f"{name}bare", count), strict=True)
    return and_(*(_build_word_condition(word, bare) for word, bare in places))


def _build_word_condition(word: Any, bare: Any) -> ColumnElement[bool]:
    """Return the condition that an entry or one of its tags contains a word as written, or without its accents."""
    marks = entry_tag.c
    tagged = select(marks.entry_id).where(
        marks.household_id == bindparam("household"), marks.tag.like(word, escape="\\")
    )
    return or_(_c.search.like(word, escape="\\"), _c.search.like(bare, escape="\\"), _c.id.in_(tagged))


def _build_tag_condition() -> ColumnElement[bool]:
    marks = entry_tag.c
    mine = (marks.household_id == _c.household_id, marks.entry_id == _c.id, marks.tag == bindparam("tag"))
    return exists(select(entry_tag.c.tag).where(*mine).correlate(entry))


def _build_account_condition() -> ColumnElement[bool]:
    own = account.c
    mine = (own.household_id == _c.household_id, own.id == _c.account_id, own.name_key == bindparam("account"))
    return exists(select(own.id).where(*mine).correlate(entry))


def _build_member_condition() -> ColumnElement[bool]:
    parts = share.c
    mine = (
        parts.household_id == _c.household_id,
        parts.entry_id == _c.id,
        parts.member_id == bindparam("whom", type_=parts.member_id.type),
    )
    return exists(select(parts.member_id).where(*mine).correlate(entry))


_FILTERS: dict[str, Callable[[ScopeShape], ColumnElement[bool]]] = {
    "period": lambda _: _c.day.between(bindparam("first"), bindparam("last")),
    "member": lambda _: bindparam("member", type_=_c.payer.type) == _PAYER,
    "currency": lambda _: bindparam("currency", type_=_c.currency.type) == _CURRENCY,
    "categories": lambda shape: _CATEGORY.in_(_name_parameters("category", shape.categories)),
    "merchant": lambda _: _c.merchant_key.like(bindparam("merchant"), escape="\\"),
    "tag": lambda _: _build_tag_condition(),
    "account": lambda _: _build_account_condition(),
    "least": lambda _: bindparam("least") <= _MINOR,
    "most": lambda _: bindparam("most") >= _MINOR,
    "text": lambda shape: _build_words_condition("", shape.words),
    "weekdays": lambda shape: cast(extract("dow", _c.day), Integer).in_(_name_parameters("weekday", shape.weekdays)),
    "whom": lambda _: _build_member_condition(),
    "without": lambda shape: _CATEGORY.not_in(_name_parameters("left_out", shape.left_out)),
    "without_texts": lambda shape: and_(
        *(not_(_build_words_condition(f"out_{i}_", count)) for i, count in enumerate(shape.words_out))
    ),
}


def _list_conditions(shape: ScopeShape) -> list[ColumnElement[bool]]:
    """Return the SQL conditions under which an entry is counted in a scope of this shape."""
    conditions = [
        _c.household_id == bindparam("household"),
        _c.deleted_at.is_(None),
        _c.kind.in_(_name_parameters("kind", shape.kinds)),
    ]
    conditions += [build(shape) for name, build in _FILTERS.items() if name in shape.filters]
    return [*conditions, not_(_HIDDEN)] if shape.could_reveal_private else conditions


class Grouping(NamedTuple):
    """How sums are grouped: the key's columns, how the key is formed, and which entries are left out."""

    columns: tuple[ColumnElement[Any], ...] = ()
    """The columns that make up the key, labelled with names of ``_KEY_COLUMNS``."""
    key: Callable[[Row], str] = lambda _: ""
    extra: tuple[ColumnElement[bool], ...] = ()
    shown: ColumnElement[Any] | None = None
    in_time: bool = False


_KEY_COLUMNS: dict[str, type[TypeEngine[Any]]] = {
    "cut": String,
    "who": Uuid,
    "on_day": Date,
    "cut_year": Integer,
    "cut_month": Integer,
    "shown": String,
}
"""The columns a key can be made of; each query of a combined statement leaves those empty that it does not use."""

_BREAKDOWNS: dict[Template, Grouping] = {
    Template.TOTAL: Grouping(),
    Template.BY_CATEGORY: Grouping(
        (case((_HIDDEN, PRIVATE), else_=_CATEGORY).label("cut"),), lambda row: str(row["cut"])
    ),
    Template.BY_MEMBER: Grouping((_PAYER.label("who"),), lambda row: str(row["who"])),
    Template.BY_MERCHANT: Grouping(
        (_c.merchant_key.label("cut"),),
        lambda row: str(row["shown"]),
        (_c.merchant_key.is_not(None), not_(_HIDDEN)),
        func.max(_c.merchant).label("shown"),
    ),
    Template.BY_MONTH: Grouping(
        (extract("year", _c.day).label("cut_year"), extract("month", _c.day).label("cut_month")),
        lambda row: f"{int(row['cut_year']):04}-{int(row['cut_month']):02}",
        in_time=True,
    ),
    Template.BY_DAY: Grouping((_c.day.label("on_day"),), lambda row: row["on_day"].isoformat(), in_time=True),
}


_PARTS = (
    select(
        _c.day,
        _CATEGORY.label("part"),
        _PAYER.label("who"),
        _CURRENCY.label("in_currency"),
        func.sum(_SIGNED).label("total"),
    )
    .where(
        _c.household_id == bindparam("household"),
        _c.deleted_at.is_(None),
        _c.kind.in_([kind.value for kind in SPENDING]),
        _c.day.between(bindparam("first"), bindparam("last")),
    )
    .group_by(_c.day, "part", "who", "in_currency")
    .order_by(_c.day, "part", "who", "in_currency")
)


_EXPENSES = select_as_json(
    select(
        _c.id,
        _c.day,
        func.coalesce(func.nullif(_c.merchant, ""), _c.description).label("name"),
        func.coalesce(func.nullif(_c.category, ""), literal("other")).label("filed"),
        _c.minor,
    )
    .where(
        _c.household_id == bindparam("household"),
        _c.deleted_at.is_(None),
        _c.kind == EntryKind.EXPENSE.value,
        _c.currency == bindparam("currency"),
        _c.day.between(bindparam("first"), bindparam("last")),
        or_(_c.visibility == Visibility.SHARED.value, _c.author == bindparam("viewer")),
    )
    .order_by(_c.day, _c.id)
)
_EXPENSE_ROWS = msgspec.json.Decoder(list[tuple[UUID, date, str, str, int]])


@lru_cache(maxsize=256)
def _select_sums(cuts: tuple[tuple[Template, ScopeShape], ...]) -> Executable:
    """Return a statement for sums and counts by key and currency; its column ``which`` numbers the groupings."""
    if len(cuts) == 1:
        return _select_sum(*cuts[0], 0)
    return union_all(*(_number_parameters(_select_sum(*cut, which), which) for which, cut in enumerate(cuts)))


def _select_sum(template: Template, shape: ScopeShape, which: int) -> Select[Any]:
    cut = _BREAKDOWNS[template]
    made = {str(column.key): column for column in (*cut.columns, *([] if cut.shown is None else [cut.shown]))}
    keys = [made.get(name, cast(null(), kind).label(name)) for name, kind in _KEY_COLUMNS.items()]
    total = func.sum(_SIGNED).label("total")
    return (
        select(literal(which).label("which"), *keys, _CURRENCY.label("in_currency"), total, func.count().label("many"))
        .where(*_list_conditions(shape), *cut.extra)
        .group_by(*(str(column.key) for column in cut.columns), "in_currency")
    )


def _number_parameters(query: Select[Any], which: int) -> Select[Any]:
    """Return a query with its parameters numbered, so that it can be combined with others in one statement."""

    def rename(part: Any, **_: Any) -> BindParameter[Any] | None:
        if not isinstance(part, BindParameter) or part.unique or part.key in _SHARED:
            return None
        return bindparam(_make_numbered_name(part.key, which), type_=part.type)

    return typing.cast("Select[Any]", replacement_traverse(query, {}, typing.cast("Any", rename)))


def _make_numbered_name(name: str, which: int) -> str:
    return f"{name}_of_{which}"


@lru_cache(maxsize=256)
def _select_entries(shape: ScopeShape, *, largest: bool, follows: bool) -> Executable:
    newest = (_c.day.desc(), _c.created_at.desc(), _c.id.desc())
    order = (_MINOR.desc(), *newest) if largest else newest
    conditions = [*_list_conditions(shape), *([_build_page_condition()] if follows else [])]
    return select_entries().where(*conditions).order_by(*order).limit(bindparam("limit"))


def _build_page_condition() -> ColumnElement[bool]:
    """Return the condition that an entry comes after the last one of the previous page, newest first."""
    mark = entry.alias("mark")
    own = (mark.c.household_id == bindparam("household"), mark.c.id == bindparam("after"))
    day, made = (select(column).where(*own).scalar_subquery() for column in (mark.c.day, mark.c.created_at))
    return or_(
        _c.day < day,
        and_(_c.day == day, _c.created_at < made),
        and_(_c.day == day, _c.created_at == made, _c.id < bindparam("after", type_=_c.id.type)),
    )


@lru_cache(maxsize=256)
def _select_converted(shape: ScopeShape) -> Executable:
    """Return a statement for sums and counts, in their own currency, of amounts that were converted."""
    return (
        select(_c.currency, func.sum(_IN_ITS_OWN).label("total"), func.count().label("many"))
        .where(*_list_conditions(shape), _c.base_minor.is_not(None))
        .group_by(_c.currency)
        .order_by(_c.currency)
    )


class SqlReports:
    """Sums and lists entries for reports; implements ``core.ports.Reports``."""

    def __init__(self, bound: HouseholdConnection, viewer: UUID | None) -> None:
        self._bound = bound
        self._viewer = viewer

    async def read_figures(self, queries: Sequence[ReportQuery]) -> tuple[tuple[Figure, ...], ...]:
        """Run several queries in one statement; each gives a figure per key and currency, largest or oldest first."""
        if not queries:
            return ()
        read = [self._read(query.scope) for query in queries]
        cuts = tuple((query.template, shape) for query, (shape, _) in zip(queries, read, strict=True))
        if len(read) == 1:
            values = dict(read[0][1])
        else:
            values = {
                _make_numbered_name(name, which): at for which, (_, own) in enumerate(read) for name, at in own.items()
            }
            values["viewer"] = self._viewer or NOBODY
        rows = await self._bound.fetch(_select_sums(cuts), **values)
        return tuple(
            _read_figures(_BREAKDOWNS[query.template], [row for row in rows if row["which"] == which])
            for which, query in enumerate(queries)
        )

    async def read_total(self, scope: Scope) -> tuple[Figure, ...]:
        """Return the sum of each currency; the key of every figure is ``""``."""
        return await self._keep_most(Template.TOTAL, scope)

    async def by_category(self, scope: Scope) -> tuple[Figure, ...]:
        """Return sums by category key: ``other`` for none, ``private`` for other members' private entries."""
        return await self._keep_most(Template.BY_CATEGORY, scope)

    async def by_member(self, scope: Scope) -> tuple[Figure, ...]:
        """Return sums by payer; the key is the member's id as text."""
        return await self._keep_most(Template.BY_MEMBER, scope)

    async def by_merchant(self, scope: Scope) -> tuple[Figure, ...]:
        """Return sums by merchant, spellings joined; entries without a merchant and hidden ones are left out."""
        return await self._keep_most(Template.BY_MERCHANT, scope)

    async def by_month(self, scope: Scope) -> tuple[Figure, ...]:
        """Return sums by month (``2026-11``), oldest first."""
        return await self._keep_most(Template.BY_MONTH, scope)

    async def by_day(self, scope: Scope) -> tuple[Figure, ...]:
        """Return sums by day (``2026-11-21``), oldest first."""
        return await self._keep_most(Template.BY_DAY, scope)

    async def sum_spending_by_parts(self, period: Period) -> tuple[SpendingPart, ...]:
        """Return spending by day, category, payer and currency, private entries included; for sums, never shown."""
        rows = await self._bound.fetch(_PARTS, first=period.first, last=period.last)
        return tuple(
            SpendingPart(row["day"], row["part"], row["who"], Money(int(row["total"]), row["in_currency"]))
            for row in rows
        )

    async def list_expenses(self, period: Period, currency: str) -> tuple[NamedExpense, ...]:
        """Return the expenses of a period in one currency, oldest first, without others' private ones."""
        values = {"first": period.first, "last": period.last, "currency": currency, "viewer": self._viewer or NOBODY}
        return tuple(starmap(NamedExpense, _EXPENSE_ROWS.decode(await self._bound.fetch_json(_EXPENSES, **values))))

    async def read_converted(self, scope: Scope) -> tuple[Figure, ...]:
        """Return the sums, in their own currencies, of amounts that were converted to the household's currency."""
        shape, values = self._read(scope)
        rows = await self._bound.fetch(_select_converted(shape), **values)
        return tuple(Figure("", Money(int(row["total"]), row["currency"]), row["many"]) for row in rows)

    async def list_entries(
        self, scope: Scope, *, limit: int, largest: bool = False, after: UUID | None = None
    ) -> tuple[Entry, ...]:
        """List the newest (or largest) entries, hidden ones without details, starting after the entry ``after``."""
        shape, values = self._read(scope)
        listing = _select_entries(shape, largest=largest, follows=after is not None)
        rows = await self._bound.fetch(listing, **values, limit=limit, after=after)
        return tuple(hide_details(read_entry(row), self._viewer) for row in rows)

    async def _keep_most(self, template: Template, scope: Scope) -> tuple[Figure, ...]:
        (figures,) = await self.read_figures([ReportQuery(template, scope)])
        return figures

    def _read(self, scope: Scope) -> tuple[ScopeShape, Values]:
        words = (scope.text or "").split()[:WORDS]
        words_out = [text.split()[:WORDS] for text in scope.without_texts if text.split()]
        return _find_shape(scope, words, words_out), _bind_values(scope, words, words_out, self._viewer)


def _read_figures(cut: Grouping, rows: Sequence[Row]) -> tuple[Figure, ...]:
    found = [Figure(cut.key(row), Money(int(row["total"]), row["in_currency"]), row["many"]) for row in rows]
    if cut.in_time:
        return tuple(sorted(found, key=lambda each: (each.key, each.money.currency)))
    return tuple(sorted(found, key=lambda each: (-each.money.minor, each.money.currency, each.key)))
