"""The explanation of an answer: what was counted, by which query, and the entries behind the number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from babel.dates import format_date

from analytics.totals import make_positive_refund_sums
from bot.messages import TextRun
from bot.render.listing import is_hidden, write_row
from bot.render.scopes import Audience
from bot.render.sentences import name_part
from core.model.answer import Answer, Basis, Breakdown, Listing, Total
from core.model.entry import Entry
from core.model.report import Figure, Scope

ROWS = 10
"""The most rows listed for one answer, over all its parts."""
_CAPTION = 1000
"""The most characters of an explanation: an answer may be a picture's caption (Bot API: 1,024)."""
_PARTS = 8


def explain_answer_rows(
    reader: Audience, answer: Answer, rows: Sequence[Sequence[Entry]], *, changed: bool, queries: bool = True
) -> tuple[TextRun, ...]:
    """Return what an answer is based on; ``rows`` are some entries of each figure, fewer where it gets long.

    Without ``queries`` the line that names the queries is left out.
    """
    title = reader.words("why-title")
    text = ""
    last = [_name_queries(reader, answer)] if queries else []
    for most in range(ROWS, 0, -1):
        lines = _list_lines(reader, answer, [some[:most] for some in rows], changed=changed)
        text = "\n" + "\n".join([*lines, *last])
        if len(title) + len(text) <= _CAPTION:
            break
    return (TextRun(title, "bold"), TextRun(text))


def _list_lines(reader: Audience, answer: Answer, rows: Sequence[Sequence[Entry]], *, changed: bool) -> list[str]:
    lines: list[str] = [reader.words("why-changed")] if changed else []
    for basis, entries in zip(answer.number_evidence, rows, strict=True):
        facts = [*_write_scope(reader, basis, answer), *_list_found(reader, basis, answer)]
        lines += [fact for fact in facts if fact not in lines]
        lines += [f"• {write_row(reader, entry)}" for entry in entries if not is_hidden(reader, entry)]
        if len(entries) < basis.count:
            lines.append(reader.words("why-more", count=basis.count - len(entries)))
    if private := sum(is_hidden(reader, entry) for entries in rows for entry in entries):
        lines.append(reader.words("private-count", count=private))
    return lines


def _name_queries(reader: Audience, answer: Answer) -> str:
    templates = sorted({basis.template.value.replace("_", "-") for basis in answer.number_evidence})
    return reader.words("why-template", template=", ".join(reader.words(f"query-{template}") for template in templates))


def _write_scope(reader: Audience, basis: Basis, answer: Answer) -> Iterable[str]:
    scope = basis.scope
    yield reader.words("why-counted", what=reader.words(_write_count(reader, scope)))
    if filters := reader.write_filters(scope):
        yield reader.words("why-filter", filters=", ".join(filters))
        # days of the week single nothing out: what others keep private counts in them as in any sum
        if len(reader.household.members) > 1 and reader.write_filters(replace(scope, weekdays=())):
            yield reader.words("why-hidden")
    yield reader.words("why-period", period=_write_days(reader, scope))
    if scope.member or isinstance(answer, Breakdown):
        who = reader.name_member(scope.member) if scope.member else reader.words("why-everyone")
        yield reader.words("why-member", who=who)


def _write_count(reader: Audience, scope: Scope) -> str:
    kind = reader.choose_kind_suffix(scope.kinds)
    gross = kind == "expense" and len(scope.kinds) == 1
    return "why-counted-purchases" if gross else f"why-counted-{kind}"


def _write_days(reader: Audience, scope: Scope) -> str:
    if scope.period is None:
        return reader.words("why-period-ever")
    first, last = (
        str(format_date(day, "long", locale=reader.words.locale)) for day in (scope.period.first, scope.period.last)
    )
    return first if first == last else reader.words("period-range", first=first, last=last)


def _list_found(reader: Audience, basis: Basis, answer: Answer) -> Iterable[str]:
    entries = reader.words("answer-entries", count=basis.count)
    if reader.choose_kind_suffix(basis.scope.kinds) == "any":
        yield reader.words("why-found", entries=entries)
    else:
        yield reader.words("why-sum", sum=reader.write_sums(make_positive_refund_sums(basis)), entries=entries)
    if isinstance(answer, Total) and answer.refunds:
        lowered = reader.words("answer-after-refunds", sum=reader.write_sums(answer.refunds))
        yield lowered[:1].upper() + lowered[1:]
    if isinstance(answer, (Total, Breakdown)) and len(answer.parts) > 1:
        yield reader.words("why-parts", parts=_write_parts(reader, basis, answer.parts))


def _write_parts(reader: Audience, basis: Basis, parts: Sequence[Figure]) -> str:
    told = [
        reader.words("answer-named", name=name_part(reader, basis.template, p.key), sum=reader.words.money(p.money))
        for p in parts[:_PARTS]
    ]
    rest = len(parts) - len(told)
    return ", ".join((*told, reader.words("why-more", count=rest)) if rest else told)


def share_of_rows(answer: Answer) -> int:
    """Return how many entries may be shown for each figure of an answer."""
    return answer.size if isinstance(answer, Listing) else ROWS // len(answer.number_evidence)
