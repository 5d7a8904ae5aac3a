"""The field editor of one line, in a draft or entry: choose a field, then choose or type its value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import blake2s
from uuid import UUID

from bot.messages import Button, Reply, Tap, TextRun
from bot.render.entries import CardContext, is_unsure, label_day, label_line, write_line
from bot.verbs import Verb
from core.model.category import Category
from core.model.entry import EntryKind, Line, Visibility

Rows = tuple[tuple[Button, ...], ...]

FIELDS = ("category", "amount", "date", "description", "merchant", "account", "payer", "whom", "kind", "tags")
"""The fields that can be changed, in the order of their buttons."""
PAGE = 8
"""The most categories on one page of buttons."""
_KEY_BYTES = 20
"""The most bytes of a category's key in callback data, which has 64 bytes."""
_ACCOUNTS = 8
EVERYBODY = "all"
"""The callback data for the whole household."""
EVENLY = "even"
"""The callback data for all members in equal parts."""
_CLEARABLE = ("merchant", "account")
_TYPED = ("amount", "description", "merchant", "tags")


@dataclass(frozen=True, slots=True)
class EditorVerbs:
    """The button verbs of an editor, which differ for drafts and saved entries."""

    edit: Verb
    field: Verb
    set: Verb
    show: Verb
    typed: Verb


DRAFT_EDITOR = EditorVerbs(Verb.EDIT_DRAFT, Verb.FIELD, Verb.FIELD_SET, Verb.SHOW_DRAFT, Verb.FIELD_TYPED)
"""The verbs for editing a line of an open draft."""
ENTRY_EDITOR = EditorVerbs(Verb.EDIT_ENTRY, Verb.ENTRY_FIELD, Verb.ENTRY_SET, Verb.SHOW_ENTRY, Verb.ENTRY_TYPED)
"""The verbs for editing a saved entry."""


@dataclass(frozen=True, slots=True)
class EditedLine:
    """The line being edited: in a draft (at ``index``) or a saved entry, as its verbs say."""

    verbs: EditorVerbs
    subject: UUID
    version: int
    line: Line
    author: UUID
    index: int = 0
    several: bool = False

    def make_tap(self, verb: Verb, *parts: str | int) -> Tap:
        """Return a button's tap for the edited line; ``parts`` are added to its argument."""
        argument = ".".join(str(part) for part in (self.index, *parts))
        return Tap(verb, self.subject, self.version, argument)


def shorten_key(key: str) -> str:
    """Return a category's key for a button: the key itself, or its digest where it is too long."""
    return key if len(key.encode()) <= _KEY_BYTES else "~" + blake2s(key.encode(), digest_size=8).hexdigest()


def shorten_id(ident: UUID) -> str:
    """Return the random end of an id, enough to tell it from the others of a household."""
    return ident.hex[-12:]


def make_fields_page(page: CardContext, edited: EditedLine) -> Reply:
    """Return the card that asks which field of a line to change."""
    names = list(FIELDS)
    if edited.line.kind is EntryKind.TRANSFER:
        names.remove("category")
    elif not is_unsure(edited.line):
        names[:2] = ["amount", "category"]
    alone = len(page.household.members) < 2  # noqa: PLR2004  nobody else can have paid, or be whom it was for
    if alone:
        names.remove("payer")
    if alone or edited.line.kind is EntryKind.INCOME:
        names.remove("whom")
    buttons = [
        Button(page.words(_choose_field_key(edited.line, name)), edited.make_tap(edited.verbs.field, name))
        for name in names
    ]
    rows = (*_arrange_rows([*buttons, *_choose_privacy(page, edited)]), *_choose_account_ends(page, edited))
    return _make_reply(page, edited, page.words("edit-what"), rows)


def _choose_field_key(line: Line, name: str) -> str:
    """Return the catalogue key of a field's name; for a transfer "whom" means the recipient."""
    return "field-receiver" if name == "whom" and line.kind is EntryKind.TRANSFER else f"field-{name}"


def _choose_privacy(page: CardContext, edited: EditedLine) -> list[Button]:
    if edited.author != page.reader:
        return []
    other = Visibility.SHARED if edited.line.visibility is Visibility.PRIVATE else Visibility.PRIVATE
    return [Button(page.words(f"make-{other.value}"), edited.make_tap(edited.verbs.set, "visibility", other.value))]


def _choose_account_ends(page: CardContext, edited: EditedLine) -> Rows:
    words, back = page.words, _make_back_button(page, edited)
    if edited.verbs is ENTRY_EDITOR:
        return ((Button(words("button-delete"), edited.make_tap(Verb.DELETE_ENTRY)), back),)
    if not edited.several:
        return ((back,),)
    only = Button(words("button-only-this"), edited.make_tap(Verb.CONFIRM_LINE))
    return ((only, Button(words("button-remove"), edited.make_tap(Verb.REMOVE_LINE))), (back,))


def _make_back_button(page: CardContext, edited: EditedLine) -> Button:
    """Return the button back to the card, or to the choice of lines where there were several."""
    verb = edited.verbs.edit if edited.several else edited.verbs.show
    return Button(page.words("button-back"), Tap(verb, edited.subject, edited.version))


def _make_up_button(page: CardContext, edited: EditedLine) -> tuple[Button, ...]:
    return (Button(page.words("button-back"), edited.make_tap(edited.verbs.edit)),)


def choose_line(page: CardContext, taps: Sequence[tuple[Line, Tap]], back: Tap) -> Reply:
    """Return the card that asks which of several lines to edit."""
    buttons = [Button(f"{n}. {label_line(page, line)}", tap) for n, (line, tap) in enumerate(taps, 1)]
    rows = (*((button,) for button in buttons), (Button(page.words("button-back"), back),))
    return Reply((TextRun(page.words("edit-which"), "bold"),), rows, subject=back.subject)


