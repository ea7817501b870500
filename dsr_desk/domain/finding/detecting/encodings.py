"""What a text says in another writing: escaped, encoded, spaced out, cut by tags.

Whoever looks for an identifier looks into these too: a link holds ``lisa%40hemma.example``, a
forwarded header ``=?utf-8?B?…?=``.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Callable, Iterator
from html import unescape
from string import ascii_lowercase, ascii_uppercase, digits

from dsr_desk.domain.finding.folded import may_be_spaced_out, signs_of
from dsr_desk.domain.lookalikes import in_one_script

_MOST_FORMS = 24
"""Of one text: what is encoded over and over is looked at so many times."""
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_QUOTED = re.compile(r"(?:=[0-9A-Fa-f]{2})+")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_SOFT_BREAK = re.compile(r"=[ \t]*\r?\n")
_ESCAPES = re.compile(r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[nrtbf/\"'\\])")
_PAIR_OF_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_WORD = re.compile(r"=\?([\w.:-]{1,40})\?([bBqQ])\?([^?\s]{0,400})\?=(?:\s+(?==\?))?")
_BASE64 = re.compile(
    r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{12,}"
    r"(?:\r?\n(?:[ \t]*>)*[ \t]*[A-Za-z0-9+/_-]+)*={0,2}"
)
_SIX_BIT_RUN = re.compile(r"[A-Za-z0-9+/_-]+")
_AT_FIRST = 128
"""Characters of what may be packed that are read; twice as many while they say something."""
_LEAST, _LEAST_LATIN = 9, 24
"""Bytes that must be text, in UTF-8 and in Latin-1, where most bytes are some letter."""
_LATIN = re.compile(rb"[\t\n\r\0 -~\xa0-\xff]*")
"""Also UTF-16, in which every other byte of our letters is a zero."""
_SIX_BITS = {
    letter: bits
    for alphabet in ("+/", "-_")
    for bits, letter in enumerate(ascii_uppercase + ascii_lowercase + digits + alphabet)
}
_IN_A_RUN = bytes(ord("x" if chr(code) in _SIX_BITS else " ") for code in range(256))
_SHORTEST_RUN = b"x" * 12
_SPACED = re.compile(r"(?<!\w)(?:[^\W_][ .\u00a0-]){2,60}[^\W_](?!\w)")
_HYPHEN_LAST = re.compile(r"-[ \t]*\r?\n")
_BROKEN = re.compile(r"(?<=[^\W\d_])-[ \t]*\r?\n(?:[ \t]*>)*[ \t]*(?=[^\W\d_])")
_BROKEN_WORD = re.compile(r"[^\W\d_]+-[ \t]*\r?\n(?:[ \t]*>)*[ \t]*[^\W\d_]+")
_TAG = re.compile(r"<(?!(?<!\w<)[^<>@\s]{1,64}@[^<>@\s]{1,255}>(?!\w))[^<>]{1,400}>")
"""No address that stands by itself, “Lisa <lisa@…>”: it cuts no word, and every head has one."""
_SIMPLE = {"n": "\n", "r": "\r", "t": "\t", "b": " ", "f": " "}


def forms(text: str) -> Iterator[str]:
    """Yield the text, and what it says when it is decoded in every way that changes it."""
    seen, waiting = {text}, [text]
    yield text
    while waiting:
        now = waiting.pop()
        for mark, decode in _DECODERS:
            if mark and mark not in now:
                continue
            other = decode(now)
            if other not in seen:
                seen.add(other)
                yield other
                if len(seen) >= _MOST_FORMS:
                    return
                waiting.append(other)


def _entities(text: str) -> str:
    return _ENTITY.sub(lambda found: unescape(found.group()), text)


def _percent(text: str) -> str:
    def read(found: re.Match[str]) -> str:
        return _decoded(bytes.fromhex(found.group().replace("%", "")), "utf-8")

    return _PERCENT.sub(read, text)


def _quoted(text: str) -> str:
    def read(found: re.Match[str]) -> str:
        data = bytes.fromhex(found.group().replace("=", ""))
        return _decoded(data, "utf-8")

    return _QUOTED.sub(read, _SOFT_BREAK.sub("", text))


def _escaped(text: str) -> str:
    def read(found: re.Match[str]) -> str:
        code = found.group()[1:]
        if code[0] in "ux" and len(code) > 1:
            return chr(int(code[1:], 16))
        return _SIMPLE.get(code, code)

    def join(found: re.Match[str]) -> str:
        return found.group().encode("utf-16", "surrogatepass").decode("utf-16")

    return _PAIR_OF_HALVES.sub(join, _ESCAPES.sub(read, text))


def _words(text: str) -> str:
    def read(found: re.Match[str]) -> str:
        charset, way, held = found.groups()
        if way in "bB":
            data = _unpacked(held)
        else:
            data = quopri.decodestring(held.replace("_", " ").encode("ascii", "replace"))
        return _decoded(data, charset)

    return _WORD.sub(read, text)


def _base64(text: str) -> str:
    """Read what is packed; long words are found in C, and most can't be it by how they begin."""
    runs = text.encode("latin-1", "replace").translate(_IN_A_RUN)
    pieces, done, at = [], 0, runs.find(_SHORTEST_RUN)
    while at >= 0:
        end = runs.find(b" ", at)
        if found := _packed_at(text, at):
            said, end = found
            pieces += [text[done:at], f" {said} "]
            done = end
        at = runs.find(_SHORTEST_RUN, end) if end >= 0 else -1
    return "".join((*pieces, text[done:])) if pieces else text


