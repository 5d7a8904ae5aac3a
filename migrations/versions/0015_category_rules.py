"""Add rules that give a shop or a description a category."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

BOUND = "nullif(current_setting('purser.household', true), '')"


def upgrade() -> None:
    op.create_table(
        "category_rule",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("of_shop", sa.Boolean(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name="fk_category_rule_household_id"),
        sa.ForeignKeyConstraint(
            ["household_id", "category"],
            ["category.household_id", "category.key"],
            name="fk_category_rule_household_id_category",
        ),
        sa.ForeignKeyConstraint(
            ["household_id", "member_id"],
            ["member.household_id", "member.id"],
            name="fk_category_rule_household_id_member_id",
        ),
        sa.PrimaryKeyConstraint("household_id", "id", name="pk_category_rule"),
        sa.UniqueConstraint("household_id", "of_shop", "key", name="uq_category_rule_household_id_of_shop_key"),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE category_rule ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE category_rule FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON category_rule USING (household_id = {BOUND}::uuid)")
        op.execute(f"CREATE POLICY directory ON category_rule TO CURRENT_USER USING ({BOUND} IS NULL)")


def downgrade() -> None:
    op.drop_table("category_rule")
