"""What stands alone in a mail: the subject line, a line without a full stop, a mark.

Such a piece may be a name, a unit, a heading or an item of a list; and it may be “N/A”, “WIP”,
“nr 2”, “and so on”, “Recalled: …” or “👎”, which says of all that stands beside it that it does not
hold.  Nobody can list those.  So a piece has to be known for what it is, or a person has to look.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dsr_desk.domain.intake.attesting.added import before_wish
from dsr_desk.domain.intake.attesting.behind import tells_how
from dsr_desk.domain.intake.attesting.footer_lines import names_follow, odd_footer
from dsr_desk.domain.intake.attesting.letter_heads import heads_letter
from dsr_desk.domain.intake.attesting.loose_pieces import (
    ALONE,
    NUMBER,
    PLAIN_MARKS,
    SHORT,
    SHORT_WORD,
    WORD,
    closes,
    is_about_request,
    is_office,
    is_senders,
    is_written_as_name,
    nothing_known,
)
from dsr_desk.domain.intake.attesting.openings import harmless_opening, heads_section
from dsr_desk.domain.intake.attesting.states import Said, states, tells_state
from dsr_desk.domain.intake.attesting.unfilled import awaits_signing, heads_copy, is_unfilled
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.names import plain
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.intake.text.vocabulary import naming_nobody
from dsr_desk.domain.intake.wishes.verbs import wishes

_SAID_BY = re.compile(r"[—–] ?[^\W\d_]+(?:[ -][^\W\d_]+){0,2}")
"""Whose words stand above: “— Olle Ek”."""
_UNKIND = re.compile("[👎❌✖🚫⛔🙅🤥🤡😏😜🙃🤔🤨❓❔⁉‼🛑⏸⏳⌛🧪😬🤞😈👻🤖💩]")
"""Pictures that may take back what they stand beside."""
_GRIN = re.compile(r"[:;=/][a-zP]")
"""Signs of irony: “/s”, “:P”."""
_HEADING = re.compile(r"\W*(?:\w|\d{1,2})[.)] ")
_CELL = re.compile(r"[|;\t]")
_NAMED = 6
"""Words of a line with a name or a unit at most."""
_HOUSE, _HOUSE_WORDS = 6, 3
"""Letters of an organisation's name at least, and words at most, that its domain is known by."""
_STAMP = re.compile(r"(?<!\w)([A-ZÅÄÖ]{4,})[ /-]\d")


@dataclass(frozen=True, slots=True)
class Lines:
    """The statements of a mail, for which its loose lines are sought."""

    sentences: Sequence[Sentence]
    holding: Sequence[int]
    """Which of them hold the attestation."""
    signed_below: bool
    """Whether the name stands below a closing of its own, and so not in the new text."""
    shown: str
    names: str
    """The letters of the names of the persons concerned."""
    sender: str
    """The letters of the sender's name."""
    house: str
    """The letters of the sender's domain."""


def odd_line(lines: Lines, words: Wordings) -> Sentence | None:
    """Return a line of the new text that is known for nothing that stands alone, if there is one.

    Where the sender's name stands at the end it is a name, an office or a unit; elsewhere it names
    a wish, a channel, the request, a person, or heads what follows.
    """
    return _of_another_paper(lines, words) or _odd_alone(lines, words)


def _odd_alone(lines: Lines, words: Wordings) -> Sentence | None:
    signed = _signature_begins(lines, words)
    for index, sentence in enumerate(lines.sentences):
        if index in lines.holding or heads_letter(sentence.text, words):
            continue
        if index - 1 in lines.holding and _hangs_before_wish(sentence, lines, words):
            return sentence
        if is_unfilled(sentence, lines.shown, words) or _is_stamped(sentence, lines, words):
            return sentence
        near = index >= lines.holding[0] - 1 or not sentence.closed
        if near and _is_short(sentence) and _says_state(sentence, words):
            return sentence
        if not _is_loose(sentence, words) or _adorns(lines, index, words):
            continue
        if index >= signed:
            above = lines.sentences[index - 1].text
            due = index == signed or names_follow(above, words)
            named = due and _may_be_name(sentence, lines.shown)
            if not named and odd_footer(sentence, lines.shown, lines.sender, words):
                return sentence
        elif _is_unknown(lines, index, words) and not _heads_or_closes(lines, index, words):
            return sentence
    return None


def _of_another_paper(lines: Lines, words: Wordings) -> Sentence | None:
    """Return what heads a copy above the sentence, or waits below it to be signed."""
    first, last = lines.holding[0], lines.holding[-1]
    above, below = lines.sentences[:last], lines.sentences[first + 1 :]
    found = [one for one in above if heads_copy(one, lines.shown, words)]
    found += [one for one in below if awaits_signing(one, lines.shown, words)]
    return found[0] if found else None


def _heads_or_closes(lines: Lines, index: int, words: Wordings) -> bool:
    return heads_section(lines.sentences, index, words) or _closes_by_form(lines, index)


def _closes_by_form(lines: Lines, index: int) -> bool:
    """Tell whether a line stands where a closing does: with a comma, above a name, near the end."""
    written = lines.sentences[index].evidence(lines.shown).text.strip()
    if index < lines.holding[-1] or not written.endswith(",") or len(written.split()) > _NAMED:
        return False
    below = lines.sentences[index + 1 : index + 2]
    return bool(below) and _is_signed(below[0], lines.shown) and written[:1].isupper()


