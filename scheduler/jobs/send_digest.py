"""The job that sends each member the weekly digest and the monthly report, made by the queries behind answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from analytics.digest import find_digest_period, list_earlier_periods, make_digest
from analytics.money_date import make_money_date
from core.model.digest import ComingBill, Digest, DigestKind, DigestQuestion, DigestQuestionKind
from core.model.entry import EntryKind, Line, Visibility
from core.model.household import Household, Member, Membership
from core.model.household_alert import (
    CAP_DAYS,
    Alert,
    AlertFacts,
    AlertKind,
    AlertLevel,
    AlertState,
    NoticePreferences,
)
from core.model.notice import DigestReady, NoticeKind
from core.model.period import Period
from core.model.recurring import Bill
from core.model.report import Scope
from core.ports import DATE_JOB, DIGEST_JOB, REPORT_JOB
from core.usecases.budget_status import read_budgets
from core.usecases.list_bills import is_rule_visible, list_bills_and_entries, list_unpaid_bills
from core.usecases.tell_alerts import list_recipients
from core.usecases.use_case_context import is_within_window
from scheduler.calendar import find_end_of_quiet
from scheduler.jobs import Job, JobContext
from scheduler.jobs.tell_alerts_now import Chats, find_alert_chat
from scheduler.schedules import LocalSchedule

BILLS_AHEAD = timedelta(days=8)
MOST_BILLS = 5
MOST_UNFILED = 5
"""The most entries without a category that are looked at to find one the member can be asked about."""
OTHER = "other"
"""The key of the category for entries that fit no other."""

Preferences = Mapping[UUID, NoticePreferences]


def _make_digest_runner(kind: DigestKind) -> Callable[[JobContext], Awaitable[None]]:
    async def run(context: JobContext) -> None:
        await _send(context, kind)

    return run


async def _send(context: JobContext, kind: DigestKind) -> None:
    household, today = context.household, context.household.today(context.now)
    asked_now = context.asked_for is not None and kind is DigestKind.WEEK
    # Who asks in the middle of a week wants today in it.
    as_of = today + timedelta(days=1) if asked_now else today
    paid_bills = await _list_paid_bills(context, kind, as_of)
    digest = await make_digest(context.uow.reports, household, kind, as_of, paid_bills)
    chats = await context.uow.messages.list_private_chats()
    preferences = await context.uow.alerts.load_preferences()
    live = await context.uow.alerts.list_live()
    # A month that is over is told with the budgets as they ended.
    budgets = await read_budgets(context.uow, household, today if kind is DigestKind.WEEK else digest.period.last)
    open_bills = await list_unpaid_bills(context.uow, today, today + BILLS_AHEAD)
    if kind is DigestKind.DATE:
        date_pack = await make_money_date(context.uow, household, digest, budgets.statuses, today)
        digest = replace(digest, money_date=date_pack)
    asker = context.asked_for
    told: set[UUID] = set()
    for member in household.members:
        preference = preferences.get(member.id, NoticePreferences())
        place = (
            find_alert_chat(chats, member, preference, NoticeKind.DIGEST)
            if asker is None
            else _find_last_chat(chats, member)
        )
        if place is None or (asker is not None and member.id != asker and kind is not DigestKind.DATE):
            continue
        alerts = tuple(alert for alert in live if _is_alert_in_digest(alert, member, preferences, context.now))
        question = await _choose_question(context, digest, member, _find_gap(live, member, preference))
        bills = _list_bills(open_bills, member)
        own = replace(
            digest,
            budgets=tuple(
                each for each in budgets.list_member_first(member.id) if each.budget.scope.member in {None, member.id}
            ),
            bills=bills,
            alerts=tuple(alert for alert in alerts if not _is_covered_in_digest(alert, question, bills)),
            question=question,
            comes_by_itself=find_alert_chat(chats, member, preference, NoticeKind.DIGEST) is not None,
        )
        if own.is_empty and asker is None:
            continue
        told |= {alert.id for alert in alerts}
        await _announce(context, own, member, place, discreet=preference.discreet)
    for alert in live:
        if alert.id in told and alert.state is AlertState.RAISED:
            await context.uow.alerts.save(alert.mark_sent(context.now, pushed=False))


async def _list_paid_bills(context: JobContext, kind: DigestKind, as_of: date) -> tuple[Line, ...]:
    """Return the payments of recurring bills in the digest's period and in the earlier periods it is compared with."""
    period = find_digest_period(kind, as_of)
    days = Period(list_earlier_periods(kind, period)[-1].first, period.last)
    bills, entries = await list_bills_and_entries(context.uow, as_of, days)
    paid = {entry for bill in bills for entry in bill.payments}
    return tuple(entry.line for entry in entries if entry.id in paid and entry.line.kind is EntryKind.EXPENSE)


