"""WhatsApp's webhook: Meta's challenge, and posts whose signature shows that they are Meta's."""

from __future__ import annotations

import hmac
import logging
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus

from bot.channels.whatsapp.payload import split_body, split_statuses
from bot.messages import RawInbound

_log = logging.getLogger(__name__)
_PREFIX = "sha256="


class WhatsAppWebhook:
    """Stores what Meta posts before it is told 200; what cannot be read is told 200 too, or it would come for ever."""

    def __init__(
        self, secret: str, verify_token: str, phone_id: str, store: Callable[[RawInbound], Awaitable[object]]
    ) -> None:
        self._secret = secret.encode()
        self._verify_token = verify_token
        self._phone_id = phone_id
        self._store = store

    def answer_challenge(self, query: Mapping[str, str]) -> str | None:
        """Return what Meta wants to hear when the webhook is set up; None where the token is not ours."""
        given = query.get("hub.verify_token", "")
        ours = hmac.compare_digest(given.encode(), self._verify_token.encode())
        return query.get("hub.challenge", "") if ours and query.get("hub.mode") == "subscribe" else None

    async def receive(self, body: bytes, headers: Mapping[str, str]) -> int:
        """Return the HTTP status for a post."""
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
            self._note_status(status)
        return HTTPStatus.OK

    def _is_signed(self, body: bytes, signature: str) -> bool:
        expected = _PREFIX + hmac.new(self._secret, body, "sha256").hexdigest()
        return hmac.compare_digest(signature.encode(), expected.encode())

    @staticmethod
    def _note_status(status: Mapping[str, object]) -> None:
        """Log what failed, and how a message was billed; never whom it went to."""
        if status.get("status") == "failed":
            errors = status.get("errors")
            codes = [each.get("code") for each in errors if isinstance(each, dict)] if isinstance(errors, list) else []
            _log.warning("whatsapp: a message was not delivered: %s", codes)
        pricing = status.get("pricing")
        if isinstance(pricing, dict) and pricing.get("billable"):
            _log.info("whatsapp: billed as %s", pricing.get("category"))
