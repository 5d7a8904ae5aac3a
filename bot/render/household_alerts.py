"""Alerts in words: what happened, why it is reported, and the possible answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from babel.lists import format_list

from bot.messages import Button, Reply, Tap, TextRun
from bot.render.accounts import make_gap_buttons
from bot.render.cards import add_title, arrange_in_rows, text_reply
from bot.render.entries import CardContext
from bot.render.words import Words
from bot.verbs import Verb
from core.model.household import Household, Member, Role
from core.model.household_alert import Alert, AlertFacts, AlertKind, AlertLevel, Condition, NoticePreferences
from core.model.message_usage import MessageUsage
from core.model.money import Money
from core.model.notice import NoticeKind

TOPICS: Mapping[str, tuple[AlertKind, ...]] = {
    "budgets": (AlertKind.BUDGET_OVER, AlertKind.BUDGET_NEAR, AlertKind.PACE),
    "bills": (AlertKind.BILL_DUE, AlertKind.BILL_LATE),
    "prices": (AlertKind.PRICE,),
    "unusual": (AlertKind.UNUSUAL,),
    "income": (AlertKind.INCOME,),
    "cards": (AlertKind.DRAFT,),
    "accounts": (AlertKind.UNEXPLAINED,),
    "good": (AlertKind.GOOD_NEWS,),
}
"""The alert kinds of each topic that a member chooses a level for; each has the text ``notice-topic-<name>``."""
_MICROS_IN_CENT = 10_000
HOURS = (7, 8, 9, 12, 18, 20)
"""The hours of day offered for the digest."""


def make_alert_reply(page: CardContext, alert: Alert, *, discreet: bool = False) -> Reply:
    """Return an alert as a new message, with its reason and buttons."""
    kind = alert.condition.kind
    body = (
        TextRun(write_alert_sentence(page, alert, discreet=discreet), "bold"),
        TextRun("\n" + page.words(f"alert-why-{_make_key_end(alert)}"), "quiet"),
    )
    asked = make_gap_buttons(page.words, alert.condition.facts) if kind is AlertKind.UNEXPLAINED else ()
    if kind is AlertKind.BILL_LATE:
        asked = ((_make_paid_button(page.words, alert.condition),),)
    return Reply(body, (*asked, _make_answer_buttons(page.words, alert)))


def _make_paid_button(words: Words, condition: Condition) -> Button:
    """Return the button that shows an overdue bill's card, to be confirmed."""
    return Button(words("button-alert-paid"), Tap(Verb.BILL, condition.facts.subject, int(condition.arm)))


def write_alert_sentence(page: CardContext, alert: Alert, *, discreet: bool = False) -> str:
    """Return an alert as one sentence, without amounts where it should be discreet."""
    facts, words = alert.condition.facts, page.words
    key = f"alert-{_make_key_end(alert)}"
    return words(
        f"{key}-discreet" if discreet else key,
        item=_name_item(page, facts, alert.condition.member),
        amount=words.money(facts.amount) if facts.amount else "",
        compared=words.money(facts.compared) if facts.compared else "",
        percent=facts.percent or 0,
        time=facts.time_percent or 0,
        day=words.day(facts.day, page.today) if facts.day else "",
    )


def _make_key_end(alert: Alert) -> str:
    """Return the end of an alert's catalogue keys, its kind and variant; it follows ``alert-`` or ``alert-why-``."""
    return "-".join(filter(None, (alert.condition.kind.value, alert.condition.facts.variety)))


def _name_item(page: CardContext, facts: AlertFacts, member: UUID | None) -> str:
    """Return what an alert is about: an item, its categories, all spending, or all of a member's."""
    if facts.item:
        return facts.item
    found = [page.household.category(key) for key in facts.categories or (facts.category,)]
    names = [page.words.category_name(category) for category in found if category is not None]
    if names:
        return str(format_list(names, locale=page.words.locale))
    if member is not None:
        return page.words("budget-member-all", who=page.household.find_name(member) or "")
    return page.words("alert-everything")


def _make_answer_buttons(words: Words, alert: Alert) -> tuple[Button, ...]:
    answers = [("fine", Verb.ALERT_FINE), ("less", Verb.ALERT_LESS), ("later", Verb.ALERT_LATER)]
    if alert.condition.kind is AlertKind.SECURITY:
        answers = answers[:1]
    if alert.condition.kind is AlertKind.UNEXPLAINED:
        answers = answers[1:]
    if alert.condition.kind is AlertKind.GOOD_NEWS:  # nothing is wrong with it, and it comes no second time
        answers = answers[1:2]
    return tuple(Button(words(f"button-alert-{name}"), Tap(verb, alert.id)) for name, verb in answers)


