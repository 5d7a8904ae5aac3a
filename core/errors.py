"""What can go wrong on purpose.

PurserError
├── Refusal            an expected no: a code with words in every catalogue (``refusal-<code>``)
│   ├── NotFound       it is not there, or it is not yours: worded alike
│   ├── NotAllowed     your role, or the edit window, does not reach that far
│   ├── PrivateOnly    it is answered in a private chat alone
│   └── Invalid        what was given cannot be used; the words say what to do
├── Fault              the outside broke: a provider, a channel, a disk
└── AlreadyAnswered    another worker closed this inbound first; its effect stands, ours is undone
Anything else is a bug.
"""


class PurserError(Exception):
    """The root of both trees."""


class Refusal(PurserError):  # noqa: N818  a word of the house
    """An expected no; ``code`` names its words, ``details`` fill their places."""

    def __init__(self, code: str, **details: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


class NotFound(Refusal):
    """It does not exist for this household."""


class NotAllowed(Refusal):
    """The member may not do that."""


class PrivateOnly(Refusal):
    """It is for the member's eyes alone, and others read along here."""


class Invalid(Refusal):
    """The given value cannot be used."""


class Fault(PurserError):  # noqa: N818  a word of the house
    """The outside broke; trying again may help."""

    def __init__(self, what: str, *, retry_after: float | None = None) -> None:
        super().__init__(what)
        self.retry_after = retry_after


class AlreadyAnswered(PurserError):  # noqa: N818  a word of the house
    """``InboundTransaction.answered`` found the inbound handled; leaving the block undoes this one's effect."""
