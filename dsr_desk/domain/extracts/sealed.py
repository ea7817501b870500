"""Sealed packages: what goes to the editor, and the password that goes another way (law.md L25)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from dsr_desk.domain.errors import PackageInvalid, Refusal

MOST_LETTERS = 32
"""Longer passwords are not opened by every reader of PDFs."""
RANDOM_BYTES = 32
"""How many random bytes a password takes: far more than it holds, so that no word is likelier."""
SEALED_ENDING = "-sealed"
"""By which the name of a sealed ZIP differs from its package's."""
_CONSONANTS, _VOWELS = "bdfghjklmnprstv", "aeiou"
_WORDS, _SHAPE = 4, (_CONSONANTS, _VOWELS, _CONSONANTS, _VOWELS, _CONSONANTS)
_TOLD = re.compile("([a-z]{5})" * _WORDS + "([0-9]{2})", re.ASCII)
_UNFIT = ("fan", "fit", "hor", "jud", "kuk", "nig", "rov", "rum", "run", "sat", "sex", "sug", "tit")
"""Beginnings of words that nobody wants to read out on the telephone."""


@dataclass(frozen=True, slots=True)
class SealedPackage:
    """The files that leave, all under one password."""

    pdf: Path
    """The extract to read; it holds the whole package when there is no other file."""
    rest: Path | None
    """The whole package as an AES-256 ZIP, when it is too large to stand inside the PDF."""

    @property
    def files(self) -> tuple[Path, ...]:
        """Everything that has to be sent."""
        return (self.pdf, self.rest) if self.rest else (self.pdf,)


class SealPasswordWrong(Refusal):
    """A sealed package does not open with this password."""

    code = "seal-password-wrong"

    def __init__(self) -> None:
        """Say what is wanted; never what was given."""
        super().__init__(
            "The package does not open with this password. Type it as it was told you: four words"
            " and two digits. Each sealing has a password of its own: if you were sent the package"
            " twice, the newer file goes with the newer password."
        )


class SealBroken(PackageInvalid):
    """A sealed file is not as it was sealed, so there is no package in it to be looked at."""

    code = "seal-broken"

    def __init__(self) -> None:
        """Say why."""
        super().__init__("it has been changed after it was sealed")


class SealedPagesAlone(Refusal):
    """A sealed PDF without the package, which stands beside it; nothing is wrong with it."""

    code = "sealed-pages-alone"

    def __init__(self, file: str) -> None:
        """Name the file."""
        super().__init__(
            f"{file} holds the extract’s pages alone, to be read in any program for PDFs; it was"
            " not changed. The whole package is in the ZIP file that came with it: open that, with"
            " the same password.",
            file=file,
        )


class SealedAnew(Refusal):
    """The extract was sealed again, so the password that was told does not open it."""

    code = "sealed-anew"

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "Somebody has sealed the extract again since, under another password than the one you"
            " were told. Nothing was saved or sent. Seal it once more, then use its new password."
        )


class PackageNotOnRecord(Refusal):
    """The package that was made for the case is not there as it was made."""

    code = "package-not-on-record"

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "The extract that was made for this case is not in the workspace as it was made. Make"
            " the extract anew in the workspace, not in a file elsewhere, then send that."
        )


class OpenAttachment(Refusal):
    """An extract never leaves as an open attachment (law.md L25)."""

    code = "open-attachment"

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "Only a sealed extract of this case goes with the answer. Attach it encrypted, or hand"
            " it over in another way."
        )


class PasswordInMail(Refusal):
    """The password of a sealed extract goes another way than the extract (law.md L25)."""

    code = "password-in-mail"

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "The mail holds the password of the extract that goes with it. Take it out of the text,"
            " and tell it by telephone or letter."
        )


def as_told(typed: str) -> str:
    """Return a password in the form in which it is made, however it was typed after a call.

    Capitals, and whatever stands between the words, tell no two passwords apart.  What is no
    password of ours stays as it is.
    """
    letters = re.sub(r"[\W_]+", "", typed).lower()
    found = _TOLD.fullmatch(letters)
    return "-".join(found.groups()) if found else typed.strip()


def spoken_password(random: bytes) -> str:
    """Return a password made of random bytes: four words that can be said, and two digits.

    A word is consonant, vowel, consonant, vowel, consonant: 15 × 5 × 15 × 5 × 15 of them, less a
    few; with the digits that is 71 bits.  No dictionary is needed, and none is guessed by.

    Raises:
        ValueError: there are fewer random bytes than :data:`RANDOM_BYTES`.
    """
    if len(random) < RANDOM_BYTES:
        raise ValueError("too little randomness for a password")
    number = int.from_bytes(random, "big")
    words: list[str] = []
    while len(words) < _WORDS:
        letters = []
        for choice in _SHAPE:
            number, place = divmod(number, len(choice))
            letters.append(choice[place])
        word = "".join(letters)
        if not any(word[at:].startswith(_UNFIT) for at in (0, 2)):
            words.append(word)
    return "-".join([*words, f"{number % 100:02d}"])
