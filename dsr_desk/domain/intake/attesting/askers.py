"""Whether a relative who is named asks for what they wrote themselves, as any customer does.

“A mother whose children have left asks us to erase what she wrote in the forum” names relatives,
and yet nobody acts for anybody: who asks owns the messages.  That hangs on the sentence, not on
its words: who asks is called so without being somebody's (“a mother”, no “mother of …”), right
before the asking; what is asked for is theirs by a pronoun that can be nobody else's; and of a
child no more is told than that it left, began or moved.  One more relative, one more name, a child
or a pupil in another sentence, and it stays what it was: a relative to be looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dsr_desk.domain.intake.attesting.dangers import find_doubt
from dsr_desk.domain.intake.attesting.letter_heads import heads_letter
from dsr_desk.domain.intake.attesting.openings import harmless_opening
from dsr_desk.domain.intake.phrasing.pattern import Pattern
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.names import plain
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.intake.text.vocabulary import naming_nobody
from dsr_desk.domain.intake.wishes.channels import names_channel
from dsr_desk.domain.intake.wishes.verbs import wishes

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_NAME_ALONE = re.compile(r"(?:[^\W\d_]+\.? ){1,4}?[^\W\d_]+(?=, )")
"""Who asks, by the name alone, before a clause that is set off: “Mr Adeyemi, whose …”."""
_END = re.compile(r"[,;.!?]|$")
_JOINED = re.compile(r"(?<!\w)(?:och|samt|and|then|sedan)(?!\w)|&")
"""A clause that goes on with another act tells more of the child than that it left."""
_HOUSE = 4
"""Letters of a word of the sender's house at least."""
_CLAUSE = 8
"""Words of what is told of a child at most, behind its verb."""
_ADDRESS = re.compile(rf"[(<]?{MASK}+[)>]?")
_QUALIFIED = re.compile(r"[ \n](?:(?:egna|eget|egen|gamla|tidigare|own|old|earlier)[ \n]){0,2}")


def without_asker(
    sentence: Sentence,
    others: Sequence[Sentence],
    meant: str,
    words: Wordings,
    house: str = "",
) -> str:
    """Return the words of a request without those by which whoever asks is called a relative.

    Where they may ask for anybody but themselves all words are returned.

    Args:
        sentence: one of new text.
        others: all statements of the new text.
        meant: the letters of the names of the persons concerned.
        words: the wordings.
        house: the letters of the sender's organisation.
    """
    text = sentence.text
    if not words.aside.kin.search(text) or sentence.asks or not wishes(text, words):
        return text
    if not sentence.certain or _children_elsewhere(sentence, others, words):
        return text
    forums = [one.span() for one in words.askers.forums.finditer(text)]
    asker = _Asker.of(_blanked(text, forums), words, house)
    if asker is None:
        return text
    found = asker.bare()
    if found is None:
        return text
    bare, child = found
    own = asker.asks_for_own(bare, child, _opens(sentence, others, words), meant)
    return bare if own and not words.aside.kin.search(bare) else text


def asks_for_themselves(
    sentences: Sequence[Sentence], meant: str, words: Wordings, house: str = ""
) -> bool:
    """Tell whether a relative who is named anywhere asks for what they wrote themselves."""
    return any(without_asker(one, sentences, meant, words, house) != one.text for one in sentences)


def without_role(line: str, words: Wordings) -> str:
    """Return a subject line without what calls whoever asks there: “Export for a parent”."""
    if len(line.lower()) != len(line):
        return line
    for found in words.askers.roles.finditer(line.lower()):
        line = line[: found.start()] + " " * len(found.group()) + line[found.end() :]
    return line


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for low, high in spans:
        text = text[:low] + " " * (high - low) + text[high:]
    return text


def _children_elsewhere(sentence: Sentence, others: Sequence[Sentence], words: Wordings) -> bool:
    """Tell whether another sentence speaks of a relative, a child or a pupil."""
    told = (words.aside.kin, words.askers.pupils)
    return any(one.search(other.text) for other in others if other is not sentence for one in told)


def _opens(sentence: Sentence, others: Sequence[Sentence], words: Wordings) -> bool:
    """Tell whether nobody can have been spoken of before: only a greeting stands there."""
    before = others[: next(i for i, one in enumerate(others) if one is sentence)]
    return all(
        harmless_opening(one.text + "\n", words) or heads_letter(one.text, words) for one in before
    )


@dataclass(frozen=True, slots=True)
class _Child:
    """What is told of a child beside the asking."""

    kind: str
    """“she”, “he”, “many” or “any”; “since” where it is a time: “since her daughter began”."""
    place: int


