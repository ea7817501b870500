"""The words by which a relative is told to ask for what they wrote themselves."""

from __future__ import annotations

from dataclasses import dataclass

from dsr_desk.domain.intake.phrasing.pattern import Pattern


@dataclass(frozen=True, slots=True)
class AskerWords:
    """Who asks, for whose messages, and what is told of a child beside it."""

    she: Pattern
    """What calls somebody a relative who is spoken of as “she”: “a mother”."""
    he: Pattern
    any: Pattern
    """What calls somebody a relative who may be either: “a parent”."""
    many: Pattern
    roles: Pattern
    """The same words without an article, as they stand in a subject line."""
    titles_she: Pattern
    titles_he: Pattern
    before: Pattern
    """What stands before who asks: “we have”."""
    beside: Pattern
    """What stands between who asks and the asking: “who has”, “with us”."""
    asks: Pattern
    """The asking itself."""
    own: Pattern
    """What makes the messages the asker's beyond doubt: “sina”, “their own”."""
    writes: Pattern
    """What makes them theirs as well: “all she wrote”."""
    others: Pattern
    """Pronouns that make messages somebody else's: in Swedish one's own are never “hennes”."""
    own_she: Pattern
    own_he: Pattern
    own_many: Pattern
    daughters: Pattern
    """What begins to tell of a child only that it left, began or moved: “whose daughter left”."""
    sons: Pattern
    children: Pattern
    child: Pattern
    since: Pattern
    """The same as a time: “since her daughter began”."""
    things: Pattern
    """What makes it an act of the child's: “left a note”, “moved hers”, “for him”."""
    where: Pattern
    """All else that is told of a child, but for one name: where and when it left."""
    forums: Pattern
    """A channel that is called by those who write there: “our parents' chat”."""
    pupils: Pattern
    """Who may own the messages in another sentence: “the pupil”."""
