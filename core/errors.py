"""The exceptions that Purser raises on purpose.

PurserError
├── Refusal            an expected no: a code with words in every language (``refusal-<code>``)
│   ├── NotFound       it does not exist, or belongs to others: the words do not say which
│   ├── NotAllowed     the member's role, or the time limit for edits, does not allow it
│   ├── PrivateOnly    it is answered only in a private chat
│   └── Invalid        a given value cannot be used; the words say what to do
├── Fault              something outside failed: a provider, a channel, a disk
└── AlreadyAnswered    another worker answered this message first; its effects stay, ours are rolled back
Anything else is a bug.
"""


class PurserError(Exception):
    """The base class of every exception that Purser raises on purpose."""


class Refusal(PurserError):  # noqa: N818  a word of the house
    """An expected no to the member; ``code`` names its words in each language, ``details`` fill their placeholders."""

    def __init__(self, code: str, **details: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


class NotFound(Refusal):
    """The thing asked for does not exist in this household, or the member may not see it."""


class NotAllowed(Refusal):
    """The member's role, or the time limit for edits, does not allow this."""


class PrivateOnly(Refusal):
    """The answer is only for a private chat with the member, and this chat is a group."""


class Invalid(Refusal):
    """A given value cannot be used; the words for its code tell the member what to do."""


class Fault(PurserError):  # noqa: N818  a word of the house
    """Something outside this program failed (a provider, a channel, a disk); trying again may help."""

    def __init__(self, what: str, *, retry_after: float | None = None) -> None:
        super().__init__(what)
        self.retry_after = retry_after


class AlreadyAnswered(PurserError):  # noqa: N818  a word of the house
    """Another worker has answered this stored message already; the transaction that raises this is rolled back."""
