"""Looks at sealed packages as strangers would: sealed anew, opened by everybody's readers, damaged.

The pages that PDFium, poppler and MuPDF show of the sealed PDF are compared with those of the plain
one, of which ``package_checks`` tells whether every item's text stands in it once.  pdf.js joins
them where node is installed and ``PDFJS_DIST`` names the folder of the npm package ``pdfjs-dist``.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # the package states no types

from dsr_desk.config import KeyHardness
from dsr_desk.crypto import Cryptographer
from dsr_desk.documents.reader import PackageFilesReader
from dsr_desk.documents.sealed.sealing import MOST_INSIDE, seal, unseal
from dsr_desk.domain.errors import FileUnreadable, PackageInvalid, Refusal
from dsr_desk.domain.extracts.sealed import SealPasswordWrong

PASSWORD, WRONG = "gurim-tavok-lidep-somun-47", "gurim-tavok-lidep-somun-48"
_TEXT_TOOLS = {
    "pdftotext": ("pdftotext", "-upw", "{password}", "{path}", "-"),
    "mutool": ("mutool", "draw", "-p", "{password}", "-F", "text", "{path}"),
}
TOOLS = (*_TEXT_TOOLS, "qpdf", "7z")


def sealed_problems(package: Path, *, beside: bool, bits: int = 2) -> Iterator[str]:
    """Yield what is wrong with a package when it is sealed, in one PDF or ``beside`` it.

    In ``bits`` places, one after the other, a bit of the sealed file is turned.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sealed = seal(package, PASSWORD, folder, most_inside=0 if beside else MOST_INSIDE)
        into = folder / "into"
        into.mkdir()
        with zipfile.ZipFile(package) as archive:
            plain = folder / "plain"
            plain.write_bytes(archive.read("extract.pdf"))
        whole = sealed.rest or sealed.pdf
        yield from _opened(package, whole, into)
        if sealed.rest:
            yield from _pages_alone(sealed.pdf, into)
            yield from _zip(sealed.rest, package)
        else:
            yield from _readers(plain, sealed.pdf)
        yield from _damaged(whole, into, bits)


def missing_parts(package: Path) -> Iterator[str]:
    """Yield the members without which a package is not refused by their name."""
    reader = PackageFilesReader(Cryptographer(KeyHardness(8, 1, 1)).verify)
    with zipfile.ZipFile(package) as archive, tempfile.TemporaryDirectory() as folder:
        for left_out in archive.namelist():
            less = Path(folder) / "less.zip"
            with zipfile.ZipFile(less, "w") as rebuilt:
                for name in archive.namelist():
                    if name != left_out:
                        rebuilt.writestr(name, archive.read(name))
            said = _refusal(lambda path=less: reader.open(path))  # type: ignore[misc]  # as bound
            if left_out not in said and said != "it has no manifest":
                yield f"{package.name}: {left_out} can be missing ({said or 'nothing is said'})"


def missing_tools() -> list[str]:
    """Return the names of the tools that are not installed here."""
    return [name for name in TOOLS if not shutil.which(name)]


def _opened(package: Path, sealed: Path, into: Path) -> Iterator[str]:
    if unseal(sealed, PASSWORD, into).read_bytes() != package.read_bytes():
        yield f"{sealed.name}: what comes out is not what went in"
    for password in (WRONG, ""):
        try:
            unseal(sealed, password, into)
        except SealPasswordWrong:
            continue
        yield f"{sealed.name}: it opens with another password"


def _readers(plain: Path, sealed: Path) -> Iterator[str]:
    """Ask PDFium and whatever else is installed for the pages, with the password and without."""
    if _pdfium(sealed, PASSWORD) != _pdfium(plain, None):
        yield f"{sealed.name}: PDFium shows other pages"
    if _pdfium(sealed, WRONG) is not None:
        yield f"{sealed.name}: PDFium opens it with another password"
    for name, command in _text_tools():
        shown = _asked(command, plain, "")
        if not shown or _asked(command, sealed, PASSWORD) != shown:
            yield f"{sealed.name}: {name} shows other pages"
        if _asked(command, sealed, WRONG) is not None:
            yield f"{sealed.name}: {name} opens it with another password"
    if shutil.which("qpdf"):
        command = ("qpdf", "--check", "--password={password}", "{path}")
        if b"R = 6" not in (_asked(command, sealed, PASSWORD) or b""):
            yield f"{sealed.name}: qpdf finds fault with it, or no AES-256 of revision 6"
        if _asked(command, sealed, WRONG) is not None:
            yield f"{sealed.name}: qpdf opens it with another password"


def _text_tools() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the tools that are installed here and print a PDF's text, each with its command."""
    for name, command in _TEXT_TOOLS.items():
        if shutil.which(name):
            yield name, command
    if shutil.which("node") and os.environ.get("PDFJS_DIST"):
        yield (
            "pdf.js",
            ("node", str(Path(__file__).with_name("pdf_js.mjs")), "{path}", "{password}"),
        )


def _pdfium(path: Path, password: str | None) -> list[str] | None:
    try:
        document = pypdfium2.PdfDocument(path, password=password)
    except pypdfium2.PdfiumError:
        return None
    try:
        shown = []
        for page in document:
            with contextlib.closing(page.get_textpage()) as layer:
                shown.append(layer.get_text_range())
        return shown
    finally:
        document.close()


def _pages_alone(pdf: Path, into: Path) -> Iterator[str]:
    if "sealed-pages-alone" not in _refusal(lambda: unseal(pdf, PASSWORD, into)):
        yield f"{pdf.name}: without the ZIP beside it nobody is told that a part is missing"


def _zip(sealed: Path, package: Path) -> Iterator[str]:
    if not shutil.which("7z"):
        return
    command = ("7z", "e", "-so", "-p{password}", "{path}", package.name)
    if _asked(command, sealed, PASSWORD) != package.read_bytes():
        yield f"{sealed.name}: 7-Zip does not unpack it"
    if _asked(command, sealed, WRONG) is not None:
        yield f"{sealed.name}: 7-Zip opens it with another password"


def _damaged(path: Path, into: Path, bits: int) -> Iterator[str]:
    """Turn one bit in some places, and cut off the end; each must be refused with a reason."""
    whole = path.read_bytes()
    places = [*range(len(whole) // (2 * bits), len(whole), len(whole) // bits), -40]
    damages = {f"bit {place}": _flipped(whole, place) for place in places}
    for name, data in {**damages, "the end missing": whole[: -len(whole) // 3]}.items():
        path.write_bytes(data)
        if not _refusal(lambda: unseal(path, PASSWORD, into)):
            yield f"{path.name}: {name} goes unnoticed"
    path.write_bytes(whole)


def _flipped(whole: bytes, place: int) -> bytes:
    changed = bytearray(whole)
    changed[place] ^= 1
    return bytes(changed)


def _refusal(act: Callable[[], object]) -> str:
    """Return the reason why something is refused; empty when it is not."""
    try:
        act()
    except SealPasswordWrong:
        return "another password"
    except (PackageInvalid, FileUnreadable) as error:
        return error.facts["reason"]
    except Refusal as error:
        return error.code
    return ""


def _asked(command: tuple[str, ...], path: Path, password: str) -> bytes | None:
    """Return what a program says, or None when it refuses; no password where none is wanted."""
    words = [word.format(password=password, path=path) for word in command]
    if not password:
        at = words.index("")
        del words[at - 1 if words[at - 1].startswith("-") else at : at + 1]
    done = subprocess.run(words, capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else None
