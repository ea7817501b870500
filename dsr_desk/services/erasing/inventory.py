"""The one inventory of stores: wherever content of a person can lie, and what looks there.

The look afterwards, the byte probe and the forgetting go by it; a test holds every table and folder
of the program against it.  What is added to the program is added here, or that test fails.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from dsr_desk.config import WorkspacePaths
from dsr_desk.services.erasing.bytescan import every_file
from dsr_desk.services.ports import ContentSource, DeskStore

Folders = Callable[[], Sequence[Path]]
"""Tells which folders of the account hold files of this program: caches, logs, temporary ones."""


class Look(Enum):
    """Ways in which a store is looked through after a run."""

    IDS = "by the plan’s own items"
    ADDRESSES = "for the persons' addresses"
    INDEX = "for words that no row holds"
    FORGOTTEN = "emptied of the case, then for bytes"
    BYTES = "for strings chosen before the erasure, in every byte"


@dataclass(frozen=True, slots=True)
class Store:
    """A place where content can lie: how it is called, which of our names it stands for."""

    name: str
    looks: tuple[Look, ...]
    tables: tuple[str, ...] = ()
    """Tables of the desk's database or of the archive."""
    paths: tuple[str, ...] = ()
    """Properties of ``WorkspacePaths``, or ``machine`` for folders outside the workspace."""


_EVERY = (Look.IDS, Look.ADDRESSES, Look.BYTES)
_OWN = (Look.FORGOTTEN, Look.BYTES)
STORES: tuple[Store, ...] = (
    Store("archive", _EVERY, ("item", "conversation", "recipient", "writer"), ("archive",)),
    Store("full-text index", (Look.INDEX, Look.BYTES), ("item_fts",), ("archive",)),
    Store("fingerprints of items", (Look.BYTES,), ("item_fingerprint",), ("archive",)),
    Store("attachments", (Look.ADDRESSES, Look.BYTES), ("attachment",), ("archive",)),
    Store("requests", _OWN, ("dsr_case", "case_subject", "mail_parsed", "case_check"), ("desk",)),
    Store("mails, sealed", _OWN, ("mail",), ("desk",)),
    Store("match and plan rows", _OWN, ("item_match", "plan_exception"), ("desk",)),
    Store("approval and run rows", (Look.BYTES,), ("approval", "run", "run_item"), ("desk",)),
    Store("hashes of other people", (Look.BYTES,), ("redaction",), ("desk",)),
    Store(
        "editors and mailboxes",
        (Look.BYTES,),
        ("roster_entry", "mailbox", "sending_account"),
        ("desk",),
    ),
    Store("drafts", _OWN, (), ("answers",)),
    Store("packages and their thumbnails", _OWN, (), ("packages",)),
    Store("certificates", (Look.BYTES,), (), ("certificates",)),
    Store("settings and mappings", (Look.BYTES,), (), ("settings", "mappings", "root")),
    Store("caches, logs, temporary files", (Look.BYTES,), (), ("machine",)),
)


def may_hold_others(paths: WorkspacePaths, path: Path, databases: frozenset[Path]) -> bool:
    """Tell whether a file may hold what a live row holds: databases, papers of other cases.

    Anywhere else a string of an erased person is residue, whoever else may be called so.
    """
    folders = (paths.packages, paths.answers, paths.mappings)
    return path in databases or any(path.is_relative_to(folder) for folder in folders)


def files_to_scan(
    paths: WorkspacePaths, machine: Folders, store: DeskStore, sources: Iterable[ContentSource]
) -> tuple[Path, ...]:
    """Return every file in which the byte probe looks, each once."""
    files = dict.fromkeys((*every_file([paths.root, *machine()]), *store.files()))
    files.update(dict.fromkeys(path for source in sources for path in source.files()))
    return tuple(files)
