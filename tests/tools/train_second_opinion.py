"""Teach the second opinion on attestations, and measure what it is worth.

    python -m tests.tools.train_second_opinion            # write the weights into the resources
    python -m tests.tools.train_second_opinion --statements  # those of one statement alone
    python -m tests.tools.train_second_opinion --measure  # leave each round of sets out in turn
    python -m tests.tools.train_second_opinion --waiting  # with what waits to be taught, too

In plain Python and without chance: the same mails give the same weights, in ten minutes.  Run it
after every change in how a mail is cut into sentences, and after new labelled sets; what is in
``counted_only`` is never read here.  A round of sets was written by the same hand at the same time,
so only a model that has seen nothing of a round says what it is worth on mails to come; and what
the rules said at first contact (``first_contact.toml``) is what they are worth there.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any, TypeAlias

from dsr_desk.config import resources
from dsr_desk.domain.intake.attesting.attestation import as_weighed, objections
from dsr_desk.domain.intake.attesting.lifting import Lift
from dsr_desk.domain.intake.attesting.remarks import names_meant
from dsr_desk.domain.intake.attesting.second_opinion import (
    Stretch,
    Where,
    as_stretch,
    bearing_on_it,
    features,
    is_plain,
)
from dsr_desk.domain.intake.parse import attestation_material
from dsr_desk.domain.intake.phrasing.taught import Taught, read_taught
from dsr_desk.domain.intake.text.folding import fold
from dsr_desk.domain.requests import ReadMessage
from tests.domain.intake.hostile import HOSTILE
from tests.domain.intake.letters import (
    ENGLISH,
    LABELLED,
    SWEDISH,
    labelled,
    letter,
    rules_alone,
    sets,
    well_formed,
)
from tests.domain.intake.reading import as_message
from tests.tools.logistic import Example, Model, train
from tests.tools.teach_statements import SAID_WEIGHS as STATEMENT_WEIGHS
from tests.tools.teach_statements import said_anywhere, teach_statements

Lists: TypeAlias = tuple[Sequence[str], Sequence[str]]
TARGET = resources() / "wordings" / "second_opinion.toml"
SAID: dict[str, Lists] = {
    "said.toml": (("takes_back",), ("harmless",)),
    "said_quietly.toml": (("takes_back",), ("harmless",)),
    "said_below.toml": (("takes_back",), ("harmless",)),
    "said_in_passing.toml": (("takes_back",), ("harmless",)),
    "said_in_voices.toml": (("takes_back", "pair_takes_back"), ("harmless", "pair_harmless")),
    "beside_attestation.toml": (("elsewhere", "example", "joke", "left_open"), ("honest",)),
}
BY_HANDS: dict[str, Lists] = {
    f"said_by_hands/{file.name}": (("takes_back",), ("harmless",))
    for file in sorted((LABELLED.parent / "said_by_hands").glob("*.toml"))
}
"""Written by people who never saw the rules; they teach what one statement says by itself."""
"""Single sentences: for each file which lists speak against an attestation, and which do not."""
WAITING: dict[str, Lists] = {"said_in_letters.toml": (("takes_back",), ("harmless",))}
WAITING_SETS = tuple(f"not_taught/{kind}/" for kind in ("everyday", "exact", "plain", "taken_back"))
"""Left out until limits are found that make them worth it (docs/adr/0058, 0065): ``--waiting``."""
TAILS = {
    "said_in_tails.toml": (("takes_back",), ("harmless",)),
    "beside_attestation.toml": (
        ("elsewhere_tail", "example_tail", "joke_tail", "left_open_tail"),
        ("honest_tail",),
    ),
}
"""The same for what the attestation's own statement goes on with."""
SHORT_LETTERS = {
    "sv": (
        (
            "Hej!\n\n{}\n\nRadera alla mail från anna.berg@example.org.\n\nMvh\nMaria Lind",
            "Hej,\n\n{}\n\nVi vill att ni raderar alla chattar som bo@example.org har skrivit."
            "\n\nMed vänlig hälsning\nErik Ek",
            "Hejsan\n\nEn kund har bett oss radera alla foruminlägg av eva.ek@example.org. {}"
            "\n\nTack\nSara",
        ),
        "Vi har bekräftat personens identitet.",
    ),
    "en": (
        (
            "Hi,\n\n{}\n\nPlease delete all emails from anna.berg@example.org.\n\nRegards,\nMaria",
            "Hello,\n\nA customer asks us to erase all chats written by bo@example.org. {}"
            "\n\nThanks\nErik",
            "Dear desk,\n\n{}\n\nKindly export all forum posts by eva.ek@example.org."
            "\n\nBest wishes\nSara Berg",
        ),
        "We have confirmed the person's identity.",
    ),
}
FIRST_CONTACT = LABELLED.parent / "first_contact.toml"
COST, AT_LEAST, SMALLEST, SAID_WEIGHS = 0.3, 2, 0.11, 0.3
LIMITS = {
    "refused_from": -1.0,
    "refused_from_plain": 2.5,
    "lifted_below": -2.5,
    "named_below": -4.5,
    "added_below": -2.0,
    "added_below_plain": -2.0,
    "worst_counts": 1.0,
    "refused_statement": 1.5,
    "soft_statement": 1.5,
    "named_statement": 1.0,
    "added_statement": 1.0,
    "stated_below": -1.0,
    "stated_statement": 0.3,
    "aside_below": -1.3,
    "aside_statement": -0.3,
    "perhaps_below": -2.3,
    "perhaps_statement": -0.5,
}
"""Chosen by ``--measure``, the last six by docs/adr/0115: see docs/adr/0050."""
_CHOSEN = Taught({}, 0.0, statements={}, **LIMITS)
FIRST_ROUND = ("taught/tuned/", "taught/held_out", "hostile", "well_formed")
TOGETHER = {"16": "15", "18": "17"}
"""Rounds of the same hand at the same time as another."""
HEAD = f"""\
# How much which words weigh in the second opinion on an attestation, in hundredths of log odds:
# what is above nought speaks against it.  Made by python -m tests.tools.train_second_opinion, not
# to be edited by hand.  anywhere, own and tail (its statement before and after it), near (the one
# before and the two after) and far: a word or two in that place; # is a number, @ an address, § the
# sentence itself; beginning: a word's first letters; shape: place and length of a statement; class,
# both: which classes of wording (domain/intake/attesting/classes.py) it holds, alone and two
# together.
# [weights] are those of the mail as a whole, [statements] those of one statement by itself.
[taught]
on = {{day}}
rounds = "{{rounds}}"
attesting = {{attesting}}
not_attesting = {{others}}
single_sentences = {{sentences}}
settings = "cost {COST}, in {AT_LEAST} texts, weight {SMALLEST} or more, sentences at {SAID_WEIGHS}"

[limits]
{{limits}}

"""
TIDY, TIDY_COUNTS = ("taught/tuned/", "taught/plain/02", "taught/plain/03"), 3.0
"""Plain letters are the most frequent by far; the sets hold few of them."""


