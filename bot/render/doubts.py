"""The question of a draft card about an uncertain value: a short text, and a button for each reading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from bot.messages import Button, Tap
from bot.render.entries import CardContext, label_day
from bot.render.whom import for_whom
from bot.verbs import Verb
from core.model.draft import Doubt, DoubtKind, Draft, Patch
from core.model.entry import EntryKind, Line
from core.model.money import Money

Lines = Sequence[Line]


def ask_doubt(page: CardContext, draft: Draft) -> str:
    """Return the question about a draft's first open doubt."""
    doubt = draft.doubts[0]
    after = [_apply_patches(draft.lines, reading) for reading in doubt.readings]
    names = [draft.lines[index].description or page.words("this-one") for index in sorted(doubt.line_indexes)]
    day = page.words.day(_find_doubtful_day(after), page.today)
    if doubt.has_outside_debt:
        name = draft.lines[min(doubt.line_indexes)].notes or page.words("somebody-else")
        return page.words(f"doubt-{doubt.kind.value}-outside", item=names[0], name=name)
    return page.words(f"doubt-{doubt.kind.value.replace('_', '-')}", item=", ".join(names[:_NAMED]), day=day)


def make_answer_buttons(page: CardContext, draft: Draft) -> tuple[tuple[Button, ...], ...]:
    """Return a button for each reading of the first open doubt; short ones share a row."""
    doubt = draft.doubts[0]
    labels = _label_readings(page, draft, doubt)
    taps = [Tap(Verb.SETTLE_DOUBT, draft.id, draft.version, f"0.{n}") for n in range(len(labels))]
    if doubt.kind is DoubtKind.ALBUM:
        taps[1] = Tap(Verb.ALBUM_PARTS, draft.id, draft.version)
    buttons = [Button(label, tap) for label, tap in zip(labels, taps, strict=True)]
    if doubt.has_outside_debt and doubt.kind is DoubtKind.PAYER:
        name = draft.lines[min(doubt.line_indexes)].notes
        buttons.append(Button(page.words("outside-invite", name=name), Tap(Verb.INVITE)))
    if sum(map(len, labels)) <= _ROW:
        return (tuple(buttons),)
    return tuple((button,) for button in buttons)


_CAME_IN = frozenset((EntryKind.INCOME, EntryKind.TRANSFER))
_NAMED = 4
"""The most things one question names."""
_WORDS = 4
"""The most words of a description on a button."""
_ROW = 28
"""The most characters of labels that fit into one row on a narrow phone."""


def _label_readings(page: CardContext, draft: Draft, doubt: Doubt) -> list[str]:
    after = [_apply_patches(draft.lines, reading) for reading in doubt.readings]
    indexes = sorted(doubt.line_indexes)
    if doubt.kind is DoubtKind.ALBUM:
        return _label_papers(page, draft, doubt)
    if doubt.has_outside_debt:
        return [_label_outside(page, draft, doubt, reading) for reading in doubt.readings]
    if doubt.kind is DoubtKind.ENTRY:
        labels = [_label_entries(page, draft, reading) for reading in doubt.readings]
    elif doubt.kind is DoubtKind.KIND and _can_be_paid_back(after, indexes):
        keys = {EntryKind.INCOME: "choose-income", EntryKind.TRANSFER: "choose-paid-back"}
        labels = [page.words(keys[lines[indexes[0]].kind]) for lines in after]
    elif doubt.kind is DoubtKind.DATE_SCOPE:
        labels = [_label_scope(page, lines, after) for lines in after]
    else:
        labels = [
            ", ".join(dict.fromkeys(_FACTS[doubt.kind](page, lines[i]) for i in indexes[:_NAMED])) for lines in after
        ]
    if len(set(labels)) == len(labels):
        return labels
    return [f"{number}. {label}" for number, label in enumerate(labels, 1)]


def _can_be_paid_back(after: Sequence[Lines], indexes: Sequence[int]) -> bool:
    """Return whether money came from outside the household, as income or as money somebody paid back."""
    asked = [lines[indexes[0]] for lines in after]
    kinds = {line.kind for line in asked}
    return len(indexes) == 1 and kinds == _CAME_IN and not any(line.transfer_receiver for line in asked)


