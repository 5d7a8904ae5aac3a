"""An alert is told once when it begins to hold, within the cap and outside quiet hours (REQUIREMENTS G4, G5)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest

from bot.messages import Reply
from bot.recheck import NoticeRecheck
from core.alerts.source import AlertContext, AlertSource
from core.model.draft import REMIND_AFTER
from core.model.entry import EntryKind, Line
from core.model.household_alert import WEEKLY_PUSHES, AlertFacts, AlertKind, AlertLevel, Condition, NoticePreferences
from core.model.intent import SetRecurring
from core.model.money import Money
from core.model.recurring import Rhythm, RhythmUnit
from core.ports import Answered, Outgoing, Received
from core.usecases.answer_alert import accept_alert, lower_alert_level, postpone_alert
from core.usecases.choose_notices import choose_discreet, choose_level, choose_urgent_at_night
from core.usecases.confirm_draft import confirm_draft
from core.usecases.set_recurring import decide_rule, propose_rule
from scheduler.jobs.tell_alerts_now import make_alerts_job
from scheduler.runner import Runner
from tests.core.usecases.book import IDS, TODAY, Book, Groceries, line
from tests.scheduler.test_runner import runner


@dataclass(slots=True)
class Situation:
    """What holds, as a test says it."""

    holds: list[Condition] = field(default_factory=list)

    async def find(self, context: AlertContext) -> Sequence[Condition]:
        del context
        return self.holds

    @property
    def source(self) -> AlertSource:
        return AlertSource(frozenset(AlertKind) - {AlertKind.DRAFT}, self.find)


def budget(kind: AlertKind = AlertKind.BUDGET_NEAR, thing: str = "groceries", arm: str = "2026-11 500") -> Condition:
    facts = AlertFacts(thing, amount=Money.of("410", "INR"), compared=Money.of("500", "INR"), percent=82)
    return Condition(kind, f"budget:{thing}", arm, facts)


@pytest.fixture
async def heard(book: Book) -> Book:
    """A book whose members were heard in private, Asha and Ravi each in a chat of their name."""
    for name in ("Asha", "Ravi", "Kid"):
        received = Received(IDS.new(), "console", name, b"{}")
        await book.store.inbox.receive(received, f"hello {name}")
        async with book.store.units(book.household.id, None) as uow:
            await uow.record_handled(Answered(received.id, "console", name, name, (), None))
            await uow.commit()
    return book


async def sent(book: Book) -> list[tuple[str, str]]:
    """What goes out now, by chat."""
    due = await book.store.outbox.claim(50, ["console"])
    for each in due:
        await book.store.outbox.mark_sent(each.id, "1")
    return [(each.chat, msgspec.json.decode(each.body, type=Reply).plain) for each in due]


async def look(book: Book, made: Runner) -> list[tuple[str, str]]:
    """Have alerts looked at, and what is said of them."""
    await made.run_by_hand("alerts")
    return await sent(book)


def watching(book: Book, situation: Situation) -> Runner:
    return runner(book, make_alerts_job([situation.source]))


async def test_a_crossing_is_told_once_to_each_who_writes(heard: Book) -> None:
    situation = Situation([budget()])
    made = watching(heard, situation)
    told = await look(heard, made)
    assert sorted(chat for chat, _ in told) == ["Asha", "Ravi"]
    assert all("82% of the budget is used, ₹410 of ₹500" in text for _, text in told)
    for holds in ([budget()], [], [budget()]):
        situation.holds = holds
        assert await look(heard, made) == [], "it eased and came back within its period"
    situation.holds = [budget(arm="2026-11 600")]
    assert len(await look(heard, made)) == 2, "another limit arms it anew"
    situation.holds = [budget(arm="2026-12 600")]
    assert len(await look(heard, made)) == 2, "another period too"


async def test_a_week_has_five_pushes_and_what_is_critical_besides(heard: Book) -> None:
    await choose(heard, "Ravi", AlertLevel.OFF)
    situation = Situation([budget(thing=f"shop {number}") for number in range(9)])
    made = watching(heard, situation)
    assert len(await look(heard, made)) == WEEKLY_PUSHES
    situation.holds.append(budget(AlertKind.BUDGET_OVER))
    assert [text for _, text in await look(heard, made) if "over its budget" in text]
    heard.clock.wait(days=8)
    assert await look(heard, made) == [], "a week later it is no news: it waits for the digest"
    situation.holds.append(budget(thing="new"))
    assert len(await look(heard, made)) == 1


async def test_the_cap_counts_days_so_that_a_job_that_runs_late_says_the_same(heard: Book) -> None:
    await choose(heard, "Ravi", AlertLevel.OFF)
    situation = Situation([budget(thing=f"shop {number}") for number in range(WEEKLY_PUSHES)])
    made = watching(heard, situation)
    assert len(await look(heard, made)) == WEEKLY_PUSHES
    situation.holds = [budget(thing="new")]
    heard.clock.wait(days=7, minutes=-1)
    assert await look(heard, made) == []
    heard.clock.wait(minutes=2)
    assert await look(heard, made) == [], "the day a week ago counts to its end"
    heard.clock.wait(hours=24)
    assert len(await look(heard, made)) == 1, "raised yesterday, whatever the hour, it is news today"


async def choose(book: Book, name: str, level: AlertLevel) -> None:
    async with book.acting(name) as context:
        await choose_level(context, AlertKind, level)


async def test_quiet_hours_hold_all_but_what_a_member_wants_to_be_woken_for(heard: Book) -> None:
    await heard.set(quiet_from=17, quiet_to=20)  # it is 18:00
    situation = Situation([budget(), budget(AlertKind.BUDGET_OVER)])
    made = watching(heard, situation)
    assert await look(heard, made) == []
    async with heard.acting("Ravi") as context:
        await choose_urgent_at_night(context, on=True)
    told = await look(heard, made)
    assert [(chat, "over its budget" in text) for chat, text in told] == [("Ravi", True)]
    heard.clock.wait(hours=2)
    await made.run_due()
    assert [("82%" in text, "over" in text) for _, text in await sent(heard)] == [(True, False)] * 2


async def test_this_is_fine_is_kept_by_the_thing(heard: Book) -> None:
    situation = Situation([budget()])
    made = watching(heard, situation)
    await look(heard, made)
    async with heard.acting("Ravi") as context:
        (alert,) = await context.uow.alerts.list_live()
        await accept_alert(context, alert.id)
    situation.holds = [budget(arm="2026-12 500"), budget(thing="dining", arm="2026-12 500")]
    assert {text.split(":")[0] for _, text in await look(heard, made)} == {"dining"}


async def test_less_like_this_is_the_digest_and_then_nothing_for_that_member(heard: Book) -> None:
    situation = Situation([budget()])
    made = watching(heard, situation)
    await look(heard, made)
    levels = []
    async with heard.acting("Asha") as context:
        (alert,) = await context.uow.alerts.list_live()
        levels += [(await lower_alert_level(context, alert.id))[1] for _ in range(2)]
    assert levels == [AlertLevel.DIGEST, AlertLevel.OFF]
    situation.holds = [budget(thing="dining")]
    assert [chat for chat, _ in await look(heard, made)] == ["Ravi"]


async def test_not_now_is_told_again_the_next_day_where_it_still_holds(heard: Book) -> None:
    await choose(heard, "Ravi", AlertLevel.OFF)
    situation = Situation([budget(), budget(thing="dining")])
    made = watching(heard, situation)
    await look(heard, made)
    async with heard.acting("Asha") as context:
        for alert in await context.uow.alerts.list_live():
            await postpone_alert(context, alert.id)
    situation.holds = [budget()]
    assert await look(heard, made) == []
    heard.clock.wait(hours=20)
    await made.run_due()
    assert ["groceries" in text for _, text in await sent(heard)] == [True]


async def test_a_discreet_notice_names_no_amounts(heard: Book) -> None:
    async with heard.acting("Asha") as context:
        await choose_discreet(context, on=True)
    kinds = [kind for kind in AlertKind if kind not in {AlertKind.DRAFT, AlertKind.SECURITY}]
    for kind in kinds:
        told = dict(await look(heard, watching(heard, Situation([budget(kind)]))))
        if "Asha" in told:
            assert not any(mark in told["Asha"].split("\n")[0] for mark in ("410", "500", "82"))
            assert any(mark in told["Ravi"] for mark in ("410", "500"))


async def test_what_only_one_member_may_see_is_told_to_nobody_else(heard: Book) -> None:
    asha = heard.membership("Asha").member.id
    secret = Condition(AlertKind.UNUSUAL, "entry:1", "", AlertFacts("gift", amount=Money.of("9", "INR")), asha)
    assert [chat for chat, _ in await look(heard, watching(heard, Situation([secret])))] == ["Asha"]
    async with heard.acting("Ravi") as context:
        (alert,) = await context.uow.alerts.list_live()
        with pytest.raises(Exception, match="alert-gone"):
            await accept_alert(context, alert.id)


async def rent(book: Book, day: int) -> None:
    """A rent that falls due so many days from now."""
    async with book.acting("Ravi") as context:
        due = Line(EntryKind.EXPENSE, Money.of(25000, "INR"), TODAY, "rent")
        asked = SetRecurring(due, Rhythm(RhythmUnit.MONTH), TODAY + timedelta(days=day))
        rule = await propose_rule(context, Groceries(), asked, "console", "Ravi")
        await decide_rule(context, rule.id, rule.version, confirm=True)


async def test_a_bill_is_spoken_of_before_and_once_after(heard: Book) -> None:
    await rent(heard, 2)
    made = runner(heard)
    said: dict[str, list[str]] = {}
    for _ in range(24 * 9):
        await made.run_due()
        for chat, text in [each for each in await sent(heard) if "Your week" not in each[1]]:
            said.setdefault(chat, []).append(f"{heard.clock.instant:%d %H} {text.partition(chr(10))[0]}")
        heard.clock.wait(hours=1)
    assert [text for text in said["Asha"] if "is due" in text and "Is it paid" not in text] != []
    assert len([text for text in said["Asha"] if "was due" in text]) == 1
    assert len(said["Asha"]) == 2, json.dumps(said, indent=1)


async def test_the_card_of_a_bill_is_not_reminded_of_besides(heard: Book) -> None:
    await rent(heard, 0)
    made, said = runner(heard), []
    for _ in range(24 * 6):
        await made.run_due()
        said += [text for _, text in await sent(heard) if "Still waiting" in text]
        heard.clock.wait(hours=1)
    assert said == []


async def test_a_card_is_not_reminded_of_by_night(heard: Book) -> None:
    heard.clock.wait(hours=13)  # seven in the morning, so that it is old at three
    await heard.propose(line())
    made, hours = runner(heard), []
    for _ in range(30):
        await made.run_due()
        if any("Still waiting" in text for _, text in await sent(heard)):
            hours.append(heard.clock.instant.astimezone(ZoneInfo(heard.household.zone)).hour)
        heard.clock.wait(hours=1)
    assert hours == [7]


async def test_what_was_paid_meanwhile_says_nothing(heard: Book) -> None:
    await rent(heard, 2)
    made = runner(heard)
    await made.run_by_hand("alerts")
    recheck = NoticeRecheck(heard.store.units, heard.clock)
    waiting = await heard.store.outbox.claim(50, ["console"])
    assert {await recheck(each) for each in waiting if each.dedupe.startswith("alert")} == {True}
    draft = await heard.propose(Line(EntryKind.EXPENSE, Money.of(25000, "INR"), TODAY, "rent"))
    async with heard.acting("Asha") as context:
        await confirm_draft(context, draft.id)
    assert {await recheck(each) for each in waiting if each.dedupe.startswith("alert")} == {False}
    assert await recheck(Outgoing(IDS.new(), "console", "Asha", b"", "card"))


async def test_a_card_that_waits_counts_among_the_pushes(heard: Book) -> None:
    for number in range(8):
        await heard.propose(line(description=f"milk {number}"))
    await runner(heard).run_due()
    heard.clock.instant += REMIND_AFTER + timedelta(minutes=1)
    await runner(heard).run_due()
    assert len(await sent(heard)) == WEEKLY_PUSHES


async def test_wishes_are_a_member_s_own(heard: Book) -> None:
    async with heard.acting("Asha") as context:
        await choose_level(context, [AlertKind.PRICE], AlertLevel.OFF)
        preferences = await context.uow.alerts.load_preferences()
    asha, ravi = (heard.membership(name).member.id for name in ("Asha", "Ravi"))
    assert preferences[asha].find_level(AlertKind.PRICE) is AlertLevel.OFF
    assert preferences.get(ravi, NoticePreferences()).find_level(AlertKind.PRICE) is AlertLevel.PUSH
