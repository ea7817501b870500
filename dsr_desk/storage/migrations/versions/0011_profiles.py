"""What each organisation says of itself in every extract."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dsr_desk.domain.extracts.profiles import CoverText
from dsr_desk.storage.engine.types import ForeignText, Record

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the table; an organisation without a row leaves every point blank."""
    op.create_table(
        "organisation_profile",
        sa.Column(
            "organisation", ForeignText(), sa.ForeignKey("organisation.key"), primary_key=True
        ),
        sa.Column("show_staff_names", sa.Boolean(), nullable=False),
        sa.Column("texts", Record(tuple[CoverText, ...]), nullable=False),
    )
