"""Old runs of jobs are found by an index of finished ones alone: of all rows it drew looks at what is due to itself."""

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
