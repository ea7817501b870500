"""Redacting: a package out of which others are taken beside the same package as it stands."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from dsr_desk.config import KeyHardness
from dsr_desk.crypto import Cryptographer
from dsr_desk.documents.writer import PackageFilesWriter
from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.extracts.packages import PackageItem
from dsr_desk.domain.extracts.redaction.decided import RedactionGround
from dsr_desk.domain.extracts.redaction.finding import Finder, Known
from dsr_desk.domain.extracts.redaction.masking import NOTHING, Redacted, Redaction
from dsr_desk.services.progress import CancelToken, unheard
from tests.tools.bench.packing import a_head, messages
from tests.tools.bench.timing import Bench
from tests.tools.planted_others import people

_PERSONS = 300


def redacting(bench: Bench, sizes: Sequence[int]) -> None:
    """Tell what it costs to find others, to take them out, and to seek them in what was made."""
    for count in sizes:
        with tempfile.TemporaryDirectory() as folder:
            _row(bench, _naming_others(count), Path(folder))


def _row(bench: Bench, items: Sequence[PackageItem], folder: Path) -> None:
    def taken_out() -> None:
        _package(folder, items, _found(items))

    def as_it_stands() -> None:
        _found(items)
        _package(folder, items, NOTHING)

    bench.pair(
        f"package, {len(items):,} items, {len(_found(items).persons)} others taken out",
        taken_out,
        "found, but not taken out",
        as_it_stands,
        goal="≤ 2",
    )


def _naming_others(count: int) -> list[PackageItem]:
    """Return items of which every other names somebody: in a line of contact, or in the text."""
    crowd, dice, made = people(_PERSONS), random.Random(3), []
    for packed in messages(count):
        other, body = dice.choice(crowd), packed.item.body
        if packed.number % 4 == 0:
            body += f"\n\nHälsa {other.name}, tel {other.phone}, {other.address}."
        elif packed.number % 4 == 1:
            body = f"{other.name} sa att det går bra.\n{body}"
        made.append(replace(packed, item=replace(packed.item, body=body)))
    return made


def _found(items: Sequence[PackageItem]) -> Redaction:
    finder = Finder(Known((EmailAddress(items[0].item.author),)))
    for packed in items:
        finder.hear(packed.item, own=True)
    persons = tuple(
        Redacted(party.number, party.identifiers, RedactionGround.OTHERS)
        for party in finder.parties()
    )
    return Redaction("sv", persons, (), finder.own())


def _package(folder: Path, items: Sequence[PackageItem], redaction: Redaction) -> None:
    crypto, key, target = Cryptographer(KeyHardness(8, 1, 1)), bytes(range(32)), folder / "package"

    def sign(payload: bytes) -> tuple[str, str, str]:
        return crypto.sign(key, payload), crypto.public_of(key), "bench"

    head = replace(a_head(len(items)), redaction=redaction)
    PackageFilesWriter(crypto.verify).write(
        target, head, items, lambda item, attachment: (), sign, unheard, CancelToken()
    )
    target.unlink()
