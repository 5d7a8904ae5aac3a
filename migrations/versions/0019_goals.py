"""Add savings goals and their deposits."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

BOUND = "nullif(current_setting('purser.household', true), '')"


def _member(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["household_id", "member_id"],
        ["member.household_id", "member.id"],
        name=f"fk_{table}_household_id_member_id",
    )


def upgrade() -> None:
    op.create_table(
        "goal",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.CHAR(3), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name="fk_goal_household_id"),
        _member("goal"),
        sa.PrimaryKeyConstraint("household_id", "id", name="pk_goal"),
    )
    op.create_table(
        "goal_deposit",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("goal_id", sa.Uuid(), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id", "goal_id"], ["goal.household_id", "goal.id"], name="fk_goal_deposit_household_id_goal_id"
        ),
        _member("goal_deposit"),
        sa.PrimaryKeyConstraint("household_id", "id", name="pk_goal_deposit"),
    )
    op.create_index("ix_goal_deposit_goal", "goal_deposit", ["household_id", "goal_id"])
    if op.get_bind().dialect.name == "postgresql":
        for table in ("goal", "goal_deposit"):
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY tenant ON {table} USING (household_id = {BOUND}::uuid)")
            op.execute(f"CREATE POLICY directory ON {table} TO CURRENT_USER USING ({BOUND} IS NULL)")


def downgrade() -> None:
    op.drop_index("ix_goal_deposit_goal", "goal_deposit")
    op.drop_table("goal_deposit")
    op.drop_table("goal")
