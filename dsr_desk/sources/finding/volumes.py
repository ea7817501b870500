"""How much a store holds for each channel, whoever wrote it."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Connection, func, select

from dsr_desk.domain.finding.matches import Mandate
from dsr_desk.sources.finding.asides import tables_of
from dsr_desk.sources.mapping.fitting import Fit


def volumes(connection: Connection, fit: Fit, mandate: Mandate) -> dict[str, int]:
    """Return how many items lie inside the fence, by channel; the persons play no part."""
    found: Counter[str] = Counter()
    for rule in tables_of(fit):
        channel = fit.column(rule.table, fit.mapping.channel)
        statement = (
            select(channel, func.count()).where(fit.scope(rule.table, mandate)).group_by(channel)
        )
        found.update({str(key): count for key, count in connection.execute(statement)})
    return dict(found)
