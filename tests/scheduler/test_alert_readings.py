"""What alerts read of a book is enough: they find what a question finds, and name nothing private."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from analytics.anomalies.alert_source import NEWS, ODD_SPENDING
from analytics.outlook import list_anomalies
from core.alerts.source import AlertContext
from core.model.entry import EntryKind, Visibility
from core.model.intent import SetRecurring
from core.model.money import Money
from core.model.period import Period
from core.model.recurring import BillStatus, Rhythm, RhythmUnit
from core.usecases.account_status import list_gaps
from core.usecases.confirm_draft import confirm_draft
from core.usecases.list_bills import list_bills, list_bills_and_entries
from core.usecases.read_outlook import read_outlook
from core.usecases.set_recurring import decide_rule, propose_rule
from tests.core.usecases.book import TODAY, Book, Groceries, line
from tests.support.statements import collect_statements

MONTHS = timedelta(days=120)


async def test_alerts_and_questions_find_the_same_odd_spending(book: Book) -> None:
    rent = replace(line("25000", "rent", day=TODAY), category="housing")
    async with book.acting("Ravi") as context:
        asked = SetRecurring(rent, Rhythm(RhythmUnit.MONTH), TODAY)
        rule = await propose_rule(context, Groceries(), asked, "console", "Ravi")
        await decide_rule(context, rule.id, rule.version, confirm=True)
    usual = [line(str(400 + 10 * number), "vegetables", day=TODAY - number * MONTHS / 40) for number in range(1, 40)]
    gift = replace(line("9000", "vegetables", day=TODAY), visibility=Visibility.PRIVATE)
    abroad = line("900", "vegetables", day=TODAY, currency="USD")
    refund = replace(line("8000", "vegetables", day=TODAY), kind=EntryKind.REFUND)
    for lines in (usual[:20], usual[20:], [rent, gift, abroad, refund, line("7000", "vegetables", day=TODAY)]):
        draft = await book.propose(*lines)
        async with book.acting("Asha") as context:
            await confirm_draft(context, draft.id, draft.version)
    async with book.store.units(book.household.id, None) as uow:
        alerts = AlertContext(uow, book.household, book.clock.now())
        told = await ODD_SPENDING.find(alerts)
        outlook = await read_outlook(uow, book.household, TODAY, TODAY)
        days = Period(TODAY - MONTHS, TODAY + MONTHS)
        bills = await list_bills(uow, TODAY, days)
        assert bills[0].status is BillStatus.PAID
        assert bills == (await list_bills_and_entries(uow, TODAY, days))[0], "however much of the entries is read"
    asked_for = list_anomalies(outlook, TODAY, Period(TODAY - NEWS, TODAY), None)
    assert [(each.facts.item, each.facts.amount, each.facts.subject) for each in told] == [
        (odd.name, Money(odd.minor, "INR"), odd.entry) for odd in asked_for
    ]
    amounts = [each.facts.amount for each in told if each.facts.subject is not None]
    assert amounts == [Money.of("7000", "INR")], "not the rent, nor what is private"


async def test_where_no_balance_was_stated_no_entries_are_read_for_gaps(book: Book) -> None:
    async with book.store.units(book.household.id, None) as uow:
        with collect_statements() as sent:
            assert await list_gaps(uow, "INR", TODAY) == ()
    assert len(sent) == 1
