"""Add exchange rates, and the converted amount of entries in another currency."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

BOUND = "nullif(current_setting('purser.household', true), '')"


def upgrade() -> None:
    op.add_column("entry", sa.Column("rate", sa.Text(), nullable=True))
    op.add_column("entry", sa.Column("base_minor", sa.BigInteger(), nullable=True))
    op.add_column("entry", sa.Column("base_currency", sa.CHAR(3), nullable=True))
    op.create_table(
        "exchange_rate",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("currency", sa.CHAR(3), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("rate", sa.Text(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name="fk_exchange_rate_household_id"),
        sa.PrimaryKeyConstraint("household_id", "currency", "day", name="pk_exchange_rate"),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE exchange_rate ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE exchange_rate FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON exchange_rate USING (household_id = {BOUND}::uuid)")
        op.execute(f"CREATE POLICY directory ON exchange_rate TO CURRENT_USER USING ({BOUND} IS NULL)")


def downgrade() -> None:
    op.drop_table("exchange_rate")
    op.drop_column("entry", "base_currency")
    op.drop_column("entry", "base_minor")
    op.drop_column("entry", "rate")
