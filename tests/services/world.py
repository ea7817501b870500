"""A small real workspace for the use cases: real databases, real files, cheap keys, a set clock.

Two organisations share a customer, so that every test runs beside somebody else's content.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

from dsr_desk.app import Composer
from dsr_desk.config import KeyHardness, Limits, WorkspacePaths
from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.content import ImportedAttachment, ImportedItem
from dsr_desk.domain.people import (
    Action,
    Channel,
    ChannelKind,
    ChannelPolicy,
    Organisation,
    OrganisationKind,
    Reach,
    Role,
    RosterEntry,
)
from dsr_desk.domain.requests import Case
from dsr_desk.services.desk import DeskServices
from dsr_desk.services.intake.sender_keys import LiveKeys
from dsr_desk.services.people.accounts import NewUser, SignedIn
from dsr_desk.services.people.founding import SetUp
from dsr_desk.services.ports import BoxEntry, SourceEntry, TextRecords
from dsr_desk.vault import MachinePins

ANNA = "anna.svensson@hemma.example"
BO = "bo.ek@hemma.example"
EDITOR = "maria.lind@nordkraft.example"
ALVA, SAM, KIM = "alva-pass", "sam-pass", "kim-pass"
SOFT = KeyHardness(memory_kib=64, passes=1, lanes=1)
START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
AUTHSERV = "mx.desk.example"
FIRST = "DSR-0001"
"""The number of a workspace's first case."""

ORGANISATIONS = (
    Organisation(
        "nordkraft",
        "Nordkraft AB",
        OrganisationKind.COMPANY,
        domains=("nordkraft.example",),
        phone="08-465 004 10",
    ),
    Organisation(
        "staden", "Staden", OrganisationKind.PUBLIC_AUTHORITY, domains=("staden.example",)
    ),
)
WHOLE = ChannelPolicy(Action.DELETE, Reach.CONVERSATION)
MASKED = ChannelPolicy(Action.ANONYMISE)
CHANNELS = (
    Channel("nk-mail", "nordkraft", ChannelKind.MAIL, "Kundtjänst", WHOLE, "archive"),
    Channel(
        "nk-forum",
        "nordkraft",
        ChannelKind.FORUM,
        "Elforum",
        ChannelPolicy(Action.ANONYMISE),
        "archive",
    ),
    Channel("nk-chat", "nordkraft", ChannelKind.CHAT, "Chatt", WHOLE, "archive"),
    Channel("st-mail", "staden", ChannelKind.MAIL, "Medborgarservice", WHOLE, "archive"),
)
ROSTER = (
    *(
        RosterEntry(key, EmailAddress(EDITOR), "Maria Lind", date(2024, 1, 1))
        for key in ("nk-mail", "nk-forum", "nk-chat")
    ),
    RosterEntry("st-mail", EmailAddress("ola@staden.example"), "Ola Berg", date(2024, 1, 1)),
    RosterEntry("nk-forum", EmailAddress("nils@nordkraft.example"), "Nils", date(2024, 1, 1)),
    RosterEntry(
        "nk-mail", EmailAddress("eva@nordkraft.example"), "Eva", date(2020, 1, 1), date(2025, 1, 1)
    ),
)
WISH = (
    "Hej!\n\nVi har bekräftat personens identitet. Vi önskar att alla mail, foruminlägg och chattar"
    " som {who} skrivit till oss raderas.\n\n/Maria, Kundtjänst\n"
)
EXTRACT = (
    "Hej!\n\nVi har bekräftat personens identitet. {who} önskar ett registerutdrag över alla mail,"
    " foruminlägg och chattar som personen skrivit till oss.\n\n/Maria\n"
)
BOTH = (
    "Hej!\n\nVi har bekräftat personens identitet. Vi önskar först ett registerutdrag över och"
    " sedan"
    " att ni raderar alla mail, foruminlägg och chattar som {who} skrivit till oss.\n\n/Maria\n"
)


@dataclass
class SetClock:
    """A clock that moves one second at every look, and where the test puts it."""

    moment: datetime = START

    def __call__(self) -> datetime:
        """Return the moment and move on."""
        self.moment += timedelta(seconds=1)
        return self.moment


