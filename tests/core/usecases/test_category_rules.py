"""Rules of categories: what is refused writes nothing, and what a rule did is undone once (D2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.errors import Invalid, NotFound
from core.model.category_rule import CategoryRule
from core.model.entry import Entry, EntryKind, Line
from core.usecases.keep_rules import (
    MOST_RULES,
    apply_rule,
    keep_rule,
    preview_rule,
    remove_rule,
    restore_rule,
    undo_rule,
)
from core.usecases.use_case_context import UseCaseContext
from tests.core.usecases.book import IDS, Book, line

MILK = replace(line(), category="groceries")


async def _add(context: UseCaseContext, *lines: Line, days_ago: int = 0) -> list[Entry]:
    at = context.now - timedelta(days=days_ago)
    entries = [Entry(IDS.new(), each, context.member.id, at) for each in lines]
    await context.uow.entries.add(entries)
    return entries


async def _rules(book: Book) -> tuple[CategoryRule, ...]:
    async with book.store.units(book.household.id, None) as uow:
        return (await uow.books.load_household()).rules


@pytest.mark.parametrize(
    "unfit", [replace(MILK, description=""), replace(MILK, category=None), replace(MILK, category="no-such")]
)
async def test_a_rule_needs_a_name_and_a_category(book: Book, unfit: Line) -> None:
    async with book.acting("Asha") as context:
        with pytest.raises(Invalid, match="rule-unfit"):
            await keep_rule(context, unfit)
    assert await _rules(book) == ()


async def test_one_rule_too_many_is_refused(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.usecases.keep_rules.MOST_RULES", 2)
    assert MOST_RULES > 2
    for name in ("milk", "tea"):
        async with book.acting("Asha") as context:
            await keep_rule(context, replace(MILK, description=name))
    async with book.acting("Asha") as context:
        with pytest.raises(Invalid, match="too-many-rules"):
            await keep_rule(context, replace(MILK, description="rice"))
    assert sorted(rule.name for rule in await _rules(book)) == ["milk", "tea"]


async def test_what_a_rule_did_is_undone_once_and_not_where_somebody_changed_it_since(book: Book) -> None:
    async with book.acting("Asha") as context:
        first, second = await _add(context, replace(MILK, category="dining"), replace(MILK, category="dining"))
        rule = await keep_rule(context, MILK)
        batch, count = await apply_rule(context, rule.id)
        assert count == 2
        moved = await context.uow.entries.get(second.id)
        assert moved is not None
        own = replace(moved, line=replace(moved.line, category="gifts"), version=moved.version + 1)
        assert await context.uow.entries.save(own, was=moved.version)
        assert [await undo_rule(context, batch), await undo_rule(context, batch)] == [1, 0]
        with pytest.raises(NotFound, match="nothing-to-undo"):
            await undo_rule(context, rule.id)
    found = {entry.id: entry.line.category for entry in await book.entries()}
    assert found == {first.id: "dining", second.id: "gifts"}


async def test_a_rule_of_income_leaves_spending_alone_and_old_entries_are_counted(book: Book) -> None:
    pay = replace(line("900", "pay"), kind=EntryKind.INCOME, category="salary")
    async with book.acting("Ravi") as context:
        await _add(
            context, replace(pay, category="other_income"), replace(pay, kind=EntryKind.EXPENSE, category="dining")
        )
        await _add(context, replace(pay, category="other_income"), days_ago=30)
        rule = await keep_rule(context, pay)
        preview = await preview_rule(context, rule.id)
    assert [entry.line.kind for entry in preview.entries] == [EntryKind.INCOME]
    assert preview.locked == 1


async def test_a_removed_rule_comes_back_unless_its_category_is_gone(book: Book) -> None:
    async with book.acting("Asha") as context:
        rule = await keep_rule(context, MILK)
    async with book.acting("Asha") as context:
        with pytest.raises(NotFound, match="rule-gone"):
            await restore_rule(context, rule.id)
        await remove_rule(context, rule.id)
    for again in (remove_rule, preview_rule, apply_rule):
        async with book.acting("Asha") as context:
            with pytest.raises(NotFound, match="rule-gone"):
                await again(context, rule.id)
    async with book.acting("Asha") as context:
        assert (await restore_rule(context, rule.id)).id == rule.id
    assert await _rules(book) == (rule,)