def make_notices_card(
    words: Words, household: Household, member: Member, preferences: NoticePreferences, fine: Collection[object]
) -> Reply:
    """Return the card of a member's notices and how they are sent; only an admin can change the digest's time."""
    levels = {topic: preferences.find_level(kinds[0]) for topic, kinds in TOPICS.items()}
    lines = [words("notices-about"), ""]
    lines += [f"{words(f'notice-topic-{topic}')}: {words(f'notice-{level.value}')}" for topic, level in levels.items()]
    lines += ["", words("notices-discreet", on=_write_switch(on=preferences.discreet))]
    lines.append(words("notices-urgent", on=_write_switch(on=preferences.urgent_at_night)))
    lines.append(_write_digest_time(words, household))
    lines += [words("notices-fine", count=len(fine))] if fine else []
    urgent = preferences.urgent_at_night
    buttons = [
        Button(words(f"notice-topic-{topic}"), Tap(Verb.NOTICE_LEVEL, argument=f"{topic}.{level.next_level.value}"))
        for topic, level in levels.items()
    ]
    buttons += [
        Button(
            words("button-notice-discreet"),
            Tap(Verb.NOTICE_DISCREET, argument=_write_switch(on=not preferences.discreet)),
        ),
        Button(words("button-notice-urgent"), Tap(Verb.NOTICE_URGENT, argument=_write_switch(on=not urgent))),
    ]
    if member.role is Role.ADMIN:
        buttons.append(Button(words("button-notice-digest"), Tap(Verb.NOTICE_DAY)))
        buttons.append(Button(words("button-set-quiet"), Tap(Verb.SET, argument="quiet")))
    if fine:
        buttons.append(Button(words("button-notice-forget"), Tap(Verb.NOTICE_FORGET)))
    return add_title(words("notices-title"), "\n".join(lines), arrange_in_rows(buttons))


def add_permissions(words: Words, card: Reply, preferences: NoticePreferences, channel: str) -> Reply:
    """Add to the card of notices which kinds are allowed on a channel where each needs the member's permission."""
    allowed = {kind: preferences.can_write_first(channel, kind) for kind in NoticeKind}
    name = words(f"channel-{channel}")
    answers = {True: words("notices-first-on"), False: words("notices-first-off")}
    states = [f"{words(f'notice-kind-{kind}')}: {answers[may]}" for kind, may in allowed.items()]
    lines = "\n".join(["", "", words("notices-first", channel=name), *states])
    buttons = [
        Button(
            words(f"button-notice-kind-{kind}"), Tap(Verb.NOTICE_ALLOW, argument=f"{kind}.{_write_switch(on=not may)}")
        )
        for kind, may in allowed.items()
    ]
    return replace(
        card, body=(*card.body, TextRun(lines)), buttons=(*map(tuple, arrange_in_rows(buttons)), *card.buttons)
    )


def add_usage(words: Words, card: Reply, usage: MessageUsage, most: int | None) -> Reply:
    """Add to the card of notices what this month's messages cost, as far as the channel has reported."""
    cost = words.money(Money(round(Decimal(usage.micros) / _MICROS_IN_CENT), "USD"))
    line = words("messages-used", count=usage.sent, most=most or 0, billed=usage.billed, cost=cost)
    return replace(card, body=(*card.body, TextRun(f"\n\n{line}", "quiet")))


def make_days_card(words: Words) -> Reply:
    """Return the card to choose a weekday for the digest."""
    days = [Button(words.weekday(day), Tap(Verb.NOTICE_DAY, argument=str(day))) for day in range(7)]
    none = Button(words("digest-never"), Tap(Verb.NOTICE_DAY, argument="none"))
    back = [Button(words("button-back"), Tap(Verb.NOTICES))]
    return text_reply(words("ask-digest-day"), [*arrange_in_rows([*days, none]), back])


def make_hours_card(words: Words, day: int) -> Reply:
    """Return the card to choose an hour for the digest."""
    hours = [Button(f"{hour}:00", Tap(Verb.NOTICE_HOUR, argument=f"{day}.{hour}")) for hour in HOURS]
    back = [Button(words("button-back"), Tap(Verb.NOTICES))]
    return text_reply(words("ask-digest-hour", day=words.weekday(day)), [*arrange_in_rows(hours, 3), back])


def write_lowered_level(words: Words, level: AlertLevel) -> str:
    """Return what changes after a member tapped "less like this" on an alert."""
    return words(f"alert-less-{level.value}")


def _write_digest_time(words: Words, household: Household) -> str:
    if household.digest_day is None:
        return words("notices-digest-never")
    return words("notices-digest", day=words.weekday(household.digest_day), time=f"{household.digest_hour}:00")


def _write_switch(*, on: bool) -> str:
    return "on" if on else "off"
