"""Cards of accounts: balance, money in and out, and gaps that the entries do not explain."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID
from zlib import crc32

from bot.messages import Button, Reply, Tap, TextRun
from bot.render.scopes import Audience, shorten_text
from bot.render.words import Words
from bot.verbs import Verb
from core.model.account_balance import AccountsOverview, AccountStatus
from core.model.category_rule import fold_name
from core.model.household_alert import AlertFacts
from core.model.money import Money
from core.usecases.explain_gap import GapGuess, GapQuestion, GuessKind

_MOST = 12
"""The most accounts that get a button."""
_ASKED = 3
_NAME = 30


def make_account_mark(name: str) -> str:
    """Return a short digest of an account's name, as the name itself may be too long for a button."""
    return f"{crc32(fold_name(name).encode()):08x}"


def make_accounts_card(reader: Audience, overview: AccountsOverview, *, writes: bool) -> Reply:
    """Return the card of all accounts with the sum of the known balances, and a button for each account."""
    words = reader.words
    new = ((Button(words("button-account-new"), Tap(Verb.ACCOUNT_NEW)),),) if writes else ()
    lines = write_account_lines(reader, overview)
    if not lines:
        return Reply((TextRun(words("accounts-none")),), new)
    shown = overview.accounts[:_MOST]
    buttons = [
        Button(shorten_text(each.name, _NAME), Tap(Verb.ACCOUNT, argument=make_account_mark(each.name)))
        for each in shown
    ]
    unique = list({button.tap: button for button in buttons}.values())
    rows = tuple(tuple(unique[at : at + 2]) for at in range(0, len(unique), 2))
    head = TextRun(words("accounts-title"), "bold")
    return Reply((head, *(TextRun("\n" + line) for line in lines)), (*rows, *new))


def write_account_lines(reader: Audience, overview: AccountsOverview) -> list[str]:
    """Return the lines for all accounts, in chat and on the web: one each, the sum of hidden ones, and the total."""
    words = reader.words
    lines = [write_account_line(reader, each) for each in overview.accounts]
    if overview.hidden:
        lines.append(words("account-private", sum=reader.write_sums(overview.hidden)))
    if overview.net_worth:
        lines.append(words("accounts-sum", sum=reader.write_sums(overview.net_worth)))
    if overview.net_worth and overview.accounts_without_balance:
        lines.append(
            words(
                "accounts-unknown",
                names=reader.join_names(shorten_text(name) for name in overview.accounts_without_balance),
            )
        )
    return lines


def write_account_line(reader: Audience, status: AccountStatus) -> str:
    """Return one account as a line: its balance, and whether its entries add up to it."""
    words, name = reader.words, shorten_text(status.name)
    if status.balance is None:
        return words("account-unknown", name=name)
    line = words("account-row", name=name, sum=words.money(status.balance))
    if status.sum_of_gaps is None:
        return line
    return f"{line} {words('account-unexplained', sum=words.money(status.sum_of_gaps))}"


def make_account_card(
    reader: Audience, statuses: Sequence[AccountStatus], *, writes: bool, lead: str = "", undo: UUID | None = None
) -> Reply:
    """Return one account's card, in each of its currencies, with what its entries do not explain and since when."""
    words, name = reader.words, statuses[0].name
    spans = [TextRun(name, "bold")]
    if lead:
        spans.insert(0, TextRun(lead + "\n"))
    spans += [TextRun("\n" + line) for status in statuses for line in write_status_lines(reader, status)]
    gaps = [gap for status in statuses for gap in status.gaps][-_ASKED:]
    rows: list[tuple[Button, ...]] = [
        (Button(words("button-gap", sum=words.money(gap.money)), Tap(Verb.GAP, gap.fact)),) for gap in gaps if writes
    ]
    if writes:
        taken = (Button(words("button-undo"), Tap(Verb.ACCOUNT_UNDO, undo)),) if undo else ()
        told = Button(words("button-account-set"), Tap(Verb.ACCOUNT_SET, argument=make_account_mark(name)))
        named = Button(words("button-account-name"), Tap(Verb.ACCOUNT_NAME, argument=make_account_mark(name)))
        joined = Button(words("button-account-join"), Tap(Verb.ACCOUNT_JOIN, argument=make_account_mark(name)))
        rows += [(*taken, told), (named, joined)]
    rows.append((Button(words("button-accounts"), Tap(Verb.ACCOUNTS)),))
    return Reply(tuple(spans), tuple(rows))