@dataclass
class Small:
    """The small workspace with what tests reach for."""

    root: Path
    composer: Composer
    services: DeskServices
    clock: SetClock
    people: dict[str, SignedIn] = field(default_factory=dict)

    @property
    def paths(self) -> WorkspacePaths:
        """The workspace's files."""
        return WorkspacePaths(self.root)

    @property
    def alva(self) -> SignedIn:
        """An agent."""
        return self.signed("alva", ALVA)

    @property
    def sam(self) -> SignedIn:
        """A supervisor."""
        return self.signed("sam", SAM)

    @property
    def kim(self) -> SignedIn:
        """Another supervisor."""
        return self.signed("kim", KIM)

    def signed(self, name: str, password: str) -> SignedIn:
        """Sign somebody in, once."""
        if name not in self.people:
            self.people[name] = self.services.accounts.sign_in(name, password)
        return self.people[name]

    def again(self) -> Small:
        """Open the same workspace once more, as after a restart."""
        return Small(self.root, self.composer, self.composer.open(self.root), self.clock)

    def edit_archive(self, statement: str) -> None:
        """Change content behind the desk's back, as the platform itself does all day."""
        with closing(sqlite3.connect(self.paths.archive)) as file, file:
            assert file.execute(statement).rowcount

    def file(self, data: bytes) -> Case:
        """File a mail and return its case."""
        result = self.services.intake.take_in_entries(iter([BoxEntry("mail.eml", data)]))
        return self.services.queue.get(result.outcomes[0].case_number)

    def begins_at(self, steps: Callable[..., object], *chosen: Hashable) -> bool:
        """Tell whether nothing was done yet and these steps have been taken in its place."""
        del steps, chosen
        return False

    def reviewed(self, who: str = ANNA, text: str = WISH) -> Case:
        """File the usual request and search."""
        if self.begins_at(Small.reviewed, who, text):
            return self.services.queue.get(FIRST)
        case = self.file(a_mail(text.format(who=who)))
        self.services.matching.search(case.id, self.alva)
        return self.services.queue.get(case.id)

    def planned(self, who: str = ANNA) -> Case:
        """Bring the usual request to its plan."""
        if self.begins_at(Small.planned, who):
            return self.services.queue.get(FIRST)
        case = self.reviewed(who)
        self.services.planning.prepare(case.id, self.alva)
        return self.services.queue.get(case.id)

    def approved(self, who: str = ANNA) -> Case:
        """Bring the usual request to its approval."""
        if self.begins_at(Small.approved, who):
            return self.services.queue.get(FIRST)
        case = self.planned(who)
        self.approve(case)
        return self.services.queue.get(case.id)

    def to_signature(self, case_id: int) -> None:
        """Go from the search to the signature, as two people would who saw nothing amiss."""
        self.services.matching.search(case_id, self.alva)
        self.services.planning.prepare(case_id, self.alva)
        self.approve(self.services.queue.get(case_id))

    def approve(self, case: Case) -> None:
        """Look at everything and sign, as a supervisor does."""
        view = self.services.approval.look(case.id, self.sam)
        for wanted in view.must_see:
            self.services.approval.open(case.id, wanted.mark, self.sam)
        plan = view.plan
        self.services.approval.approve(case.id, plan.plan.digest, plan.confirmation, SAM, self.sam)


def a_mail(
    text: str,
    *,
    sender: str = EDITOR,
    message_id: str = "<begaran-1@nordkraft.example>",
    proved: bool = True,
    received: str = "Mon, 02 Nov 2026 09:00:00 +0100",
    subject: str = "Begäran",
    answers: str = "",
) -> bytes:
    """Return a mail as our receiving server hands it on; ``answers`` is another's Message-ID."""
    mail = EmailMessage()
    mail["From"] = f"Maria Lind <{sender}>"
    mail["To"] = "support@desk.example"
    mail["Subject"] = subject
    if answers:
        mail["In-Reply-To"] = answers
    mail["Message-ID"] = message_id
    mail["Date"] = received
    mail.set_content(text)
    domain = sender.rpartition("@")[2]
    verdict = "pass" if proved else "none"
    top = f"Authentication-Results: {AUTHSERV}; dmarc={verdict} header.from={domain}\r\n"
    top += f"Received: from mail.{domain} by {AUTHSERV} with ESMTPS; {received}\r\n"
    return top.encode() + mail.as_bytes().replace(b"\n", b"\r\n")


def items(extra: int = 0) -> Iterator[ImportedItem]:
    """Yield the archive's content: Anna in both organisations, Bo beside her."""
    yield from _mails()
    yield from _forum_and_chat()
    for number in range(extra):
        yield an_item(
            f"extra-{number}", "nk-mail", ChannelKind.MAIL, ANNA, "Anna Svensson", f"x{number}",
            f"Ärende nummer {number}: mätaren MX-{number:06d}-ZQ visar fel igen.",
        )  # fmt: skip


