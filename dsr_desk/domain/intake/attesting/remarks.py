"""What the mail's other sentences say about the attestation.

Any sentence that holds a danger takes the ``ok`` away.  Where a take-back most likely stands (right
beside the attestation, in fragments, in postscripts, in what refers back) a sentence has to be
wholly known: nobody can list all the ways to say “but it isn't true”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dsr_desk.domain.intake.attesting.dangers import Danger, Reach, find_doubt
from dsr_desk.domain.intake.attesting.literal import Literal
from dsr_desk.domain.intake.attesting.openings import harmless_opening, is_heading, is_section
from dsr_desk.domain.intake.attesting.pointing import points_elsewhere
from dsr_desk.domain.intake.attesting.prescribed import hands_over
from dsr_desk.domain.intake.attesting.scope import tells_scope
from dsr_desk.domain.intake.attesting.story import tells_a_story
from dsr_desk.domain.intake.attesting.tables import heads_below
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.names import plain
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.intake.text.vocabulary import unknown_words
from dsr_desk.domain.intake.wishes.verbs import wishes
from dsr_desk.domain.requests import NamedSubject

_WORD = re.compile(r"[^\W\d_]+")
_LISTED = re.compile(r"[^|\n]{0,40}\||[^\W\d_][\w -]{0,30}(?:: |\.{3}|[;,\t](?=[^\W\d_]))")
"""A table's row, or a label with its value."""
_FIRST_LETTER = re.compile(r"[^\W\d_]")
_NAME = re.compile(
    r"(?<=[\s:])(?![A-ZÅÄÖ]{2,6}(?:[-/][A-ZÅÄÖ]+)*[-/]\d{3,})[A-ZÅÄÖÉ][A-Za-zÅÄÖåäöéü]{2,}"
)
"""A word with a capital letter that is not a case's number: “HBY-2024-77”."""
_PLACE = re.compile(r"(?<!\w)(?:i|in|på|at|vid|near|nära)\s$")
"""What a place's name stands behind."""
_JOINED = re.compile(r"(?:and|och|samt) ")
"""What a statement begins with that a list has cut off: “… and send the file to me?”"""
_HOUSE = 5
"""Letters of an organisation's name at least."""
_FRAGMENT = 3
"""A finished statement of so few words may be an aside such as “Inte hon.”"""
_CALL = 2
"""A finished statement of so few words below the attestation has to be a known one."""
_QUESTION = 2
"""A question of so few words may be about all that stands there: “Spam?”"""
_LEADING = 8
"""Words that a sentence has at most when it introduces the next one."""
_SIGNED = 6
"""Words of a line with a name or a unit at most."""
_SHORT = 4
"""A statement of so few words says what it says of what stands before it."""
_REQUEST = 5
"""A request of so few words may say how to take all that stands there."""
_LINE = 8
"""Words of a signature's or a table's line at most."""
_SHARE = 6
"""In what refers back one word in so many may be unknown."""
_CELLS = 4
"""Words that stand behind the address in a table's row at most."""
_BELOW = 2
_LOOKED_BACK = 20
"""Sentences that are looked at for what stands between: more are no neighbours."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence that speaks against the attestation, and why."""

    sentence: Sentence
    reason: str


