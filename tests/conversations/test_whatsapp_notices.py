"""What Purser says first on WhatsApp: only what was allowed, and by approved templates once a day has gone by (I2)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from bot.channels.whatsapp.channel import WhatsAppChannel
from bot.channels.whatsapp.templates import find_template, list_templates
from bot.commands.whatsapp_templates import check_templates
from bot.handlers.joining import find_codes
from bot.messages import NoticeHead, Reply, Tap, TextRun
from bot.render.words import LANGUAGES
from bot.verbs import Verb
from core.errors import NotAllowed
from core.model.notice import NoticeKind
from tests.conversations.stage import stage
from tests.conversations.whatsapp_phones import PERSON, Phones, phones_on, text_of
from tests.support.graph_api import BUSINESS

_HEAD = NoticeHead("digest", "Home", "en", Tap(Verb.OPEN_NOTICE, argument="digest"))


@pytest.fixture
async def phones(tmp_path: Path) -> AsyncIterator[Phones]:
    async with stage(tmp_path) as scene, phones_on(scene) as network:
        await check_templates(_channel(network), BUSINESS, submit=True)
        await network.write("hi")
        await network.tap("Create a household")
        await network.tap("Create")
        yield network


def _channel(phones: Phones) -> WhatsAppChannel:
    return cast("WhatsAppChannel", phones.scene.app.channels["whatsapp"])


async def _pass_time(phones: Phones, days: int) -> list[dict[str, Any]]:
    """Let days go by, jobs running as they fall due; returns what was sent."""
    before = len(phones.graph.sent)
    for _ in range(24 * days):
        phones.scene.clock.instant += timedelta(hours=1)
        await phones.scene.app.run_jobs()
        await phones.scene.app.settle()
    return phones.graph.sent[before:]


async def test_nothing_is_said_first_that_was_not_allowed(phones: Phones) -> None:
    await phones.write("milk 60")
    await phones.tap("Confirm")
    await phones.write("bread 40")
    assert await _pass_time(phones, 9) == []


async def test_what_was_allowed_is_announced_by_a_template_and_opened_by_its_button(phones: Phones) -> None:
    await phones.write("/notices")
    (card,) = await phones.tap("Cards here")
    assert "Cards that wait: yes" in text_of(card)
    await phones.write("milk 60")
    phones.scene.clock.instant += timedelta(hours=35)
    said = await _pass_time(phones, 1)
    assert [message["type"] for message in said] == ["template"]
    (template,) = said
    assert template["template"]["name"] == "purser_card_1"
    assert "milk" in str(template["template"]).lower()
    payload = template["template"]["components"][1]["parameters"][0]["payload"]
    before = len(phones.graph.sent)
    await phones.post(phones.message(type="button", button={"payload": payload, "text": "Show"}))
    (opened,) = phones.graph.sent[before:]
    assert "milk" in text_of(opened).lower()
    assert "Saved" in text_of((await phones.tap("Confirm"))[0])


async def test_the_weekly_digest_comes_as_a_template_where_it_was_allowed(phones: Phones) -> None:
    await phones.write("/notices")
    await phones.tap("Digests here")
    await phones.write("milk 60")
    await phones.tap("Confirm")
    said = await _pass_time(phones, 8)
    assert {message["template"]["name"] for message in said} == {"purser_digest_1"}
    payload = said[0]["template"]["components"][1]["parameters"][0]["payload"]
    before = len(phones.graph.sent)
    await phones.post(phones.message(type="button", button={"payload": payload, "text": "Show"}))
    await phones.scene.app.run_jobs()
    (digest,) = phones.graph.sent[before:]
    assert "week" in text_of(digest)


async def _join(phones: Phones, name: str) -> list[dict[str, Any]]:
    """Have somebody join Asha's household on another channel; returns what she was sent of it."""
    (invite,) = await phones.write("/invite")
    code, *_ = find_codes(text_of(invite))
    before = len(phones.graph.sent)
    assert "Welcome" in (await phones.scene.do(name, f"/join {code}"))[-1].reply.plain
    await phones.scene.app.settle()
    return phones.graph.sent[before:]


async def test_who_joined_is_told_only_where_alerts_are_allowed_and_counts(phones: Phones) -> None:
    assert await _join(phones, "Ravi") == []
    await phones.write("/notices")
    await phones.tap("Alerts here")
    (told,) = await _join(phones, "Meera")
    assert "Meera joined" in text_of(told)
    (card,) = await phones.write("/notices")
    assert "5 of 200 messages" in text_of(card), "four answers and the news"


async def test_who_joined_is_announced_once_a_day_has_gone_by_and_not_beyond_the_cap(phones: Phones) -> None:
    await phones.write("/notices")
    await phones.tap("Alerts here")
    codes = [find_codes(text_of((await phones.write("/invite"))[0]))[0] for _ in range(2)]
    phones.scene.clock.instant += timedelta(hours=30)
    before = len(phones.graph.sent)
    await phones.scene.do("Ravi", f"/join {codes[0]}")
    await phones.scene.app.settle()
    (template,) = phones.graph.sent[before:]
    assert template["template"]["name"] == "purser_alert_1"
    assert "Ravi joined" in str(template)
    cast("dict[str, int]", phones.scene.app.services.monthly_messages)["whatsapp"] = 5  # four answers and the news
    await phones.scene.do("Meera", f"/join {codes[1]}")
    await phones.scene.app.settle()
    assert len(phones.graph.sent) == before + 1


async def test_a_digest_that_was_asked_for_needs_no_permission(phones: Phones) -> None:
    await phones.write("milk 60")
    await phones.tap("Confirm")
    assert await phones.write("/digest") == []
    (digest,) = await _pass_time(phones, 1)
    assert digest["type"] != "template"
    assert "No weekly digest" in text_of(digest)


async def test_where_we_were_wrong_about_the_day_the_platform_decides(phones: Phones) -> None:
    phones.graph.heard.clear()
    channel = _channel(phones)
    await channel.send(PERSON, Reply((TextRun("Spent: 60"),), notice=_HEAD), None)
    assert phones.graph.sent[-1]["type"] == "template"
    with pytest.raises(NotAllowed):
        await channel.send(PERSON, Reply((TextRun("Hello"),)), None)


async def test_templates_are_submitted_once_and_checked(phones: Phones) -> None:
    lines = await check_templates(_channel(phones), BUSINESS, submit=True)
    assert len(lines) == 7 * len(NoticeKind)
    assert all(line.endswith("APPROVED") for line in lines)
    phones.graph.templates.popitem()
    assert sum("not submitted" in line for line in await check_templates(_channel(phones), BUSINESS, submit=False)) == 1


def test_every_kind_has_a_template_in_every_language() -> None:
    for language in LANGUAGES:
        for kind in NoticeKind:
            head = NoticeHead(kind, "Home", language, Tap(Verb.OPEN_NOTICE))
            assert find_template(head) in set(list_templates())


async def test_a_bill_promises_a_card_only_where_it_may_be_sent(phones: Phones) -> None:
    (asked,) = await phones.write("rent 500 every 5th")
    assert "only once you allow it" in text_of(asked)
    (done,) = await phones.tap("Confirm")
    assert "only once you allow it" in text_of(done)
    await phones.tap("Bills here")
    (asked,) = await phones.write("gym 40 every 7th")
    assert "I send a card to confirm" in text_of(asked)
