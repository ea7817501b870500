"""Request mails for the tests: the labelled ones, and well-formed ones put together from parts."""

# ruff: noqa: E501 (mails and tables read better uncut)

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.intake.phrasing.taught import Taught
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.requests import ParsedRequest, ReadMessage, Verdict
from dsr_desk.mail.texts import load_wordings

LABELLED = Path(__file__).parent / "labelled"
RECEIVED = datetime(2026, 3, 25, 9, 0, tzinfo=UTC)
SENDER = "maria.lind@exempelstad.example"


@cache
def wordings() -> Wordings:
    """Return the shipped wordings, compiled once."""
    return load_wordings()


@cache
def rules_alone() -> Wordings:
    """Return the shipped wordings without the second opinion on attestations."""
    return wordings().with_opinion(None)


def lifts_all() -> Taught:
    """Return a second opinion that lifts whatever may be lifted at all."""
    return Taught(
        {}, 0.0, 9.0, 9.0, lifted_below=9.0, named_below=9.0, added_below=9.0, added_below_plain=9.0
    )


def letter(text: str, subject: str = "", sender: str = SENDER, **more: Any) -> ReadMessage:
    """Make a read mail from the editor."""
    return ReadMessage(
        sha256="",
        message_id="<1@exempelstad.example>",
        subject=subject,
        text=text,
        senders=(EmailAddress(sender),),
        recipients=(EmailAddress("support@desk.example"),),
        received_at=RECEIVED,
        **more,
    )


@dataclass(frozen=True)
class Labelled:
    """A mail and what a careful agent reads in it."""

    id: str
    text: str
    html: bool
    subject: str
    sender: str
    expected: dict[str, Any]

    def differences(self, parsed: ParsedRequest) -> list[str]:
        """Return each part in which the reading differs from the label."""
        got: dict[str, object] = {
            "kind": parsed.kind.value,
            "subjects": sorted(
                s.address.key + ("" if s.verdict is Verdict.OK else "?") for s in parsed.subjects
            ),
            "channels": [channel.value for channel in parsed.channels],
            "attestation": parsed.attestation.verdict.value,
            "wish": parsed.wish.verdict.value,
            "nature": parsed.nature.value,
            "language": parsed.language,
            "requested_on": str(parsed.requested_on),
        }
        found = [f"{k}: {got[k]} instead of {v}" for k, v in self._wanted().items() if got[k] != v]
        missing = set(self.expected.get("problems", ())) - set(parsed.problems)
        return found + [f"no {code}" for code in sorted(missing)]

    @property
    def attests(self) -> bool:
        """Whether an ``ok`` would be right, or at least nobody said it would be wrong."""
        return bool(self.expected.get("attestation", "ok") == "ok")

    def _wanted(self) -> dict[str, object]:
        wanted = {"kind": "erasure", "wish": "ok", **self.expected}
        wanted.pop("problems", None)
        wanted.pop("wishes", None)  # of each person: see ``test_own_wishes.py``
        if wanted.get("attestation") == "not-ok":
            del wanted["attestation"]
        if "subjects" in wanted:
            # Persons are compared as the desk compares them, however their address is written.
            wanted["subjects"] = sorted(
                EmailAddress(s.rstrip("?")).key + s[len(s.rstrip("?")) :]
                for s in wanted["subjects"]
            )
        return wanted


def sets(*folders: str) -> tuple[str, ...]:
    """Return the names of the labelled sets in some folders, such as ``taught/plain/02``."""
    return tuple(
        file.relative_to(LABELLED).with_suffix("").as_posix()
        for folder in folders
        for file in sorted((LABELLED / folder).rglob("*.toml"))
    )


def labelled(*names: str) -> list[Labelled]:
    """Load labelled mails by the names of their sets."""
    return [mail for name in names for mail in labelled_in(LABELLED / f"{name}.toml")]


def labelled_in(file: Path) -> list[Labelled]:
    """Load the labelled mails of one file."""
    return list(_labelled_in(file))


@cache
def _labelled_in(file: Path) -> tuple[Labelled, ...]:
    mails = []
    for entry in tomllib.loads(file.read_text("utf-8"))["mail"]:
        own = {k: entry.pop(k) for k in ("id", "text")}
        mails.append(
            Labelled(
                own["id"],
                own["text"],
                entry.pop("html", False),
                entry.pop("subject", ""),
                entry.pop("sender", SENDER),
                entry,
            )
        )
    return tuple(mails)


@dataclass(frozen=True)
class WellFormed:
    """A mail put together from parts, with what it says."""

    text: str
    kind: str
    channels: tuple[str, ...]
    subject: str


