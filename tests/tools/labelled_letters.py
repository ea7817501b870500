"""Letters in which others are named, with the truth beside them: what is found, what is not.

``python -m tests.tools.labelled_letters [--letters 600] [--seed 1] [--beside FOLDER] [--all]``
writes letters of a made-up person in which others stand by name, handle, number, account, plate,
street, link and network address, in many writings, among sentences that name nobody.  The desk's
own finder hears each letter; then all that it has found is taken out of the letter, and what is
left is searched for whoever was planted by a way of its own.  It prints for each sort how many of
the planted were found (recall), which part of what was found is somebody (precision), and what was
taken out without asking although it is nobody's.  ``--beside`` adds what is found in the files of a
folder, a line each: of those somebody has to judge.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.extracts.redaction.decided import RedactionGround
from dsr_desk.domain.extracts.redaction.finding import Finder, Known
from dsr_desk.domain.extracts.redaction.grouping import ThirdParty
from dsr_desk.domain.extracts.redaction.masking import Redacted, Redaction
from dsr_desk.domain.finding.matches import Item, ItemRef
from dsr_desk.domain.people import ChannelKind
from tests.tools.planted_sentences import HELD_OUT, NOBODY, SENTENCES, Planted, squeezed

PERSON = EmailAddress("anna.svensson@hemma.example")
_DAY = datetime(2026, 3, 2, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Letter:
    """A letter, and who else is in it."""

    text: str
    planted: tuple[Planted, ...]


def letter(dice: random.Random, nobody: Sequence[str] = NOBODY) -> Letter:
    """Return a letter with one to four of others in it, among sentences that name nobody."""
    planted = []
    for _ in range(dice.randrange(1, 5)):
        sort = dice.choice(list(SENTENCES))
        writing = dice.choice(list(SENTENCES[sort]))
        said, needles = SENTENCES[sort][writing](dice)
        planted.append(Planted(sort, writing, said, needles))
    pieces = [p.said for p in planted] + dice.sample(nobody, dice.randrange(2, 6))
    dice.shuffle(pieces)
    return Letter("\n\n".join(pieces), tuple(planted))


def letters(count: int, seed: int, nobody: Sequence[str] = NOBODY) -> list[Letter]:
    """Return letters; the first have every writing once, so that none is left out."""
    dice = random.Random(seed)
    every = [(s, w) for s, writings in SENTENCES.items() for w in writings]
    made = []
    for sort, writing in every[:count]:
        said, needles = SENTENCES[sort][writing](dice)
        around = dice.sample(nobody, 2)
        text = "\n\n".join((around[0], said, around[1]))
        made.append(Letter(text, (Planted(sort, writing, said, needles),)))
    made += [letter(dice, nobody) for _ in range(count - len(made))]
    return made


# --- measuring ---------------------------------------------------------------------------------


@dataclass
class Measured:
    """What was found in letters."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    missed: Counter[tuple[str, str]] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[tuple[str, str]] = field(default_factory=Counter)
    silently: Counter[str] = field(default_factory=Counter)
    """What is nobody's and would be taken out without asking."""

    def note(self, each: Letter) -> None:
        """Hear a letter, take everybody out who was found, and look for whoever was planted."""
        parties = heard(each.text)
        left = squeezed(without(parties).mask(each.text))
        truth = squeezed(" ".join(p.said for p in each.planted))
        for planted in each.planted:
            self.planted[planted.sort] += 1
            if any(needle in left for needle in planted.needles):
                self.missed[planted.sort, planted.writing] += 1
            else:
                self.found[planted.sort] += 1
        for party in parties:
            for identifier in party.identifiers:
                core = squeezed(identifier.text).removeprefix("0")
                if core[-5:] in truth or core in truth:
                    self.right[identifier.sort.value] += 1
                else:
                    self.wrong[identifier.sort.value, identifier.text] += 1
                    if party.certain:
                        self.silently[identifier.text] += 1

    @property
    def recall(self) -> float:
        """The share of the planted that were found."""
        return self.found.total() / max(1, self.planted.total())

    @property
    def precision(self) -> float:
        """The share of what was found that is somebody."""
        return self.right.total() / max(1, self.right.total() + self.wrong.total())


def an_item(text: str, *, html: bool = False) -> Item:
    """Return an item of the person's with a text."""
    return Item(
        ItemRef("archive", "own", "1"), "nordkraft", "nk-mail", ChannelKind.MAIL, "c1", PERSON.text,
        "Anna Svensson", False, _DAY, "", text, html, (), (), "f" * 64,
    )  # fmt: skip


def heard(text: str) -> tuple[ThirdParty, ...]:
    """Return whom the desk finds in a text of the person's."""
    finder = Finder(Known((PERSON,), titles=("Nordkraft AB", "Kundtjänst")))
    finder.hear(an_item(text), own=True)
    return finder.parties()


def without(parties: Sequence[ThirdParty]) -> Redaction:
    """Return what takes out all of these, the suggested ones too."""
    persons = tuple(Redacted(p.number, p.identifiers, RedactionGround.OTHERS) for p in parties)
    return Redaction("sv", persons)


def measured(made: Sequence[Letter]) -> Measured:
    """Return what is found in letters."""
    result = Measured()
    for each in made:
        result.note(each)
    return result


def _beside(folder: Path) -> Iterator[tuple[str, str, ThirdParty]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in (".txt", ".msg", ".eml", ".json"):
            text = path.read_bytes().decode("utf-8", "replace")
            for party in heard(text):
                yield path.name, text, party


def main() -> int:
    """Write letters, hear them, say what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--beside", type=Path)
    parser.add_argument("--held-out", action="store_true", help="among other sentences")
    parser.add_argument("--all", action="store_true", help="each writing that was missed")
    asked = parser.parse_args()
    nobody = HELD_OUT if asked.held_out else NOBODY
    result = measured(letters(asked.letters, asked.seed, nobody))
    for sort, count in result.planted.items():
        print(f"  {sort:9} {result.found[sort]:5} of {count:5}  {result.found[sort] / count:6.1%}")
    print(
        f"recall {result.recall:.1%} of {result.planted.total()}; precision {result.precision:.1%}"
        f" of {result.right.total() + result.wrong.total()};"
        f" taken out unasked though nobody's: {result.silently.total()}"
    )
    if asked.all:
        for (sort, writing), count in sorted(result.missed.items()):
            print(f"  missed {count:4}  {sort}: {writing}")
        for (sort, text), count in result.wrong.most_common(40):
            print(f"  wrong  {count:4}  {sort}: {text!r}")
    if asked.beside:
        found = list(_beside(asked.beside))
        for name, _, party in found if asked.all else ():
            sure = "surely " if party.certain else "perhaps"
            told = " · ".join(f"{i.sort} {i.text}" for i in party.identifiers)
            print(f"  {name:42.42} {sure} {told}")
        certain = sum(party.certain for _, _, party in found)
        print(f"beside: {len(found)} found, {certain} of them surely")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
