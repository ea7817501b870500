"""Words that tell how far a request has come, or that it does not hold: “WIP”, “Void”, “utgår”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.intake.text.vocabulary import which_unknown

_WORD = re.compile(r"[^\W\d_]+")
_STATE = re.compile(r"\w{2,}(?:[aä][dt]|[aä]de|[ae]nde|ig|igt|ed)")
"""How words end that tell a state; what names people, houses and societies seldom ends so."""
_JARGON = re.compile(r"[A-ZÅÄÖ]{3,4}")


@dataclass(frozen=True, slots=True)
class Said:
    """What the mail itself says, which a subject line may say too."""

    names: str
    """The letters of the names of the persons concerned."""
    words: frozenset[str]
    """The words of the new text and of the signature; each is judged where it stands."""

    def holds(self, word: str) -> bool:
        """Tell whether the mail says it, as it stands or as an owner: “Siri's”, “Siris”."""
        return any(form in self.words for form in (word, word.removesuffix("s").removesuffix("'")))


def said_in(sentences: Sequence[Sentence], names: str) -> Said:
    """Return what sentences say."""
    return Said(names, frozenset(w for one in sentences for w in _WORD.findall(one.text)))


def tells_state(written: str, words: Wordings, said: Said) -> bool:
    """Tell whether a piece may say how things stand: “WIP”, “Void”, “nr 2”, “utgår”.

    It says so by words for it, in the short capitals of an office's jargon, or with an unknown word
    that ends as what tells a state does.
    """
    text = written.lower()
    if states(text, words):
        return True
    known = words.loose.subjects.sub(" ", words.loose.roles.sub(" ", text))
    unknown = [one for one in which_unknown(known, said.names, words) if not said.holds(one)]
    unknown = [one for one in unknown if not _tells_of_people(one, text, said.names, words)]
    jargon = _JARGON.fullmatch(written.strip(" .!"))
    return bool(unknown) and (jargon is not None or any(map(_STATE.fullmatch, unknown)))


def _tells_of_people(word: str, text: str, names: str, words: Wordings) -> bool:
    """Tell whether a word goes with what it opens the piece of: “Utflyttade hushåll”."""
    opened, _, further = text.strip().partition(" ")
    noun = further.partition(" ")[0]
    told = (words.loose.subjects, words.loose.roles, words.attestation.anchor)
    people = bool(which_unknown(noun, names, words)) or any(one.fullmatch(noun) for one in told)
    return opened == word and people


def states(text: str, words: Wordings) -> bool:
    """Tell whether a text (folded) holds words for a state, or is one of those that stand alone."""
    loose = words.loose
    said = loose.states.search(words.dangers.innocent.sub(" ", text))
    return bool(said or loose.alone.fullmatch(text.strip(" .,:;!#()")))
