"""What a sender is proved with: signature keys as they were looked up, and recorded calls.

A domain's signing key changes, and the name service says only what holds today.  So the key that a
mail was believed by is kept with the moment of the look-up, and the mail is judged by that key at
that moment whenever it is judged again (law.md L18).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from dsr_desk.domain.addresses import domain_key
from dsr_desk.domain.desk_time import desk_minute
from dsr_desk.domain.errors import Problem, Refusal

BEHIND = "x-dsr-desk-behind-another-mail"
"""The header that the desk writes above a mail that it has cut out of a file behind another one.

Not every program marks a “From …” line of a mail's text, so whoever wrote the mail before can have
written this one, with a receiving server's results at its top.  They prove nothing then.
"""
KEY_TEXT_LIMIT = 4_000
"""Characters of a key record; a 4,096-bit key takes 750."""
_TWO_LETTERS = re.compile(r"[a-z]{2}")
_REGISTRIES = frozenset(
    "ac ad co com ed edu go gob gouv gov govt gr id info lg ltd me mil ne net nhs nom or org plc"
    " police pp sch tm k12 kommune parti press brand".split()
)
"""Second labels under which strangers register names in many countries, as in ``co.uk``."""


@dataclass(frozen=True, slots=True)
class KeyRecord:
    """A signing key as the name service gave it: the TXT record of one selector, when asked."""

    domain: str
    selector: str
    text: str
    looked_up_at: datetime
    """Aware UTC; the moment at which expiry and time stamps of a signature are judged."""


@dataclass(frozen=True, slots=True)
class KeyAnswer:
    """A key, or why there is none: ``missing``, ``several``, ``too-long``, ``no-answer``."""

    record: KeyRecord | None
    problem: str = ""


NO_ANSWER = "dkim-no-answer"
"""Why a sender is not proved whose key was asked for in vain: it may be answered a moment later."""

KeyOf = Callable[[str, str], KeyAnswer]
"""Returns the signing key of a domain (first) under a selector (second)."""


@dataclass(frozen=True, slots=True)
class SenderFinding:
    """One thing that was found in a mail about its sender, from the top down.

    ``code`` is stable; ``detail`` is text of the mail (a header, a domain), shown as foreign text.
    """

    code: str
    detail: str = ""


def answers_for(signing: str, sender: str, own_domains: tuple[str, ...]) -> bool:
    """Tell whether a signature of one domain speaks for a sender of another.

    It does when they are the same, or when the signing domain is above the sender's and is one that
    an organisation of the desk owns.  A name under which strangers may register names
    (``co.uk``, ``example``) speaks for nobody below it, whatever the records say.
    """
    signer, name = domain_key(signing.rstrip(".")), domain_key(sender)
    labels = signer.split(".")
    if len(labels) < 2 or not all(labels):
        return False
    if signer == name:
        return True
    if not name.endswith("." + signer) or _is_registry(labels):
        return False
    owned = [domain_key(domain) for domain in own_domains]
    return any(signer == domain or signer.endswith("." + domain) for domain in owned)


def _is_registry(labels: list[str]) -> bool:
    if len(labels) != 2:
        return False
    return labels[0] in _REGISTRIES and _TWO_LETTERS.fullmatch(labels[1]) is not None


@dataclass(frozen=True, slots=True)
class CallBack:
    """A call to the organisation that confirmed what a mail asks for (law.md L18).

    ``source`` says where the number is known from; never the mail itself.  ``at`` is aware UTC,
    None for a call that has just ended.
    """

    callee: str
    number: str
    source: str
    at: datetime | None
    confirmed: str

    def note(self, now: datetime) -> str:
        """Return the call as the checklist's note, at the desk's time; no language of its own."""
        when = desk_minute(self.at or now)
        parts = (self.callee, f"{self.number} ({self.source})", when, self.confirmed)
        return " · ".join(" ".join(part.split()) for part in parts)


class NameServiceSilent(Problem):
    """The name service, asked once more for a signing key, has not answered."""

    code = "name-service-silent"

    def __init__(self) -> None:
        """Say what can be done."""
        super().__init__(
            "The name service does not answer now either. Nothing was changed. Try again in a"
            " moment, or call the organisation back; if it goes on, tell your administrator."
        )


class NothingToAskAgain(Refusal):
    """The sender of a mail does not wait for an answer of the name service."""

    code = "nothing-to-ask-again"

    def __init__(self) -> None:
        """Say what to do instead."""
        super().__init__(
            "No signing key of this mail’s sender is waited for: it was answered, the check is"
            " settled, or keys are not looked up in this workspace (“dsr-desk sender-rules”). Call"
            " the organisation back instead."
        )


class CallNotEnough(Refusal):
    """The sender is shown to be false, or there is no doubt that a call could settle (L18)."""

    code = "call-not-enough"

    def __init__(self) -> None:
        """Say who can."""
        super().__init__(
            "A call settles only a sender about whom there is a doubt. This mail’s sender is shown"
            " to be false, or is settled already. Only a supervisor can override it, with a reason."
        )


class NumberFromMail(Refusal):
    """The number that was called is the mail's own: whoever wrote the mail answers it."""

    code = "number-from-mail"

    def __init__(self) -> None:
        """Say which number to take."""
        super().__init__(
            "This number stands in the mail itself, so it proves nothing: whoever wrote the mail"
            " may answer it. Call the number on the organisation’s record, or one that you know"
            " from elsewhere."
        )


class DetailsChanged(Refusal):
    """The organisation's details, its number among them, are not those on record."""

    code = "details-changed"

    def __init__(self) -> None:
        """Say what not to do."""
        super().__init__(
            "The organisations' details are not those on record: somebody has changed them past the"
            " program. Nothing was recorded. Don’t rely on the number that stands there, and tell"
            " your administrator."
        )


class SenderRuleRefused(Refusal):
    """What was given is no rule by which a sender can be proved."""

    code = "sender-rule-refused"

    def __init__(self, reason: str) -> None:
        """Say why in words; no entry."""
        super().__init__(
            f"How senders are proved was not changed: {reason}. Mend it, then save again.",
            reason=reason,
        )


class CallTimeWrong(Refusal):
    """The call would have been before the mail came, or is still to come."""

    code = "call-time-wrong"

    def __init__(self) -> None:
        """Say what is wanted."""
        super().__init__(
            "The call must have been made after the mail came, and before now. Correct the time of"
            " the call."
        )


def digits(number: str) -> str:
    """Return a telephone number as it is compared: digits alone, without the country's prefix.

    ``+46 8 123 45 67``, ``0046-8-1234567`` and ``08-123 45 67`` are one number.
    """
    text = re.sub(r"\(0\)", "", number)
    plain = "".join(c for c in text if c.isascii() and c.isdigit())
    if text.strip().startswith("+"):
        return plain[-9:].lstrip("0")
    return plain.removeprefix("00").lstrip("0")[-9:]


_NUMBER_IN_TEXT = re.compile(r"\+?\(?\d[\d ()./–-]{4,30}\d")


def numbers_in(text: str) -> frozenset[str]:
    """Return the telephone numbers in a text, as they are compared."""
    return frozenset(digits(found) for found in _NUMBER_IN_TEXT.findall(text))


def same_number(one: str, other: str) -> bool:
    """Tell whether two numbers, as they are compared, are one line (country prefix or not)."""
    short, long = sorted((one, other), key=len)
    return len(short) >= 6 and long.endswith(short)
