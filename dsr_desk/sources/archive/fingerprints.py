"""Fingerprints of what is taken in, and of what was there before they were kept.

They are hashed as a search would, in the import's transaction; what an earlier program has taken
in, or what nobody could believe any more, is worked out a few items at a time while nobody waits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from functools import cache

from sqlalchemy import Connection, func, insert, select, update

from dsr_desk.config import resources
from dsr_desk.domain.finding.matches import Mandate
from dsr_desk.domain.people import Action, Channel, ChannelKind, ChannelPolicy
from dsr_desk.sources import known
from dsr_desk.sources.archive.store import KEY, item, metadata
from dsr_desk.sources.keys import Key
from dsr_desk.sources.known import FINGERPRINTS, WORKED_OUT, form_of, kept_up
from dsr_desk.sources.mapping.file import read_mapping
from dsr_desk.sources.mapping.fitting import Fit
from dsr_desk.sources.mapping.rules import ItemRule

STEP = 500
"""Items that are looked at in one transaction, beside which nobody else may write."""
Where = tuple[str, str, ChannelKind]
"""Organisation, channel and kind of an item."""


def remember(connection: Connection, where: Iterable[Where], keys: Sequence[Key]) -> None:
    """Keep the fingerprints of items that stand in these places; only a file keeps them."""
    if connection.dialect.name != "sqlite" or not keys:
        return
    places = set(where)
    for rule in _fit().mapping.items:
        _remember(connection, rule, places, keys)


def behind(connection: Connection) -> bool:
    """Tell whether there are items of which nobody has worked out yet what is not known."""
    if connection.dialect.name != "sqlite" or not kept_up(connection):
        return False
    done = {row.form: row.done >= row.last for row in connection.execute(select(WORKED_OUT))}
    missing = not all(done.get(form_of(_fit(), rule)) for rule in _fit().mapping.items)
    return missing and connection.scalar(select(item.c.id).limit(1)) is not None


def work_out(connection: Connection, step: int = STEP) -> None:
    """Keep the fingerprints of a few items more of those of which they are not known.

    What was done stays done, and the next call goes on there, whichever program makes it.  What
    was changed meanwhile is not known again by this: whoever finds it hashes it.
    """
    if not behind(connection):
        return
    own, progress = item.c.id, WORKED_OUT.c
    for rule in _fit().mapping.items:
        form = form_of(_fit(), rule)
        this = progress.form == form
        stands = connection.execute(select(progress.done, progress.last).where(this)).first()
        done = stands.done if stands else 0
        last = stands.last if stands else connection.scalar(select(func.max(own)))
        if stands is None:
            connection.execute(insert(WORKED_OUT).values(form=form, done=done, last=last))
        if done >= last:
            continue
        rows = select(own).where(own > done, own <= last).order_by(own).limit(step)
        keys = connection.scalars(rows).all()
        if keys:
            _remember_unknown(connection, rule, form, keys)
        end = keys[-1] if len(keys) == step else last
        connection.execute(update(WORKED_OUT).where(this).values(done=end))
        return


def _remember_unknown(
    connection: Connection, rule: ItemRule, form: int, keys: Sequence[int]
) -> None:
    among = item.c.id.between(keys[0], keys[-1])
    kept = FINGERPRINTS.c
    of_these = kept.item_id.between(keys[0], keys[-1]), kept.form == form
    known_ones = set(connection.scalars(select(kept.item_id).where(*of_these)))
    places = select(item.c.organisation, item.c.channel, item.c.kind).where(among).distinct()
    kinds = {kind.value: kind for kind in ChannelKind}
    where = {(o, c, kinds[k]) for o, c, k in connection.execute(places) if k in kinds}
    _remember(connection, rule, where, [key for key in keys if key not in known_ones])


def _remember(
    connection: Connection, rule: ItemRule, where: Set[Where], keys: Sequence[Key]
) -> None:
    by_organisation: dict[str, list[Channel]] = {}
    for organisation, channel, kind in sorted(where):
        policy = ChannelPolicy(Action.DELETE)
        one = Channel(channel, organisation, kind, channel, policy, KEY)
        by_organisation.setdefault(organisation, []).append(one)
    for organisation, channels in by_organisation.items():
        # A fence around all of them and nobody: it is asked for rows by their keys alone.
        mandate = Mandate(organisation, tuple(channels), ())
        known.remember(connection, _fit(), rule, mandate, keys)


@cache
def _fit() -> Fit:
    """Return the archive's own mapping over its own tables, which need no look at the file."""
    mapping = read_mapping(resources() / "mappings" / "archive.toml")
    tables = {name: metadata.tables[name] for name in mapping.tables}
    return Fit(KEY, mapping, tables, embedded=True, fingerprints=FINGERPRINTS)
