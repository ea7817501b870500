"""Who of several persons is only told of: beside the wish, as staying, as somebody's relative."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.subjects.one_person import is_one_person
from dsr_desk.domain.intake.subjects.persons import Insiders, Persons
from dsr_desk.domain.intake.text.names import plain
from dsr_desk.domain.intake.text.sentences import Sentence, clauses
from dsr_desk.domain.intake.wishes.channels import names_channel, namings_in
from dsr_desk.domain.intake.wishes.people import People
from dsr_desk.domain.intake.wishes.verbs import LIVE, Force, occurrences, vanishings
from dsr_desk.domain.requests import NamedSubject, Verdict

_CLAUSES = re.compile(r"[;:\n]|,(?! ?(?:och|and|samt)(?!\w))|(?<!\w)(?:men|but|medan|while)(?!\w)")
_ADDRESS = re.compile(f"{MASK}+")
_WORD = re.compile(r"[^\W\d_]+")
_LABEL = re.compile(r"([^\W\d_][^:\n]{1,40}):")
_LINE = 4
"""Words beside an address, its owner's name left out, that a line of a list has at most."""
_RELATIVE = 60
"""Characters before an address in which its owner is called somebody's relative."""
_JOINED = re.compile(r"(?:(?<!\w)(?:och|samt|and)|&) (?:[^\W\d_]+ )?$")
_LISTED = re.compile(rf"(?:[-•·*+]|\d{{1,2}}[.)]) ?|[^|\n]*\|[^|\n]*\||{MASK}+ ?:")
"""What begins a line of a list, or a table's row of three cells: it may say more."""
_PICKED_OUT = re.compile(
    rf"(?<!\w)(?:it was|it is|it's|det var|det är)[ \n][^.;:\n{MASK}]{{0,90}}(?P<who>{MASK}+)"
    r"[)>\"' ,]{0,4}(?:who|som|that)(?!\w)[^,.;:\n]*"
)
"""“It was Ian, ian@…, who complained about them”: told of, where it holds no wish."""
_TELLS_OF_SOMEBODY = re.compile(
    r"(?:hon|han|hen|de|she|he|they)[ \n]"
    r"(?!(?:har|använder|använde|nås|finns|heter|skriver|skrev|är|has|have|uses|used|is|are|was"
    r"|writes|wrote|can)(?!\w))"
)
"""“She lives with Bo, bo@…”; “she uses anna@…” only says what her address is."""
_NEAR = 120
"""Characters of the line above or below that are looked at."""


def by_what_is_told(
    persons: Persons,
    sentences: Sequence[Sentence],
    insiders: Insiders,
    shown: str,
    words: Wordings,
) -> Persons:
    """Doubt whoever of several persons the mail only tells of.

    Args:
        persons: whose data seems to be concerned.
        sentences: of the new text.
        insiders: the sender's side.
        shown: the mail's text.
        words: the wordings.
    """
    if len(persons.subjects) < 2:
        return persons
    # One person's addresses may be named anywhere, and one of them be the organisation's.
    alone = is_one_person(persons.subjects, sentences, shown, words)
    told = _Told(persons.subjects, sentences, shown, words, alone=alone)
    outside = any(not insiders.neighbours(one.address) for one in persons.subjects)
    namesakes = any(words.told.namesakes.search(sentence.text) for sentence in sentences)
    doubted = {
        one.address
        for one in persons.subjects
        if namesakes
        or told.is_spared(one)
        or told.is_anothers(one)
        or not (alone or told.is_meant(one, outside and insiders.neighbours(one.address)))
    }
    subjects = tuple(
        replace(one, verdict=Verdict.ATTENTION) if one.address in doubted else one
        for one in persons.subjects
    )
    if subjects == persons.subjects:
        return persons
    return Persons(subjects, tuple(dict.fromkeys((*persons.problems, "subject-uncertain"))))


