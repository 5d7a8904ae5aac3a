"""WhatsApp's webhook: answers Meta's challenge, and accepts payloads with Meta's signature."""

from __future__ import annotations

import hmac
import logging
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus

from bot.channels.whatsapp.payload import NAME, split_body, split_statuses
from bot.messages import RawInbound
from core.model.message_usage import MessagePrice

_log = logging.getLogger(__name__)
_PREFIX = "sha256="


class WhatsAppWebhook:
    """A webhook that stores Meta's payloads, then answers 200; to unreadable ones too, as Meta would repeat them."""

    def __init__(
        self,
        secret: str,
        verify_token: str,
        phone_id: str,
        store: Callable[[RawInbound], Awaitable[object]],
        *,
        bill: Callable[[MessagePrice], Awaitable[object]] | None = None,
        micros: Mapping[str, int] | None = None,
    ) -> None:
        """Accept payloads for one number; ``bill`` records what messages cost, ``micros`` is the price by category."""
        self._secret = secret.encode()
        self._verify_token = verify_token
        self._phone_id = phone_id
        self._store = store
        self._bill = bill
        self._micros = micros or {}

    def answer_challenge(self, query: Mapping[str, str]) -> str | None:
        """Return the challenge Meta sends when the webhook is set up; None where the verify token is wrong."""
        given = query.get("hub.verify_token", "")
        ours = hmac.compare_digest(given.encode(), self._verify_token.encode())
        return query.get("hub.challenge", "") if ours and query.get("hub.mode") == "subscribe" else None

    async def receive(self, body: bytes, headers: Mapping[str, str]) -> int:
        """Check and store a payload, and return the HTTP status to answer with."""
        if not self._is_signed(body, headers.get("x-hub-signature-256", "")):
            return HTTPStatus.FORBIDDEN
        try:
            events = list(split_body(body, self._phone_id))
        except ValueError:
            _log.exception("whatsapp: a signed webhook that is no JSON")
            return HTTPStatus.OK
        for event in events:
            await self._store(event)
        for status in split_statuses(body):
            await self._note_status(status)
        return HTTPStatus.OK

    def _is_signed(self, body: bytes, signature: str) -> bool:
        expected = _PREFIX + hmac.new(self._secret, body, "sha256").hexdigest()
        return hmac.compare_digest(signature.encode(), expected.encode())

    async def _note_status(self, status: Mapping[str, object]) -> None:
        """Log a failed delivery, and record how a message was billed, but never its recipient."""
        if status.get("status") == "failed":
            errors = status.get("errors")
            codes = [each.get("code") for each in errors if isinstance(each, dict)] if isinstance(errors, list) else []
            _log.warning("whatsapp: a message was not delivered: %s", codes)
        pricing, message = status.get("pricing"), status.get("id")
        if self._bill is None or not isinstance(pricing, dict) or not isinstance(message, str):
            return
        billed, category = pricing.get("billable") is not False, str(pricing.get("category") or "")[:32]
        price = self._micros.get(category, 0) if billed else 0
        await self._bill(MessagePrice(NAME, message, category, billed, price))
