"""Operations on organisations and channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dsr_desk.domain.changes import Changes
from dsr_desk.ui.operation import Operation, change, long_change

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dsr_desk.domain.finding.tables import TableHead, Told
    from dsr_desk.domain.people import Channel, Organisation
    from dsr_desk.services.finding.importing import Imported
    from dsr_desk.services.people.connecting import StoreSeen, Wanted
    from dsr_desk.ui.desk import Desk


def add_organisation(
    *, parent: QObject, desk: Desk, organisation: Organisation
) -> Operation[Changes]:
    """Serve another organisation."""
    return change(
        parent,
        desk,
        lambda services, by: services.workspace.directory.add_organisation(organisation, by),
    )


def add_channel(*, parent: QObject, desk: Desk, channel: Channel) -> Operation[Changes]:
    """Take in another channel."""
    return change(
        parent, desk, lambda services, by: services.workspace.directory.add_channel(channel, by)
    )


def end_channel(*, parent: QObject, desk: Desk, key: str, reason: str) -> Operation[Changes]:
    """End a channel of which nothing is left."""
    return change(
        parent,
        desk,
        lambda services, by: services.workspace.directory.end_channel(key, by, reason),
    )


def look_at_tables(
    *, parent: QObject, desk: Desk, paths: Sequence[Path], told: Told
) -> Operation[tuple[TableHead, ...]]:
    """Look how exported tables would be read."""
    return Operation(
        parent,
        desk,
        lambda _progress, cancel: desk.services.importing.look(paths, told, cancel),
        replaces="tables",
    )


def import_content(
    *,
    parent: QObject,
    desk: Desk,
    channel: str,
    paths: Sequence[Path],
    told: Told,
    set_right: bool,
) -> Operation[Imported]:
    """Take content from files and folders into a channel, or set right what is there."""
    return long_change(
        parent,
        desk,
        lambda services, *how: services.importing.take_in(
            paths, channel, *how, told=told, set_right=set_right
        ),
        changes=lambda done: done.changes,
        at_worst=Changes(content=True),
    )


def try_database(
    *, parent: QObject, desk: Desk, wanted: Wanted, password: str
) -> Operation[StoreSeen]:
    """Look what a mapping would find in a database."""
    return Operation(
        parent,
        desk,
        lambda _p, _c: desk.services.workspace.connecting.look(wanted, password, desk.by),
    )


def connect_database(
    *, parent: QObject, desk: Desk, wanted: Wanted, seen: str, password: str
) -> Operation[Changes]:
    """Connect what was seen."""
    return change(
        parent,
        desk,
        lambda services, by: services.workspace.connecting.connect(wanted, seen, password, by),
    )
