"""A long statement import as one message that is updated: progress, results, and what can be done with it."""

from __future__ import annotations

from bot.messages import Button, Reply, Tap, TextRun
from bot.render.words import Words
from bot.verbs import Verb
from core.importing.statements.column_questions import ColumnOption, ColumnQuestion
from core.model.statement_import import ImportState, StatementImport


def write_import_line(words: Words, made: StatementImport) -> str:
    """Return a sentence about an import's state and progress."""
    if made.state is ImportState.READY:
        return words("import-title", total=made.total)
    return words(f"import-{made.state.value}", total=made.total, done=made.handled, fresh=made.fresh)


def write_import_counts(words: Words, made: StatementImport) -> str:
    """Return how many lines are new, already known, or need an answer."""
    return words("statement-counts", new=made.fresh, known=made.known_line_count, doubtful=made.doubtful)


def make_import_card(words: Words, made: StatementImport) -> Reply:
    """Return the message of a long import, with the buttons for its state."""
    body = [TextRun(write_import_line(words, made), "bold")]
    rows: list[tuple[Button, ...]] = []
    if made.state is ImportState.READY:
        body.append(TextRun("\n" + write_import_counts(words, made)))
        if made.skipped:
            body.append(TextRun("\n" + words("statement-skipped", count=made.skipped), "quiet"))
        take = Button(words("button-statement-import", count=made.fresh), Tap(Verb.IMPORT_CONFIRM, made.id))
        rows = [(take,), (_make_discard_button(words, made),)]
    elif made.state in {ImportState.COMPARING, ImportState.ASKING}:
        rows = [(_make_discard_button(words, made),)]
    elif made.state is ImportState.DONE:
        if made.doubtful:
            body.append(TextRun("\n" + words("import-asked", count=made.doubtful)))
        rows = [(Button(words("button-import-undo"), Tap(Verb.IMPORT_UNDO, made.id)),)]
    return Reply(tuple(body), tuple(rows), subject=made.id)


def make_column_question(words: Words, made: StatementImport, question: ColumnQuestion) -> Reply:
    """Return a question about the columns of a bank's file, with a button for each answer."""
    buttons = [
        (
            Button(
                _write_option_label(words, question.role, option), _make_answer_tap(made, question.role, option.answer)
            ),
        )
        for option in question.options
    ]
    text = words(f"import-ask-{question.role}")
    return Reply((TextRun(text, "bold"),), (*buttons, (_make_discard_button(words, made),)), subject=made.id)


def _make_answer_tap(made: StatementImport, role: str, answer: str) -> Tap:
    return Tap(Verb.STATEMENT_COLUMN, made.id, made.version, f"{role}:{answer}")


def _write_option_label(words: Words, role: str, option: ColumnOption) -> str:
    if role == "sign":
        return words(f"button-import-{option.answer}")
    if role == "order":
        return f"{words(f'button-order-{option.answer}')}: {option.sample}"
    name = option.name or words("import-column", number=int(option.answer) + 1)
    return f"{name[:30]}: {option.sample[:30]}"


def _make_discard_button(words: Words, made: StatementImport) -> Button:
    return Button(words("button-discard"), Tap(Verb.IMPORT_DISCARD, made.id))
