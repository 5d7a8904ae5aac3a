"""A strict fake of Meta's Graph API: it refuses what WhatsApp refuses, and records what was sent."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import httpx

from core.ports import Clock

PHONE = "1055"
BUSINESS = "2077"
_BODY, _TEXT, _TITLE, _ROW, _ROWS = 1024, 4096, 20, 24, 10


@dataclass
class GraphApi:
    """A fake server for one phone number and its business account."""

    clock: Clock | None = None
    """The clock for 24-hour windows; None keeps every window open."""
    sent: list[dict[str, Any]] = field(default_factory=list)
    media: dict[str, bytes] = field(default_factory=dict)
    heard: dict[str, datetime] = field(default_factory=dict)
    """When each person last wrote."""
    templates: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    """The submitted templates by name and language; the next query shows all as approved."""
    failing: list[tuple[int, int]] = field(default_factory=list)
    """The errors for the next requests: an HTTP status and an error code each."""

    def transport(self) -> httpx.MockTransport:
        """Return the transport by which an HTTP client reaches this server."""
        return httpx.MockTransport(self._answer)

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        assert request.headers["authorization"].startswith("Bearer ")
        parts = request.url.path.strip("/").split("/")[1:]
        if self.failing:
            return _error(*self.failing.pop(0))
        if request.url.host == "files.example":
            return httpx.Response(200, content=self.media[request.url.path.strip("/")])
        if parts == [BUSINESS, "message_templates"]:
            return self._manage_templates(request)
        if request.method == "GET":
            name = parts[0]
            return httpx.Response(200, json=self._described(name)) if name in self.media else _error(404, 100)
        if parts == [PHONE, "media"]:
            name = f"media{len(self.media) + 1}"
            self.media[name] = request.content
            return httpx.Response(200, json={"id": name})
        assert parts == [PHONE, "messages"], parts
        return self._take(json.loads(request.content))

    def _described(self, name: str) -> dict[str, Any]:
        return {
            "id": name,
            "url": f"https://files.example/{name}",
            "mime_type": "image/png",
            "sha256": "0",
            "file_size": len(self.media[name]),
            "messaging_product": "whatsapp",
        }

    def _take(self, message: dict[str, Any]) -> httpx.Response:
        if message.get("status") == "read":
            return httpx.Response(200, json={"success": True})
        person = str(message.get("to") or message.get("recipient"))
        if message["type"] == "template":
            if not self._is_approved(message["template"]):
                return _error(400, 132001)
        elif self._is_closed(person):
            return _error(400, 131047)
        if not _fits(message):
            return _error(400, 131009)
        self.sent.append(message)
        ident = f"wamid.out{len(self.sent)}"
        body = {"messaging_product": "whatsapp", "contacts": [{"input": person, "wa_id": person}]}
        return httpx.Response(200, json={**body, "messages": [{"id": ident}]})

    def _is_closed(self, person: str) -> bool:
        if self.clock is None:
            return False
        heard = self.heard.get(person)
        return heard is None or self.clock.now() - heard > timedelta(hours=24)

    def _is_approved(self, template: dict[str, Any]) -> bool:
        """Return whether such a template was submitted and its placeholders are filled correctly."""
        known = self.templates.get((template["name"], template["language"]["code"]))
        if known is None:
            return False
        body, button = template["components"]
        texts = [each["text"] for each in body["parameters"]]
        places = sum(f"{{{{{n}}}}}" in known["components"][0]["text"] for n in range(1, 9))
        plain = all(text and not {"\n", "\t"} & set(text) and "     " not in text for text in texts)
        return plain and len(texts) == places and 0 < len(button["parameters"][0]["payload"]) <= 128

    def _manage_templates(self, request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            template = json.loads(request.content)
            assert template["category"] == "UTILITY", template
            self.templates[(template["name"], template["language"])] = template
            return httpx.Response(200, json={"id": "1", "status": "PENDING", "category": "UTILITY"})
        after = int(request.url.params.get("after", "0"))
        found = [{"name": name, "language": code, "status": "APPROVED"} for name, code in self.templates][after:]
        paging = {"cursors": {"after": str(after + 20)}} | ({"next": "https://graph"} if len(found) > 20 else {})
        return httpx.Response(200, json={"data": found[:20], "paging": paging})


def _fits(message: dict[str, Any]) -> bool:
    """Return whether a message is within WhatsApp's limits."""
    if message["type"] == "text":
        return 0 < len(message["text"]["body"]) <= _TEXT
    if message["type"] != "interactive":
        return True
    shown = message["interactive"]
    if not 0 < len(shown["body"]["text"]) <= _BODY:
        return False
    action = shown["action"]
    if shown["type"] == "button":
        titles = [each["reply"]["title"] for each in action["buttons"]]
        return len(titles) <= 3 and len(set(titles)) == len(titles) and all(0 < len(each) <= _TITLE for each in titles)
    rows = [row for section in action["sections"] for row in section["rows"]]
    ids = [row["id"] for row in rows]
    fits = all(0 < len(row["title"]) <= _ROW and len(row.get("description") or "") <= 3 * _ROW for row in rows)
    return fits and 0 < len(rows) <= _ROWS and len(set(ids)) == len(ids) and len(action["button"]) <= _TITLE


def _error(status: int, code: int) -> httpx.Response:
    error = {"message": f"(#{code})", "type": "OAuthException", "code": code, "fbtrace_id": "x"}
    return httpx.Response(status, json={"error": error})
