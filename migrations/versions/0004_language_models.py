"""Add tables for a household's language model connection and its calls, and whether the model may be used."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

BOUND = "nullif(current_setting('purser.household', true), '')"
GUARDED = ("connection", "call")


def upgrade() -> None:
    op.add_column("household", sa.Column("assisted", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("household", sa.Column("narrated", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("draft", sa.Column("heard", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "connection",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("provider", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("base_url", sa.String(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("reach", sa.String(), nullable=False),
        sa.Column("cap_cents", sa.Integer(), nullable=True),
        sa.Column("narrates", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name="fk_connection_household_id"),
        sa.PrimaryKeyConstraint("household_id", name="pk_connection"),
    )
    op.create_table(
        "call",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("job", sa.String(), nullable=False),
        sa.Column("provider", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("tokens_in", sa.Integer(), nullable=False),
        sa.Column("tokens_out", sa.Integer(), nullable=False),
        sa.Column("micros", sa.BigInteger(), nullable=False),
        sa.Column("took_us", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name="fk_call_household_id"),
        sa.PrimaryKeyConstraint("household_id", "id", name="pk_call"),
    )
    op.create_index("ix_call_at", "call", ["household_id", "at"])
    if op.get_bind().dialect.name == "postgresql":
        _guard()


def _guard() -> None:
    for table in GUARDED:
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON {table} USING (household_id = {BOUND}::uuid)")
        op.execute(f"CREATE POLICY directory ON {table} TO CURRENT_USER USING ({BOUND} IS NULL)")


def downgrade() -> None:
    op.drop_table("call")
    op.drop_table("connection")
    op.drop_column("draft", "heard")
    op.drop_column("household", "narrated")
    op.drop_column("household", "assisted")
