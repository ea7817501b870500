"""Why an organisation's profile is not changed."""

from __future__ import annotations

from dsr_desk.domain.errors import Refusal


class ProfileRefused(Refusal):
    """What was given is no profile that an extract can show."""

    code = "profile-refused"

    def __init__(self, reason: str) -> None:
        """Say why in words; no content."""
        super().__init__(
            f"What the organisation says in extracts was not saved: {reason}. Mend it, then save"
            " again.",
            reason=reason,
        )
