"""Files that an argument names: what stands in them, and why none can be written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dsr_desk.domain.errors import FileUnreadable
from dsr_desk.domain.room import unwritable

_MOST_BYTES = 1024 * 1024
"""Whatever has more is none of the texts that are asked for; a device would never end."""


def text_in(path: Path) -> str:
    """Return the text in a file; a pipe will do, such as one that a password manager writes to.

    A mark that some editors put before UTF-8 is no part of the text: before a password it would
    make it a wrong one.

    Raises:
        FileUnreadable: it is missing, too long, or no text.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise FileUnreadable(path.name, "it is too long for what it is to hold")
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except (OSError, UnicodeDecodeError):
        raise FileUnreadable(path.name, "it is missing, or not text in UTF-8") from None


@contextmanager
def written_to(folder: Path) -> Iterator[None]:
    """Tell in a sentence why files could not be written there.

    Raises:
        DiskFull, WorkspaceReadOnly: which of the two stands in the way.
    """
    try:
        yield
    except OSError as error:
        raise unwritable(error, str(folder)) from None
