"""Give a proof its file's digest and perceptual hash, and the receipt that was read from it."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

FILED = sa.text("digest != ''")


def upgrade() -> None:
    op.add_column("proof", sa.Column("digest", sa.String(), nullable=False, server_default=""))
    op.add_column("proof", sa.Column("look", sa.BigInteger(), nullable=True))
    op.add_column("proof", sa.Column("receipt", sa.Text(), nullable=False, server_default=""))
    op.create_index("ix_proof_digest", "proof", ["household_id", "digest"], postgresql_where=FILED, sqlite_where=FILED)


def downgrade() -> None:
    op.drop_index("ix_proof_digest", "proof")
    op.drop_column("proof", "receipt")
    op.drop_column("proof", "look")
    op.drop_column("proof", "digest")
