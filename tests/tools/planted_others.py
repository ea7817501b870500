"""Plants other people's names, addresses and numbers in items, and seeks them in the package.

``python -m tests.tools.planted_others [--identifiers 1000] [--keep FOLDER]`` plants each identifier
in writings of its own (case, accents apart, turned round, broken over a line, hidden letters,
percent, quoted-printable, base64, entities, JSON escapes, encoded words, file names, attachments,
ZIP files), makes the package through the same code as the desk, and looks for all of them in every
member by a way of its own.  It ends with 1 when one is found.
"""

from __future__ import annotations

import argparse
import base64
import html
import io
import json
import quopri
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from email.header import Header
from pathlib import Path
from urllib.parse import quote, unquote

import pypdfium2  # type: ignore[import-untyped]  # the package states no types

from dsr_desk.documents.package.foreign_files import FILES
from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.extracts.packages import PackageItem
from dsr_desk.domain.extracts.redaction.decided import RedactionGround
from dsr_desk.domain.extracts.redaction.finding import Finder, Known
from dsr_desk.domain.extracts.redaction.masking import Redacted, Redaction, WithheldFile
from dsr_desk.domain.finding.matches import Attachment, ItemRef
from dsr_desk.services.extracts.others import rewritten
from tests.documents.making import ANNA, Desk, a_head, an_item

_FIRST = ("Lisa", "Åke", "Eléonore", "Jörgen", "Siv", "Zoë", "Mårten", "Håkan")
_SOUNDS = ("ber", "kvi", "lund", "söd", "hägg", "ström", "vång", "tall", "myr", "ryd")


@dataclass(frozen=True)
class Planted:
    """Somebody else, with three identifiers."""

    name: str
    address: str
    phone: str

    @property
    def turned(self) -> str:
        """The name with the last name first."""
        first, last = self.name.split()
        return f"{last}, {first}"


