"""What a statement compiles to is kept for the whole run: each test opens engines, which would compile it anew."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Dialect, Engine, event

Key = tuple[Any, ...]


class CompiledStatements(dict[Key, Any]):
    """Compiled statements by kind of database, where SQLAlchemy keeps them by engine."""

    def get(self, key: Key, default: Any = None) -> Any:
        """Return what a statement was compiled to for a database of this kind."""
        return super().get(_by_kind(key), default)

    def __setitem__(self, key: Key, compiled: Any) -> None:
        super().__setitem__(_by_kind(key), compiled)


def _by_kind(key: Key) -> Key:
    """Put the kind of a key's dialect in place of the dialect, of which each engine has one."""
    dialect: Dialect = key[0]
    return type(dialect), dialect.server_version_info, *key[1:]


_compiled = CompiledStatements()


@event.listens_for(Engine, "engine_connect")
def share_compiled_statements(connection: Connection) -> None:
    """Let a connection use what others have compiled."""
    connection.execution_options(compiled_cache=_compiled)
