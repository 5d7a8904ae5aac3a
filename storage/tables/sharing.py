"""The table of split rules, by which a household shares costs."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index

from storage.tables.columns import Owned, instant_column, own_foreign_key, text_column


class SplitRuleRow(Owned, table=True):
    """A split rule that applies from an instant on; ``weights`` is JSON, whole parts by member id."""

    __tablename__ = "split_rule"
    __table_args__ = (own_foreign_key("member_id", "member"), Index("ix_split_rule_since", "household_id", "since"))

    kind: str
    weights: str = text_column()
    member_id: UUID
    since: datetime = instant_column()
