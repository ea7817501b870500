"""Who filled a form in is nobody concerned, where the form asks for the person in another row.

“E-post: siv@kommunen.example” beside “Den registrerades e-postadress: bo@example.org” is the
address of whoever wrote; the same row alone in a mail may well name a pupil of the house.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from dsr_desk.domain.intake.phrasing.form_words import FormWords
from dsr_desk.domain.intake.subjects.persons import Insiders, Mention, Role
from dsr_desk.domain.intake.text.entries import Entry

_LETTERS = re.compile(r"[^\W\d_]")
_BRACKETED = re.compile(r"\([^()]{0,40}\)")


def without_fillers(
    found: Sequence[Mention], rows: Iterable[Entry], insiders: Insiders, words: FormWords
) -> list[Mention]:
    """Leave out addresses of the sender's house in rows that ask for the writer's own.

    Args:
        found: the addresses of the new text with their roles.
        rows: what the mail puts beside a label.
        insiders: who belongs to the sender's side.
        words: the words that labels consist of.
    """
    labels = _labels(found, rows)
    of_fillers = {
        at
        for at, label in labels.items()
        if insiders.neighbours(found[at].found.address) and _asks_for_writer(label, words)
    }
    met = Counter(label for label in labels.values())
    # Two rows of one label are a list of persons.
    of_fillers = {at for at in of_fillers if met[labels[at]] == 1}
    others = any(
        mention.role >= Role.LISTED
        and not insiders.neighbours(mention.found.address)
        and not _asks_for_writer(labels.get(at, ""), words)
        for at, mention in enumerate(found)
    )
    return [one for at, one in enumerate(found) if not (others and at in of_fillers)]


def _labels(found: Sequence[Mention], rows: Iterable[Entry]) -> dict[int, str]:
    """Return the label beside which each address stands, if it stands beside one."""
    labels: dict[int, str] = {}
    for row in rows:
        if row.head is None:
            continue
        span = row.value.block.span(row.value.start, row.value.end)
        for at, mention in enumerate(found):
            if span.start <= mention.found.span.start < span.end:
                labels.setdefault(at, row.label)
    return labels


def _asks_for_writer(label: str, words: FormWords) -> bool:
    """Tell whether a label holds only words that ask who writes, and how to reach them."""
    rest = words.contact.sub(" ", words.staff.sub(" ", _BRACKETED.sub(" ", label)))
    return bool(label) and _LETTERS.search(words.neutral.sub(" ", rest)) is None
