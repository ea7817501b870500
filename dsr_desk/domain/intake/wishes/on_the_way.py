"""Which channels the sentence of a wish names without asking for them.

“She got in touch in the chat and asked us to delete her posts” says how she was heard; “mail and
chat away, the forum we leave for now” what happens to another.  Neither names what is wished for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.sentences import Sentence, clauses
from dsr_desk.domain.intake.wishes.channels import Naming, namings_in
from dsr_desk.domain.intake.wishes.verbs import Occurrence, vanishings

CLAUSES = re.compile(r"[;:\n.]|,(?! ?(?:och|and|samt)(?!\w))|(?<!\w)(?:men|but)(?!\w)")
"""Where a clause of a wish's sentence ends, and another one may speak of something else."""
_WITHIN = 60
"""Characters from a word for getting in touch to the channel it was done in."""
_BY = re.compile(
    r"(?<!\w)(?:i|på|via|per|genom|över|by|through|in|on|over|using)[ \n]"
    r"(?:[^\s.,;:!?]+[ \n]){0,2}$"
)
_STOP = re.compile(r"[.;:!?]")
_DETERMINER = re.compile(r"[ \n(]*(?:[^\W\d_]+[ \n]){0,1}$")
"""What stands between a clause's edge and the channel it opens with: “the forum …”."""
_TURNED = re.compile(
    r"[ \n](?P<verb>[^\W\d_]+)[ \n](?:vi|ni|hon|han|hen|de|dom|jag|man)(?!\w)"
    r"|[ \n](?:we|she|he|they|i|you)(?:'ll|'d|'re|'ve|'s)?[ \n](?P<done>[^\W\d_]+)"
)
"""A statement that opens with what it is about: “forumet låter vi …”, “the forum we leave”."""


def told_on_the_way(
    sentence: Sentence, live: Sequence[Occurrence], words: Wordings
) -> list[Naming]:
    """Return the channels that a wish's sentence names, and does not ask for.

    Args:
        sentence: of the new text.
        live: the wish verbs that ask for something.
        words: the wordings.
    """
    verbs = [one.start for one in live if one.sentence is sentence]
    if not verbs:
        return []
    return [
        naming
        for naming in namings_in(sentence, words)
        if not naming.left_out
        and (_is_way(naming, verbs, words) or _is_turned_to(naming, verbs, words))
    ]


def _is_way(naming: Naming, verbs: Sequence[int], words: Wordings) -> bool:
    """Tell whether it is how somebody got in touch, before anything is asked for."""
    text = naming.sentence.text
    if min(verbs) < naming.start:
        return False
    low = max(0, naming.start - _WITHIN)
    lead = text[low : naming.start]
    by = _BY.search(lead)
    found = by and [*words.told.contacts.finditer(lead[: by.start()])]
    if not by or not found:
        return False
    between = lead[found[-1].end() : by.start()]
    # “She has mailed us or posted in the forum” is what she did there.
    return not _STOP.search(between) and not words.told.wrote.search(between)


def _is_turned_to(naming: Naming, verbs: Sequence[int], words: Wordings) -> bool:
    """Tell whether a clause of its own, which wishes for nothing, says what happens to it."""
    text = naming.sentence.text
    for low, high in clauses(text, CLAUSES):
        if not low <= naming.start < high:
            continue
        opens = _DETERMINER.match(text, low, naming.start)
        turned = _TURNED.match(text, naming.end, high)
        wishes = any(low <= verb < high for verb in verbs) or vanishings(text[low:high], words)
        if wishes or not opens or not turned or min(verbs) > low:
            return False
        done = turned["verb"] or turned["done"]
        return not words.told.wrote.search(done)
    return False
