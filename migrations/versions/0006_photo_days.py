"""Add how many days a household keeps original photos; empty means as long as their entries."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("household", sa.Column("photo_days", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("household", "photo_days")
