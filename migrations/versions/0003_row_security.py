"""Row-level security on PostgreSQL, as a second guard beside the household condition in every statement.

Units of work switch to the role ``purser_tenant`` (created and granted its rights at every start, see
``storage.security``) and bind one household; that role sees only that household's rows. Where the role cannot be
created, FORCE applies the policies to the tables' owner while a household is bound. With none bound the owner reads
across households (directory, inbox, outbox), and the tenant's role sees nothing.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

BOUND = "nullif(current_setting('purser.household', true), '')"
BOOK = ("member", "account", "category", "tag", "draft", "entry", "entry_tag", "share", "proof", "change", "parsing")
GUARDED = ("household", *BOOK, "identity", "invite", "outbox")


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    for table in GUARDED:
        own = "id" if table == "household" else "household_id"
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant ON {table} USING ({own} = {BOUND}::uuid)")
        op.execute(f"CREATE POLICY directory ON {table} TO CURRENT_USER USING ({BOUND} IS NULL)")


def downgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    for table in GUARDED:
        op.execute(f"DROP POLICY directory ON {table}")
        op.execute(f"DROP POLICY tenant ON {table}")
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
