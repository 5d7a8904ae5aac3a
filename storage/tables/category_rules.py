"""The table of category rules."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from storage.tables.columns import Owned, instant_column, own_foreign_key, text_column


class CategoryRuleRow(Owned, table=True):
    """A rule that puts one shop or one description into a category; ``key`` is the folded name."""

    __tablename__ = "category_rule"
    __table_args__ = (
        UniqueConstraint("household_id", "of_shop", "key"),
        own_foreign_key("category", "category", "key"),
        own_foreign_key("member_id", "member"),
    )

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    key: str = text_column()
    name: str = text_column()
    of_shop: bool
    category: str
    member_id: UUID
    created_at: datetime = instant_column()