def remarks(
    sentences: Sequence[Sentence],
    own: Sequence[Literal],
    subjects: Sequence[NamedSubject],
    words: Wordings,
    shown: str,
    house: str = "",
) -> Iterator[Remark]:
    """Yield what speaks against the attestation, or may be read to, in order.

    Args:
        sentences: of the new text.
        own: the attestation, wherever it stands.
        subjects: the persons concerned.
        words: the wordings.
        shown: the mail's text.
        house: the letters of the sender's organisation and name, which are no other person's.
    """
    holding = [i for i, s in enumerate(sentences) if any(lit.lies_in(s) for lit in own)]
    names = names_meant(sentences, subjects)
    for index, sentence in enumerate(sentences):
        text, below = sentence.text, sentences[index + 1].text if sentences[index + 1 :] else ""
        if index in holding or tells_a_story(sentence, names, words):
            continue
        if heads_below(text, below, words) or hands_over(text, words):
            continue
        signs = _is_name(sentence, shown)
        place = AWAY if signs else _place(sentences, index, holding, words)
        reason = (
            plain_doubt(sentence, place, words)
            or _names_another(sentence, names, house, words, shown)
            or _unknown(sentence, place, names, words)
        )
        if reason:
            yield Remark(sentence, reason)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands to the attestation, by what it may do to it."""

    below: bool = False
    """Whether it is one of the two next statements: there a take-back stands most often."""
    refers: bool = False
    """Whether it stands after it and takes up what was said, or is a postscript."""
    leads: bool = False
    """Whether it is a short statement right before it, which may introduce it."""
    before: bool = False
    """Whether it stands anywhere before it."""
    follows: bool = False
    """Whether it stands farther after it."""

    @property
    def without(self) -> frozenset[Danger]:
        """The classes that don't count here."""
        if self.below:
            return frozenset()
        return _NEARBY - {Danger.VAGUE} if self.refers or self.leads else _NEARBY

    def reach(self, text: str) -> Reach:
        """How much a denial reaches here."""
        short = len(_WORD.findall(text)) <= _SHORT
        beside = self.below or self.leads
        if self.refers or (beside and short):
            return Reach.ALL
        return Reach.NEAR if beside or short else Reach.FAR


_NEARBY = frozenset({Danger.ENCOUNTER, Danger.VAGUE})
AWAY = Place()
_BEFORE = Place(before=True)
_AFTER = Place(follows=True)


def _place(
    sentences: Sequence[Sentence], index: int, holding: Sequence[int], words: Wordings
) -> Place:
    sentence = sentences[index]
    after = index > holding[0]
    refers = not sentence.certain or (after and refers_back(sentence, words))
    if _says_what_to_do(sentence, words):
        return Place(refers=refers, before=not after)
    below = after and _statements_between(sentences, index, holding, words) < _BELOW
    leads = index + 1 in holding and len(_WORD.findall(sentence.text)) <= _LEADING
    return Place(below, refers, leads, not after, after and not below)


def _is_name(sentence: Sentence, shown: str) -> bool:
    """Tell whether a line is a name or a unit as it stands below a mail: “Jo, Lettings”."""
    if sentence.closed:
        return False
    written = _WORD.findall(sentence.evidence(shown).text)
    named = all(word[0].isupper() and not word[1:].isupper() for word in written if len(word) > 2)
    return 1 < len(written) <= _SIGNED and named and written[-1][0].isupper()


def _statements_between(
    sentences: Sequence[Sentence], index: int, holding: Sequence[int], words: Wordings
) -> int:
    """Count the statements between the attestation above and a sentence, wishes left aside."""
    above = max(at for at in holding if at < index)
    between = sentences[max(above + 1, index - _LOOKED_BACK) : index]
    return sum(not _says_what_to_do(sentence, words) for sentence in between)


def _says_what_to_do(sentence: Sentence, words: Wordings) -> bool:
    return MASK in sentence.text or wishes(sentence.text, words)


def refers_back(sentence: Sentence, words: Wordings) -> bool:
    """Tell whether it takes up what was said before it, or turns against it."""
    start = _FIRST_LETTER.search(sentence.text)
    return start is not None and bool(words.dangers.refers_back.match(sentence.text, start.start()))


def plain_doubt(sentence: Sentence, place: Place, words: Wordings) -> str:
    """Return what a sentence plainly says against the attestation."""
    text = sentence.text
    if is_heading(text, words) or is_section(text, words):
        return ""
    if words.attestation.named_person.search(text):
        return "attestation-other-person"
    if leaves_open(sentence, words):
        return "attestation-revoked"
    if points_elsewhere(text, words):
        return "attestation-ambiguous"
    listed = _LISTED.match(text) is not None
    without = place.without | ({Danger.ENCOUNTER} if listed else frozenset())
    reach = place.reach(text)
    if turned_elsewhere(text, words):
        without, reach = without | _NEARBY, Reach.FAR
        if not words.dangers.check.search(text):
            without = without | {Danger.PENDING}
    doubt = find_doubt(text, words, without, reach, told=place.before)
    return doubt.reason if doubt else ""


