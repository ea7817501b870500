"""Fingerprints of what was just taken in: hashed as a search would, in the import's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from sqlalchemy import Connection

from dsr_desk.config import resources
from dsr_desk.domain.finding.matches import Mandate
from dsr_desk.domain.people import Action, Channel, ChannelKind, ChannelPolicy
from dsr_desk.sources import known
from dsr_desk.sources.archive.store import KEY, metadata
from dsr_desk.sources.keys import Key
from dsr_desk.sources.known import FINGERPRINTS
from dsr_desk.sources.mapping.file import read_mapping
from dsr_desk.sources.mapping.fitting import Fit

Where = tuple[str, str, ChannelKind]
"""Organisation, channel and kind of an item."""


def remember(connection: Connection, where: Iterable[Where], keys: Sequence[Key]) -> None:
    """Keep the fingerprints of items that stand in these places; only a file keeps them."""
    if connection.dialect.name != "sqlite" or not keys:
        return
    by_organisation: dict[str, list[Channel]] = {}
    for organisation, channel, kind in sorted(set(where)):
        policy = ChannelPolicy(Action.DELETE)
        one = Channel(channel, organisation, kind, channel, policy, KEY)
        by_organisation.setdefault(organisation, []).append(one)
    for organisation, channels in by_organisation.items():
        # A fence around all of them and nobody: it is asked for rows by their keys alone.
        mandate = Mandate(organisation, tuple(channels), ())
        for rule in _fit().mapping.items:
            known.remember(connection, _fit(), rule, mandate, keys)


@cache
def _fit() -> Fit:
    """Return the archive's own mapping over its own tables, which need no look at the file."""
    mapping = read_mapping(resources() / "mappings" / "archive.toml")
    tables = {name: metadata.tables[name] for name in mapping.tables}
    return Fit(KEY, mapping, tables, embedded=True, fingerprints=FINGERPRINTS)
