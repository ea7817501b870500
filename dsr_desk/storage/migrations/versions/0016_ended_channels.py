"""Channels that have ended: they stay, for cases, rosters and the audit name them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Add the column; no channel has ended so far."""
    op.add_column("channel", sa.Column("ended", sa.Date(), nullable=True))
