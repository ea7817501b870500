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
_LATIN, _WESTERN = "latin-1", "cp1252"
"""Their letters are folded a byte each, many times as fast as one by one.

Most texts are stored as the bytes of the first already, and come out of it as they lie there; the
second has the dashes and quotation marks too, and is read a letter at a time."""
_WORD, _OF_NO_WORD = re.compile(r"[^\W_]+"), re.compile(r"[\W_]")
_LETTERS = re.compile(r"[^\W\d_]+")
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


class _Code:
    """What becomes of each byte of a code in which most texts can be written."""

    def __init__(self, name: str) -> None:
        """Take the code's name."""
        letters = [bytes((byte,)).decode(name, "ignore") for byte in range(256)]
        self.name = name
        self.folded, self.not_one = self._folding(letters)
        """What each byte becomes, and those whose letter is not folded to one other."""
        self.words = self._kept(letters, _WORD)
        self.letters = self._kept(letters, _LETTERS)
        """The same with a space for whatever is of no word."""
        self.kinds = bytes(ord(_kind(letter or OTHER)) for letter in letters)
        self.small = bytes(self._small(byte, letter) for byte, letter in enumerate(letters))

    def _folding(self, letters: Sequence[str]) -> tuple[bytes, bytes]:
        table, others = bytearray(range(256)), bytearray()
        for byte, letter in enumerate(letters):
            try:
                table[byte] = _TABLE[ord(letter)].encode(self.name)[0] if letter else byte
            except (UnicodeEncodeError, IndexError):
                others.append(byte)
            else:
                others += bytes((byte,)) if letter in _UNEVEN else b""
        return bytes(table), bytes(others)

    def _small(self, byte: int, letter: str) -> int:
        small = letter.casefold().encode(self.name, "ignore")
        return small[0] if len(small) == 1 else byte

    def _kept(self, letters: Sequence[str], shape: re.Pattern[str]) -> bytes:
        return bytes(
            byte if shape.match(letter) else ord(" ") for byte, letter in enumerate(letters)
        )


_LATIN_CODE, _WESTERN_CODE = _Code(_LATIN), _Code(_WESTERN)


def _coded(text: str) -> tuple[bytes, _Code]:
    """Return a text in one of the codes.

    Raises:
        UnicodeEncodeError: a letter of it is in neither.
    """
    try:
        return text.encode(_LATIN), _LATIN_CODE
    except UnicodeEncodeError:
        return text.encode(_WESTERN), _WESTERN_CODE


def _by_kind(error: UnicodeError) -> tuple[str, int]:
    """Let a letter that is none of the western ones stand as one of its kind."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_kind, error.object[error.start : error.end])), error.end


_KIND_OF_OTHERS = "dsr-desk-kinds"
codecs.register_error(_KIND_OF_OTHERS, _by_kind)
_COMPOSED = bytes(code for code in range(256) if code < 128 or (chr(code).isalpha() and code > 191))
_ONE_LETTER = bytes(ord(_LETTER if code in b"Aa" else " ") for code in range(256))
_ONE_SIGN = bytes(
    ord(
        _LETTER if code in b"0Aa" else " " if code in b" .-" else "_" if code == ord("_") else OTHER
    )
    for code in range(256)
)
_SEAMS, _SEAMS_OF_CAPITALS = (b"a0", b"0a"), (b"aA", b"A0", b"0A")


def plain(text: str) -> str:
    """Return the text folded; the same for composed and decomposed letters."""
    if text.isascii():
        return text.lower()
    try:
        coded, code = _coded(text)
    except UnicodeEncodeError:
        return text.translate(_TABLE)
    if len(coded.translate(None, code.not_one)) < len(coded):
        return text.translate(_TABLE)
    return coded.translate(code.folded).decode(code.name)


def is_composed(text: str) -> bool:
    """Tell at once of most texts that all their signs are letters, of ASCII, dashes or quotes.

    Each of them is one character in whatever form, can be seen, and is no digit but 0 to 9.
    """
    try:
        return not text.encode(_LATIN).translate(None, _COMPOSED)
    except UnicodeEncodeError:
        return False


def may_say(text: str, phrases: Sequence[bytes]) -> bool:
    """Tell at once of most texts that none of these is said in them, in letters of any size.

    ``phrases`` are in small letters of Latin-1.  A text with letters of its own may say any.
    """
    try:
        said = text.encode(_LATIN).translate(_LATIN_CODE.small)
    except UnicodeEncodeError:
        return True
    # A loop: ``any`` makes a generator, which takes longer than what it asks.
    for phrase in phrases:  # noqa: SIM110
        if phrase in said:
            return True
    return False


def is_one_by_one(text: str) -> bool:
    """Tell at once of most texts that each of their letters is folded to one other."""
    try:
        coded, code = _coded(text)
    except UnicodeEncodeError:
        return False
    return len(coded.translate(None, code.not_one)) == len(coded)


def signs_of(text: str) -> bytes:
    """Return what stands at each place of a text, a byte a character.

    A digit is ``0``, a capital ``A``, another letter ``a``, a blank a space; a line's end and the
    other signs of ASCII are themselves, and whatever is left is :data:`OTHER`.  Whether a text can
    hold a shape is found out of it in C.
    """
    try:
        return text.encode(_LATIN).translate(_LATIN_CODE.kinds)
    except UnicodeEncodeError:
        return text.encode(_WESTERN, _KIND_OF_OTHERS).translate(_WESTERN_CODE.kinds)


def words_apart(folded: str) -> str:
    """Return a folded text with a space for each character that is of no word, at its place."""
    try:
        # In bytes it is done in one pass of C.
        coded, code = _coded(folded)
        return coded.translate(code.words).decode(code.name)
    except UnicodeEncodeError:
        return _OF_NO_WORD.sub(" ", folded)


def words_in(folded: str) -> list[str]:
    """Return the words of a folded text: letters and digits without anything between them."""
    try:
        coded, code = _coded(folded)
        return coded.translate(code.words).decode(code.name).split()
    except UnicodeEncodeError:
        return _WORD.findall(folded)


def letters_in(folded: str) -> list[str]:
    """Return the words of a folded text without digits: “anna84” has the word “anna”."""
    try:
        coded, code = _coded(folded)
        return coded.translate(code.letters).decode(code.name).split()
    except UnicodeEncodeError:
        return _LETTERS.findall(folded)


def may_be_spelt(signs: bytes) -> bool:
    """Tell at once of most texts that no three letters in a row stand each by itself.

    ``signs`` are the text's (:func:`signs_of`), here and below.
    """
    return b" a a a " in b" %b " % signs.translate(_ONE_LETTER)


def may_be_spaced_out(signs: bytes) -> bool:
    """Tell at once of most texts that no two letters or digits in a row stand each by itself."""
    alike = signs.translate(_ONE_SIGN) + b" "
    return b" a a " in alike or b" a a\x7f" in alike


def may_have_seams(signs: bytes) -> bool:
    """Tell at once of most texts that no word goes over to a capital or a digit: “annaLind80”."""
    # A folded text has no capitals, which is soon found out.
    for seam in (*_SEAMS, *_SEAMS_OF_CAPITALS) if b"A" in signs else _SEAMS:
        if seam in signs:
            return True
    return False


def places(text: str) -> Sequence[int]:
    """Return, for each letter of the folded text and for its end, its place in the text."""
    if text.isascii() or is_one_by_one(text):
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