@dataclass(frozen=True, slots=True)
class _Asker:
    """Who asks in a sentence, and how they are spoken of."""

    text: str
    start: int
    end: int
    kind: str
    """“she”, “he”, “any” or “many”; empty where nothing tells."""
    named: bool
    """Whether they are called by a name, and by nothing that makes them a relative."""
    words: Wordings
    house: str
    """The letters of the sender's organisation."""

    @classmethod
    def of(cls, text: str, words: Wordings, house: str) -> _Asker | None:
        """Find who asks: a relative that is nobody's, or a name before “whose …”."""
        askers = words.askers
        kinds = (("she", askers.she), ("he", askers.he), ("any", askers.any), ("many", askers.many))
        found = [(m.start(), m.end(), kind) for kind, one in kinds if (m := one.search(text))]
        if found:
            start, end, kind = min(found, key=lambda one: (one[0], -one[1]))
            # “A mother's posts” are asked for by somebody else.
            return (
                None
                if text[end : end + 1] == "'"
                else cls(text, start, end, kind, False, words, house)
            )
        if name := _NAME_ALONE.match(text):
            she, he = askers.titles_she.match(text), askers.titles_he.match(text)
            kind = "she" if she else "he" if he else ""
            return cls(text, *name.span(), kind, True, words, house)
        return None

    def bare(self) -> tuple[str, _Child | None] | None:
        """Return the text without the role and what is told of a child; nothing if that is more."""
        role = [*_WORD.finditer(self.text, self.start, self.end)][-1]
        spans = [] if self.named else [role.span()]
        child: _Child | None = None
        askers = self.words.askers
        clauses = (
            ("she", askers.daughters), ("he", askers.sons), ("many", askers.children),
            ("any", askers.child), ("since", askers.since),
        )  # fmt: skip
        told = ((kind, found) for kind, one in clauses for found in one.finditer(self.text))
        for kind, found in told:
            if found.start() < self.end:
                continue
            end = self._clause_ends(found.end())
            if child is not None or not self._tells_no_more(found.end(), end):
                return None
            child = _Child(kind, found.start())
            spans.append((found.start(), end))
        return _blanked(self.text, spans), child

    def _clause_ends(self, start: int) -> int:
        """Return where what is told of a child ends: at a comma, or where the asking begins."""
        end = _END.search(self.text, start)
        stop = end.start() if end else len(self.text)
        asking = self.words.askers.asks.search(self.text, start)
        return min(stop, asking.start()) if asking else stop

    def _tells_no_more(self, start: int, end: int) -> bool:
        told = self.text[start:end]
        if MASK in told or _JOINED.search(told) or len(told.split()) > _CLAUSE:
            return False
        if self.words.askers.things.search(told) or names_channel(told, self.words):
            return False
        further = _WORD.findall(self.words.askers.where.sub(" ", told))
        # “left Hillcrest”, and nothing else that was left, begun or moved.
        if not all(len(word) >= _HOUSE and plain(word) in self.house for word in further):
            return False
        return find_doubt(told, self.words) is None

    def asks_for_own(self, bare: str, child: _Child | None, opens: bool, meant: str) -> bool:
        """Tell whether what is asked for is theirs.

        Args:
            bare: the text without the role and what is told of a child.
            child: what that is.
            opens: whether nobody was spoken of before.
            meant: the letters of the names of the persons concerned.
        """
        askers = self.words.askers
        asking = askers.asks.search(bare, self.end)
        if asking is None or not self._stands_right_before(bare, asking.start(), meant):
            return False
        rest = bare[asking.end() :]
        if MASK in rest:
            return False
        spoken_of = [
            m for one in (askers.own, *self._pronouns.values()) for m in one.finditer(rest)
        ]
        if not all(self._owns(rest, one) for one in spoken_of):
            return False
        if askers.own.search(rest):
            return True
        told = {spoken for spoken, one in self._pronouns.items() if one.search(rest)}
        if len(told) != 1 or not opens:
            return False
        return self._can_be_only(told.pop(), asking.end(), child)

    def _owns(self, rest: str, pronoun: re.Match[str]) -> bool:
        """Tell whether it stands right before messages or before writing them.

        “His own posts” and “all she wrote” are theirs; “emails from her own boy” are not.
        """
        if self.words.askers.writes.match(rest, pronoun.start()):
            return True
        if self.words.askers.others.fullmatch(pronoun.group()):
            return False
        channels = self.words.channels
        begins = _QUALIFIED.match(rest, pronoun.end())
        kinds = (channels.mail_wide, channels.forum_wide, channels.chat_wide)
        return begins is not None and any(one.match(rest, begins.end()) for one in kinds)

    @property
    def _pronouns(self) -> dict[str, Pattern]:
        askers = self.words.askers
        return {"she": askers.own_she, "he": askers.own_he, "many": askers.own_many}

    def _can_be_only(self, spoken: str, asked: int, child: _Child | None) -> bool:
        """Tell whether the pronoun can be nobody's but theirs."""
        own = {"any": ("she", "he"), "": ("she", "he")}.get(self.kind, (self.kind,))
        if spoken not in own:
            return False
        if child is None:
            return bool(self.kind)
        if child.kind == "since":
            # A pronoun before the child is none of the child's.
            return self._pronouns[spoken].search(self.text[: child.place], asked) is not None
        return child.kind not in ("any", spoken)

    def _stands_right_before(self, bare: str, asking: int, meant: str) -> bool:
        """Tell whether nothing stands before the asking but who asks, with their name and place."""
        lead = bare[: self.start].strip(" ,!:\n")
        begun = (
            not lead
            or self.words.askers.before.fullmatch(lead)
            or harmless_opening(lead, self.words)
        )
        between = self.words.askers.beside.sub(" ", _ADDRESS.sub(" ", bare[self.end : asking]))
        return bool(begun) and not naming_nobody(between, meant)
