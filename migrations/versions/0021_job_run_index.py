"""Index finished job runs alone, because an index of all rows was chosen for looking up due ones."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

DONE = sa.text("done_at IS NOT NULL")


def upgrade() -> None:
    op.drop_index("ix_job_run_done_at", "job_run")
    op.create_index("ix_job_run_done_at", "job_run", ["done_at"], postgresql_where=DONE, sqlite_where=DONE)


def downgrade() -> None:
    op.drop_index("ix_job_run_done_at", "job_run")
    op.create_index("ix_job_run_done_at", "job_run", ["done_at"])
