"""Add the category model that is trained on a household's confirmed entries."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

BOUND = "nullif(current_setting('purser.household', true), '')"


def upgrade() -> None:
    op.create_table(
        "category_model",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("examples", sa.Integer(), nullable=False),
        sa.Column("trained_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_category_model_household_id_household")
        ),
        sa.PrimaryKeyConstraint("household_id", name=op.f("pk_category_model")),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE category_model ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE category_model FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON category_model USING (household_id = {BOUND}::uuid)")
        op.execute(f"CREATE POLICY directory ON category_model TO CURRENT_USER USING ({BOUND} IS NULL)")


def downgrade() -> None:
    op.drop_table("category_model")
