"""Every command and intent has somebody who answers, every button a verb of ours."""

from __future__ import annotations

from typing import get_args

import pytest

from bot.handlers.message_context import MessageContext
from bot.handlers.onboarding import GUEST_ROUTER
from bot.handlers.router import Router
from bot.handlers.routes import ROUTER
from bot.verbs import Verb
from core.model.intent import Intent


def test_every_intent_has_somebody_who_answers() -> None:
    assert set(ROUTER.intents) == set(get_args(Intent))


def test_every_verb_has_somebody_who_answers() -> None:
    answered = {Verb.DEMO, *ROUTER.taps, *ROUTER.answers, *GUEST_ROUTER.taps, *GUEST_ROUTER.answers}
    assert answered == set(Verb)


def test_a_name_is_taken_once() -> None:
    router: Router[MessageContext] = Router()
    router.include(ROUTER)
    with pytest.raises(RuntimeError, match="registered twice"):
        router.include(ROUTER)