def people(count: int) -> list[Planted]:
    """Return made-up people, each called like nobody else."""
    dice = random.Random(7)
    made = []
    for number in range(count):
        letters = "".join(chr(97 + (number // 26**place) % 26) for place in range(3))
        last = "".join(dice.sample(_SOUNDS, 2)).capitalize() + f"qz{letters}"
        first = _FIRST[number % len(_FIRST)]
        local = _bare(f"{first}.{last}").lower()
        phone = f"07{number % 9}-{555000 + number * 7 % 444000}{number % 10}"
        street = "gränd" if number % 5 == 4 else "granne"
        made.append(Planted(f"{first} {last}", f"{local}@{street}{number % 13}.example", phone))
    return made


def _bare(text: str) -> str:
    loose = unicodedata.normalize("NFKD", text)
    return "".join(c for c in loose if not unicodedata.combining(c))


WRITINGS: dict[str, Callable[[Planted], str]] = {
    "plain": lambda p: f"{p.name} såg det och skrev från {p.address} i går.",
    "genitive": lambda p: f"Det var {p.name}s bil.",
    "capitals": lambda p: f"SE {p.name.upper()} OCH {p.address.upper()}.",
    "accents apart": lambda p: unicodedata.normalize("NFD", f"Fråga {p.name} om det."),
    "full width": lambda p: "".join(
        chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in p.address
    ),
    "turned round": lambda p: f"Listan: {p.turned}; tel {p.phone}",
    "over a line": lambda p: "> " + p.name.replace(" ", "\n> ") + " sa det",
    "hidden letters": lambda p: "\u200b".join(p.name) + " och " + "\u00ad".join(p.address),
    "percent": lambda p: f"https://x.example/?vem={quote(p.name)}&a={quote(p.address, safe='')}",
    "quoted-printable": lambda p: quopri.encodestring(
        f"Från {p.name} {p.address}".encode()
    ).decode(),
    "base64": lambda p: base64.b64encode(f"Hej {p.name}, {p.address}!".encode()).decode(),
    "entities": lambda p: "".join(f"&#{ord(c)};" for c in p.address),
    "JSON escapes": lambda p: json.dumps(f"{p.name}\n{p.phone}"),
    "encoded word": lambda p: f"From: {Header(p.name, 'utf-8').encode()} <{p.address}>",
    "spelt at": lambda p: p.address.replace("@", " (at) "),
    "said": lambda p: p.address.replace("@", " AT ").replace(".", " DOT "),
    "in brackets": lambda p: f"({p.address.replace('@', ' [at] ').replace('.', ' [dot] ')})",
    "at in brackets alone": lambda p: p.address.replace("@", "(at)"),
    "hidden by entities": lambda p: p.address.replace("@", "&shy;&#64;&#8203;"),
    "hidden joiners": lambda p: "\u2060".join(p.address) + " " + "\u3164".join(p.name),
    "broken word": lambda p: f"{p.name[:-3]}-\n{p.name[-3:]} sa det",
    "long line": lambda p: "I går kväll vid tiotiden kom " + p.name.replace(" ", "\n") + " hem.",
    "first name and letter": lambda p: f"{_short(p)} skrev {p.name.split()[0]} {_last(p)[0]}.",
    "spaced out": lambda p: " ".join(p.name.replace(" ", "")),
    "joined": lambda p: p.name.replace(" ", "").lower(),
    "grouped number": lambda p: f"ring +46 {p.phone[1:3]} {p.phone[4:7]} {p.phone[7:]} på kvällen",
}


def _last(person: Planted) -> str:
    return person.name.split()[1]


def _short(person: Planted) -> str:
    return person.name.split()[0] + _last(person)[0]


def items(persons: Sequence[Planted]) -> Iterator[tuple[PackageItem, dict[str, bytes]]]:
    """Yield items with their files: each writing of each person, ten people an item."""
    number = 0
    for start in range(0, len(persons), 10):
        group = persons[start : start + 10]
        for writing, write in WRITINGS.items():
            number += 1
            yield (
                an_item(number, **_own(number, f"{writing}:\n" + "\n\n".join(map(write, group)))),
                {},
            )
        number += 1
        contacts = "\n".join(f"{p.name}, tel {p.phone}" for p in group)
        heads = tuple(f"{p.name} <{p.address}>" for p in group)
        marked = "".join(
            f'<p title="{p.address}">{p.name[:2]}<b>{p.name[2:]}</b></p>' for p in group
        )
        yield an_item(number, **_own(number, contacts), recipients=heads, subject=group[0].name), {}
        number += 1
        yield an_item(number, **_own(number, marked), html=True), {}
        number += 1
        yield _with_files(number, group)


def _own(number: int, body: str) -> dict[str, object]:
    return {"body": body, "conversation": f"c{number // 7}"}


def _with_files(number: int, group: Sequence[Planted]) -> tuple[PackageItem, dict[str, bytes]]:
    letter = "\n".join(f"{p.name} <{p.address}> {p.phone}" for p in group)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as inner:
        inner.writestr("word/document.xml", "".join(f"<w:t>{p.name}</w:t>" for p in group))
    files = {
        "1": letter.encode(),
        "2": letter.encode("utf-16"),
        "3": "".join(quote(line) for line in letter).encode(),
        "4": packed.getvalue(),
        "5": b"%PDF-1.4 " + letter.encode(),
    }
    names = (f"{group[0].name}.txt", "b.txt", f"{group[-1].address}.csv", "d.docx", "e.pdf")
    listed = tuple(
        Attachment(key, name, "text/plain", len(files[key]))
        for key, name in zip(files, names, strict=True)
    )
    return an_item(number, **_own(number, "Se bilagor."), attachments=listed), files


def redaction(made: Sequence[tuple[PackageItem, dict[str, bytes]]]) -> Redaction:
    """Find everybody as the desk does, and take all of them out."""
    finder = Finder(Known((EmailAddress(ANNA),)))
    for packed, files in made:
        read = (FILES.read(data) for data in files.values())
        finder.hear(packed.item, (t for file in read if file for t in file.texts), own=True)
    found = tuple(
        Redacted(party.number, party.identifiers, RedactionGround.OTHERS)
        for party in finder.parties()
    )
    plain = Redaction("sv", found, (), finder.own())
    held: dict[tuple[ItemRef, str], WithheldFile] = {}
    for packed, files in made:
        for key, data in files.items():
            file = FILES.read(data)
            if file is None or (not file.rewritable and any(map(plain.names, file.texts))):
                held[packed.item.ref, key] = WithheldFile(packed.number, RedactionGround.UNREADABLE)
    return Redaction(
        "sv", found, (), finder.own(), 0, frozenset(held), tuple(held.values()), frozenset()
    )


def make_package(folder: Path, persons: Sequence[Planted]) -> tuple[Path, Redaction]:
    """Write the package with everybody taken out; its own last look included."""
    made = list(items(persons))
    taken_out = redaction(made)
    files = {packed.item.ref: data for packed, data in made}
    desk = Desk(folder)
    head = a_head(len(made), redaction=taken_out)

    def attachment(packed: PackageItem, key: str) -> bytes:
        return b"".join(rewritten(FILES, taken_out, iter((files[packed.item.ref][key],))))

    desk.write((packed for packed, _ in made), head, attachment=attachment)
    return desk.target, taken_out


def still_named(package: Path, persons: Sequence[Planted]) -> list[tuple[str, int]]:
    """Return member and number of every planted person who is found, by a way of its own."""
    wanted = {}
    for number, p in enumerate(persons):
        first, last = (_squeezed(word) for word in p.name.split())
        wanted[last] = wanted[_squeezed(p.phone)[1:]] = wanted[_squeezed(p.address)] = number
        wanted[first + last] = wanted[first + last[0] + "skrev"] = number
    found = []
    with zipfile.ZipFile(package) as opened:
        for name in opened.namelist():
            data = opened.read(name)
            said = " ".join(_readings(name, data))
            squeezed = _squeezed(said)
            found += [(name, n) for text, n in wanted.items() if text in squeezed]
    return found


def _readings(name: str, data: bytes) -> Iterator[str]:
    yield name
    texts = [data.decode("utf-8", "replace"), data.decode("utf-16", "replace")]
    if name.endswith("extract.pdf"):
        texts = [_pdf_text(data)]
    if name.endswith((".docx", ".zip")):
        with zipfile.ZipFile(io.BytesIO(data)) as inner:
            texts += [inner.read(each).decode("utf-8", "replace") for each in inner.namelist()]
    for text in texts:
        yield text
        yield re.sub(r"<[^>]*>", "", text)
        yield html.unescape(html.unescape(text))
        yield unquote(html.unescape(text))
        yield quopri.decodestring(text.encode()).decode("utf-8", "replace")
        yield re.sub(r"\\u([0-9a-f]{4})|\\n", lambda m: chr(int(m[1], 16)) if m[1] else " ", text)
        for run in re.findall(r"[A-Za-z0-9+/]{12,}={0,2}", text):
            whole = run[: len(run) // 4 * 4]
            yield base64.b64decode(whole).decode("utf-8", "replace")


def _pdf_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    pages = [document[n].get_textpage().get_text_range() for n in range(len(document))]
    pages += [mark.get_title() for mark in document.get_toc()]
    pages += document.get_metadata_dict().values()
    if shutil.which("pdftotext"):
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(data)
            file.flush()
            command = ["pdftotext", "-raw", file.name, "-"]
            pages.append(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return "\n".join(pages)


def _squeezed(text: str) -> str:
    return "".join(c for c in _bare(text).casefold() if c.isalnum())


def main() -> int:
    """Plant, make, seek; say what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--identifiers", type=int, default=1000)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    persons = people(-(-asked.identifiers // 3))
    begun = time.process_time()
    with tempfile.TemporaryDirectory() as spare:
        folder = asked.keep or Path(spare)
        folder.mkdir(parents=True, exist_ok=True)
        package, taken_out = make_package(folder, persons)
        spent = time.process_time() - begun
        found = still_named(package, persons)
        size = package.stat().st_size
    planted = 3 * len(persons)
    print(
        f"{planted} identifiers of {len(persons)} people in {len(WRITINGS) + 7} writings,"
        f" {len(taken_out.persons)} taken out, {len(taken_out.withheld)} files withheld;"
        f" package of {size} bytes in {spent:.1f} s of CPU; found again: {len(found)}"
    )
    for member, number in found[:20]:
        print(f"  person {number} in {member.split('/')[0]}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
