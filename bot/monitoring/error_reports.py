"""Error reports to Sentry, if configured: where the code failed, without anything that a member wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.monitoring.logs import hash_ids
from core.errors import Fault

if TYPE_CHECKING:
    from sentry_sdk.types import Event

_MISSING = 'for reports of errors install what sends them: make setup EXTRAS="--extra sentry"'
_LEFT_OUT = ("request", "user", "breadcrumbs", "extra", "server_name", "modules")


def report_errors(dsn: str) -> None:
    """Report everything logged as an error to Sentry; raises Fault where the extra is not installed."""
    try:
        import sentry_sdk  # noqa: PLC0415  an extra
    except ImportError as error:
        raise Fault(_MISSING) from error
    sentry_sdk.init(
        dsn,
        before_send=strip_event,
        include_local_variables=False,
        include_source_context=False,
        max_breadcrumbs=0,
        max_request_body_size="never",
        auto_enabling_integrations=False,
        traces_sample_rate=0.0,
    )


def strip_event(event: Event, hint: dict[str, Any]) -> Event:  # noqa: ARG001  Sentry's shape
    """Return an error report without messages, as they may contain a member's words: only error types and frames."""
    kept: Any = {key: value for key, value in event.items() if key not in _LEFT_OUT}
    for error in (kept.get("exception") or {}).get("values", ()):
        error["value"] = ""
    if entry := kept.get("logentry"):
        kept["logentry"] = {"message": entry.get("message", "")}
    if message := kept.get("message"):
        kept["message"] = hash_ids(message)
    result: Event = kept
    return result