class _Told:
    """What a mail tells of each of its persons."""

    def __init__(
        self,
        subjects: Sequence[NamedSubject],
        sentences: Sequence[Sentence],
        shown: str,
        words: Wordings,
        *,
        alone: bool,
    ) -> None:
        self._alone = alone
        self._sentences, self._words = sentences, words
        self._people = People(sentences, [one.address for one in subjects], shown)
        found = occurrences(sentences, words)
        self._wishes: dict[int, list[int]] = {}
        for one in found:
            if one.force in LIVE:
                self._wishes.setdefault(id(one.sentence), []).append(one.start)
        self._asking = set(self._wishes)
        denied = {id(one.sentence) for one in found if one.force is Force.NEGATED}
        # “Bo does not want anything erased. He would like a copy.”
        self._instead = {
            id(one)
            for one, other in pairwise(sentences)
            if id(one) in denied
            and id(other) in self._asking
            and words.told.pronouns.match(other.text)
        }
        self._asking |= self._instead
        # “Omar left in March. For him it is just the same as for Lisa.”
        self._likewise = {
            id(one)
            for one, other in pairwise(sentences)
            if one.block is other.block
            and words.told.pronouns.search(other.text)
            and words.told.likewise.search(other.text)
        }
        self._spared = set(self._told_to_stay())

    def is_spared(self, subject: NamedSubject) -> bool:
        """Tell whether a person is told to stay, or the like."""
        return subject.address.text.lower() in self._spared

    def is_meant(self, subject: NamedSubject, inside: bool) -> bool:
        """Tell whether the wish, a list or what names all persons names this one for certain.

        ``inside``: of the sender's own house, while others are not.
        """
        return self._is_called_for(subject.address.text.lower(), inside=inside)

    def is_anothers(self, subject: NamedSubject) -> bool:
        """Tell whether an address is said to be a relative's, or of somebody not concerned."""
        who = subject.address.text.lower()
        return self._is_relative(who) or any(
            {person for _, person in self._people.placed(one)} == {who}
            and self._words.told.uninvolved.search(one.text)
            for one in self._sentences
        )

    def _told_to_stay(self) -> Iterator[str]:
        """Yield who stays, has withdrawn or is another, in what is told of some of them.

        “She stays” goes on about who was named last, “she wants her mails kept” about a channel.
        """
        block, last = None, set[str]()
        for sentence in self._sentences:
            if (
                block is not sentence.block
                or "\f" in block.text[sentence.start - 1 : sentence.start]
            ):
                block, last = sentence.block, set()
            if self._words.attestation.topic.search(sentence.text):
                continue  # who of them was checked is the attestation's to judge
            if id(sentence) in self._instead:
                continue
            asks = id(sentence) in self._asking
            for low, high in (
                clauses(sentence.text, _CLAUSES) if asks else [(0, len(sentence.text))]
            ):
                clause = sentence.text[low:high]
                here = self._people.within(sentence, low, high)
                goes_on = self._words.told.pronouns.search(clause) and MASK not in clause
                if here or not goes_on:
                    last = here or (set() if MASK in clause else last)
                if not here and (not goes_on or names_channel(clause, self._words)):
                    continue
                some = last != self._people.every or not here
                if last and some and self._spares(clause, named=bool(here)):
                    yield from last
            if len(_ADDRESS.findall(sentence.text)) > len(self._people.placed(sentence)):
                last = set()  # somebody else was named too

    def _spares(self, said: str, *, named: bool) -> bool:
        """Tell whether a clause of it spares somebody; “wants nothing kept” spares nobody.

        A no alone spares who is ``named`` beside it, and nobody whom a pronoun stands for; of
        one person's addresses the one that is “not used any more” is meant too.
        """
        told = self._words.told
        if told.beside.search(said) or vanishings(said, self._words):
            return False
        parts = [said[low:high] for low, high in clauses(said, _CLAUSES)]
        # “anna@…: the mails, not the posts” denies a channel.
        no_alone = named and not self._alone and not names_channel(said, self._words)
        no_alone = no_alone and told.refuses.search(said) is not None
        found = [(bool(told.stays.search(one)), bool(told.denies.search(one))) for one in parts]
        return any(stays != denied and (no_alone or stays) for stays, denied in found)

    def _is_called_for(self, who: str, *, inside: bool) -> bool:
        """Tell whether a wish, a list or what names all persons names this one."""
        every = not inside and who in (self._wished_for or self._people.every)
        for sentence in self._sentences:
            here = {person for _, person in self._people.placed(sentence)}
            if id(sentence) in self._asking:
                here = self._people.within(sentence, 0, len(sentence.text))
                here -= self._picked_out(sentence)
            if who in here and (
                id(sentence) in self._asking
                or (every and here == self._people.every)
                or self._asks_of(sentence)
                or self._words.told.likewise.match(sentence.text)
                or id(sentence) in self._likewise
                or self._is_on_a_line(sentence, who, inside=inside)
            ):
                return True
        return False

    @cached_property
    def _wished_for(self) -> set[str]:
        """Whom the wishes themselves name: “Rosa wants her chats deleted” leaves Tim out."""
        wishes = [one for one in self._sentences if id(one) in self._asking]
        if any(self._words.told.plural.search(one.text) for one in wishes):
            return set()
        return {who for one in wishes for who in self._people.within(one, 0, len(one.text))}

    def _picked_out(self, sentence: Sentence) -> set[str]:
        """Return who of a wish's sentence is only told to have done something else."""
        return {
            person
            for told in _PICKED_OUT.finditer(sentence.text)
            if not any(told.start() <= at < told.end() for at in self._wishes.get(id(sentence), ()))
            for at, person in self._people.placed(sentence)
            if at == told.start("who")
        }

    def _asks_of(self, sentence: Sentence) -> bool:
        """Tell whether it asks for somebody's channel: “And for bo@… only the chats?”."""
        return sentence.asks and any(
            not naming.left_out for naming in namings_in(sentence, self._words)
        )

    def _is_relative(self, who: str) -> bool:
        """Tell whether somebody stands as another's relative, and not joined to them.

        “His mother, eva@…” is told of; “Bo and his mother, eva@…” are not told apart.
        """
        for sentence in self._sentences:
            for at, person in self._people.placed(sentence):
                lead = sentence.text[max(0, at - _RELATIVE) : at].rsplit(MASK, 1)[-1]
                found = [*self._words.told.relatives.finditer(lead)]
                if person != who or not found or self._is_on_a_line(sentence, who, inside=False):
                    continue
                joined = _JOINED.search(lead[: found[-1].start()])
                if not joined and not self._words.told.likewise.search(sentence.text):
                    return True
        return False

    def _is_on_a_line(self, sentence: Sentence, who: str, *, inside: bool) -> bool:
        """Tell whether a person's line says hardly more than whose address it is.

        Who is ``inside`` stands in a list with others; what a label asks for has to be known
        where it is for another person.
        """
        placed = self._people.placed(sentence)
        for at, person in placed:
            if person == who and {one for _, one in placed} != self._people.every:
                said, label = self._line(sentence, at)
                told = len(said) > _LINE or self._goes_on(sentence, at)
                told = told or _TELLS_OF_SOMEBODY.match(sentence.text) is not None
                told = told and not _LISTED.match(sentence.text)
                known = not label or self._asks_for_persons(label)
                # Where a wish names others, an unknown label may ask for anybody.
                known = known or not (self._labelled or self._wished_for - {who})
                beside = not inside or self._stands_among_others(sentence, at)
                return known and beside and not told
        return False

    def _goes_on(self, sentence: Sentence, at: int) -> bool:
        """Tell whether a statement goes on behind the address: “Bo (bo@…) hälsar.”."""
        found = _ADDRESS.match(sentence.text, at)
        return bool(found and sentence.closed and _WORD.search(sentence.text, found.end()))

    def _line(self, sentence: Sentence, at: int) -> tuple[list[str], str]:
        """Return the words of a line that name none of the persons, and its label."""
        text = sentence.text
        begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        line = _ADDRESS.sub(" ", text[begin : end if end >= 0 else len(text)])
        label = _LABEL.match(line)
        said = [word for word in _WORD.findall(line) if plain(word) not in self._people.names]
        return said, label[1] if label and said else ""

    def _asks_for_persons(self, label: str) -> bool:
        return self._words.persons.person_labels.search(label) is not None

    @cached_property
    def _labelled(self) -> bool:
        """Tell whether a label that asks for the persons stands before any."""
        return any(
            self._asks_for_persons(self._line(sentence, at)[1])
            for sentence in self._sentences
            for at, _ in self._people.placed(sentence)
        )

    def _stands_among_others(self, sentence: Sentence, at: int) -> bool:
        """Tell whether the line above or below holds another of the persons."""
        text, place = sentence.block.text, sentence.start + at
        # A blank line ends the list.
        above = text[max(0, place - _NEAR) : place].rsplit("\f", 1)[-1].split("\n")[:-1]
        below = text[place : place + _NEAR].split("\f", 1)[0].split("\n")[1:]
        return any(MASK in line for line in (*above[-1:], *below[:1]))
