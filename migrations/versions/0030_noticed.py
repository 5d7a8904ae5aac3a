"""Index sent notices that still have buttons by chat."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

NOTICED = sa.text("sent_at IS NOT NULL AND length(body) > 0")


def upgrade() -> None:
    op.create_index(
        "ix_outbox_noticed",
        "outbox",
        ["household_id", "channel", "chat", "sent_at"],
        postgresql_where=NOTICED,
        sqlite_where=NOTICED,
    )


def downgrade() -> None:
    op.drop_index("ix_outbox_noticed", "outbox")
