"""Index unhandled inbound messages by chat; add encrypted bytes that tell whether the key is the database's own."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

UNHANDLED = "handled_at IS NULL AND failed_at IS NULL"


def _index(*columns: str) -> None:
    op.create_index(
        "ix_inbox_unhandled",
        "inbox",
        list(columns),
        postgresql_where=sa.text(UNHANDLED),
        sqlite_where=sa.text(UNHANDLED),
    )


def upgrade() -> None:
    op.create_table(
        "key_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_key_check"),
    )
    op.drop_index("ix_inbox_unhandled", "inbox")
    _index("channel", "chat", "received_at")


def downgrade() -> None:
    op.drop_index("ix_inbox_unhandled", "inbox")
    _index("received_at")
    op.drop_table("key_check")
