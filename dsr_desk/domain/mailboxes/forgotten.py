"""What became of a secret that was to be removed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Forgotten(StrEnum):
    """What the key store made of it."""

    GONE = "gone"
    REFUSED = "refused"
    """It has the secret still, or does not say that it has not."""
    UNREACHED = "unreached"
    """No allowed key store is there to be asked; one that was there before may have the secret."""


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a secret."""

    secret: Forgotten
    entry: str
    """Under which name it stands in the key store, for whoever must remove it there."""