@dataclass(frozen=True)
class Weighed:
    """A labelled mail that holds the sentence."""

    round: str
    counts: float
    """How much it counts when the model is taught; 0 if it isn't."""
    plain: bool
    attests: bool
    names: frozenset[str]
    pieces: tuple[frozenset[str], ...]
    """The same of each stretch."""
    stories: tuple[int, ...]
    """Which of the stretches only tell a story: those speak for a mail, never against it."""
    doubts: tuple[Lift, ...]
    """What the rules say against it, at first contact where that is on record."""

    @property
    def bearing(self) -> tuple[frozenset[str], ...]:
        """Its stretches that can speak against it."""
        return tuple(piece for at, piece in enumerate(self.pieces) if at not in self.stories)


def _round(name: str) -> str:
    """Return a set's round: the number its name begins with, or its folder's name."""
    if name.startswith(FIRST_ROUND):
        return "first"
    folder, _, own = name.rpartition("/")
    number = own.partition("_")[0]
    return TOGETHER.get(number, number) if number.isdigit() else folder.rpartition("/")[2]


def _counts(name: str, attests: bool, *, waiting: bool) -> float:
    if name.startswith(WAITING_SETS):
        return float(waiting)
    if name.startswith("not_taught/") or name == "hostile":
        return 0.0  # short letters with a twist each teach that short letters are hostile
    return TIDY_COUNTS if attests and name.startswith(TIDY) else 1.0