def _mails() -> Iterator[ImportedItem]:
    mail = ChannelKind.MAIL
    staff = "kundtjanst@nordkraft.example"
    yield an_item(
        "m1", "nk-mail", mail, "Anna.Svensson@Hemma.example", "Anna Svensson", "k1",
        "Hej! Min elmätare VÄSTANFLÄKT-77 visar fel sedan i fredags. /Anna",
        recipients=(staff,),
        attachments=(ImportedAttachment("faktura.txt", "text/plain", b"Faktura 99817 GULDREGN"),),
    )  # fmt: skip
    yield an_item(
        "m2", "nk-mail", mail, staff, "Maria Lind", "k1",
        "Hej Anna! Vi har beställt en ny mätare. > Min elmätare VÄSTANFLÄKT-77 visar fel",
        staff=True, recipients=(ANNA,), hours=1,
    )  # fmt: skip
    yield an_item(
        "m3", "nk-mail", mail, BO, "Bo Ek", "k2", "Jag undrar över min faktura KORNBLIXT.",
        recipients=(staff,),
    )  # fmt: skip
    yield an_item(
        "m4", "nk-mail", mail, "anna.svensson+el@hemma.example", "Anna S", "k3",
        "Skickar från min andra adress, TRANBÄRSRIS.", recipients=(staff,),
    )  # fmt: skip
    yield an_item(
        "s1", "st-mail", mail, ANNA, "Anna Svensson", "s1",
        "Hej staden! Lekplatsen MÅNVIOL är trasig.", organisation="staden",
    )  # fmt: skip


def _forum_and_chat() -> Iterator[ImportedItem]:
    forum, chat = ChannelKind.FORUM, ChannelKind.CHAT
    yield an_item(
        "f1", "nk-forum", forum, BO, "Bo Ek", "t1", "Någon som bytt till timpris SKOGSSTJÄRNA?"
    )
    yield an_item(
        "f2", "nk-forum", forum, ANNA, "Anna Svensson", "t1",
        "Ja! Ring mig på 070-1740605 eller anna.svensson@hemma.example, hälsar Anna Svensson",
        hours=2,
    )  # fmt: skip
    yield an_item(
        "c1", "nk-chat", chat, ANNA, "Anna Svensson", "ch1", "hej, när kommer montören? ÄLGÖRT"
    )
    yield an_item(
        "c2", "nk-chat", chat, "chatt@nordkraft.example", "Kundtjänst", "ch1", "På torsdag!",
        staff=True, hours=1,
    )  # fmt: skip


def an_item(
    external: str,
    channel: str,
    kind: ChannelKind,
    author: str,
    name: str,
    thread: str,
    body: str,
    *,
    organisation: str = "nordkraft",
    staff: bool = False,
    recipients: tuple[str, ...] = (),
    attachments: tuple[ImportedAttachment, ...] = (),
    hours: int = 0,
) -> ImportedItem:
    return ImportedItem(
        organisation, channel, kind, external, thread, author, name, staff,
        datetime(2026, 3, 2, 10, tzinfo=UTC) + timedelta(hours=hours),
        f"Ämne {thread}", body, recipients=recipients, attachments=attachments,
    )  # fmt: skip


def reopened(folder: Path, *, batch: int = 3, names: TextRecords | None = None) -> Small:
    """Open the small workspace that lies in a folder, as another process would."""
    clock = SetClock()
    composer = Composer(
        SOFT,
        MachinePins(folder / "account"),
        clock,
        Limits(run_batch=batch),
        LiveKeys(names, clock) if names else None,
    )
    root = folder / "workspace"
    return Small(root, composer, composer.open(root), clock)


def make_small(
    folder: Path,
    *,
    extra: int = 0,
    batch: int = 3,
    channels: tuple[Channel, ...] = CHANNELS,
) -> Small:
    """Make the small workspace in a folder."""
    clock = SetClock()
    composer = Composer(SOFT, MachinePins(folder / "account"), clock, Limits(run_batch=batch))
    users = (
        NewUser("alva", "Alva Ek", Role.AGENT, ALVA),
        NewUser("sam", "Sam Lund", Role.SUPERVISOR, SAM),
        NewUser("kim", "Kim Holm", Role.SUPERVISOR, KIM),
    )
    setup = SetUp(
        "", users, "admin-pass", ORGANISATIONS, channels, ROSTER,
        (SourceEntry("archive", "Archive", "archive", "archive"),),
    )  # fmt: skip
    root = folder / "workspace"
    services = composer.found(root, setup, (AUTHSERV,))
    services.importing.items(items(extra))
    return Small(root, composer, services, clock)