def _packed_at(text: str, at: int) -> tuple[str, int] | None:
    """Return what is packed in the run that begins at a place, and where that ends."""
    first, second = _SIX_BITS[text[at]], _SIX_BITS[text[at + 1]]
    # UTF-8: a byte below 80 has none from 80 to BF behind it, one from C0 to F7 has; else none.
    follows = 8 <= second & 15 < 12
    if follows if first < 32 else not (follows and 48 <= first < 62):
        return None
    size, end = _AT_FIRST, -1
    while run := _BASE64.match(text, at, at + size):
        data = _unpacked(run.group())
        said = data[: max(_in_utf8(data), _in_latin(data))]
        if len(said) < len(data) - 3 or run.end() == end:
            # The next line may go on with it, or with something that says nothing when unpacked.
            whole = len(said) == len(data)
            behind = run.end() if whole else _end_of(text, at, len(said) * 4 // 3)
            return (_both(said), behind) if said else None
        size, end = size * 2, run.end()
    return None


def _in_utf8(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start if error.start >= _LEAST else 0
    return len(data)


def _in_latin(data: bytes) -> int:
    found = _LATIN.match(data)
    return found.end() if found and found.end() >= _LEAST_LATIN else 0


def _both(data: bytes) -> str:
    """Return what bytes say in UTF-8, as far as they do, and in Latin-1 where they say more."""
    utf8 = _in_utf8(data)
    said = data[:utf8].decode("utf-8")
    if utf8 < len(data):
        said += " " + data.decode("latin-1")
    return said.replace("\0", "")


def _end_of(text: str, at: int, letters: int) -> int:
    """Return where so many letters of what is packed end, margins and line ends aside."""
    end = at
    for run in _SIX_BIT_RUN.finditer(text, at):
        end = min(run.end(), run.start() + letters)
        letters -= end - run.start()
        if not letters:
            break
    return end


def _together(text: str) -> str:
    """Read single letters in a row as one word."""
    if not may_be_spaced_out(signs_of(text)):
        return text
    return _SPACED.sub(lambda found: re.sub(r"[\W_]", "", found.group()), text)


def _untagged(text: str) -> str:
    return _TAG.sub("", text)


def _unbroken(text: str) -> str:
    """Read a word that is broken over a line as one."""
    if not _HYPHEN_LAST.search(text):
        return text
    return _BROKEN.sub("", text)


def _unpacked(held: str) -> bytes:
    packed = re.sub(r"[\s=>]", "", held).replace("-", "+").replace("_", "/")
    # One letter alone holds no byte: there, something else goes on.
    packed = packed[: len(packed) - (len(packed) % 4 == 1)]
    try:
        return base64.b64decode(packed + "=" * (-len(packed) % 4), validate=True)
    except (binascii.Error, ValueError):
        return b""


def _decoded(data: bytes, charset: str) -> str:
    try:
        return data.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return data.decode("latin-1")


_DECODERS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("&", _entities),
    ("%", _percent),
    ("=?", _words),
    ("=", _quoted),
    ("\\", _escaped),
    ("<", _untagged),
    ("-", _unbroken),
    ("", in_one_script),
    ("", _base64),
    ("", _together),
)
"""What a text must hold, and how it is then read."""

CARRIERS = (_WORD, _SPACED, _BASE64, _BROKEN_WORD)
"""Runs of a text that may say something else as a whole, words apart or not."""
