"""The table of category models trained on households' own entries."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from storage.tables.columns import TableRow, instant_column


class CategoryModelRow(TableRow, table=True):
    """One household's trained category model; ``content`` is written by ``analytics.categorise.household_model``."""

    __tablename__ = "category_model"

    household_id: UUID = Field(primary_key=True, foreign_key="household.id")
    content: bytes
    examples: int
    trained_at: datetime = instant_column()
