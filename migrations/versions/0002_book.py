"""Add tables for members, categories, accounts, drafts, entries and their tags, proofs and audit trail."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name="fk_account_household_id"),
        sa.PrimaryKeyConstraint("household_id", "id", name="pk_account"),
        sa.UniqueConstraint("household_id", "name_key", name="uq_account_household_id_name_key"),
    )
    op.create_table(
        "category",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("icon", sa.String(), nullable=False),
        sa.Column("colour", sa.String(), nullable=False),
        sa.Column("income", sa.Boolean(), nullable=False),
        sa.Column("system", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name="fk_category_household_id"),
        sa.PrimaryKeyConstraint("household_id", "key", name="pk_category"),
    )
    op.create_table(
        "group_chat",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name="fk_group_chat_household_id"),
        sa.PrimaryKeyConstraint("channel", "chat", name="pk_group_chat"),
    )
    op.create_index("ix_group_chat_household_id", "group_chat", ["household_id"])
    op.create_table(
        "member",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name="fk_member_household_id"),
        sa.PrimaryKeyConstraint("household_id", "id", name="pk_member"),
    )
    op.create_index("ix_member_name_key", "member", ["name_key"])
    op.create_table(
        "tag",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name="fk_tag_household_id"),
        sa.PrimaryKeyConstraint("household_id", "key", name="pk_tag"),
    )
    op.create_table(
        "web_file",
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["chat", "number"], ["web_message.chat", "web_message.number"], name="fk_web_file_chat_number"
        ),
        sa.PrimaryKeyConstraint("chat", "number", name="pk_web_file"),
    )
    op.create_table(
        "change",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.Uuid(), nullable=True),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id", "member_id"], ["member.household_id", "member.id"], name="fk_change_household_id_member_id"
        ),
        sa.PrimaryKeyConstraint("household_id", "id", name="pk_change"),
    )
    op.create_index("ix_change_member", "change", ["household_id", "member_id", "at"])
    op.create_index("ix_change_subject", "change", ["household_id", "subject"])
    op.create_table(
        "draft",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("author", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("doubts", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id", "author"], ["member.household_id", "member.id"], name="fk_draft_household_id_author"
        ),
        sa.PrimaryKeyConstraint("household_id", "id", name="pk_draft"),
    )
    op.create_index("ix_draft_author", "draft", ["household_id", "author", "created_at"])
    op.create_index(
        "ix_draft_open",
        "draft",
        ["household_id", "created_at"],
        postgresql_where=sa.text("state = 'open'"),
        sqlite_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "identity",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id", "member_id"],
            ["member.household_id", "member.id"],
            name="fk_identity_household_id_member_id",
        ),
        sa.PrimaryKeyConstraint("channel", "person", name="pk_identity"),
    )
    op.create_index("ix_identity_household_id_member_id", "identity", ["household_id", "member_id"])
    op.create_table(
        "invite",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id", "member_id"], ["member.household_id", "member.id"], name="fk_invite_household_id_member_id"
        ),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name="fk_invite_household_id"),
        sa.PrimaryKeyConstraint("digest", name="pk_invite"),
    )
    op.create_index("ix_invite_household_id", "invite", ["household_id"])
    op.create_table(
        "parsing",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reader", sa.String(), nullable=False),
        sa.Column("output", sa.Text(), nullable=False),
        sa.Column("errors", sa.Text(), nullable=False),
        sa.Column("took_us", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id", "member_id"],
            ["member.household_id", "member.id"],
            name="fk_parsing_household_id_member_id",
        ),
        sa.PrimaryKeyConstraint("household_id", "id", name="pk_parsing"),
    )
    op.create_index("ix_parsing_at", "parsing", ["household_id", "at"])
    op.create_table(
        "entry",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("visibility", sa.String(), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.CHAR(length=3), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("merchant", sa.Text(), nullable=True),
        sa.Column("merchant_key", sa.Text(), nullable=True),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("category", sa.String(), nullable=True),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("payer", sa.Uuid(), nullable=True),
        sa.Column("author", sa.Uuid(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("draft_id", sa.Uuid(), nullable=True),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id", "account_id"],
            ["account.household_id", "account.id"],
            name="fk_entry_household_id_account_id",
        ),
        sa.ForeignKeyConstraint(
            ["household_id", "author"], ["member.household_id", "member.id"], name="fk_entry_household_id_author"
        ),
        sa.ForeignKeyConstraint(
            ["household_id", "category"],
            ["category.household_id", "category.key"],
            name="fk_entry_household_id_category",
        ),
        sa.ForeignKeyConstraint(
            ["household_id", "draft_id"], ["draft.household_id", "draft.id"], name="fk_entry_household_id_draft_id"
        ),
        sa.ForeignKeyConstraint(
            ["household_id", "payer"], ["member.household_id", "member.id"], name="fk_entry_household_id_payer"
        ),
        sa.PrimaryKeyConstraint("household_id", "id", name="pk_entry"),
        sa.UniqueConstraint("household_id", "draft_id", "line", name="uq_entry_household_id_draft_id_line"),
    )
    op.create_index("ix_entry_household_id_day", "entry", ["household_id", "day"])
    op.create_index(
        "ix_entry_trash",
        "entry",
        ["household_id", "deleted_at"],
        postgresql_where=sa.text("deleted_at IS NOT NULL"),
        sqlite_where=sa.text("deleted_at IS NOT NULL"),
    )
    op.create_table(
        "proof",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("draft_id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("file", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id", "draft_id"], ["draft.household_id", "draft.id"], name="fk_proof_household_id_draft_id"
        ),
        sa.PrimaryKeyConstraint("household_id", "id", name="pk_proof"),
    )
    op.create_index("ix_proof_draft", "proof", ["household_id", "draft_id"])
    op.create_table(
        "entry_tag",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id", "entry_id"], ["entry.household_id", "entry.id"], name="fk_entry_tag_household_id_entry_id"
        ),
        sa.ForeignKeyConstraint(
            ["household_id", "tag"], ["tag.household_id", "tag.key"], name="fk_entry_tag_household_id_tag"
        ),
        sa.PrimaryKeyConstraint("household_id", "entry_id", "tag", name="pk_entry_tag"),
    )
    op.create_index("ix_entry_tag_tag", "entry_tag", ["household_id", "tag"])
    op.create_table(
        "share",
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id", "entry_id"], ["entry.household_id", "entry.id"], name="fk_share_household_id_entry_id"
        ),
        sa.ForeignKeyConstraint(
            ["household_id", "member_id"], ["member.household_id", "member.id"], name="fk_share_household_id_member_id"
        ),
        sa.PrimaryKeyConstraint("household_id", "entry_id", "member_id", name="pk_share"),
    )


def downgrade() -> None:
    for name in (
        "share",
        "entry_tag",
        "proof",
        "entry",
        "parsing",
        "invite",
        "identity",
        "draft",
        "change",
        "web_file",
        "tag",
        "member",
        "group_chat",
        "category",
        "account",
    ):
        op.drop_table(name)
