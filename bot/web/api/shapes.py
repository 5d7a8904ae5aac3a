"""Base classes and common fields of request and response bodies: no unknown fields, strict integers, ISO dates."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import Header, Query
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict, StringConstraints

from core.model.household import Household, Member, Role
from core.model.money import Money

_ISO_DAY: Final = 10


def _from_text(value: Any) -> Any:
    """Return the value if it is a day or an ISO date in text, so that no number becomes a day. Raises ValueError."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str) or len(value) != _ISO_DAY:
        raise ValueError("give a day as YYYY-MM-DD")
    return date.fromisoformat(value)


IsoDay = Annotated[date, BeforeValidator(_from_text), Field(examples=["2026-11-21"])]
FirstDay = Annotated[IsoDay | None, Query(description="First day")]
LastDay = Annotated[IsoDay | None, Query(description="Last day")]
Whole = Annotated[int, Strict()]
"""The type of whole numbers; true and 1.0 are refused."""
Minor = Annotated[int, Strict(), Field(ge=-(10**15), le=10**15, examples=[6000])]
"""An amount in minor units: paise, cents."""
CurrencyCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$"), Field(examples=["INR"])]
Words40 = Annotated[str, StringConstraints(max_length=80)]
Words200 = Annotated[str, StringConstraints(max_length=400)]
IfMatch = Annotated[
    str | None,
    Header(
        alias="If-Match",
        max_length=40,
        pattern=r'^(W/)?"?[0-9]{1,9}"?$',
        description="The version the change is meant for, from the ETag; 412 where it is another by now.",
    ),
]


class Body(BaseModel):
    """Base class of request bodies; unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")


class Shown(BaseModel):
    """Base class of response bodies."""

    model_config = ConfigDict(from_attributes=True, json_schema_serialization_defaults_required=True)


class Problem(Shown):
    """An error response (RFC 9457): ``code`` is for programs, ``detail`` a sentence in the member's language."""

    type: str = Field(examples=["urn:purser:problem:entry-unknown"])
    title: str
    status: int
    detail: str
    code: str
    errors: list[dict[str, Any]] = Field(default_factory=list)


PROBLEMS: Final[dict[int | str, dict[str, Any]]] = {
    status: {
        "description": words,
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    for status, words in {
        401: "Nobody is signed in",
        403: "The member may not",
        404: "It is not there, or not yours",
        409: "It cannot be done as things are",
        412: "It changed meanwhile",
        422: "What was sent cannot be used",
        429: "Too many requests",
        503: "Something outside does not answer",
    }.items()
}
"""The error responses any route may give, besides its own; the application adds the schema they refer to.

A ``model`` here would be made anew for each status of each route, which takes most of the time to build the
application.
"""


class MoneyShown(Shown):
    """An amount of money, as minor units and as decimal text."""

    minor: int = Field(examples=[6000])
    currency: str = Field(examples=["INR"])
    amount: str = Field(examples=["60.00"])

    @classmethod
    def of(cls, money: Money) -> MoneyShown:
        """Return the response body for an amount."""
        return cls(minor=money.minor, currency=money.currency, amount=str(money.amount))


class MemberShown(Shown):
    """A member of the household."""

    id: UUID
    name: str
    role: Role
    aliases: list[str]
    language: str | None

    @classmethod
    def of(cls, member: Member) -> MemberShown:
        """Return the response body for a member."""
        return cls.model_validate(member)


class HouseholdShown(Shown):
    """The household and its settings."""

    id: UUID
    name: str
    currency: str
    zone: str
    language: str
    number_habit: str
    edit_hours: int
    quiet_from: int | None
    quiet_to: int | None
    period_start_day: int
    photo_days: int | None

    @classmethod
    def of(cls, household: Household) -> HouseholdShown:
        """Return the response body for a household."""
        return cls.model_validate(household)


def version_of(if_match: str | None) -> int | None:
    """Return the version in an If-Match header; None without the header."""
    return int(if_match.removeprefix("W/").strip('"')) if if_match else None


def make_etag(version: int) -> str:
    """Return a version as the value of an ETag header."""
    return f'"{version}"'
