"""Why no workspace is founded."""

from __future__ import annotations

from dsr_desk.domain.errors.roots import Refusal


class FoundingRefused(Refusal):
    """What was given is nothing that a workspace can begin with."""

    code = "founding-refused"

    def __init__(self, reason: str) -> None:
        """Say why in words; no password."""
        super().__init__(
            f"No workspace was made: {reason}. Mend it, then try again; “dsr-desk found --example”"
            " shows a file that holds.",
            reason=reason,
        )