async def _announce(
    context: JobContext, digest: Digest, member: Member, place: tuple[str, str], *, discreet: bool
) -> None:
    key = f"digest:{digest.kind.value}:{context.occurrence}:{member.id}"
    due = None if context.asked_for else find_end_of_quiet(context.household, context.now)
    await context.announce(DigestReady(digest, member.id, *place, key, discreet=discreet), due=due)


def _find_last_chat(chats: Chats, member: Member) -> tuple[str, str] | None:
    """Return the chat in which a member last wrote, where a requested digest is sent; None if there is none."""
    return next(iter(chats.get(member.id, ())), None)


def _is_alert_in_digest(alert: Alert, member: Member, preferences: Preferences, now: datetime) -> bool:
    """Return whether a digest tells a member of an alert: one not pushed before, or wanted in digests only."""
    if alert.condition.kind is AlertKind.DRAFT:  # the digest's question asks about cards that wait
        return False
    if list_recipients(alert, [member], preferences, AlertLevel.DIGEST):
        return alert.told_at is None or now - alert.told_at <= CAP_DAYS
    return alert.state is AlertState.RAISED and bool(list_recipients(alert, [member], preferences, AlertLevel.PUSH))


def _list_bills(open_bills: Sequence[Bill], member: Member) -> tuple[ComingBill, ...]:
    """Return the next bills that a member may see."""
    return tuple(
        ComingBill(
            line.description or line.merchant or "",
            line.category,
            bill.left,
            line.day,
            bill.rule.id,
            bill.occurrence.number,
        )
        for bill in open_bills
        if (line := bill.occurrence.line).kind is EntryKind.EXPENSE and is_rule_visible(bill.rule, member.id)
    )[:MOST_BILLS]


def _is_covered_in_digest(alert: Alert, question: DigestQuestion | None, bills: Sequence[ComingBill]) -> bool:
    """Return whether an alert is already covered by a digest's question or its list of bills."""
    kind, subject = alert.condition.kind, alert.condition.facts.subject
    if kind in {AlertKind.BILL_DUE, AlertKind.BILL_LATE}:
        return subject in {bill.rule for bill in bills}
    return question is not None and question.fact is not None and question.fact == subject


def _find_gap(live: Sequence[Alert], member: Member, preference: NoticePreferences) -> AlertFacts | None:
    """Return the first unexplained account difference to ask a member about; None if they want no such notices."""
    if preference.find_level(AlertKind.UNEXPLAINED) is AlertLevel.OFF:
        return None
    for alert in live:
        own = alert.condition.member
        if alert.condition.kind is AlertKind.UNEXPLAINED and (member.can_write if own is None else own == member.id):
            return alert.condition.facts
    return None


async def _choose_question(
    context: JobContext, digest: Digest, member: Member, gap: AlertFacts | None
) -> DigestQuestion | None:
    """Return the one question a digest asks: about drafts, an account difference, missing categories, or a change."""
    if digest.kind is DigestKind.DATE:  # two have one to talk about, the same for both
        return None
    waiting = [draft for draft in await context.uow.drafts.list_open() if draft.author == member.id]
    if waiting:
        return DigestQuestion(DigestQuestionKind.WAITING, count=len(waiting))
    if gap is not None:
        return DigestQuestion(DigestQuestionKind.UNEXPLAINED, 0, gap.item, gap.amount, gap.day, fact=gap.subject)
    unfiled = Scope(digest.period, categories=(OTHER,))
    for entry in await context.uow.reports.list_entries(unfiled, limit=MOST_UNFILED, largest=True):
        line = entry.line
        is_open = is_within_window(Membership(context.household, member), entry.created_at, context.now)
        if line.visibility is Visibility.SHARED and member.can_write and is_open:
            item = line.description or line.merchant or ""
            return DigestQuestion(DigestQuestionKind.OTHER, 0, item, line.money, line.day, entry.id, entry.version)
    grown = next((change for change in digest.changes if change.spent.minor > change.usual.minor), None)
    return DigestQuestion(DigestQuestionKind.CHANGE, category=grown.category) if grown else None


def _is_weekly_day(household: Household, day: date) -> bool:
    return day.weekday() == household.digest_day


def _is_monthly_day(household: Household, day: date) -> bool:
    return day.day == 1 and household.digest_day is not None


def _find_digest_time(household: Household) -> time:
    return time(household.digest_hour)


WEEKLY_DIGEST = Job(DIGEST_JOB, _make_digest_runner(DigestKind.WEEK), LocalSchedule(_is_weekly_day, _find_digest_time))
MONTHLY_REPORT = Job(
    REPORT_JOB, _make_digest_runner(DigestKind.MONTH), LocalSchedule(_is_monthly_day, _find_digest_time)
)
MONEY_DATE = Job(DATE_JOB, _make_digest_runner(DigestKind.DATE))
