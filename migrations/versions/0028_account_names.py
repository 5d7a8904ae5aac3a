"""Add former account names, including those of accounts merged into others."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

BOUND = "nullif(current_setting('purser.household', true), '')"


def upgrade() -> None:
    op.create_table(
        "account_alias",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name="fk_account_alias_household_id"),
        sa.ForeignKeyConstraint(
            ["household_id", "account_id"],
            ["account.household_id", "account.id"],
            name="fk_account_alias_household_id_account_id",
        ),
        sa.PrimaryKeyConstraint("household_id", "name_key", name="pk_account_alias"),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE account_alias ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE account_alias FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON account_alias USING (household_id = {BOUND}::uuid)")
        op.execute(f"CREATE POLICY directory ON account_alias TO CURRENT_USER USING ({BOUND} IS NULL)")


def downgrade() -> None:
    op.drop_table("account_alias")
