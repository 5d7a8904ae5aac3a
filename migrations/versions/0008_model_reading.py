"""Add when a household's model reads messages; existing connections keep reading where the rules are unsure."""

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