def make_join_card(reader: Audience, name: str, others: Sequence[str]) -> Reply:
    """Return the question which other account is the same one, with a button for each."""
    words, mark = reader.words, make_account_mark(name)
    back = (Button(words("button-accounts"), Tap(Verb.ACCOUNTS)),)
    unique = list(dict.fromkeys(others))[:_MOST]
    if not unique:
        return Reply((TextRun(words("account-alone")),), (back,))
    rows = [
        (Button(shorten_text(other, _NAME), Tap(Verb.ACCOUNT_INTO, argument=f"{mark} {make_account_mark(other)}")),)
        for other in unique
    ]
    return Reply((TextRun(words("account-ask-join", name=name)),), (*rows, back))


def write_status_lines(reader: Audience, status: AccountStatus) -> list[str]:
    """Return the lines about one account: balance and date, this month's movements, any unexplained difference."""
    words = reader.words
    if status.balance is None or status.told_on is None:
        lines = [words("account-balance-unknown")]
    else:
        day = words.day(status.told_on, reader.today)
        lines = [words("account-balance", sum=words.money(status.balance), day=day)]
    lines.append(words("account-moves", came=words.money(status.came_in), went=words.money(status.went_out)))
    for gap in status.gaps[-_ASKED:]:
        since, day = words.day(gap.since, reader.today), words.day(gap.day, reader.today)
        lines.append(words("account-gap", sum=words.money(gap.money), since=since, day=day))
    return lines


def make_gap_card(reader: Audience, question: GapQuestion) -> Reply:
    """Return the question what explains a gap between balance and entries, with the guesses as buttons."""
    words, gap = reader.words, question.gap
    text = words(
        "gap-asked" if gap.money.minor < 0 else "gap-asked-more",
        name=shorten_text(question.account),
        sum=words.money(Money(abs(gap.money.minor), gap.money.currency)),
        since=words.day(gap.since, reader.today),
        day=words.day(gap.day, reader.today),
    )
    rows = [(_make_guess_button(gap.fact, each.kind, write_guess_label(words, each)),) for each in question.guesses]
    return Reply((TextRun(text),), (*rows, *_make_other_buttons(words, gap.fact)))


def make_gap_buttons(words: Words, facts: AlertFacts) -> tuple[tuple[Button, ...], ...]:
    """Return the buttons of a notice about a balance gap: each possible explanation, another one, or leave it."""
    if facts.subject is None:
        return ()
    rows = [(_make_guess_button(facts.subject, GuessKind(kind), words(f"gap-guess-{kind}")),) for kind in facts.choices]
    return (*rows, *_make_other_buttons(words, facts.subject))


def write_guess_label(words: Words, guess: GapGuess) -> str:
    """Return a guess about a balance gap in words."""
    label, name = words(f"gap-guess-{guess.kind.value}"), guess.line.merchant or guess.line.description
    return f"{label}: {shorten_text(name, _NAME)}" if name else label


def _make_guess_button(fact: UUID, kind: GuessKind, label: str) -> Button:
    return Button(label, Tap(Verb.GAP_IS, fact, argument=kind.value))


def _make_other_buttons(words: Words, fact: UUID) -> tuple[tuple[Button, ...], ...]:
    other = Button(words("button-gap-other"), Tap(Verb.GAP_OTHER, fact))
    leave = Button(words("button-gap-leave"), Tap(Verb.GAP_LEAVE, fact))
    return ((other, leave),)
