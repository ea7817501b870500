"""What kinds of identifiers there are, and one that was detected."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

PREFIX = "identifiers-"
"""How a trace of an identifier begins: ``identifiers-link``."""


class Identifier(StrEnum):
    """What was found; each has its wording in every language."""

    NAME = "name"
    ADDRESS = "address"
    PHONE = "phone"
    PERSONAL_NUMBER = "personal-number"
    LINK = "link"
    NETWORK = "network-address"
    FILE = "file-name"
    HANDLE = "handle"
    ACCOUNT = "account"
    PLATE = "plate"
    POSTAL = "postal-address"

    @property
    def trace(self) -> str:
        """The word under which a run records it."""
        return PREFIX + self.value


class Detected(NamedTuple):
    """What may be somebody's identifier, and where it stands."""

    start: int
    end: int
    kind: Identifier
    text: str
    """The identifier alone: a handle without its sign, a link without ``https://www.``."""
