"""Text as identifiers are compared: lower case, without accents and without what can't be seen.

A letter at a time, so that every folded letter can be led back to where it stands in the text.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Sequence

_UNSEEN = frozenset({"Cf", "Mn", "Me"})
BLANK = frozenset("\u115f\u1160\u17b4\u17b5\u2800")
"""Letters and signs by their category, and nothing to the eye."""


class _Table(dict[int, str]):
    """Folds each character once."""

    def __missing__(self, number: int) -> str:
        loose = unicodedata.normalize("NFKD", chr(number))
        kept = (c for c in loose if unicodedata.category(c) not in _UNSEEN and c not in BLANK)
        folded = self[number] = "".join(kept).casefold()
        if len(folded) != 1:
            _UNEVEN.add(chr(number))
        return folded


_UNEVEN: set[str] = set()
"""Characters met so far that are folded to none or to several."""
_TABLE = _Table()
_WESTERN = "cp1252"
"""Its letters are folded a byte each, many times as fast as one by one."""


def _western() -> tuple[bytes, bytes]:
    """Return what each byte becomes, and those whose letter is not folded to one other."""
    table, others = bytearray(range(256)), bytearray()
    for byte in range(256):
        letter = bytes((byte,)).decode(_WESTERN, "ignore")
        try:
            table[byte] = _TABLE[ord(letter)].encode(_WESTERN)[0] if letter else byte
        except (UnicodeEncodeError, IndexError):
            others.append(byte)
        else:
            others += bytes((byte,)) if letter in _UNEVEN else b""
    return bytes(table), bytes(others)


_BYTES, _NOT_ONE = _western()
_WORD, _OF_NO_WORD = re.compile(r"[^\W_]+"), re.compile(r"[\W_]")
_GAPS = bytes(
    code if bytes((code,)).decode(_WESTERN, "replace").isalnum() else ord(" ")
    for code in range(256)
)
_LETTERS = re.compile(r"[^\W\d_]+")
_NO_LETTERS = bytes(
    code if _LETTERS.match(bytes((code,)).decode(_WESTERN, "replace")) else ord(" ")
    for code in range(256)
)
_DIGIT, _CAPITAL, _LETTER = "0", "A", "a"
OTHER = "\x7f"
"""What stands for a sign that is neither a letter nor of ASCII."""


def _kind(sign: str) -> str:
    if sign.isdecimal():
        return _DIGIT
    if sign.isalnum():
        return _CAPITAL if sign.isupper() else _LETTER
    if sign.isspace():
        return sign if sign in "\r\n" else " "
    return sign if sign.isascii() else OTHER


def _by_kind(error: UnicodeError) -> tuple[str, int]:
    """Let a letter that is none of the western ones stand as one of its kind."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_kind, error.object[error.start : error.end])), error.end


_KIND_OF_OTHERS = "dsr-desk-kinds"
codecs.register_error(_KIND_OF_OTHERS, _by_kind)
_KINDS = bytes(
    ord(_kind(bytes((code,)).decode(_WESTERN, "ignore") or OTHER)) for code in range(256)
)
_ONE_LETTER = bytes(ord(_LETTER if code in b"Aa" else " ") for code in range(256))
_ONE_SIGN = bytes(
    ord(
        _LETTER if code in b"0Aa" else " " if code in b" .-" else "_" if code == ord("_") else OTHER
    )
    for code in range(256)
)
_ONE_BY_ONE = re.compile(b" a a[ \x7f]")
_SEAMS = (b"aA", b"a0", b"A0", b"0a", b"0A")


def plain(text: str) -> str:
    """Return the text folded; the same for composed and decomposed letters."""
    if text.isascii():
        return text.lower()
    try:
        coded = text.encode(_WESTERN)
    except UnicodeEncodeError:
        return text.translate(_TABLE)
    if len(coded.translate(None, _NOT_ONE)) < len(coded):
        return text.translate(_TABLE)
    return coded.translate(_BYTES).decode(_WESTERN)


def _is_one_by_one(text: str) -> bool:
    """Tell at once of most texts that each of their letters is folded to one other."""
    try:
        coded = text.encode(_WESTERN)
    except UnicodeEncodeError:
        return False
    return len(coded.translate(None, _NOT_ONE)) == len(coded)


def signs_of(text: str) -> bytes:
    """Return what stands at each place of a text, a byte a character.

    A digit is ``0``, a capital ``A``, another letter ``a``, a blank a space; a line's end and the
    other signs of ASCII are themselves, and whatever is left is :data:`OTHER`.  Whether a text can
    hold a shape is found out of it in C.
    """
    return text.encode(_WESTERN, _KIND_OF_OTHERS).translate(_KINDS)


def words_apart(folded: str) -> str:
    """Return a folded text with a space for each character that is of no word, at its place."""
    try:
        # In bytes it is done in one pass of C.
        return folded.encode(_WESTERN).translate(_GAPS).decode(_WESTERN)
    except UnicodeEncodeError:
        return _OF_NO_WORD.sub(" ", folded)


def words_in(folded: str) -> list[str]:
    """Return the words of a folded text: letters and digits without anything between them."""
    try:
        return folded.encode(_WESTERN).translate(_GAPS).decode(_WESTERN).split()
    except UnicodeEncodeError:
        return _WORD.findall(folded)


def letters_in(folded: str) -> list[str]:
    """Return the words of a folded text without digits: “anna84” has the word “anna”."""
    try:
        return folded.encode(_WESTERN).translate(_NO_LETTERS).decode(_WESTERN).split()
    except UnicodeEncodeError:
        return _LETTERS.findall(folded)


def may_be_spelt(signs: bytes) -> bool:
    """Tell at once of most texts that no three letters in a row stand each by itself.

    ``signs`` are the text's (:func:`signs_of`), here and below.
    """
    return b" a a a " in b" %b " % signs.translate(_ONE_LETTER)


def may_be_spaced_out(signs: bytes) -> bool:
    """Tell at once of most texts that no two letters or digits in a row stand each by itself."""
    return _ONE_BY_ONE.search(signs.translate(_ONE_SIGN) + b" ") is not None


def may_have_seams(signs: bytes) -> bool:
    """Tell at once of most texts that no word goes over to a capital or a digit: “annaLind80”."""
    # A loop: ``any`` makes a generator, which takes longer than what it asks.
    for seam in _SEAMS:  # noqa: SIM110
        if seam in signs:
            return True
    return False


def places(text: str) -> Sequence[int]:
    """Return, for each letter of the folded text and for its end, its place in the text."""
    if text.isascii() or _is_one_by_one(text):
        return range(len(text) + 1)
    letters = set(text)
    for letter in letters:
        _TABLE[ord(letter)]
    if _UNEVEN.isdisjoint(letters):
        return range(len(text) + 1)
    found: list[int] = []
    for place, letter in enumerate(text):
        found.extend([place] * len(_TABLE[ord(letter)]))
    found.append(len(text))
    return found
