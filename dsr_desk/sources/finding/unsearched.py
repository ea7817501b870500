"""What can't be found in a store whatever is sought: files that are no text, senders unread.

Both are counted for each channel, so that the gap is shown and nobody takes it for “nothing there”.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, func, select

from dsr_desk.domain.finding.gaps import Unread
from dsr_desk.domain.finding.matches import Mandate
from dsr_desk.domain.people import ChannelKind
from dsr_desk.sources.finding.asides import tables_of
from dsr_desk.sources.finding.files_beside import is_text, small
from dsr_desk.sources.mapping.fitting import Fit
from dsr_desk.sources.mapping.rules import ItemRule


def unread(connection: Connection, fit: Fit, mandate: Mandate) -> Iterator[Unread]:
    """Yield, for each channel with such, how many files and senders could not be searched."""
    files: Counter[str] = Counter()
    senders: Counter[str] = Counter()
    for rule in tables_of(fit):
        files.update(_files(connection, fit, rule, mandate))
        for counted in _without_author(connection, fit, rule, mandate):
            senders.update(counted)
        senders.update(_not_read(connection, fit, rule, mandate))
    for channel in sorted(files.keys() | senders.keys()):
        yield Unread(channel, files[channel], senders[channel])


def _files(connection: Connection, fit: Fit, rule: ItemRule, mandate: Mandate) -> Counter[str]:
    below = rule.show.attachments
    child = fit.mapping.link(below.link).child
    channel = fit.column(child, fit.mapping.channel)
    # Very many files are of few kinds: what a kind means is asked once of each.
    alike = channel, fit.column(child, below.media_type), small(fit.column(child, below.size))
    statement = select(*alike, func.count()).where(fit.scope(child, mandate)).group_by(*alike)
    found: Counter[str] = Counter()
    for key, media_type, is_small, count in connection.execute(statement):
        if not (is_small and is_text(media_type)):
            found[str(key)] += count
    return found


def _without_author(
    connection: Connection, fit: Fit, rule: ItemRule, mandate: Mandate
) -> Iterator[dict[str, int]]:
    """Count mails without an author of which no further row tells anything."""
    author = fit.column(rule.table, rule.mine.column)
    is_mail = fit.column(rule.table, rule.kind) == ChannelKind.MAIL.value
    conditions = [is_mail]
    if (rows := fit.writers(rule)) is not None:
        conditions.append(~select(rows.item).where(rows.item == fit.id(rule)).exists())
    # One after the other: asked for both at once, SQLite would read every item with its text.
    for nobody in (author == "", *((author.is_(None),) if author.nullable else ())):
        yield _counted(connection, fit, rule.table, mandate, nobody, *conditions)


def _not_read(connection: Connection, fit: Fit, rule: ItemRule, mandate: Mandate) -> dict[str, int]:
    rows = fit.writers(rule)
    if rows is None:
        return {}
    return _counted(connection, fit, rows.table.name, mandate, rows.unread())


def _counted(
    connection: Connection,
    fit: Fit,
    table: str,
    mandate: Mandate,
    *conditions: ColumnElement[bool],
) -> dict[str, int]:
    channel = fit.column(table, fit.mapping.channel)
    statement = (
        select(channel, func.count())
        .where(fit.scope(table, mandate), *conditions)
        .group_by(channel)
    )
    return {str(key): count for key, count in connection.execute(statement)}
