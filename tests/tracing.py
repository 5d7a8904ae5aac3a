"""The tracer rests where it would find nothing new: it makes Python three times slower."""

from __future__ import annotations

import pytest
from coverage import Coverage

COVERED_BY_OTHERS = (
    "tests/acceptance/",
    "tests/analytics/test_charts.py::test_any_number_of_marks",
    "tests/analytics/test_charts.py::test_threads_draw_what_one_would_draw",
    "tests/architecture/",
    "tests/bot/handlers/test_questions_oracle.py",
    "tests/bot/render/test_help.py::test_what_is_to_be",
    "tests/bot/render/test_words.py",
    "tests/conversations/test_crowd.py",
    "tests/core/language/test_questions.py::test_what_asks_nothing_is_no_question",
    "tests/core/language/test_recognise.py::test_a_plain_list_is_read_whole",
    "tests/core/language/test_recognise.py::test_never_raises_anything_but_a_refusal_and_never_wavers",
    "tests/core/language/test_recognise.py::test_no_amount_is_invented",
    "tests/llm/providers/test_aimock.py",
    "tests/core/receipts/test_labels.py",
    "tests/core/test_readers_fuzzed.py",
    "tests/core/usecases/test_book_states.py",
    "tests/core/receipts/test_sums.py::test_a_wrong_total_is_never_confirmed",
    "tests/core/receipts/test_sums.py::test_no_",
    "tests/llm/test_injections.py::test_no_scrap_a_model_gives_is_a_fault",
    "tests/sentences/test_questions.py::test_no_question_becomes_an_entry",
    "tests/tenancy/",
)
"""Where next to no line is reached that others do not reach, as ``--cov-context=test`` tells, or in other processes."""

COVERED_ON_SQLITE = (
    "tests/contracts/",
    "tests/conversations/",
    "tests/storage/test_entries.py",
    "tests/storage/test_households.py",
    "tests/storage/test_reports.py",
)
"""What runs on both databases; the lines of PostgreSQL alone are reached by storage's other tests."""

COVERED_IN_ENGLISH = "tests/sentences/test_questions.py::test_a_sentence_is_read_as_it_says["
"""What runs in every language: a language is words, and the lines are English ones'."""

_resting: list[Coverage] = []


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Traced tests first: what is loaded once a process is loaded under the tracer. Long ones first among each.

    One that begins last keeps a worker busy while the others have nothing to do.
    """
    for item in items:
        if _covered(item.nodeid):
            item.add_marker(pytest.mark.untraced)
    items.sort(key=lambda item: (_is_untraced(item), item.get_closest_marker("timeout") is None))


def _covered(test: str) -> bool:
    on_postgres = "[postgres" in test and test.startswith(COVERED_ON_SQLITE)
    abroad = test.startswith(COVERED_IN_ENGLISH) and "[en: " not in test
    return on_postgres or abroad or test.startswith(COVERED_BY_OTHERS)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> None:
    """Stop the tracer before an untraced test, start it before a traced one."""
    tracer = Coverage.current()
    if tracer and _is_untraced(item):
        tracer.stop()
        _resting.append(tracer)
    elif _resting and not _is_untraced(item):
        _resting.pop().start()


def _is_untraced(item: pytest.Item) -> bool:
    return item.get_closest_marker("untraced") is not None
