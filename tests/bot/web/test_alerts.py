"""Texts a phone forwards become cards in the member's chat, once; others are not kept (A9)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.web.access_tokens import AccessTokens
from core.model.access import SessionKind, digest_secret
from core.usecases.keep_access import make_session
from tests.bot.web.house import House
from tests.conversations.stage import Stage, settle_in, stage

ALERT = "Rs 450.00 debited from a/c XX4821 to GREEN GROCERS. Ref 552233. Avl Bal Rs 12,300.10"


async def make_token(scene: Stage) -> str:
    """Return a token of Asha, who speaks in another channel."""
    (seat,) = await scene.app.store.directory.find_by_name("Asha")
    session = make_session(scene.app.ids.new(), SessionKind.APP, scene.clock.now(), timedelta(days=1))
    await scene.app.store.access.open(session, digest_secret("asha"), seat.household.id, seat.member.id)
    tokens = AccessTokens(scene.app.store.keyring.derive_secrets("sign-in"))
    return tokens.issue("access", session.id, session.generation, scene.clock.now())


async def test_a_forwarded_alert_is_put_into_the_members_chat_once(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha",))
        await scene.do("Asha", "milk 60")
        house = House(scene)
        async with house.program(await make_token(scene)) as program:
            body = {"text": ALERT, "sender": "AX-HDFCBK-S"}
            answer = await program.post("/api/v1/imports/alerts", json=body)
            assert (answer.status_code, answer.json()) == (202, {"result": "card", "kind": "transaction"})
            again = await program.post("/api/v1/imports/alerts", json=body)
        assert again.json()["result"] == "known"
        await scene.app.conversation.idle()
        (shown,) = [each.reply.plain for each in scene.theatre.shown if "GREEN GROCERS" in each.reply.plain]
        assert "4821" in shown


async def test_who_has_no_chat_yet_is_told_to_open_one(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        house = House(scene)
        program = await house.register("Asha")
        answer = await program.post("/api/v1/imports/alerts", json={"text": ALERT})
        assert answer.status_code == 422
        assert "Open a chat" in answer.text


@pytest.mark.parametrize(
    ("text", "kind"),
    [("483112 is your one-time password. Do not share it.", "code"), ("see you at eight", "other")],
)
async def test_what_is_no_transaction_is_not_kept(tmp_path: Path, text: str, kind: str) -> None:
    async with stage(tmp_path) as scene:
        house = House(scene)
        program = await house.register("Asha")
        answer = await program.post("/api/v1/imports/alerts", json={"text": text})
        assert answer.json() == {"result": "nothing", "kind": kind}
        assert not scene.theatre.shown


async def test_nobody_forwards_without_a_token(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha",))
        house = House(scene)
        async with house.client() as stranger:
            answer = await stranger.post("/api/v1/imports/alerts", json={"text": ALERT})
        assert answer.status_code == 401
