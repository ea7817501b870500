"""Text as identifiers are compared: lower case, without accents and without what can't be seen.

A letter at a time, so that every folded letter can be led back to where it stands in the text.
"""

from __future__ import annotations

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


def _western() -> tuple[bytes, re.Pattern[str]]:
    """Return what each byte becomes, and what finds a letter that is not folded to one other."""
    table, others = bytearray(range(256)), []
    for byte in range(256):
        letter = bytes((byte,)).decode(_WESTERN, "ignore")
        try:
            table[byte] = _TABLE[ord(letter)].encode(_WESTERN)[0] if letter else byte
        except (UnicodeEncodeError, IndexError):
            others.append(letter)
        else:
            others += [letter] if letter in _UNEVEN else []
    return bytes(table), re.compile(f"[{re.escape(''.join(others))}]")


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
_ONE_LETTER = bytes(code if code == ord(" ") else ord("a") for code in _NO_LETTERS)
_KINDS = bytes(
    ord("0" if c.isdigit() else "A" if c.isupper() else "a" if c.isalpha() else " ")
    for c in (bytes((code,)).decode(_WESTERN, "replace") for code in range(256))
)
_SEAMS = (b"aA", b"a0", b"A0", b"0a", b"0A")


def plain(text: str) -> str:
    """Return the text folded; the same for composed and decomposed letters."""
    if text.isascii():
        return text.lower()
    if _is_one_by_one(text):
        return text.encode(_WESTERN).translate(_BYTES).decode(_WESTERN)
    return text.translate(_TABLE)


def _is_one_by_one(text: str) -> bool:
    """Tell at once of most texts that each of their letters is folded to one other."""
    try:
        text.encode(_WESTERN)
    except UnicodeEncodeError:
        return False
    return not _NOT_ONE.search(text)


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


def may_be_spelt(folded: str) -> bool:
    """Tell at once of most folded texts that no three letters in a row stand each by itself."""
    try:
        return b" a a a " in b" %b " % folded.encode(_WESTERN).translate(_ONE_LETTER)
    except UnicodeEncodeError:
        return True


def may_have_seams(text: str) -> bool:
    """Tell at once of most texts that no word goes over to a capital or a digit: “annaLind80”."""
    try:
        kinds = text.encode(_WESTERN).translate(_KINDS)
    except UnicodeEncodeError:
        return True
    return any(seam in kinds for seam in _SEAMS)


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
