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

_MOST_FORMS = 24
"""Of one text: what is encoded over and over is looked at so many times."""
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_QUOTED = re.compile(r"(?:=[0-9A-Fa-f]{2})+")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_SOFT_BREAK = re.compile(r"=[ \t]*\r?\n")
_ESCAPES = re.compile(r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[nrtbf/\"'\\])")
_PAIR_OF_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_WORD = re.compile(r"=\?([\w.:-]{1,40})\?([bBqQ])\?([^?\s]{0,400})\?=(?:\s+(?==\?))?")
_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{12,}(?:\r?\n[A-Za-z0-9+/_-]+)*={0,2}")
_SPACED = re.compile(r"(?<!\w)(?:[^\W_][ .\u00a0-]){2,60}[^\W_](?!\w)")
_BROKEN = re.compile(r"(?<=[^\W\d_])-[ \t]*\r?\n(?:[ \t]*>)*[ \t]*(?=[^\W\d_])")
_BROKEN_WORD = re.compile(r"[^\W\d_]+-[ \t]*\r?\n(?:[ \t]*>)*[ \t]*[^\W\d_]+")
_TAG = re.compile(r"<[^<>]{1,400}>")
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
    def read(found: re.Match[str]) -> str:
        said = _unpacked(found.group())
        try:
            return f" {said.decode('utf-8')} " if said else found.group()
        except UnicodeDecodeError:
            return found.group()

    return _BASE64.sub(read, text)


def _together(text: str) -> str:
    """Read single letters in a row as one word."""
    return _SPACED.sub(lambda found: re.sub(r"[\W_]", "", found.group()), text)


def _untagged(text: str) -> str:
    return _TAG.sub("", text)


def _unbroken(text: str) -> str:
    """Read a word that is broken over a line as one."""
    return _BROKEN.sub("", text)


def _unpacked(held: str) -> bytes:
    packed = re.sub(r"[\s=]", "", held).replace("-", "+").replace("_", "/")
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
    ("", _base64),
    ("", _together),
)
"""What a text must hold, and how it is then read."""

CARRIERS = (_WORD, _SPACED, _BASE64, _BROKEN_WORD)
"""Runs of a text that may say something else as a whole, words apart or not."""
