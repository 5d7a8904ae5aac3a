"""Add sessions, logins, one-time sign-in links, and stored responses to repeated requests.

Each browser with a web chat keeps that chat: the digest in its cookie names the chat, and becomes its session's.
"""

from datetime import UTC, datetime, timedelta
from uuid import uuid4  # noqa: TID251  a migration has no ids but the machine's

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

BOUND = "nullif(current_setting('purser.household', true), '')"
GUARDED = ("session", "login", "sign_in_link", "kept_answer")
LIFETIME = timedelta(days=400)


def _instant(name: str, *, nullable: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _of_member(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["household_id", "member_id"], ["member.household_id", "member.id"], name=f"fk_{table}_household_id_member_id"
    )


def upgrade() -> None:
    session = op.create_table(
        "session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=True),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        _instant("created_at"),
        _instant("seen_at"),
        _instant("proven_at", nullable=True),
        _instant("expires_at"),
        _instant("ended_at", nullable=True),
        _of_member("session"),
        sa.PrimaryKeyConstraint("id", name="pk_session"),
        sa.UniqueConstraint("digest", name="uq_session_digest"),
    )
    op.create_index("ix_session_household_id_member_id", "session", ["household_id", "member_id"])
    op.create_index("ix_session_chat", "session", ["chat"])
    op.create_table(
        "login",
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("password", sa.String(), nullable=False),
        _instant("changed_at"),
        _of_member("login"),
        sa.PrimaryKeyConstraint("name_key", name="pk_login"),
        sa.UniqueConstraint("household_id", "member_id", name="uq_login_household_id_member_id"),
    )
    op.create_table(
        "sign_in_link",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=True),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        _instant("created_at"),
        _instant("expires_at"),
        _instant("used_at", nullable=True),
        _of_member("sign_in_link"),
        sa.PrimaryKeyConstraint("digest", name="pk_sign_in_link"),
    )
    op.create_table(
        "kept_answer",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("headers", sa.Text(), nullable=False),
        _instant("at"),
        _of_member("kept_answer"),
        sa.PrimaryKeyConstraint("household_id", "member_id", "key", name="pk_kept_answer"),
    )
    op.create_index("ix_kept_answer_household_id_at", "kept_answer", ["household_id", "at"])
    _keep_browsers(session)
    if op.get_bind().dialect.name == "postgresql":
        _guard()


def _keep_browsers(session: sa.Table) -> None:
    """Make a session for each existing web chat."""
    chats = [row[0] for row in op.get_bind().execute(sa.text("SELECT chat FROM web_talk"))]
    now = datetime.now(UTC)  # noqa: TID251  a migration has no clock but the machine's
    common = {"kind": "browser", "label": "", "scope": "write", "generation": 0, "created_at": now, "seen_at": now}
    rows = [{**common, "id": uuid4(), "digest": chat, "chat": chat, "expires_at": now + LIFETIME} for chat in chats]
    if rows:
        op.bulk_insert(session, rows)


def _guard() -> None:
    for table in GUARDED:
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON {table} USING (household_id = {BOUND}::uuid)")
        op.execute(f"CREATE POLICY directory ON {table} TO CURRENT_USER USING ({BOUND} IS NULL)")


def downgrade() -> None:
    for table in reversed(GUARDED):
        op.drop_table(table)
