"""Looks at a finished package as strangers would: ``python -m tests.tools.package_checks FILE…``.

JSON Schema, manifest and signature, the text of every item once in PDF and HTML, and whatever of
qpdf, unzip and 7-Zip is installed; then the same package sealed (``sealed_checks``), and with each
of its parts missing.  What is not installed is said.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pikepdf
from jsonschema import (  # type: ignore[import-untyped]  # the package states no types
    Draft202012Validator,
)

from dsr_desk.config import KeyHardness, resources
from dsr_desk.crypto import Cryptographer
from dsr_desk.documents.package.pdf_reading import Pdf, opened_pdf
from dsr_desk.documents.reader import PackageFilesReader
from dsr_desk.documents.texts import words
from dsr_desk.domain.errors import FileUnreadable, Refusal
from tests.tools import sealed_checks

SCHEMAS = {
    "extract.json": "dsr-package-1.schema.json",
    "manifest.json": "dsr-manifest-1.schema.json",
}
TOOLS = {"qpdf": ("qpdf", "--check"), "unzip": ("unzip", "-tqq"), "7-Zip": ("7z", "t")}
_MARK = re.compile("⟨U\\+[0-9A-F]{4,6}⟩")
_SPACE = re.compile(r"[ \t\r\n\v\f\x1c-\x1f\x85\u2028\u2029\ufffe\u00ad]+")
_RIGHTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_UNSHOWN = re.compile("[^\x20-\x7e\xa0-\u024f\u2010-\u2026\u20ac]")
"""What may be shown by its number, or copies out in another form: compared in no member."""


def problems(package: Path) -> Iterator[str]:
    """Yield what is wrong with a package, one sentence each; nothing when all holds."""
    try:
        opened = PackageFilesReader(Cryptographer(KeyHardness(8, 1, 1)).verify).open(package)
    except (Refusal, FileUnreadable) as error:
        yield f"manifest or signature: {error}"
        return
    if not opened.signed_by:
        yield "signature: nobody has signed"
    with zipfile.ZipFile(package) as archive:
        if broken := archive.testzip():
            yield f"zipfile: {broken} is damaged"
        yield from _schemas(archive)
        document = json.loads(archive.read("extract.json"))
        yield from _pdf(archive.read("extract.pdf"), document)
        yield from _html(archive, document)
    yield from _strangers(package)


def missing_tools() -> list[str]:
    """Return the names of the tools that are not installed here."""
    return [name for name, (program, *_) in TOOLS.items() if not shutil.which(program)]


def _schemas(archive: zipfile.ZipFile) -> Iterator[str]:
    for member, name in SCHEMAS.items():
        schema = json.loads((resources() / "schema" / name).read_text("utf-8"))
        validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
        for error in validator.iter_errors(json.loads(archive.read(member))):
            yield f"{member}: {error.json_path} is not as the schema says"
    published = resources() / "schema" / SCHEMAS["extract.json"]
    if archive.read("package.schema.json") != published.read_bytes():
        yield "package.schema.json: it is not the published one"


def _pdf(data: bytes, document: Any) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "extract.pdf"
        path.write_bytes(data)
        with pikepdf.open(path) as pdf:
            yield from (f"extract.pdf: {fault}" for fault in pdf.check_pdf_syntax())
        if shutil.which("qpdf"):
            yield from _run("qpdf", path)
    with opened_pdf(data) as opened:
        yield from _pdf_texts(opened, document)


def _pdf_texts(pdf: Pdf, document: Any) -> Iterator[str]:
    """Compare what stands between an item's number and the next one's with the JSON."""
    said = words(document["language"])
    texts = [pdf.text(page) for page in range(pdf.pages)]
    first = next((pdf.page_of(1) for _ in document["items"][:1]), 0)
    marker = said.get("package", "item", number="{n}")
    cont = said.get("package", "continued")
    furniture = re.compile(
        rf"{re.escape(squeezed(marker)).replace(re.escape('{n}'), '[0-9]+')}{re.escape(cont)}"
        rf"|{re.escape(squeezed(_header(document)))}|[0-9]+\([0-9]+\)$"
    )
    shown = "".join(furniture.sub("", squeezed(text)) for text in texts[first:])
    whole = _comparable(shown)
    for item in document["items"]:
        if not all(_comparable(squeezed(part)) in whole for part in _in_order(item["text"])):
            yield f"extract.pdf: the text of item {item['number']} is not there"
    starts = [pdf.page_of(item["number"]) for item in document["items"]]
    if starts != sorted(starts) or -1 in starts:
        yield "extract.pdf: the items' names do not lead to them in order"


def _html(archive: zipfile.ZipFile, document: Any) -> Iterator[str]:
    found: dict[int, list[str]] = {}
    for name in archive.namelist():
        if name == "index.html" or name.startswith("pages/"):
            page = archive.read(name).decode()
            for number, text in re.findall(
                r'<article id="item-(\d+)">.*?<pre dir="auto">\n(.*?)</pre>', page, re.S
            ):
                found.setdefault(int(number), []).append(unescape(text))
    for item in document["items"]:
        texts = found.pop(item["number"], [])
        if len(texts) != 1:
            yield f"index.html: item {item['number']} is there {len(texts)} times"
        elif item["text"].strip() and _comparable(squeezed(texts[0])) != _comparable(
            squeezed(item["text"])
        ):
            yield f"index.html: the text of item {item['number']} is another"
    if found:
        yield "index.html: there are items that the JSON does not know"


def _header(document: Any) -> str:
    said = words(document["language"])
    title = said.get("package", f"title_{document['profile']}")
    return said.get("package", "header", title=title, case=document["case"])


def _in_order(text: str) -> list[str]:
    """Return the parts of a text that stand on paper in its own order: a line may turn others."""
    return re.findall("[0-9A-Za-zÀ-ɏ]+", text) if _RIGHTWARD.search(text) else [text]


def squeezed(text: str) -> str:
    """Return a text without white space: lines are broken anew on paper."""
    return _SPACE.sub("", text)


def _comparable(text: str) -> str:
    return _UNSHOWN.sub("", _MARK.sub("", text))


def _strangers(package: Path) -> Iterator[str]:
    for name in ("unzip", "7-Zip"):
        if shutil.which(TOOLS[name][0]):
            yield from _run(name, package)


def _run(name: str, path: Path) -> Iterator[str]:
    done = subprocess.run([*TOOLS[name], str(path)], capture_output=True, check=False)
    if done.returncode:
        yield f"{path.name}: {name} finds fault with it (status {done.returncode})"


def main(paths: list[str]) -> int:
    """Check packages; print what is wrong, and what could not be asked."""
    for name in sorted({*missing_tools(), *sealed_checks.missing_tools()}):
        print(f"{name} is not installed: not asked")
    bad = 0
    for path in map(Path, paths):
        found = [
            *problems(path),
            *sealed_checks.sealed_problems(path, beside=False, bits=20),
            *sealed_checks.sealed_problems(path, beside=True, bits=20),
            *sealed_checks.missing_parts(path),
        ]
        bad += bool(found)
        print(f"{path.name}: {'holds' if not found else 'does not hold'}")
        for problem in found:
            print(f"  {problem}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
