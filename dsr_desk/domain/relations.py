"""How the cases that grew from one mail, or that follow each other, know each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RelationKind(StrEnum):
    """How two cases know each other."""

    CLAIMS = "claims"
    """The mail says that it belongs to the other case; its sender may not add to it."""
    FOLLOWS = "follows"
    """The mail follows up a case that was carried out or closed when it came."""
    SPLIT = "split"
    """Some of the channels wished for went to the other case (law.md L17)."""
    SPLIT_FROM = "split_from"
    """The case was made of the channels that the other could not go on with."""
    WISHES = "wishes"
    """What the mail asks for others of its persons went to the other case."""
    WISHES_FROM = "wishes_from"
    """The case was made of persons for whom the mail asks something else than for the other's."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Another case that this one names; ``channels`` are those that only the other may touch.

    So are ``persons``, by where the mails name them: “1.2” is the second person of the first mail.
    """

    kind: RelationKind
    case: str
    channels: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
