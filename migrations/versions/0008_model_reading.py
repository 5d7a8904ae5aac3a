"""When a household's model reads messages; those that have one go on as before: where our own reader is unsure."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("connection", sa.Column("reading", sa.String(), nullable=False, server_default="unsure"))


def downgrade() -> None:
    op.drop_column("connection", "reading")
