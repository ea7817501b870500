"""What the second opinion says of a whole mail, and which doubts of the rules it lifts.

Three sums are looked at: what all of the mail weighs, what weighs that is not the request itself,
and the one statement that weighs most.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dsr_desk.domain.intake.attesting.aside import Aside, goes_on
from dsr_desk.domain.intake.attesting.lifting import Lift
from dsr_desk.domain.intake.attesting.literal import Literal
from dsr_desk.domain.intake.attesting.material import Material
from dsr_desk.domain.intake.attesting.openings import is_section
from dsr_desk.domain.intake.attesting.remarks import names_meant
from dsr_desk.domain.intake.attesting.second_opinion import (
    Stretch,
    Where,
    bearing_on_it,
    features,
    is_plain,
    only_asks,
    score_of,
    weight_of,
    worst_statement,
)
from dsr_desk.domain.intake.phrasing.taught import Taught
from dsr_desk.domain.intake.phrasing.wordings import Wordings


@dataclass(frozen=True, slots=True)
class Weighed:
    """A mail as the second opinion sees it."""

    bearing: Sequence[Stretch]
    """What of it can bear on the check."""
    against: float
    """The log odds that it does not attest, by all that it says."""
    stated: float
    """The same without what its subject line and its requests say against it."""
    worst: float
    """The log odds of the one statement that speaks most against it."""
    takes_up: bool
    """Whether a statement takes up what was said before: “It's what the sheet says”."""
    goes_on: bool
    """Whether more than a greeting or a wish stands right behind the attestation, or heads it."""
    plain: bool
    """Whether it only greets, thanks, names and wishes."""
    taught: Taught

    @property
    def fine_as_a_whole(self) -> bool:
        """Whether its sums are those of mails that attest."""
        taught = self.taught
        if self.against < (taught.refused_from_plain if self.plain else taught.refused_from):
            return True
        if self.takes_up or self.goes_on:
            return False
        return self.stated < taught.stated_below and self.worst < taught.stated_statement

    @property
    def passes(self) -> bool:
        """Whether nothing speaks against what the rules found fine."""
        return self.fine_as_a_whole and self.worst < self.taught.refused_statement

    def lifts(self, lift: Lift, aside: Aside) -> bool:
        """Tell whether a doubt is lifted.

        Args:
            lift: how far it may be.
            aside: whether it is raised by a statement that is about something else.
        """
        taught = self.taught
        if lift is Lift.NEVER:
            return False
        surely, perhaps = aside is Aside.SURELY, aside is Aside.PERHAPS
        if surely and self.stated < taught.aside_below and self.worst < taught.aside_statement:
            return True
        if perhaps and self.stated < taught.perhaps_below and self.worst < taught.perhaps_statement:
            return True
        harmless = self.worst < lift.at_most(taught)
        return harmless and self.against < lift.limit(taught, plain=self.plain)


def _stands_beside(one: Stretch, own: Sequence[Literal]) -> bool:
    """Tell whether it goes on behind the attestation, or is a loose line right above it."""
    if one.sentence is None:
        return False
    heads = one.where is Where.PREVIOUS and not one.sentence.closed
    return heads or goes_on(one.sentence, own)


def weighed(
    told: Sequence[Stretch],
    own: Sequence[Literal],
    whole: Material,
    material: Material,
    words: Wordings,
    taught: Taught,
) -> Weighed:
    """Weigh a mail.

    Args:
        told: all stretches of it.
        own: the attestation, wherever its new text holds it.
        whole: all that it says.
        material: what of that can speak against it.
        words: the wordings.
        taught: the weights.
    """
    left = set(map(id, whole.sentences)) - set(map(id, material.sentences))
    kept = [one for one in told if id(one.sentence) not in left]
    bearing = bearing_on_it(kept, names_meant(whole.sentences, whole.subjects), words)
    pieces = [(features([one]), one in bearing, one) for one in told]
    weights = taught.weights
    counted = [piece for piece, bears, _ in pieces if bears or weight_of(piece, weights) < 0]
    stated = [
        piece
        for piece, bears, one in pieces
        if (bears and not only_asks(one, words)) or weight_of(piece, weights) < 0
    ]
    # What heads another part of the letter states nothing by itself.
    stating = [features([one]) for one in bearing if not is_section(one.text, words)]
    return Weighed(
        bearing,
        score_of(counted, taught),
        score_of(stated, taught),
        worst_statement(stating, taught),
        any("refers_back" in one.classes for one in bearing),
        any(_stands_beside(one, own) and not only_asks(one, words) for one in bearing),
        is_plain(bearing, words),
        taught,
    )
