"""Row-level security on PostgreSQL: a second belt under the household in every statement.

Units of work put on the role ``purser_tenant`` and bind one household; that role sees this household or nothing. Where
the role may not be made, FORCE holds the owner to the same rule while a household is bound. With none bound the owner
reads across households (directory, inbox, outbox); the tenant's role then sees nothing.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

BOUND = "nullif(current_setting('purser.household', true), '')"
BOOK = ("member", "account", "category", "tag", "draft", "entry", "entry_tag", "share", "proof", "change", "parsing")
GUARDED = ("household", *BOOK, "identity", "invite", "outbox")

ROLE = """
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'purser_tenant') THEN
    BEGIN
      CREATE ROLE purser_tenant NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
  END IF;
  EXECUTE format('GRANT purser_tenant TO %I', current_user);
EXCEPTION WHEN insufficient_privilege THEN RAISE NOTICE 'purser_tenant is not ours to make or to put on';
END $$
"""
GRANTS = """
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'purser_tenant') THEN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO purser_tenant', current_schema());
    GRANT SELECT, UPDATE ON household, inbox TO purser_tenant;
    GRANT SELECT, INSERT, UPDATE, DELETE ON
      member, account, category, tag, draft, entry, entry_tag, share, proof, change, parsing TO purser_tenant;
    GRANT SELECT, INSERT, UPDATE ON invite, group_chat, dialogue, outbox TO purser_tenant;
    GRANT SELECT, DELETE ON identity TO purser_tenant;
  END IF;
END $$
"""


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    op.execute(ROLE)
    op.execute(GRANTS)
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