def _mails() -> Iterator[tuple[str, str, bool, ReadMessage]]:
    for name in sets("taught", "not_taught"):
        for mail in labelled(name):
            if "attestation" in mail.expected:
                yield name, mail.id, mail.attests, as_message(mail)
    for number, text in enumerate(HOSTILE):
        yield "hostile", str(number), False, letter(text)
    languages: tuple[tuple[Any, int], ...] = ((SWEDISH, 1009), (ENGLISH, 331))
    tidy = [mail for parts, step in languages for mail in well_formed(parts, step)]
    for number, mail_of_parts in enumerate(tidy):
        yield "well_formed", str(number), True, letter(mail_of_parts.text)


def weighed(*, waiting: bool) -> list[Weighed]:
    """Return all labelled mails that hold the sentence in their new text."""
    contact = tomllib.loads(FIRST_CONTACT.read_text("utf-8"))
    found = []
    for name, number, attests, message in _mails():
        told = _weighed_in(message)
        if not any(one.where is Where.OWN for one in told):
            continue
        bearing = _bearing(message, told)
        said = next((kind for kind, ids in contact.get(name, {}).items() if number in ids), "")
        found.append(
            Weighed(
                _round(name),
                _counts(name, attests, waiting=waiting),
                is_plain(bearing, rules_alone()),
                attests,
                frozenset(features(told)),
                tuple(frozenset(features([one])) for one in told),
                tuple(at for at, one in enumerate(told) if one not in bearing),
                _at_first_contact(said, _doubts(message)),
            )
        )
    return found


def _doubts(message: ReadMessage) -> tuple[Lift, ...]:
    """Return whether what the rules of today say may be lifted."""
    material = attestation_material(message, rules_alone())
    return tuple(one.lift for one in objections(material, rules_alone()))


def _bearing(message: ReadMessage, told: Sequence[Stretch]) -> list[Stretch]:
    material = attestation_material(message, rules_alone())
    return bearing_on_it(told, names_meant(material.sentences, material.subjects), rules_alone())


def _at_first_contact(said: str, today: tuple[Lift, ...]) -> tuple[Lift, ...]:
    """Return what is on record."""
    if said == "passed":
        return ()
    mended = Lift.SOFT if said == "softly_doubted" else Lift.NAMED
    return today or ((mended,) if said else ())


def sentences_said(said: Mapping[str, Lists]) -> list[Example]:
    """Return the single sentences, each bare at three places and in a short letter of its own.

    Bare they teach words; in letters that are alike but for them, that a short letter is neither
    good nor bad.
    """
    found = []
    for number, (language, text, against) in enumerate(_sentences(said)):
        folded = fold(text, 0, len(text)).text
        for where in (Where.NEXT, Where.AFTER, Where.PREVIOUS):
            names = frozenset(features([as_stretch(where, folded, rules_alone())]))
            found.append(Example(names, against, SAID_WEIGHS))
        found.append(_in_a_letter(_short_letter(number, language, text), against))
    for number, (language, text, against) in enumerate(_sentences(TAILS)):
        letter_of_it = _short_letter(number, language, text, tail=True)
        tails = [one for one in _weighed_in(letter(letter_of_it)) if one.where is Where.TAIL]
        found.append(Example(frozenset(features(tails)), against, SAID_WEIGHS))
        found.append(_in_a_letter(letter_of_it, against))
    return found


def _in_a_letter(text: str, against: bool) -> Example:
    return Example(frozenset(features(_weighed_in(letter(text)))), against, 1.0)


