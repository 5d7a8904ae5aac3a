"""The tracer rests where it would find nothing new: it makes Python three times slower."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator
from importlib import import_module

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
    "tests/bot/web/test_schema.py",
    "tests/conversations/test_crowd.py",
    "tests/core/language/test_questions.py::test_what_asks_nothing_is_no_question",
    "tests/core/language/test_recognise.py::test_a_plain_list_is_read_whole",
    "tests/core/language/test_recognise.py::test_never_raises_anything_but_a_refusal_and_never_wavers",
    "tests/core/language/test_recognise.py::test_no_amount_is_invented",
    "tests/llm/providers/test_aimock.py",
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

NOTHING_NEW = 6
"""So many traced tests of one file in a row that reach no new line, and the tracer rests for its others..."""
PROBE = 5
"""...but for each fifth: one that reaches a new line has the next ones traced again."""
ALWAYS_TRACED = "tests/core/"
"""Quick tests of the room whose lines are counted most strictly."""

LIBRARIES = (
    "aiogram",
    "aiohttp",
    "anthropic",
    "fastapi",
    "google.genai",
    "hypothesis",
    "openai",
    "scipy.stats",
    "sklearn",
)
"""What takes long to load, and nearly every run of all tests needs."""

_resting: list[Coverage] = []
_barren = Counter[str]()
"""Of each file: traced tests in a row that reached nothing new."""
_rested = Counter[str]()
"""Of each file: tests in a row for which the tracer rested."""


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
    return on_postgres or test.startswith(COVERED_BY_OTHERS)


@pytest.hookimpl(tryfirst=True)
def pytest_collection() -> None:
    """Load large libraries of others while the tracer rests: it finds nothing in them and makes each twice as slow."""
    if rest():
        for library in LIBRARIES:
            import_module(library)
        resume()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Stop the tracer before a test that needs none, start it before a traced one; count what that reaches."""
    file = item.nodeid.partition("::")[0]
    tracer = resume() if _is_traced(item, file) else None
    if tracer is None:
        rest()
        return (yield)
    before = _count_arcs(tracer)
    outcome = yield
    _barren[file] = 0 if _count_arcs(tracer) > before else _barren[file] + 1
    return outcome


def rest() -> bool:
    """Let the tracer rest; tell whether there is one."""
    if tracer := Coverage.current():
        tracer.stop()
        _resting.append(tracer)
    return bool(_resting)


def resume() -> Coverage | None:
    """Start the tracer again if it rests; return it, None where nothing is measured."""
    if _resting:
        tracer = _resting.pop()
        tracer._warn_preimported_source = False  # noqa: SLF001  as pytest-cov sets it; else it looks through all modules
        _call_locks_directly(tracer)
        tracer.start()
    return Coverage.current()


def _is_traced(item: pytest.Item, file: str) -> bool:
    """Tell whether a test is traced: not where others reach its lines, and each fifth where a file's reach no more."""
    if _is_untraced(item):
        return False
    if file.startswith(ALWAYS_TRACED):
        return True
    _rested[file] = 0 if _barren[file] < NOTHING_NEW else (_rested[file] + 1) % PROBE
    return _rested[file] == 0


def _count_arcs(tracer: Coverage) -> int:
    """Count the steps from line to line that were seen so far."""
    collector = tracer._collector  # noqa: SLF001  what it has is written to a file where one asks politely
    return sum(map(len, collector.data.values())) if collector else 0


def _call_locks_directly(tracer: Coverage) -> None:
    """Spare the tracer a function of Python's at each call of ours: it takes a lock, which is one of C's."""
    collector = tracer._collector  # noqa: SLF001  as above
    if collector and collector.data_lock:
        vars(collector).update(lock_data=collector.data_lock.acquire, unlock_data=collector.data_lock.release)


def _is_untraced(item: pytest.Item) -> bool:
    return item.get_closest_marker("untraced") is not None
