"""No test can hang a run, whatever it leaves behind when it fails."""

from __future__ import annotations

import pytest

pytest_plugins = ["pytester"]

FAILS = """
import signal
import pytest

@pytest.fixture
def unfinished():
    yield
    assert signal.getitimer(signal.ITIMER_REAL)[0] > 0

def test_it(unfinished):
    assert False
"""


# Plugins of other libraries, which take seconds to load.
WITHOUT = ("asyncio", "randomly", "schemathesis", "teremok")


def test_what_a_failed_test_puts_away_has_a_limit_too(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(FAILS)
    left_out = (part for name in WITHOUT for part in ("-p", f"no:{name}"))
    pytester.runpytest_inprocess("-p", "tests.time_limits", *left_out, "--timeout=60").assert_outcomes(failed=1)
