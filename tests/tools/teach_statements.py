"""Teach the second opinion what one statement by itself says, whatever else the mail holds.

Taught by single sentences at each place they may stand in, by what honest mails say (each of their
statements is harmless), and by the one statement of each other mail that speaks most against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dsr_desk.domain.intake.attesting.second_opinion import Where, as_stretch, features
from dsr_desk.domain.intake.text.folding import fold
from tests.domain.intake.letters import rules_alone
from tests.tools.logistic import Example, Model, train

COST, AT_LEAST, SMALLEST = 1.0, 2, 0.1
SAID_WEIGHS, HONEST_WEIGHS, WORST_WEIGHS = 0.25, 0.3, 0.5
PLACES = (Where.NEXT, Where.AFTER, Where.PREVIOUS, Where.BEFORE)

Pieces = tuple[frozenset[str], ...]


def said_anywhere(sentences: Iterable[tuple[str, bool]]) -> Iterator[Example]:
    """Yield each single sentence, with whether it speaks against, at each of its places."""
    for text, against in sentences:
        folded = fold(text, 0, len(text)).text
        for where in PLACES:
            names = frozenset(features([as_stretch(where, folded, rules_alone())]))
            yield Example(names, against, SAID_WEIGHS)


def teach_statements(
    said: Sequence[Example], honest: Sequence[Pieces], others: Sequence[Pieces]
) -> Model:
    """Return the weights of one statement.

    Args:
        said: single sentences.
        honest: the pieces of mails that attest.
        others: the pieces, without stories, of mails that don't.
    """
    known = [*said, *(Example(piece, False, HONEST_WEIGHS) for mail in honest for piece in mail)]
    first = train(known, COST, AT_LEAST, SMALLEST)
    worst = [max(mail, key=first.score) for mail in others if mail]
    taking_back = [Example(one, True, WORST_WEIGHS) for one in worst if first.score(one) > 0]
    return train([*known, *taking_back], COST, AT_LEAST, SMALLEST) if taking_back else first
