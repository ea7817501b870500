"""The rule for a channel that an organisation gets while a case of it is open."""

from __future__ import annotations

from collections.abc import Iterable

from dsr_desk.domain.errors import Refusal


class ChannelAdded(Refusal):
    """The request asks for a channel that was added since its checks were made."""

    code = "channel-added"

    def __init__(self, titles: Iterable[str]) -> None:
        """Name the channels; nobody is named by them."""
        channels = ", ".join(titles)
        super().__init__(
            f"Since this case was checked, {channels} was added, and the request asks for it as"
            " well: its sender was an editor there that day. Nothing was approved, handed out or"
            " erased. Send the plan back, if there is one; then have the new channel checked at"
            " the Verify step, and search again.",
            channels=channels,
        )