def _label_entries(page: CardContext, draft: Draft, reading: Sequence[Patch]) -> str:
    """Return the label of a reading of a doubt: keep all lines, or leave one line out."""
    if not reading:
        return page.words("keep-all-lines")
    line = draft.lines[reading[0].line]
    item = " ".join(line.description.split()[:_WORDS]) or page.words("this-one")
    return page.words("without-line", amount=page.words.money(line.money), item=item)


def _label_outside(page: CardContext, draft: Draft, doubt: Doubt, reading: Sequence[Patch]) -> str:
    """Return the label of a reading of what an outsider owes or is owed: who pays what."""
    line = _apply_patches(draft.lines, reading)[reading[0].line]
    debts = [patch.money for patch in reading if patch.adds and patch.money]
    if doubt.kind is DoubtKind.PAYER:
        if debts:
            name = line.notes or page.words("somebody-else")
            return page.words("outside-paid", name=name, amount=page.words.money(debts[0]))
        if line.payer in {page.reader, draft.author}:
            return page.words("outside-paid-by-me", name=line.notes or page.words("somebody-else"))
        return _label_payer(page, line)
    ours = page.words.money(line.money)
    if debts:
        owed = Money(sum(debt.minor for debt in debts), debts[0].currency)
        return page.words("outside-owes", ours=ours, owed=page.words.money(owed), count=len(debts))
    sums = [patch.money for each in doubt.readings for patch in each if patch.money]
    whole = line.money == max(sums, key=lambda money: money.minor)
    return page.words("outside-all-ours" if whole else "outside-only-ours", ours=ours)


def _label_papers(page: CardContext, draft: Draft, doubt: Doubt) -> list[str]:
    """Return two labels: that the photos are one receipt with its total, or several with their totals."""
    parts = [patch.money for patch in doubt.readings[1] if patch.money]
    whole = page.words.money(draft.lines[0].money)
    totals = " + ".join(page.words.money(part) for part in parts)
    return [page.words("album-one", total=whole), page.words("album-several", count=len(parts), totals=totals)]


def _apply_patches(lines: Lines, reading: Sequence[Patch]) -> Lines:
    changed = list(lines)
    for patch in reading:
        changed[patch.line] = patch.apply_to_line(changed[patch.line])
    return changed


def _label_currency(page: CardContext, line: Line) -> str:
    symbol = page.words.currency_symbol(line.money.currency)
    return line.money.currency if symbol == line.money.currency else f"{symbol} {line.money.currency}"


def _label_payer(page: CardContext, line: Line) -> str:
    member = page.household.member(line.payer)
    return member.name if member else page.words("somebody-else")


def _label_kind(page: CardContext, line: Line) -> str:
    if line.transfer_receiver is None:
        return page.words(f"choose-{line.kind.value}")
    kind = page.words(f"kind-{line.kind.value}")
    return f"{kind[:1].upper()}{kind[1:]} {for_whom(page.words, page.household, line, page.reader)}"


_FACTS: dict[DoubtKind, Callable[[CardContext, Line], str]] = {
    DoubtKind.AMOUNT: lambda page, line: page.words.money(line.money),
    DoubtKind.DATE: lambda page, line: label_day(page, line.day),
    DoubtKind.CURRENCY: _label_currency,
    DoubtKind.KIND: _label_kind,
    DoubtKind.PAYER: _label_payer,
}


def _find_doubtful_day(after: Sequence[Lines]) -> date:
    """Return the uncertain day: the one that the readings give to the most different numbers of lines."""
    days = dict.fromkeys(line.day for lines in after for line in lines)
    return max(days, key=lambda day: _measure_spread(day, after))


def _measure_spread(day: date, after: Sequence[Lines]) -> int:
    counts = [sum(line.day == day for line in lines) for lines in after]
    # Of two days that trade places the one some reading gives to every line is the one that was said.
    return (max(counts) - min(counts)) * len(after[0]) + max(counts)


def _label_scope(page: CardContext, lines: Lines, after: Sequence[Lines]) -> str:
    day = _find_doubtful_day(after)
    names = [line.description or page.words("this-one") for line in lines if line.day == day]
    if len(names) == len(lines):
        return page.words("scope-all", count=len(names))
    return page.words("scope-some", names=", ".join(names)) if names else page.words("scope-none")