def make_value_page(page: CardContext, edited: EditedLine, field: str, number: int = 0) -> Reply:
    """Return the values to choose for a field; ``number`` is the page of a long list."""
    match field:
        case "category":
            rows = _choose_category(page, edited, number)
        case "date":
            rows = _choose_date(page, edited)
        case "kind":
            rows = _choose_kind(page, edited)
        case "payer":
            rows = _choose_payer(page, edited)
        case "whom":
            rows = _choose_whom(page, edited)
        case _:
            rows = _choose_account(page, edited)
    ask = "receiver" if field == "whom" and edited.line.kind is EntryKind.TRANSFER else field
    return _make_reply(page, edited, page.words(f"choose-{ask}"), (*rows, _make_up_button(page, edited)))


def make_typing_request(page: CardContext, edited: EditedLine, field: str) -> Reply:
    """Return the request to type a field's value."""
    value = getattr(edited.line, field, None)
    clear = Button(page.words("button-clear"), edited.make_tap(edited.verbs.set, field, ""))
    rows = ((clear,),) if field in _CLEARABLE and value else ()
    return _make_reply(page, edited, page.words(f"type-{field}"), (*rows, _make_up_button(page, edited)))


def is_to_be_typed(page: CardContext, field: str) -> bool:
    """Return whether a field offers nothing to choose and has to be typed."""
    return field in _TYPED or (field == "account" and not page.household.accounts)


def _choose_category(page: CardContext, edited: EditedLine, number: int) -> Rows:
    income = edited.line.kind is EntryKind.INCOME
    fitting = [category for category in page.household.categories if category.income is income]
    shown = fitting[number * PAGE : (number + 1) * PAGE]
    rows = _arrange_rows(_make_category_button(page, edited, category) for category in shown)
    turns = [(n, label) for n, label in ((number - 1, "‹"), (number + 1, "›")) if 0 <= n * PAGE < len(fitting)]
    leaf = tuple(Button(label, edited.make_tap(edited.verbs.field, "category", n)) for n, label in turns)
    return (*rows, leaf) if leaf else rows


def _make_category_button(page: CardContext, edited: EditedLine, category: Category) -> Button:
    return Button(
        page.words.category(category), edited.make_tap(edited.verbs.set, "category", shorten_key(category.key))
    )


def _choose_date(page: CardContext, edited: EditedLine) -> Rows:
    days = [page.today - timedelta(days=back) for back in range(3)]
    buttons = [Button(label_day(page, day), edited.make_tap(edited.verbs.set, "date", day.isoformat())) for day in days]
    return (tuple(buttons), (Button(page.words("button-other"), edited.make_tap(edited.verbs.field, "date", "other")),))


def _choose_kind(page: CardContext, edited: EditedLine) -> Rows:
    kinds = [kind for kind in EntryKind if kind is not edited.line.kind]
    return tuple(
        (Button(page.words(f"choose-{kind.value}"), edited.make_tap(edited.verbs.set, "kind", kind.value)),)
        for kind in kinds
    )


def _choose_payer(page: CardContext, edited: EditedLine) -> Rows:
    return _arrange_rows(
        Button(member.name, edited.make_tap(edited.verbs.set, "payer", shorten_id(member.id)))
        for member in page.household.members
    )


def _choose_whom(page: CardContext, edited: EditedLine) -> Rows:
    """Return buttons for whom an expense was; for a transfer, to which member, or between own accounts."""
    rows = make_people_rows(page, lambda value: edited.make_tap(edited.verbs.set, "whom", value))
    if edited.line.kind is EntryKind.TRANSFER:
        own = Button(page.words("button-own-account"), edited.make_tap(edited.verbs.set, "whom", EVERYBODY))
        others = [member for member in page.household.members if member.id != edited.line.payer]
        taps = (Button(each.name, edited.make_tap(edited.verbs.set, "whom", shorten_id(each.id))) for each in others)
        return (*_arrange_rows(taps), (own,))
    equal = Button(page.words("button-equally"), edited.make_tap(edited.verbs.set, "whom", EVENLY))
    return (*rows, (equal, Button(page.words("button-parts"), edited.make_tap(edited.verbs.field, "whom", "other"))))


def make_people_rows(page: CardContext, tap: Callable[[str], Tap]) -> Rows:
    """Return buttons for whom an expense was: each member, or everybody."""
    buttons = [Button(member.name, tap(shorten_id(member.id))) for member in page.household.members]
    return (*_arrange_rows(buttons), (Button(page.words("button-everybody"), tap(EVERYBODY)),))


def _choose_account(page: CardContext, edited: EditedLine) -> Rows:
    accounts = page.household.accounts[:_ACCOUNTS]
    rows = _arrange_rows(
        Button(account.name, edited.make_tap(edited.verbs.set, "account", shorten_id(account.id)))
        for account in accounts
    )
    other = Button(page.words("button-other"), edited.make_tap(edited.verbs.field, "account", "other"))
    clear = Button(page.words("button-clear"), edited.make_tap(edited.verbs.set, "account", ""))
    return (*rows, (other, clear) if edited.line.account else (other,))


def _arrange_rows(buttons: Iterable[Button]) -> Rows:
    listed = list(buttons)
    return tuple(tuple(listed[at : at + 2]) for at in range(0, len(listed), 2))


def _make_reply(page: CardContext, edited: EditedLine, ask: str, rows: Sequence[tuple[Button, ...]]) -> Reply:
    body = (*write_line(page, edited.line, author=edited.author), TextRun("\n\n"), TextRun(ask))
    return Reply(body, tuple(rows), subject=edited.subject)
