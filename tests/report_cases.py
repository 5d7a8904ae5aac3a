"""Every report there is, asked as the product asks it, and books to ask it of."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Executable, insert
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ClauseElement

from core.model.answer import ReportQuery, Template
from core.model.entry import EntryKind
from core.model.period import Period, find_month, find_year
from core.model.report import Scope
from core.ports import Reports
from storage.database import HouseholdConnection, Row
from storage.tables import entry
from tests.databases import NOON
from tests.households import DAY, Home

MONTH, YEAR = find_month(DAY), find_year(DAY)
SHOPS = ("Blinkit", "BigBazaar", "Reliance Fresh", "Amul Parlour", "Indian Oil", "Swiggy", "Uber", None)
CATEGORIES = ("groceries", "dining", "transport", "fuel", "utilities", "shopping", "health", "gifts")
YEARS_BACK = 3


def _in(period: Period | None, **more: Any) -> Scope:
    return replace(Scope(period), **more)


REPORTS: dict[str, Callable[[Reports], Awaitable[Any]]] = {
    "total of a month": lambda reports: reports.read_total(_in(MONTH)),
    "total of a year": lambda reports: reports.read_total(_in(YEAR)),
    "income of a year by month": lambda reports: reports.by_month(_in(YEAR, kinds=(EntryKind.INCOME,))),
    "categories of a month": lambda reports: reports.by_category(_in(MONTH)),
    "categories of a year": lambda reports: reports.by_category(_in(YEAR)),
    "members of a month": lambda reports: reports.by_member(_in(MONTH)),
    "shops of a month": lambda reports: reports.by_merchant(_in(MONTH)),
    "months of a year": lambda reports: reports.by_month(_in(YEAR)),
    "days of a month": lambda reports: reports.by_day(_in(MONTH)),
    "days of a year": lambda reports: reports.by_day(_in(YEAR)),
    "one category of a year by month": lambda reports: reports.by_month(_in(YEAR, categories=("groceries",))),
    "a shop in a year": lambda reports: reports.read_total(_in(YEAR, merchant="amul")),
    "a tag in a year": lambda reports: reports.read_total(_in(YEAR, tag="goa")),
    "an account in a year": lambda reports: reports.read_total(_in(YEAR, account="cash")),
    "words in a year": lambda reports: reports.read_total(_in(YEAR, text="milk bread")),
    "what was converted in a month": lambda reports: reports.read_converted(_in(MONTH)),
    "parts of a month, for budgets": lambda reports: reports.sum_spending_by_parts(MONTH),
    "expenses of a year, for habits": lambda reports: reports.list_expenses(YEAR, "INR"),
    "the newest entries": lambda reports: reports.list_entries(_in(MONTH), limit=10),
    "the largest of a month": lambda reports: reports.list_entries(_in(MONTH), limit=5, largest=True),
    "the dashboard's figures at once": lambda reports: reports.read_figures(
        [ReportQuery(template, _in(MONTH)) for template in Template] + [ReportQuery(Template.BY_MONTH, _in(YEAR))]
    ),
}
"""By what it tells; the periods are this month and year, as in chats, digests, pages and charts."""


def make_rows(home: Home, count: int, seed: int = 7) -> list[dict[str, Any]]:
    """Entries of a household over three years, as rows: spending, refunds, incomes, some private, some in trash."""
    chance, members = random.Random(seed), (home.asha.id, home.ravi.id)  # noqa: S311  a book for tests
    rows = []
    for number in range(count):
        kind = chance.choices(("expense", "refund", "income"), (95, 2, 3))[0]
        shop, category = chance.choice(SHOPS), "salary" if kind == "income" else chance.choice(CATEGORIES)
        author, word = chance.choice(members), f"{category} {number % 97}"
        rows.append(
            {
                "id": UUID(int=chance.getrandbits(128), version=4),
                "kind": kind,
                "visibility": "private" if chance.random() < 0.03 else "shared",
                "minor": int(chance.lognormvariate(10, 1)) + 1,
                "currency": "INR",
                "day": DAY - timedelta(days=chance.randrange(365 * YEARS_BACK)),
                "description": word,
                "merchant": shop,
                "merchant_key": shop.lower() if shop else None,
                "search": f"{word} {(shop or '').lower()}",
                "notes": "",
                "category": category,
                "payer": chance.choice((None, *members)),
                "author": author,
                "confidence": 1.0,
                "version": 1,
                "created_at": NOON - timedelta(seconds=number),
                "deleted_at": NOON if chance.random() < 0.01 else None,
            }
        )
    return rows


async def fill(home: Home, count: int, seed: int = 7) -> None:
    """Write that many entries into a household's book."""
    async with home.as_asha() as uow:
        await uow._bound.insert(insert(entry), make_rows(home, count, seed))  # noqa: SLF001  no port writes so many
        await uow.commit()


class Explained(Executable, ClauseElement):
    """A statement whose plan is asked for in its place."""

    inherit_cache = False

    def __init__(self, statement: Executable) -> None:
        self.statement = statement


@compiles(Explained, "sqlite")
def _explain_on_sqlite(element: Explained, compiler: SQLCompiler, **more: Any) -> str:
    return f"EXPLAIN QUERY PLAN {_without_types(element, compiler, **more)}"


@compiles(Explained, "postgresql")
def _explain_on_postgres(element: Explained, compiler: SQLCompiler, **more: Any) -> str:
    return f"EXPLAIN {_without_types(element, compiler, **more)}"


def _without_types(element: Explained, compiler: SQLCompiler, **more: Any) -> str:
    """Return the statement's SQL, and forget the types of its columns: a plan has columns of its own."""
    made = compiler.process(element.statement, **more)  # type: ignore[arg-type]
    compiler._result_columns.clear()  # noqa: SLF001  it has no public way
    return made


class ExplainingConnection(HouseholdConnection):
    """Gives no rows, and keeps the plan of each statement as the database would run it."""

    def __init__(self, bound: HouseholdConnection) -> None:
        super().__init__(bound._transaction, bound._household)  # noqa: SLF001  it stands in its place
        self.plan: list[str] = []

    async def fetch(self, statement: Executable, **values: Any) -> Sequence[Row]:
        """Keep the plan of a statement with these values."""
        rows = await self._transaction.fetch(Explained(statement), self._add_household(statement, values))
        self.plan += [str(row["detail"] if "detail" in row else row["QUERY PLAN"]) for row in rows]
        return ()


async def explain(home: Home, ask: Callable[[HouseholdConnection], Awaitable[Any]]) -> list[str]:
    """Return the lines of the plans of all statements that something asks of a household's book."""
    async with home.as_asha() as uow:
        explaining = ExplainingConnection(uow._bound)  # noqa: SLF001  plans are asked for below every port
        await ask(explaining)
    return explaining.plan