def _short_letter(number: int, language: str, text: str, *, tail: bool = False) -> str:
    """Return a letter that holds the sentence before, after, below or in an attestation."""
    frames, attested = SHORT_LETTERS[language]
    if tail:
        return frames[number % len(frames)].format(f"{attested[:-1]}{text}.")
    places = (f"{text} {attested}", f"{attested} {text}", f"{attested}\n\n{text}")
    return frames[number % len(frames)].format(places[number // len(frames) % len(places)])


def _weighed_in(message: ReadMessage) -> Sequence[Stretch]:
    words = rules_alone()
    return as_weighed(attestation_material(message, words), words)


def _sentences(
    files: Mapping[str, Lists],
) -> Iterator[tuple[str, str, bool]]:
    """Yield each single sentence with its language, and whether it speaks against."""
    for file, keys in files.items():
        languages = tomllib.loads((LABELLED.parent / file).read_text("utf-8"))
        for language, lists in languages.items():
            for against, names in zip((True, False), keys, strict=True):
                yield from (
                    (language, text, against) for name in names for text in lists.get(name, ())
                )


def teach(mails: Sequence[Weighed], said: Sequence[Example]) -> Model:
    """Train on mails and single sentences."""
    examples = [Example(mail.names, not mail.attests, mail.counts) for mail in mails if mail.counts]
    return train([*examples, *said], COST, AT_LEAST, SMALLEST)


@dataclass(frozen=True)
class Judged:
    """A mail as judged by a model that had never seen it."""

    mail: Weighed
    score: float
    statement: float
    """What the one statement says that speaks most against it."""

    def together(self, taught: Taught) -> bool:
        """Tell whether rules and second opinion find it attested."""
        if not self.mail.doubts:
            plain = self.mail.plain
            whole = self.score < (taught.refused_from_plain if plain else taught.refused_from)
            return whole and self.statement < taught.refused_statement
        return all(self._lifts(doubt, taught) for doubt in self.mail.doubts)

    def _lifts(self, doubt: Lift, taught: Taught) -> bool:
        harmless = doubt is not Lift.NEVER and self.statement < doubt.at_most(taught)
        return harmless and self.score < doubt.limit(taught, plain=self.mail.plain)


def _said_anywhere() -> list[Example]:
    """Return all single sentences as they teach what one statement says."""
    files = SAID | WAITING | BY_HANDS
    said = list(said_anywhere((text, against) for _, text, against in _sentences(files)))
    for number, (language, text, against) in enumerate(_sentences(TAILS)):
        letter_of_it = _short_letter(number, language, text, tail=True)
        tails = [one for one in _weighed_in(letter(letter_of_it)) if one.where is Where.TAIL]
        said.append(Example(frozenset(features(tails)), against, 2 * STATEMENT_WEIGHS))
    return said


def statements(mails: Sequence[Weighed]) -> Model:
    """Train on single sentences and on the statements of taught mails."""
    taught = [mail for mail in mails if mail.counts]
    return teach_statements(
        _said_anywhere(),
        [mail.pieces for mail in taught if mail.attests],
        [mail.bearing for mail in taught if not mail.attests],
    )


def judged(mails: Sequence[Weighed], said: Sequence[Example]) -> Iterator[Judged]:
    """Judge each round's mails by a model that saw only the others.

    What one statement says is taught by single sentences alone here.
    """
    by_itself = statements(())
    for name in dict.fromkeys(mail.round for mail in mails):
        model = teach([mail for mail in mails if mail.round != name], said)
        yield from (_judge(model, by_itself, mail) for mail in mails if mail.round == name)


def _judge(model: Model, by_itself: Model, mail: Weighed) -> Judged:
    """Score a mail as the second opinion does: its worst stretch counts once more."""
    pieces = tuple(model.score(piece) - model.bias for piece in mail.pieces)
    counted = [at for at, own in enumerate(pieces) if own < 0 or at not in mail.stories]
    names = frozenset[str]().union(*(mail.pieces[at] for at in counted))
    worst = max((*(pieces[at] for at in counted), 0.0))
    statement = max((by_itself.score(piece) for piece in mail.bearing), default=by_itself.bias)
    return Judged(mail, model.score(names) + LIMITS["worst_counts"] * worst, statement)


def _figures(found: Sequence[Judged], ok: Sequence[bool]) -> str:
    """Return “recognised of real ones, wrong of the others”."""
    right = sum(said and one.mail.attests for one, said in zip(found, ok, strict=True))
    wrong = sum(said and not one.mail.attests for one, said in zip(found, ok, strict=True))
    real = sum(one.mail.attests for one in found)
    return f"{right:4} of {real:3}, {wrong:3} of {len(found) - real:3}"


def _row(name: str, found: Sequence[Judged]) -> str:
    rules = _figures(found, [not one.mail.doubts for one in found])
    both = _figures(found, [one.together(_CHOSEN) for one in found])
    return f"{name:14} {rules:>26} {both:>26}"


def table(found: Sequence[Judged]) -> str:
    """Return for each round how many were recognised, and how many ``ok`` were wrong."""
    head = f"{'round':14} {'rules':>26} {'with second opinion':>26}"
    contact = {_round(name) for name in tomllib.loads(FIRST_CONTACT.read_text("utf-8"))}
    by_round = groupby(found, lambda one: one.mail.round)
    rows = [_row(name + ("" if name in contact else " *"), list(one)) for name, one in by_round]
    honest = [one for one in found if one.mail.round in contact]
    rows += [_row("first contact", honest), "* the rules were mended on these mails", ""]
    return "\n".join([head, *rows, limits_tried(honest)])


def limits_tried(found: Sequence[Judged]) -> str:
    """Return what other limits would give on the rounds with a first contact on record."""
    lines = ["refused from / all lifted below so much more or less: recognised, wrong"]
    for refused in (-3.0, -2.0, -1.5, -1.0, -0.5, 0.0):
        cells = []
        for more in (-4.0, -2.0, -1.0, 0.0, 1.0, 2.0):
            ok = [one.mail.attests for one in found if one.together(_moved(refused, more))]
            cells.append(f"{more:4}: {sum(ok):3}, {len(ok) - sum(ok):2}")
        lines.append(f"{refused:5} /" + "  ".join(cells))
    return "\n".join(lines)


def _moved(refused: float, more: float) -> Taught:
    lifted = ("lifted_below", "named_below", "added_below")
    moved = {name: LIMITS[name] + more for name in lifted}
    return Taught({}, 0.0, statements={}, **(LIMITS | moved | {"refused_from": refused}))


def _families(title: str, model: Model) -> list[str]:
    """Return the lines of a table of weights."""
    families: dict[str, list[tuple[str, float]]] = {}
    for name, weight in sorted(model.weights.items()):
        family, _, gram = name.partition(" ")
        families.setdefault(family, []).append((gram, weight))
    lines = [f"[{title}]"]
    for family, grams in families.items():
        body = "\n".join(f"{round(100 * weight)} {gram}" for gram, weight in grams)
        lines.append(f"{family} = '''\n{body}\n'''")
    return [*lines, ""]


def kept() -> Model:
    """Return the weights of the mail as a whole as they are shipped."""
    shipped = read_taught(TARGET.read_text("utf-8"))
    return Model(shipped.weights, shipped.bias)


def written(model: Model, by_itself: Model, mails: Sequence[Weighed], sentences: int) -> str:
    """Return the file of the weights, with where they come from."""
    limits = "\n".join(f"{name} = {limit}" for name, limit in LIMITS.items())
    taught = [mail for mail in mails if mail.counts]
    lines = HEAD.format(
        day=datetime.now(UTC).date(),
        rounds=", ".join(sorted({mail.round for mail in taught})),
        attesting=sum(mail.attests for mail in taught),
        others=sum(not mail.attests for mail in taught),
        sentences=sentences,
        limits=f"bias = {model.bias}\nstatement_bias = {by_itself.bias}\n{limits}",
    ).splitlines()
    lines += [*_families("weights", model), *_families("statements", by_itself)]
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Write the weights, or print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", action="store_true", help="print the table instead")
    parser.add_argument("--waiting", action="store_true", help="teach what waits for it, too")
    parser.add_argument("--statements", action="store_true", help="keep the weights of the mail")
    parser.add_argument("--into", type=Path, default=TARGET)
    options = parser.parse_args(arguments)
    files = SAID | WAITING if options.waiting else SAID
    mails, said = weighed(waiting=options.waiting), sentences_said(files)
    if options.measure:
        print(table(list(judged(mails, said))))
    else:
        count = sum(1 for lists in (SAID | WAITING | BY_HANDS, TAILS) for _ in _sentences(lists))
        whole = kept() if options.statements else teach(mails, said)
        text = written(whole, statements(mails), mails, count)
        options.into.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
