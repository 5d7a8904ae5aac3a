"""Add the rules by which a household splits its spending, each valid from an instant on."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

BOUND = "nullif(current_setting('purser.household', true), '')"


def upgrade() -> None:
    op.create_table(
        "split_rule",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("weights", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id", "member_id"],
            ["member.household_id", "member.id"],
            name=op.f("fk_split_rule_household_id_member_id"),
        ),
        sa.PrimaryKeyConstraint("household_id", "id", name=op.f("pk_split_rule")),
    )
    op.create_index("ix_split_rule_since", "split_rule", ["household_id", "since"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE split_rule ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE split_rule FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON split_rule USING (household_id = {BOUND}::uuid)")
        op.execute(f"CREATE POLICY directory ON split_rule TO CURRENT_USER USING ({BOUND} IS NULL)")


def downgrade() -> None:
    op.drop_index("ix_split_rule_since", "split_rule")
    op.drop_table("split_rule")
