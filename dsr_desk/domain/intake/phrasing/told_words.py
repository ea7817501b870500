"""The words by which a mail tells of a channel or a person without asking for it."""

from __future__ import annotations

from dataclasses import dataclass

from dsr_desk.domain.intake.phrasing.pattern import Pattern


@dataclass(frozen=True, slots=True)
class ToldWords:
    """What is told beside the wish."""

    stays: Pattern
    """Keeping, withdrawing, waiting, having been done, being another: what is not asked for."""
    denies: Pattern
    """A no."""
    refuses: Pattern
    """A no to being part of it: “has not asked for anything”, “is not to be touched”."""
    beside: Pattern
    """What is told of others, or of how somebody was reached or checked."""
    recalls: Pattern
    """What was asked or said before: “you asked about the chats”."""
    relatives: Pattern
    """Who is told of as somebody's: “his mother”, “the club's treasurer”, “a namesake”."""
    pronouns: Pattern
    """What goes on about whoever was named last."""
    unsure: Pattern
    """Leaving to the desk, or not knowing, what is asked for."""
    parts: Pattern
    """What stands for some of what is asked for, or for all of it."""
    them: Pattern
    """What goes on about a channel that was named last."""
    formats: Pattern
    """What the desk may well choose: “JSON or CSV, whichever is easier”."""
    undone: Pattern
    """What takes back or ends what a line of a list just wished: “(withdrawn)”, “done by you”."""
    them_not: Pattern
    """What denies something of a channel that was named last: “those we had better not touch”."""
    namesakes: Pattern
    """That two persons have one name."""
    likewise: Pattern
    """What joins somebody to another's wish: “the same for”."""
    adds: Pattern
    """What adds to one of several persons' wish: “Stig also the chats”."""
    plural: Pattern
    """What makes a wish all the persons' wish: “both”, “their mails”."""
    order: Pattern
    """That a copy and the erasure are both wished for, or one after the other."""
    masks: Pattern
    """What is done instead of erasing: “anonymise”."""
    requests: Pattern
    """What makes a question a wish: “could you”."""
    contacts: Pattern
    """What tells that somebody got in touch: “wrote to us”, “asked us”."""
    uninvolved: Pattern
    """What says of somebody that it is none of theirs: “has nothing to do with it”."""
    arrivals: Pattern
    """What tells how a request came: “her mail came from …”."""
    wrote: Pattern
    """What somebody did in a channel: “the chats she had”, “inlägg hon skrev”."""
