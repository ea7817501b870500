"""Precision and recall of the parser over labelled mails, part by part.

    python -m tests.tools.score_parser                       # every labelled set of the tests
    python -m tests.tools.score_parser [--wrong] FILE…       # any files of that form

Prints a table for each file: for the attestation how many of the real ones were recognised, and how
many ``ok`` were wrong (that number has to be zero); how many mails were read wholly as labelled;
and for each part how many mails were read otherwise.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dsr_desk.domain.requests import Verdict
from tests.domain.intake.letters import Labelled, labelled, labelled_in, sets
from tests.domain.intake.reading import read_mail


@dataclass
class Score:
    """What was counted over one file."""

    name: str
    mails: int = 0
    whole: int = 0
    attested: int = 0
    recognised: int = 0
    unattested: int = 0
    false_ok: int = 0
    well_formed: int = 0
    well_formed_right: int = 0
    parts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def add(self, mail: Labelled) -> None:
        """Read a mail and count."""
        parsed = read_mail(mail)
        differences = mail.differences(parsed)
        ok = parsed.attestation.verdict is Verdict.OK
        label = mail.expected.get("attestation")
        self.mails += 1
        self.whole += not differences
        self.parts.update(difference.partition(":")[0] for difference in differences)
        if label == "ok":
            self.attested += 1
            self.recognised += ok
            if _is_well_formed(mail):
                self.well_formed += 1
                self.well_formed_right += not differences
        elif label:
            self.unattested += 1
            self.false_ok += ok
            if ok:
                differences.insert(0, "FALSE OK")
        if differences:
            self.wrong.append(f"{mail.id} [{parsed.attestation.reason}]: {'; '.join(differences)}")


def _is_well_formed(mail: Labelled) -> bool:
    """Tell whether nothing in the mail needs a person's look."""
    subjects = mail.expected.get("subjects", ())
    certain = bool(subjects) and not any("?" in subject for subject in subjects)
    return mail.expected.get("wish", "ok") == "ok" and certain


def score(name: str, mails: Iterable[Labelled]) -> Score:
    """Count over some mails."""
    counted = Score(name)
    for mail in mails:
        counted.add(mail)
    return counted


def table(scores: Sequence[Score]) -> str:
    """Return the scores as a table."""
    head = f"{'set':36}{'mails':>6}{'whole':>7}{'attested':>13}{'false ok':>10}{'well-formed':>13}"
    return "\n".join([head, *map(_row, scores)])


def _row(one: Score) -> str:
    attested = f"{one.recognised} of {one.attested}"
    false_ok = f"{one.false_ok} of {one.unattested}"
    well_formed = f"{one.well_formed_right} of {one.well_formed}"
    figures = f"{one.mails:6}{one.whole:7}{attested:>13}{false_ok:>10}{well_formed:>13}"
    return f"{one.name:36}{figures}   {dict(one.parts)}"


def main(arguments: Sequence[str]) -> int:
    """Score the files named, or the tests' own; return 1 when an ``ok`` was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--wrong", action="store_true", help="name each mail read otherwise")
    options = parser.parse_args(arguments)
    if options.files:
        scores = [score(file.stem, labelled_in(file)) for file in options.files]
    else:
        scores = [score(name, labelled(name)) for name in sets("")]
    print(table(scores))
    if options.wrong:
        print(*(line for one in scores for line in one.wrong), sep="\n")
    return int(any(one.false_ok for one in scores))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