SWEDISH = {
    "opening": ["Hej!\n\n", "Hej supporten,\n", "", "God morgon\n\n", "Hej\n"],
    "story": [
        "",
        "En av våra kunder har hört av sig till oss. ",
        "Vi har fått en begäran enligt GDPR. ",
        "Vi har fått in en begäran från en privatperson.\n",
    ],
    "attestation": ["Vi har bekräftat personens identitet. ", "vi har bekräftat\npersonens identitet.\n\n"],
    "wish": [
        ("erasure", "Vi önskar att alla {channels} som {who} skrivit till oss raderas."),
        ("erasure", "Vänligen radera samtliga {channels} från {who}."),
        ("erasure", "Kan ni ta bort alla {channels} från {who}?"),
        ("erasure", "Det gäller {who}. Alla {channels} ska tas bort."),
        ("erasure", "Personen ({who}) vill få alla sina {channels} raderade."),
        ("erasure", "Vi ber er om radering av alla {channels} för {who}."),
        ("access", "Personen vill ha ett registerutdrag med alla {channels} från {who}."),
        ("access", "Vi behöver en kopia av alla {channels} som {who} har skickat."),
        ("access", "Kan ni lämna ut alla {channels} för {who}?"),
        ("access+erasure", "Skicka en kopia av alla {channels} från {who} till oss och radera dem sedan."),
    ],
    "channels": [
        (("mail",), "mail"),
        (("mail", "forum"), "mejl och foruminlägg"),
        (("mail", "forum", "chat"), "mail, foruminlägg och chattar"),
        (("chat",), "chattkonversationer"),
        (("mail", "chat"), "e-postmeddelanden samt livechattar"),
        (("forum",), "inlägg i forumet"),
    ],
    "who": ["anna.svensson@example.org", "Bo.Ek+kund@Example.org", "Åsa Berg <asa.berg@example.org>"],
    "closing": [
        "\n\nMed vänliga hälsningar\nMaria Lind\nKundtjänst",
        "\n\n/Maria",
        " /Maria, Kundtjänst Exempelstad",
        "\n\nTack på förhand!\nMvh Maria\n\nSkickat från min iPhone",
        "",
        "\n\nHör av er om ni har frågor.\n\nMvh\nMaria\n--\nBox 12, 700 10 Exempelstad",
    ],
}  # fmt: skip
ENGLISH = {
    "opening": ["Hi!\n\n", "Dear support team,\n\n", "", "Hello,\n"],
    "story": ["", "One of our customers has contacted us. ", "We have received a request under the GDPR. "],
    "attestation": ["We have confirmed the person's identity. ", "We have verified the person’s\nidentity.\n\n"],
    "wish": [
        ("erasure", "Please delete all {channels} from {who}."),
        ("erasure", "We would like all {channels} that {who} has written to us to be deleted."),
        ("erasure", "Could you please remove all {channels} by {who}?"),
        ("erasure", "It concerns {who}. All {channels} should be erased."),
        ("access", "Please send us a copy of all {channels} from {who}."),
        ("access", "The person would like to receive an extract of all {channels} from {who}."),
        ("access+erasure", "Please export all {channels} from {who} and then delete them."),
    ],
    "channels": [
        (("mail",), "emails"),
        (("mail", "forum"), "e-mails and forum posts"),
        (("mail", "forum", "chat"), "emails, forum posts and chats"),
        (("chat",), "chat logs"),
    ],
    "who": ["anna.svensson@example.org", "Bo.Ek+kund@Example.org"],
    "closing": ["\n\nKind regards,\nMaria Lind\nCustomer Service", "\n\nThanks,\nMaria", "", "\n\nSent from my iPhone"],
}  # fmt: skip


def well_formed(parts: dict[str, list[Any]], step: int) -> Iterator[WellFormed]:
    """Yield every ``step``-th combination of the parts; the sentence stands first or last."""
    for number, combination in enumerate(product(*parts.values())):
        if number % step:
            continue
        opening, story, attested, (kind, wish), (channels, named), who, closing = combination
        said = wish.format(channels=named, who=who)
        middle = f"{attested}{said}" if number % 2 else f"{said} {attested.strip()}"
        address = who.partition("<")[2].rstrip(">") or who
        yield WellFormed(opening + story + middle + closing, kind, channels, address)


ATTESTED = "Vi har bekräftat personens identitet."


def read(text: str, **more: Any) -> ParsedRequest:
    return parse_request(letter(text, **more), wordings())


def sure(parsed: ParsedRequest) -> list[str]:
    return [s.address.text for s in parsed.subjects if s.verdict is Verdict.OK]
