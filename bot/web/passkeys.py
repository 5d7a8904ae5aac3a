"""Passkeys (WebAuthn): the options a browser is given to make or use one, and the check of its signature."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

import webauthn
from fastapi import Request
from webauthn.helpers import (
    base64url_to_bytes,
    parse_authentication_credential_json,
    parse_client_data_json,
    parse_registration_credential_json,
)
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from bot.web.network import find_client_address
from bot.web.sign_in import SignIn
from core.errors import NotAllowed
from core.model.access import Passkey
from core.model.household import Membership

LIFETIME: Final = timedelta(minutes=15)
"""How long a page's passkey challenge is valid."""
MOST_BYTES: Final = 20_000
"""The most bytes accepted of a browser's credential."""
_RANDOM: Final = 32


@dataclass(frozen=True, slots=True)
class RelyingParty:
    """The site that passkeys are bound to: a domain name and its origin."""

    id: str
    origin: str


@dataclass(frozen=True, slots=True)
class NewCredential:
    """A new passkey's id, public key and signature counter."""

    id: str
    public_key: bytes
    sign_count: int


class PasskeyVerifier:
    """Creates and checks passkey challenges, each bound to one page's form token, a purpose and a few minutes."""

    def __init__(self, sign_in: SignIn) -> None:
        self._sign_in = sign_in

    def make_creation_options(self, request: Request, owner: Membership, known: tuple[Passkey, ...], csrf: str) -> str:
        """Return the options for creating a passkey as JSON; empty if the site's address allows none."""
        party = self._relying_party(request)
        if party is None:
            return ""
        options = webauthn.generate_registration_options(
            rp_id=party.id,
            rp_name="Purser",
            user_id=owner.member.id.bytes,
            user_name=f"{owner.member.name} ({owner.household.name})",
            user_display_name=owner.member.name,
            challenge=self._make_challenge("new", csrf),
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
            ),
            exclude_credentials=[
                PublicKeyCredentialDescriptor(id=base64url_to_bytes(each.credential)) for each in known
            ],
        )
        return webauthn.options_to_json(options)

    def make_request_options(self, request: Request, csrf: str) -> str:
        """Return the options for signing in with a passkey as JSON; empty if the site's address allows none."""
        party = self._relying_party(request)
        if party is None:
            return ""
        options = webauthn.generate_authentication_options(
            rp_id=party.id,
            challenge=self._make_challenge("in", csrf),
            user_verification=UserVerificationRequirement.REQUIRED,
        )
        return webauthn.options_to_json(options)

    async def read_new(self, request: Request, sent: str, csrf: str) -> NewCredential:
        """Return the new passkey in a browser's response. Raises: NotAllowed("passkey-failed")."""
        party = self._relying_party(request)
        if party is None:
            raise NotAllowed("passkey-failed")
        with _refuse_malformed():
            credential = parse_registration_credential_json(sent)
        challenge = await self._use_challenge("new", csrf, credential.response.client_data_json)
        with _refuse_malformed():
            made = webauthn.verify_registration_response(
                credential=credential,
                expected_challenge=challenge,
                expected_rp_id=party.id,
                expected_origin=party.origin,
                require_user_verification=True,
            )
        return NewCredential(_encode(made.credential_id), made.credential_public_key, made.sign_count)

    async def log_in(self, request: Request, sent: str, csrf: str) -> Membership:
        """Return the member whose passkey made the signature.

        Raises: NotAllowed("passkey-failed"), TooMany.
        """
        await self._sign_in.limits.count_client_login(find_client_address(request))
        access, party = self._sign_in.access, self._relying_party(request)
        if party is None:
            raise NotAllowed("passkey-failed")
        with _refuse_malformed():
            credential = parse_authentication_credential_json(sent)
        challenge = await self._use_challenge("in", csrf, credential.response.client_data_json)
        owned = await access.find_passkey(_encode(credential.raw_id))
        if owned is None or credential.response.user_handle not in {None, owned.member_id.bytes}:
            raise NotAllowed("passkey-failed")
        with _refuse_malformed():
            signed = webauthn.verify_authentication_response(
                credential=credential,
                expected_challenge=challenge,
                expected_rp_id=party.id,
                expected_origin=party.origin,
                credential_public_key=owned.passkey.public_key,
                credential_current_sign_count=owned.passkey.sign_count,
                require_user_verification=True,
            )
        membership = await access.load_membership(owned.household_id, owned.member_id)
        now = self._sign_in.clock.now()
        if membership is None or not await access.use_passkey(owned, signed.new_sign_count, now):
            raise NotAllowed("passkey-failed")
        return membership

    def _relying_party(self, request: Request) -> RelyingParty | None:
        """Return the site passkeys are bound to; None if browsers allow none there: a bare address, or no TLS."""
        origin = self._sign_in.network.origin(request)
        parts = urlsplit(origin)
        name = parts.hostname or ""
        if name != "localhost" and (parts.scheme != "https" or _is_address(name)):
            return None
        return RelyingParty(name, origin)

    def _make_challenge(self, use: str, csrf: str) -> bytes:
        """Return a challenge to sign: random text, expiry, and a keyed hash of both with the purpose and form token."""
        end = int((self._sign_in.clock.now() + LIFETIME).timestamp())
        body = f"{self._sign_in.ids.code(_RANDOM)}.{end}"
        return f"{body}.{self._sign_passkey_form(use, csrf, body)}".encode()

    async def _use_challenge(self, use: str, csrf: str, client_data: bytes) -> bytes:
        """Return the challenge in a browser's response and mark it used.

        Raises: NotAllowed if it was used before, is too old or was made for another form.
        """
        with _refuse_malformed():
            challenge = parse_client_data_json(client_data).challenge
            body, _, mark = challenge.decode().rpartition(".")
        if not hmac.compare_digest(mark.encode(), self._sign_passkey_form(use, csrf, body).encode()):
            raise NotAllowed("passkey-failed")
        if self._sign_in.clock.now().timestamp() > int(body.rpartition(".")[2]):
            raise NotAllowed("form-old")
        if not await self._sign_in.limits.is_first_use(body):
            raise NotAllowed("passkey-failed")
        return challenge

    def _sign_passkey_form(self, use: str, csrf: str, body: str) -> str:
        return self._sign_in.sign(f"passkey {use} {csrf} {body}")


@contextmanager
def _refuse_malformed() -> Iterator[None]:
    """Turn whatever the WebAuthn library raises on malformed input into NotAllowed("passkey-failed")."""
    try:
        yield
    except (WebAuthnException, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise NotAllowed("passkey-failed") from error


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _encode(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
