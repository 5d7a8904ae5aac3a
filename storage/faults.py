"""Converting database errors caused from outside (server, network, disk) to Fault; other errors are bugs and stay."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from core.errors import Fault

# Busy, locked, read-only, disk error, corrupt, full, cannot open, not a database (https://sqlite.org/rescode.html).
SQLITE_CODES = frozenset({5, 6, 8, 10, 11, 13, 14, 26})

# Connection, resources, operator's intervention, system, deadlock, lock not available, read-only server
# (https://www.postgresql.org/docs/current/errcodes-appendix.html).
POSTGRES_CLASSES = ("08", "53", "57", "58")
POSTGRES_CODES = frozenset({"25006", "40001", "40P01", "55P03"})


@contextmanager
def outside_errors_as_faults() -> Iterator[None]:
    """Raise Fault for errors of the server, the network or the disk in the block."""
    try:
        yield
    except PoolTimeoutError as error:
        raise Fault("the database is busy", retry_after=1.0) from error
    except DBAPIError as error:
        if is_outside_error(error):
            raise Fault(f"the database does not work: {_describe_error(error)}", retry_after=1.0) from error
        raise
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError) as error:
        # Only connecting raises these: whatever a statement raises SQLAlchemy wraps.
        reason = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
        raise Fault(f"the database does not answer: {reason}", retry_after=1.0) from error


def is_outside_error(error: DBAPIError) -> bool:
    """Return whether a database error comes from the server, network or disk rather than from the statement."""
    sqlite_code = getattr(error.orig, "sqlite_errorcode", None)
    if sqlite_code is not None:
        return sqlite_code & 0xFF in SQLITE_CODES
    state = getattr(error.orig, "sqlstate", None) or ""
    return error.connection_invalidated or state.startswith(POSTGRES_CLASSES) or state in POSTGRES_CODES


def _describe_error(error: DBAPIError) -> str:
    """Return the driver's short description of an error, without the statement or its values."""
    cause = error.orig.__cause__ if error.orig else None
    return str(error.orig) if cause is None else type(cause).__name__
