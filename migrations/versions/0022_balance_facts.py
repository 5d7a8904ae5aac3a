"""Add account balances as reported by banks and members."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

BOUND = "nullif(current_setting('purser.household', true), '')"


def upgrade() -> None:
    op.create_table(
        "balance_fact",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("account_key", sa.Text(), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.CHAR(3), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("proof_id", sa.Uuid(), nullable=True),
        sa.Column("whole_day", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name="fk_balance_fact_household_id"),
        sa.ForeignKeyConstraint(
            ["household_id", "proof_id"],
            ["proof.household_id", "proof.id"],
            name="fk_balance_fact_household_id_proof_id",
        ),
        sa.PrimaryKeyConstraint("household_id", "id", name="pk_balance_fact"),
    )
    op.create_index("ix_balance_fact_account", "balance_fact", ["household_id", "account_key", "day"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE balance_fact ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE balance_fact FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON balance_fact USING (household_id = {BOUND}::uuid)")
        op.execute(f"CREATE POLICY directory ON balance_fact TO CURRENT_USER USING ({BOUND} IS NULL)")


def downgrade() -> None:
    op.drop_index("ix_balance_fact_account", "balance_fact")
    op.drop_table("balance_fact")
