"""The providers' libraries, loaded before any test has to hurry."""

from __future__ import annotations

from importlib import import_module

import pytest

from core.model.provider import Provider


@pytest.fixture(scope="session", autouse=True)
def libraries() -> None:
    """They take seconds on a busy machine."""
    for provider in Provider:
        import_module(f"llm.providers.{provider.value}")
