"""Telegram's side of Telegram Login over HTTP, as strict as its documents: one client, codes that work once, PKCE."""

from __future__ import annotations

import json
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key

CLIENT_ID, SECRET = "987654321", "a secret of BotFather's"
RETURN = "https://purser.example/sign-in/telegram/back"
KEY = generate_private_key(65537, 2048)
FOREIGN_KEY = generate_private_key(65537, 2048)


@dataclass
class TelegramIssuer:
    """What Telegram keeps, and what a test has it say otherwise."""

    address: str = ""
    person: dict[str, Any] = field(default_factory=lambda: {"id": 4242, "name": "Asha"})
    now: float = 0
    claims: dict[str, Any] = field(default_factory=dict)
    """Claims put over what is right; None takes one away."""
    key: RSAPrivateKey | bytes | None = KEY
    algorithm: str = "RS256"
    discovery: dict[str, Any] = field(default_factory=dict)
    status: int = 200
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)

    def approve(self, location: str) -> dict[str, str]:
        """Do what Telegram's page does once somebody agrees; returns the query the browser comes back with."""
        parts = urlsplit(location)
        assert f"{parts.scheme}://{parts.netloc}{parts.path}" == f"{self.address}/auth"
        asked = {name: values[0] for name, values in parse_qs(parts.query, strict_parsing=True).items()}
        assert (asked["response_type"], asked["client_id"], asked["redirect_uri"]) == ("code", CLIENT_ID, RETURN)
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        code = f"code{len(self.codes)}"
        self.codes[code] = asked
        return {"code": code, "state": asked["state"]}

    def exchange(self, headers: Any, given: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Answer the token endpoint."""
        kind, _, pair = headers.get("Authorization", "").partition(" ")
        asked = self.codes.pop(given.get("code", ""), None)
        challenge = urlsafe_b64encode(sha256(given.get("code_verifier", "").encode()).digest()).rstrip(b"=").decode()
        if kind != "Basic" or b64decode(pair).decode() != f"{CLIENT_ID}:{SECRET}":
            return self._refuse("invalid_client")
        if asked is None or challenge != asked["code_challenge"] or given.get("redirect_uri") != RETURN:
            return self._refuse("invalid_grant")
        claims = {"iss": self.address, "aud": CLIENT_ID, "sub": "77", "iat": self.now, "exp": self.now + 3600}
        claims |= self.person | {"nonce": asked["nonce"]} | self.claims
        said = {name: value for name, value in claims.items() if value is not None}
        token = jwt.encode(said, self.key or "", algorithm=self.algorithm, headers={"kid": "first"})
        return self.status, {"access_token": "unused", "token_type": "Bearer", "id_token": token}

    def _refuse(self, error: str) -> tuple[int, dict[str, Any]]:
        self.refused.append(error)
        return 400, {"error": error}

    def documents(self) -> dict[str, dict[str, Any]]:
        """What is read by its path."""
        endpoints = {"authorization_endpoint": "auth", "token_endpoint": "token", "jwks_uri": "keys"}
        discovery = {name: f"{self.address}/{path}" for name, path in endpoints.items()}
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
        return {
            "/.well-known/openid-configuration": {"issuer": self.address} | discovery | self.discovery,
            "/keys": {"keys": [{**public, "kid": "first", "alg": "RS256", "use": "sig"}]},
        }


@contextmanager
def open_issuer(now: float) -> Iterator[TelegramIssuer]:
    """An issuer that listens on this machine."""
    issuer = TelegramIssuer(now=now)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = issuer.documents().get(self.path)
            self._answer(200 if found else 404, found or {})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            given = {name: values[0] for name, values in parse_qs(body).items()}
            self._answer(*issuer.exchange(self.headers, given))

        def _answer(self, status: int, found: dict[str, Any]) -> None:
            body = json.dumps(found).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the library's name
            del format, args

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    issuer.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield issuer
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