def leaves_open(sentence: Sentence, words: Wordings) -> bool:
    """Tell whether it leaves open if the check was done: “Write this if you have checked”.

    What asks the reader for something is harmless as a rule, but not where it hands over the
    attestation's own words, or what they say.
    """
    text = sentence.text
    if words.dangers.left_open.search(text) or words.connectives.left_undone.search(text):
        return True
    # A person's row in a table, whose last cells say that the check is not done.
    _, named, cells = text.rpartition(MASK)
    row = bool(named) and not sentence.closed and len(cells.split()) <= _CELLS
    last = _WORD.findall(cells)[-1:] if row else []
    return any(words.dangers.row_open.fullmatch(word) for word in last)


def turned_elsewhere(text: str, words: Wordings) -> bool:
    """Tell whether a statement asks the reader for something, or is about a thing and nobody."""
    start = _FIRST_LETTER.search(text)
    if start is None:
        return False
    dangers, connectives = words.dangers, words.connectives
    joined = _JOINED.match(text, start.start())
    at = joined.end() if joined else start.start()
    of_person = words.attestation.anchor.search(text) is not None
    if dangers.requests.match(text, at):
        of_own_work = of_person and connectives.own_word.search(text)
        return not (of_own_work or _denies_itself(text, at, words))
    return bool(dangers.things.match(text, at)) and not (
        of_person or connectives.turns.search(text)
    )


def _denies_itself(text: str, start: int, words: Wordings) -> bool:
    """Tell whether a request goes on with what its sender did not do: “Look, we didn't”."""
    _, _, further = text[start:].partition(",")
    by_sender = words.connectives.own_voice.search(further)
    return bool(by_sender and words.negation.words.search(further))


def names_meant(sentences: Sequence[Sentence], subjects: Sequence[NamedSubject]) -> str:
    """Return the letters of the persons' names: of their addresses and of what stands beside."""
    beside = " ".join(sentence.text for sentence in sentences if MASK in sentence.text)
    return plain(" ".join(subject.address.local for subject in subjects) + " " + beside)


def _names_another(sentence: Sentence, meant: str, house: str, words: Wordings, shown: str) -> str:
    """Judge whether a name stands in the sentence that is no person's."""
    text, naming = sentence.text, words.attestation.naming
    if MASK in text or not naming.search(words.dangers.innocent.sub(" ", text)):
        return ""
    written = sentence.evidence(shown).text
    found = (name for name in _NAME.finditer(written) if not _PLACE.search(written[: name.start()]))
    names = [name.group() for name in found if _may_name(name.group().lower(), words)]
    # “A request from a Trädgårdsliv user” names the sender's own organisation.
    names = [name for name in names if not (len(name) >= _HOUSE and plain(name) in house)]
    other = bool(names) and not any(plain(name) in meant for name in names)
    return "attestation-other-person" if other else ""


def _may_name(word: str, words: Wordings) -> bool:
    """Tell whether a word with a capital letter is none of the language's plain ones."""
    return unknown_words(word, "", words) > 0 and not wishes(word, words)


