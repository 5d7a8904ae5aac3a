"""A long statement import as one message that is updated: progress, results, and what can be done with it."""

from __future__ import annotations

from bot.messages import Button, Reply, Tap, TextRun
from bot.render.words import Words
from bot.verbs import Verb
from core.importing.statements.column_questions import ColumnOption, ColumnQuestion
from core.model.statement_import import ImportState, StatementImport


def write_import_line(words: Words, statement_import: StatementImport) -> str:
    """Return a sentence about an import's state and progress."""
    if statement_import.state is ImportState.READY:
        return words("import-title", total=statement_import.total)
    return words(
        f"import-{statement_import.state.value}",
        total=statement_import.total,
        done=statement_import.handled,
        fresh=statement_import.fresh,
    )


def write_import_counts(words: Words, statement_import: StatementImport) -> str:
    """Return how many lines are new, already known, or need an answer."""
    return words(
        "statement-counts",
        new=statement_import.fresh,
        known=statement_import.known_line_count,
        doubtful=statement_import.doubtful,
    )


def make_import_card(words: Words, statement_import: StatementImport) -> Reply:
    """Return the message of a long import, with the buttons for its state."""
    body = [TextRun(write_import_line(words, statement_import), "bold")]
    rows: list[tuple[Button, ...]] = []
    if statement_import.state is ImportState.READY:
        body.append(TextRun("\n" + write_import_counts(words, statement_import)))
        if statement_import.skipped:
            body.append(TextRun("\n" + words("statement-skipped", count=statement_import.skipped), "quiet"))
        take = Button(
            words("button-statement-import", count=statement_import.fresh),
            Tap(Verb.IMPORT_CONFIRM, statement_import.id),
        )
        rows = [(take,), (_make_discard_button(words, statement_import),)]
    elif statement_import.state in {ImportState.COMPARING, ImportState.ASKING}:
        rows = [(_make_discard_button(words, statement_import),)]
    elif statement_import.state is ImportState.DONE:
        if statement_import.doubtful:
            body.append(TextRun("\n" + words("import-asked", count=statement_import.doubtful)))
        rows = [(Button(words("button-import-undo"), Tap(Verb.IMPORT_UNDO, statement_import.id)),)]
    return Reply(tuple(body), tuple(rows), subject=statement_import.id)


def make_column_question(words: Words, statement_import: StatementImport, question: ColumnQuestion) -> Reply:
    """Return a question about the columns of a bank's file, with a button for each answer."""
    buttons = [
        (
            Button(
                _write_option_label(words, question.role, option),
                _make_answer_tap(statement_import, question.role, option.answer),
            ),
        )
        for option in question.options
    ]
    text = words(f"import-ask-{question.role}")
    return Reply(
        (TextRun(text, "bold"),),
        (*buttons, (_make_discard_button(words, statement_import),)),
        subject=statement_import.id,
    )


def _make_answer_tap(statement_import: StatementImport, role: str, answer: str) -> Tap:
    return Tap(Verb.STATEMENT_COLUMN, statement_import.id, statement_import.version, f"{role}:{answer}")


def _write_option_label(words: Words, role: str, option: ColumnOption) -> str:
    if role == "sign":
        return words(f"button-import-{option.answer}")
    if role == "order":
        return f"{words(f'button-order-{option.answer}')}: {option.sample}"
    name = option.name or words("import-column", number=int(option.answer) + 1)
    return f"{name[:30]}: {option.sample[:30]}"


def _make_discard_button(words: Words, statement_import: StatementImport) -> Button:
    return Button(words("button-discard"), Tap(Verb.IMPORT_DISCARD, statement_import.id))
