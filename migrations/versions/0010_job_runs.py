"""Replace the time a job is next due by one row for each run of a job."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

BOUND = "nullif(current_setting('purser.household', true), '')"
UNFINISHED = sa.text("done_at IS NULL AND failed_at IS NULL")
SCHEDULED = sa.text("scheduled AND done_at IS NULL AND failed_at IS NULL")


def upgrade() -> None:
    op.drop_table("job")
    op.create_table(
        "job_run",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("job", sa.String(), nullable=False),
        sa.Column("occurrence", sa.String(), nullable=False),
        sa.Column("scheduled", sa.Boolean(), nullable=False),
        sa.Column("run_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ready_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("leased_by", sa.Uuid(), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("household_id", "job", "occurrence", name="pk_job_run"),
    )
    op.create_index(
        "ix_job_run_ready_at", "job_run", ["ready_at"], postgresql_where=UNFINISHED, sqlite_where=UNFINISHED
    )
    op.create_index(
        "uq_job_run_scheduled",
        "job_run",
        ["household_id", "job"],
        unique=True,
        postgresql_where=SCHEDULED,
        sqlite_where=SCHEDULED,
    )
    op.create_index("ix_job_run_done_at", "job_run", ["done_at"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE job_run ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE job_run FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON job_run USING (household_id = {BOUND}::uuid)")
        op.execute(f"CREATE POLICY directory ON job_run TO CURRENT_USER USING ({BOUND} IS NULL)")


def downgrade() -> None:
    op.drop_table("job_run")
    op.create_table(
        "job",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leased_by", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_job"),
    )
