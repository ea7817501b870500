"""Files that an argument names: what stands in them, and why none can be written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dsr_desk.domain.errors import FileUnreadable
from dsr_desk.domain.room import unwritable


def text_in(path: Path) -> str:
    """Return the text in a file.

    Raises:
        FileUnreadable: it is missing, or no text.
    """
    try:
        return path.read_text("utf-8")
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
