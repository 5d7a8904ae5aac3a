"""Cards for somebody without a household: the welcome, the new household's settings, and the first steps."""

from __future__ import annotations

from dataclasses import dataclass

from bot.messages import Button, Reply, Tap
from bot.render.cards import Rows, add_title, arrange_in_rows, text_reply
from bot.render.scopes import shorten_text
from bot.render.words import Words
from bot.verbs import Verb
from core.model.household import Household, Member, Membership

HELD_SHOWN = 60
"""The most characters of a stored message that the card repeats."""


@dataclass(frozen=True, slots=True)
class PlannedSettings:
    """The settings of a household about to be created, as shown on the card."""

    name: str
    me: str
    currency: str
    place: str
    clock: str
    language: str
    currencies: tuple[tuple[str, str], ...] = ()
    """Other currencies as likely as the chosen one, as (code, label)."""
    held: str = ""
    """A message written before the household exists, which is recorded once it does."""


def make_onboarding_card(words: Words, *, held: str = "", extra: tuple[Button, ...] = (), again: bool = False) -> Reply:
    """Return a short introduction and the two ways to begin, create or join; ``again`` omits the introduction."""
    text = words("door-again" if again else "door-text")
    if held:
        text += "\n\n" + words("door-held", text=shorten_text(held, HELD_SHOWN))
    create = Button(words("button-create-household"), Tap(Verb.FOUND))
    join = Button(words("button-join"), Tap(Verb.JOIN))
    rows = [[create], [join], extra]
    return text_reply(text, rows) if again else add_title(words("door-title"), text, rows)


def show_summary(words: Words, planned: PlannedSettings) -> Reply:
    """Return one card with all settings of a new household, each guess with a button to change it."""
    text = words(
        "found-summary",
        me=planned.me,
        currency=planned.currency,
        place=planned.place,
        clock=planned.clock,
        language=planned.language,
    )
    if planned.currencies:
        text += "\n\n" + words("found-ask-money", currency=planned.currency)
    if planned.held:
        text += "\n\n" + words("door-held", text=shorten_text(planned.held, HELD_SHOWN))
    create = Button(words("button-create"), Tap(Verb.FOUND_CREATE))
    others = [Button(label, Tap(Verb.FOUND_CURRENCY, argument=code)) for code, label in planned.currencies]
    change = [
        Button(words(f"button-change-{what}"), Tap(f"found-{what}"))
        for what in ("currency", "zone", "language", "name", "me")
    ]
    return add_title(planned.name, text, [*arrange_in_rows(others, 4), [create], *arrange_in_rows(change)])


def choose(text: str, verb: str, options: tuple[tuple[str, str], ...], back: Button | None = None) -> Reply:
    """Return a question with a button for each answer; ``options`` are (argument, label)."""
    rows = arrange_in_rows(Button(label, Tap(verb, argument=argument)) for argument, label in options)
    return text_reply(text, [*rows, [back]] if back else rows)


def make_back_button(words: Words, verb: str = "found") -> Button:
    """Return the button to the previous card."""
    return Button(words("button-back"), Tap(verb))


def welcome_founder(words: Words, membership: Membership) -> Reply:
    """Return the welcome to a new household: three examples to type, and how to invite the family."""
    text = words("founded-text", currency=words.currency_symbol(membership.household.currency))
    return add_title(
        words("founded-title", household=membership.household.name), text, make_first_step_buttons(words, invites=True)
    )


def welcome_member(words: Words, membership: Membership) -> Reply:
    """Return the welcome to somebody who joined an existing household."""
    household = membership.household
    title = words("joined-title", household=household.name, name=membership.member.name)
    text = words(
        "joined-viewer" if not membership.member.can_write else "joined-text",
        others=name_others(household, membership.member),
    )
    return add_title(title, text, make_first_step_buttons(words))


def welcome_identity(words: Words, membership: Membership) -> Reply:
    """Return the welcome to a known member on a second channel."""
    return add_title(
        words("linked-title", name=membership.member.name),
        words("linked-text", household=membership.household.name),
        make_first_step_buttons(words),
    )


def name_others(household: Household, without: Member) -> str:
    """Return the names of the household's other members."""
    return ", ".join(member.name for member in household.members if member.id != without.id)


def make_first_step_buttons(words: Words, *, invites: bool = False) -> Rows:
    """Return the buttons of first steps to take, shown under a welcome."""
    invite = (Button(words("button-invite-family"), Tap(Verb.INVITE)),) if invites else ()
    return (*((invite,) if invite else ()), (Button(words("button-help"), Tap(Verb.HELP)),))
