"""The refusal to write a file where another one stands."""

from __future__ import annotations

from dsr_desk.domain.errors import Refusal


class TargetTaken(Refusal):
    """A file that a person wants written would stand in another's place."""

    code = "target-taken"

    def __init__(self, file: str) -> None:
        """Name the file."""
        super().__init__(
            f"{file} is there already, or would lie among the desk’s own files. Nothing was"
            " written. Give another name or folder.",
            file=file,
        )
