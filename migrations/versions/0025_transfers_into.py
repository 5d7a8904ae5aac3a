"""Add the account that received a transfer, beside the one it left."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("entry") as table:
        table.add_column(sa.Column("into_id", sa.Uuid(), nullable=True))
        table.create_foreign_key(
            "fk_entry_household_id_into_id", "account", ["household_id", "into_id"], ["household_id", "id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("entry") as table:
        table.drop_constraint("fk_entry_household_id_into_id", type_="foreignkey")
        table.drop_column("into_id")