def _is_signed(sentence: Sentence, shown: str) -> bool:
    """Tell whether a line is written as a name with its surname."""
    said = [word for word in WORD.findall(sentence.evidence(shown).text) if len(word) > SHORT_WORD]
    return len(said) >= ALONE and all(word[0].isupper() for word in said)


def _is_stamped(sentence: Sentence, lines: Lines, words: Wordings) -> bool:
    """Tell whether a state stands where a number is due: “Ärende: KOPIA 2024”."""
    stamps = _STAMP.findall(sentence.evidence(lines.shown).text)
    return any(states(one.lower(), words) for one in stamps)


def _may_be_name(sentence: Sentence, shown: str) -> bool:
    """Tell whether a line is short enough for a name, and written as one if it is longer."""
    written = sentence.evidence(shown).text
    size = len(written.split())
    capital = written[:1].isupper() and not written.isupper()
    return written[:1].isalpha() and size <= (SHORT if capital else ALONE)


def _hangs_before_wish(sentence: Sentence, lines: Lines, words: Wordings) -> bool:
    """Tell whether the next statement begins with a word of its own: “EJ Radera …”, “— Olle Ek”."""
    written = sentence.evidence(lines.shown).text
    if not wishes(sentence.text, words):
        return not sentence.closed and _SAID_BY.fullmatch(written) is not None
    verbs = (words.wish.erase, words.wish.access, words.wish.portability)
    lead = sentence.text[: min(m.start() for one in verbs if (m := one.search(sentence.text)))]
    short = len(lead.split()) <= SHORT and MASK not in lead
    if short and words.loose.states.search(words.dangers.innocent.sub(" ", lead)):
        return True
    aside = before_wish(sentence.text, written, words).strip()
    if not aside or aside.endswith(":") or len(aside.split()) > ALONE:
        return False
    denied = words.negation.words.search(aside) is not None
    return denied or tells_state(written[: len(aside)], words, Said(lines.names, frozenset()))


def _signature_begins(lines: Lines, words: Wordings) -> int:
    """Return the index from which on the new text holds nothing but what stands below a mail."""
    begins = len(lines.sentences)
    if lines.signed_below:
        return begins
    while begins > lines.holding[-1] + 1:
        text = lines.sentences[begins - 1].text
        short = len(text.split()) <= _NAMED or _begins_with_house(text, lines.house)
        line = short and not lines.sentences[begins - 1].closed
        if not (line or closes(text, words)) or wishes(text, words):
            break
        begins -= 1
    return begins


def _begins_with_house(text: str, house: str) -> bool:
    """Tell whether a line begins with the sender's organisation: “Bike Barn - since 1998 …”."""
    said = [plain(word) for word in WORD.findall(text)[:_HOUSE_WORDS]]
    begun = ("".join(said[:count]) for count in range(1, len(said) + 1))
    return any(len(name) >= _HOUSE and name in house for name in begun)


def _says_state(sentence: Sentence, words: Wordings) -> bool:
    """Tell whether a short statement says how the request stands: “For comment only”, say."""
    if not sentence.closed:
        return states(sentence.text, words)
    return words.loose.states.search(words.dangers.innocent.sub(" ", sentence.text)) is not None


def _is_short(sentence: Sentence) -> bool:
    text = sentence.text
    few = len(WORD.findall(text)) <= SHORT
    return few and MASK not in text and not _CELL.search(text)


def _is_loose(sentence: Sentence, words: Wordings) -> bool:
    text = sentence.text
    if sentence.closed and WORD.search(text):
        return False
    return _is_short(sentence) and not (
        wishes(text, words) or harmless_opening(text, words) or closes(text, words)
    )


def _adorns(lines: Lines, index: int, words: Wordings) -> bool:
    """Tell whether a picture stands behind a greeting or thanks, on their line: “Tack! 🎭”."""
    picture, above = lines.sentences[index].evidence(lines.shown), lines.sentences[index - 1]
    same_line = "\n" not in lines.shown[above.evidence(lines.shown).end : picture.start]
    kind = not (WORD.search(picture.text) or _UNKIND.search(picture.text))
    return (
        index > 0
        and same_line
        and kind
        and (closes(above.text, words) or harmless_opening(above.text, words))
    )


def _is_unknown(lines: Lines, index: int, words: Wordings) -> bool:
    """Tell whether a line in the midst of a mail is known for nothing."""
    sentence = lines.sentences[index]
    text, written = sentence.text, sentence.evidence(lines.shown).text
    if NUMBER.search(text) or (text.strip().isalpha() and len(text.strip()) <= SHORT_WORD):
        return False
    said = [word for word in WORD.findall(written) if len(word) > SHORT_WORD]
    if not said:
        marks = not WORD.search(text)
        plain_marks = PLAIN_MARKS.fullmatch(written.strip()) is not None
        return not plain_marks if marks else states(text, words) or bool(_GRIN.fullmatch(written))
    if is_about_request(text, words) or is_senders(said, lines.sender):
        return states(text, words)
    if len(text.split()) > (1 if index < lines.holding[0] else ALONE):
        bare = index > lines.holding[0] and (written[:1].islower() or written.isupper())
        return states(text, words) or (bare and nothing_known(text, lines.names, words))
    if index < lines.holding[0]:
        return tells_state(written, words, Said(lines.names, frozenset()))
    if (
        is_written_as_name(written)
        or tells_how(text, words)
        or _HEADING.match(text)
        or is_office(text, words)
    ):
        return False
    return bool(naming_nobody(text, lines.names))
