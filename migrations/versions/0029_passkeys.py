"""Add passkeys that sign members in."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

BOUND = "nullif(current_setting('purser.household', true), '')"


def _instant(name: str, *, nullable: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "passkey",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("credential", sa.Text(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        _instant("created_at"),
        _instant("used_at", nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id", "member_id"],
            ["member.household_id", "member.id"],
            name="fk_passkey_household_id_member_id",
        ),
        sa.PrimaryKeyConstraint("household_id", "id", name="pk_passkey"),
        sa.UniqueConstraint("credential", name="uq_passkey_credential"),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE passkey ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE passkey FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON passkey USING (household_id = {BOUND}::uuid)")
        op.execute(f"CREATE POLICY directory ON passkey TO CURRENT_USER USING ({BOUND} IS NULL)")


def downgrade() -> None:
    op.drop_table("passkey")
