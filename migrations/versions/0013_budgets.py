"""Add budgets with their limits over time, and where a payday on a weekend is moved."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

BOUND = "nullif(current_setting('purser.household', true), '')"
GUARDED = ("budget", "budget_limit")
LIVE = sa.text("ended_on IS NULL")


def upgrade() -> None:
    op.add_column("household", sa.Column("weekend_rule", sa.String(), nullable=False, server_default="none"))
    op.create_table(
        "budget",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("scope_key", sa.Text(), nullable=False),
        sa.Column("categories", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("every", sa.String(), nullable=False),
        sa.Column("currency", sa.CHAR(3), nullable=False),
        sa.Column("threshold", sa.Integer(), nullable=False),
        sa.Column("rollover_from", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name="fk_budget_household_id"),
        sa.ForeignKeyConstraint(
            ["household_id", "member_id"], ["member.household_id", "member.id"], name="fk_budget_household_id_member_id"
        ),
        sa.PrimaryKeyConstraint("household_id", "id", name="pk_budget"),
    )
    op.create_index(
        "ix_budget_scope",
        "budget",
        ["household_id", "scope_key"],
        unique=True,
        postgresql_where=LIVE,
        sqlite_where=LIVE,
    )
    op.create_table(
        "budget_limit",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("budget_id", sa.Uuid(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("once", sa.Boolean(), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id", "budget_id"],
            ["budget.household_id", "budget.id"],
            name="fk_budget_limit_household_id_budget_id",
        ),
        sa.PrimaryKeyConstraint("household_id", "budget_id", "first", "once", name="pk_budget_limit"),
    )
    if op.get_bind().dialect.name == "postgresql":
        _guard()


def _guard() -> None:
    for table in GUARDED:
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON {table} USING (household_id = {BOUND}::uuid)")
        op.execute(f"CREATE POLICY directory ON {table} TO CURRENT_USER USING ({BOUND} IS NULL)")


def downgrade() -> None:
    op.drop_table("budget_limit")
    op.drop_table("budget")
    op.drop_column("household", "weekend_rule")
