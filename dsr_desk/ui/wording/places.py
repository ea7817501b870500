"""What the stores of content are called: the workspace's own by a name, every other by its key."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dsr_desk.services.people.founding_file import ARCHIVE

translate = QCoreApplication.translate


def places(keys: str) -> str:
    """Return stores and their tables in words: “archive, helpdesk.post”."""
    return ", ".join(map(_place, keys.split(", ")))


def file_place(name: str) -> str:
    """Return a file of the workspace in words: “the workspace’s archive (archive.sqlite)”."""
    known = {
        "archive": translate("Places", "the workspace’s archive"),
        "desk": translate("Places", "the desk’s own database"),
    }
    words = known.get(name.partition(".")[0])
    return f"{words} ({name})" if words else name


def _place(key: str) -> str:
    source, _, table = key.partition(".")
    if source != ARCHIVE:
        return key
    name = translate("Places", "the workspace’s archive")
    return f"{name} ({table})" if table else name
