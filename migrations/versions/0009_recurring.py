"""Add recurring rules, the occurrences that have a draft, declined suggestions and calendar links."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

BOUND = "nullif(current_setting('purser.household', true), '')"
GUARDED = ("recurring_rule", "recurring_occurrence", "declined_suggestion", "calendar_feed")


def upgrade() -> None:
    op.create_table(
        "recurring_rule",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("author", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rhythm", sa.Text(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("times", sa.Integer(), nullable=True),
        sa.Column("skipped", sa.Text(), nullable=False),
        sa.Column("pauses", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id", "author"],
            ["member.household_id", "member.id"],
            name="fk_recurring_rule_household_id_author",
        ),
        sa.PrimaryKeyConstraint("household_id", "id", name="pk_recurring_rule"),
    )
    op.create_table(
        "recurring_occurrence",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("rule_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("draft_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id", "rule_id"],
            ["recurring_rule.household_id", "recurring_rule.id"],
            name="fk_recurring_occurrence_household_id_rule_id",
        ),
        sa.ForeignKeyConstraint(
            ["household_id", "draft_id"],
            ["draft.household_id", "draft.id"],
            name="fk_recurring_occurrence_household_id_draft_id",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("household_id", "rule_id", "number", name="pk_recurring_occurrence"),
    )
    op.create_table(
        "declined_suggestion",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("declined_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name="fk_declined_suggestion_household_id"),
        sa.PrimaryKeyConstraint("household_id", "key", name="pk_declined_suggestion"),
    )
    op.create_table(
        "calendar_feed",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name="fk_calendar_feed_household_id"),
        sa.PrimaryKeyConstraint("household_id", name="pk_calendar_feed"),
        sa.UniqueConstraint("digest", name="uq_calendar_feed_digest"),
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
    for table in reversed(GUARDED):
        op.drop_table(table)
