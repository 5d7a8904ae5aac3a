"""Add statement imports, the parts of long imports, and remembered column layouts."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

BOUND = "nullif(current_setting('purser.household', true), '')"
TABLES = ("statement_import", "import_part", "column_memory")


def _own(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["household_id", column], [f"{other}.household_id", f"{other}.id"], name=f"fk_{table}_household_id_{column}"
    )


def _household(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["household_id"], ["household.id"], name=f"fk_{table}_household_id")


def upgrade() -> None:
    op.create_table(
        "statement_import",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("file", sa.String(), nullable=True),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("fresh", sa.Integer(), nullable=False),
        sa.Column("doubtful", sa.Integer(), nullable=False),
        sa.Column("skipped", sa.Integer(), nullable=False),
        sa.Column("handled", sa.Integer(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("draft_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        _household("statement_import"),
        _own("statement_import", "member_id", "member"),
        _own("statement_import", "draft_id", "draft"),
        sa.PrimaryKeyConstraint("household_id", "id", name="pk_statement_import"),
    )
    op.create_index("ix_statement_import_newest", "statement_import", ["household_id", "created_at"])
    op.create_table(
        "import_part",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("lines", sa.LargeBinary(), nullable=False),
        sa.Column("draft_id", sa.Uuid(), nullable=True),
        sa.Column("asked", sa.Text(), nullable=False),
        _household("import_part"),
        _own("import_part", "import_id", "statement_import"),
        _own("import_part", "draft_id", "draft"),
        sa.PrimaryKeyConstraint("household_id", "import_id", "number", name="pk_import_part"),
    )
    op.create_table(
        "column_memory",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("header", sa.String(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        _household("column_memory"),
        sa.PrimaryKeyConstraint("household_id", "header", name="pk_column_memory"),
    )
    if op.get_bind().dialect.name == "postgresql":
        for table in TABLES:
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY tenant ON {table} USING (household_id = {BOUND}::uuid)")
            op.execute(f"CREATE POLICY directory ON {table} TO CURRENT_USER USING ({BOUND} IS NULL)")


def downgrade() -> None:
    op.drop_table("column_memory")
    op.drop_table("import_part")
    op.drop_index("ix_statement_import_newest", "statement_import")
    op.drop_table("statement_import")
