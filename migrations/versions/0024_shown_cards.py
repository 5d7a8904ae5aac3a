"""Index sent messages by the draft or entry they show."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

SHOWN = sa.text("message IS NOT NULL AND subject IS NOT NULL")


def upgrade() -> None:
    op.create_index(
        "ix_outbox_subject", "outbox", ["household_id", "subject"], postgresql_where=SHOWN, sqlite_where=SHOWN
    )


def downgrade() -> None:
    op.drop_index("ix_outbox_subject", "outbox")