def _unknown(sentence: Sentence, place: Place, meant: str, words: Wordings) -> str:
    """Judge a sentence without danger that stands where a take-back would."""
    text = sentence.text
    if tells_scope(sentence, words) or is_section(text, words):
        return ""
    size = len(_WORD.findall(text))
    if asks_or_names(text, words):
        odd = (place.below or place.leads) and _asks_for_nothing_known(sentence, size, meant, words)
        return "attestation-ambiguous" if odd else ""
    away = place in (AWAY, _BEFORE, _AFTER)
    if place.follows and sentence.closed and not _is_harmless_topic(text, words):
        return "attestation-ambiguous" if unknown_words(text, meant, words) else ""
    if away and not sentence.asks:
        return ""
    if place.below and sentence.closed and size <= _CALL and not _is_known_call(text, words):
        return "attestation-ambiguous"
    # A line without a full stop may be a name, a label, a table's row.
    states = sentence.closed or (size > _LINE and not _LISTED.match(text))
    if place.below and states and not _is_harmless_topic(text, words):
        return "attestation-ambiguous"
    if place.leads and sentence.asks:
        return "attestation-question"
    refers = place.refers and refers_back(sentence, words)
    at_most = _QUESTION if away else _FRAGMENT
    calls = size == 1 and text.endswith("!") and not _exclaims(text, words)
    aside = sentence.closed and size <= at_most and not (calls or _LISTED.match(text))
    if not (refers or aside):
        return ""
    allowed = size // _SHARE
    return "attestation-ambiguous" if unknown_words(text, meant, words) > allowed else ""


def _asks_for_nothing_known(sentence: Sentence, size: int, meant: str, words: Wordings) -> bool:
    """Tell whether a short request right beside the attestation asks for what nobody knows.

    “Ring om ni undrar” is harmless, whatever it asks for; “Håll tummarna” and “Se bilagan för
    undantag” may be about all that stands there.
    """
    text = sentence.text
    if MASK in text or size > _REQUEST or not sentence.closed or wishes(text, words):
        return False
    start = _FIRST_LETTER.search(text)
    if start is None or not words.dangers.requests.match(text, start.start()):
        return False
    known = _is_harmless_topic(text, words) or _is_known_call(text, words)
    return not known and unknown_words(text, meant, words) > 0


def _is_known_call(text: str, words: Wordings) -> bool:
    """Tell whether a word or two are thanks, a greeting, a proof or a topic: “Snart.” is none."""
    dangers, attestation = words.dangers, words.attestation
    told = (
        dangers.harmless_topic,
        dangers.kinds,
        dangers.check_done,
        attestation.courtesy,
        attestation.greeting,
        attestation.method,
        words.regions.thanks,
    )
    all_of_it = words.wish.quantifier.fullmatch(text.strip(" .!")) is not None
    return all_of_it or any(pattern.search(text) for pattern in told)


def asks_or_names(text: str, words: Wordings) -> bool:
    """Tell whether a sentence names a person, wishes, greets, or is about a thing."""
    asks = MASK in text or wishes(text, words) or harmless_opening(text, words)
    return asks or _says_nothing(text) or turned_elsewhere(text, words)


def greets_or_wishes(text: str, words: Wordings) -> bool:
    """Tell whether a sentence does nothing but greet, thank in short, name a person or wish."""
    asks = MASK in text or wishes(text, words) or harmless_opening(text, words)
    thanks = len(_WORD.findall(text)) <= _SHORT and _is_known_call(text, words)
    return asks or _says_nothing(text) or thanks


def _is_harmless_topic(text: str, words: Wordings) -> bool:
    """Tell whether a statement is about what a request mail may go on with."""
    if text.rstrip("\"') ").endswith("!"):
        return not _exclaims(text, words)
    told = (words.dangers.harmless_topic, words.attestation.courtesy, words.dangers.check_done)
    return any(pattern.search(text) for pattern in told) or len(_WORD.findall(text)) <= 1


def _exclaims(text: str, words: Wordings) -> bool:
    """Tell whether a short call is no greeting and no thanks: “Gotcha!”."""
    told = (words.dangers.harmless_topic, words.attestation.courtesy, words.attestation.greeting)
    if len(_WORD.findall(text)) > _QUESTION or any(pattern.search(text) for pattern in told):
        return False
    return unknown_words(text, "", words) > 0


def _says_nothing(text: str) -> bool:
    return sum(character.isalnum() for character in text) <= 1
