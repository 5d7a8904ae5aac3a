"""Add alerts, things marked as fine, notification preferences, and the day and hour of the weekly digest."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

BOUND = "nullif(current_setting('purser.household', true), '')"
GUARDED = ("alert", "accepted_thing", "notice_preference")
LIVE = sa.text("state IN ('raised', 'told')")


def _member(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["household_id", "member_id"],
        ["member.household_id", "member.id"],
        name=f"fk_{table}_household_id_member_id",
    )


def _household(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["household_id"], ["household.id"], name=f"fk_{table}_household_id")


def upgrade() -> None:
    op.add_column("household", sa.Column("digest_day", sa.Integer(), nullable=True))
    op.add_column("household", sa.Column("digest_hour", sa.Integer(), nullable=False, server_default="9"))
    op.execute("UPDATE household SET digest_day = 0")
    op.create_table(
        "alert",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("thing", sa.String(), nullable=False),
        sa.Column("arm", sa.String(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("critical", sa.Boolean(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pushed", sa.Boolean(), nullable=False),
        _member("alert"),
        _household("alert"),
        sa.PrimaryKeyConstraint("household_id", "id", name="pk_alert"),
        sa.UniqueConstraint("household_id", "kind", "thing", "arm", name="uq_alert_household_id_kind_thing_arm"),
    )
    op.create_index("ix_alert_live", "alert", ["household_id"], postgresql_where=LIVE, sqlite_where=LIVE)
    op.create_index("ix_alert_told_at", "alert", ["household_id", "told_at"])
    op.create_table(
        "accepted_thing",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("thing", sa.String(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=False),
        _member("accepted_thing"),
        _household("accepted_thing"),
        sa.PrimaryKeyConstraint("household_id", "kind", "thing", name="pk_accepted_thing"),
    )
    op.create_table(
        "notice_preference",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("levels", sa.Text(), nullable=False),
        sa.Column("discreet", sa.Boolean(), nullable=False),
        sa.Column("urgent_at_night", sa.Boolean(), nullable=False),
        _member("notice_preference"),
        _household("notice_preference"),
        sa.PrimaryKeyConstraint("household_id", "member_id", name="pk_notice_preference"),
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
    for table in GUARDED:
        op.drop_table(table)
    op.drop_column("household", "digest_hour")
    op.drop_column("household", "digest_day")
