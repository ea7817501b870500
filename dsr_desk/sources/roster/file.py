"""Lists of editors on disk: read within bounds, written only where nothing is."""

from __future__ import annotations

from pathlib import Path

from dsr_desk.domain.errors import FileUnreadable
from dsr_desk.domain.roster.table import MOST_BYTES, RawTable, read_table
from dsr_desk.plainfile import open_plain
from dsr_desk.services.targets import write_new


class CsvFiles:
    """The ``RosterFiles`` port over the file system."""

    def read(self, path: Path) -> RawTable:
        """Return the rows of a CSV file; a longer one is refused without being read whole."""
        try:
            with open_plain(path) as file:
                data = file.read(MOST_BYTES + 1)
        except OSError as error:
            raise FileUnreadable(path.name, error.strerror or "it can’t be read") from None
        return read_table(data, path.name)

    def write(self, path: Path, text: str) -> None:
        """Write UTF-8 with a mark, which spreadsheets need to know it by."""
        write_new(path, text.encode("utf-8-sig"))
