"""Whether a field of a form or ticket that bears on the sentence is answered with known words.

What bears on it: who filled the form in, a proof or a check, how it was done, the writer's role,
free text, a relative, a plain yes or no.  What is not known to be harmless takes the ``ok`` away.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from dsr_desk.domain.intake.attesting.asked import WORD, Asked
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.names import plain

_NAME = re.compile(
    r"(?:[A-ZÅÄÖÉÜ][\w.'’-]*,? ?(?:(?:av|van|von|de|af|der|den) )?){1,4}(?:[,/<(-].*)?"
)
_CODED = re.compile(r"[^\s\d]*\d[^\s]*")

_Check = Callable[[Asked, Wordings], bool]


def _rest(asked: Asked, words: Wordings) -> list[str]:
    """Return the words of an answer that are no known ones of proofs, persons or offices."""
    fields, rest = words.fields, asked.value
    for known in (
        fields.proofs,
        fields.answers,
        fields.persons,
        words.dangers.kinds,
        words.dangers.check_done,
        words.dangers.roles,
        words.loose.roles,
    ):
        rest = known.sub(" ", rest)
    left = [plain(word) for word in WORD.findall(_CODED.sub(" ", rest))]
    people = asked.people
    months = words.dates.months
    return [
        one
        for one in left
        if one not in months and not people.is_subject([one]) and not people.is_sender([one])
    ]


def _is_known(asked: Asked, words: Wordings) -> bool:
    """Tell whether the answer is an address or a finished state, or all its words are known."""
    done = words.fields.done.fullmatch(asked.value) is not None
    return MASK in asked.value or done or not _rest(asked, words)


def _nobody_known(asked: Asked, words: Wordings) -> bool:
    """Tell whether the one who filled it in or checked is no name and no office."""
    fields = words.fields
    if not asked.asks_by_whom(words):
        return False
    named = _NAME.fullmatch(asked.written) and not fields.tests.search(asked.value)
    return not named and not _is_known(asked, words)


def _odd_proof(asked: Asked, words: Wordings) -> bool:
    """Tell whether a proof, a check or its method is answered with words that are not known."""
    fields, label = words.fields, asked.label
    if asked.asks_by_whom(words) and not fields.owner.search(label):
        return False
    wished = words.wish.erase.match(asked.value) or words.wish.access.match(asked.value)
    # “Hur: raderas permanent”
    asks = fields.identity.search(label) or (not wished and fields.method.fullmatch(label))
    named = words.persons.person_labels.search(label) and _NAME.fullmatch(asked.written)
    return bool(asks) and not named and not _is_known(asked, words)


def _tells_too_much(asked: Asked, words: Wordings) -> bool:
    """Tell whether free text says more than a wish, channels, nothing, and what is harmless."""
    if not words.fields.comment.search(asked.label):
        return False
    wish, channels, value = words.wish, words.channels, asked.value
    said = (
        *(wish.erase, wish.access, channels.mail, channels.forum, channels.chat),
        words.fields.small_talk,
    )
    nothing = len(value.split()) == 1 and words.fields.no.fullmatch(value)
    wished = any(one.search(value) for one in said)
    return not wished and not nothing and not _is_known(asked, words)


def _odd_role(asked: Asked, words: Wordings) -> bool:
    return bool(words.fields.role.search(asked.label)) and not _is_known(asked, words)


def _of_kin(asked: Asked, words: Wordings) -> bool:
    kin = words.fields.kin.search(asked.value)
    # “Fru Margareta von Post” is a title before a name.
    titled = kin is not None and _NAME.fullmatch(asked.written) and kin.start() == 0
    return kin is not None and MASK not in asked.value and not titled


def _yes_to_something(asked: Asked, words: Wordings) -> bool:
    """Tell whether a label that is not known is answered with a plain yes or no."""
    fields, channels, label = words.fields, words.channels, asked.label
    if not fields.yes_or_no.fullmatch(asked.value):
        return False
    known = (fields.identity, fields.may_be_yes, words.wish.erase, words.wish.access)
    named = (channels.mail, channels.forum, channels.chat, channels.social)
    return not any(one.search(label) for one in (*known, *named))


_CHECKS: tuple[_Check, ...] = (
    _nobody_known,
    _odd_proof,
    _odd_role,
    _tells_too_much,
    _of_kin,
    _yes_to_something,
)


def is_unknown(asked: Asked, words: Wordings) -> bool:
    """Tell whether a field that bears on the sentence holds more than what is harmless."""
    return any(check(asked, words) for check in _CHECKS)
