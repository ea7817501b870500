"""A desk in memory for the windows' tests: real records, services that only remember.

Each fake is a subclass of the service it stands for, so that mypy notices when one of them no
longer fits.  A service that a test does not need is ``unfaked``: whoever calls it hears so.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_type_hints

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.changes import Changes, case_changed
from dsr_desk.domain.clocks.changing import (
    Difference,
    Recorded,
    extend,
    require_likely,
    take_over,
    tell_request_date,
)
from dsr_desk.domain.clocks.deadlines import statutory_deadline
from dsr_desk.domain.errors import SessionOver, UnknownCase, WrongPassword
from dsr_desk.domain.mailboxes.mailbox import Mailbox
from dsr_desk.domain.people import ChannelKind, Role, User
from dsr_desk.domain.record.audit import HistoryMissing
from dsr_desk.domain.requests import (
    Case,
    CaseState,
    CaseSubject,
    Nature,
    RequestKind,
)
from dsr_desk.domain.verifying.checklist import SENDER
from dsr_desk.services.desk import DeskServices, WorkspaceServices
from dsr_desk.services.erasing.replaying import Replaying, ReplayReport, Returned
from dsr_desk.services.finding.importing import Importing
from dsr_desk.services.intake.clocks import Clocks
from dsr_desk.services.intake.intake import Intake, IntakeOutcome, IntakeResult
from dsr_desk.services.intake.queue import OPEN_STATES, Queue, QueueCounts
from dsr_desk.services.mailboxes.settings import MailboxSettings
from dsr_desk.services.people.accounts import Accounts, SignedIn
from dsr_desk.services.people.list_seen import ListSeen
from dsr_desk.services.ports import (
    BoxEntry,
    OpenedKeys,
    QueueFilter,
    QueuePage,
    QueueRow,
)
from dsr_desk.services.progress import CancelToken, Progress, Step, unheard
from dsr_desk.services.record.astray import CasesAstray
from dsr_desk.services.record.audit import Audit
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.widgets.empty import EmptyState
from tests.ui.fake_calls import FakeCalls
from tests.ui.fake_sending import FakeSending, FakeSendingSettings

if TYPE_CHECKING:
    from dsr_desk.ui.request.case_page import CasePage

T = TypeVar("T")

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
PASSWORD = "right horse"
KEYS = OpenedKeys(b"s" * 32, b"e" * 32, b"h" * 32)
SEEN = ListSeen("", 1, lambda *_: False)
"""A list that nobody looks at: no real use case runs here."""

AGENT = User("user-alva", "alva", "Alva Lind", Role.AGENT, "a" * 64)
SUPERVISOR = User("user-siri", "siri", "Siri Berg", Role.SUPERVISOR, "b" * 64)
SIGNED_AGENT = SignedIn(AGENT, KEYS, SEEN)
SIGNED_SUPERVISOR = SignedIn(SUPERVISOR, KEYS, SEEN)

ORGANISATIONS = {"exempelstad": "Exempelstads kommun", "nordkraft": "Nordkraft AB"}


def make_case(
    number: int = 1,
    *,
    due_in: timedelta = timedelta(days=4),
    kind: RequestKind = RequestKind.ERASURE,
    state: CaseState = CaseState.CHECKING,
    subjects: Sequence[str] = ("anna.svensson@example.org",),
    organisation: str = "exempelstad",
    kinds: Sequence[ChannelKind] = (ChannelKind.MAIL, ChannelKind.FORUM),
    holder: str = "",
    **changed: Any,
) -> Case:
    """Make a case; its number decides whatever is not said."""
    received = NOW - timedelta(days=6, minutes=number)
    sender = EmailAddress("maria.lind@exempelstad.example")
    case = Case(
        id=number,
        number=f"DSR-{number:04}",
        kind=kind,
        nature=Nature.INSTRUCTION,
        state=state,
        organisation=organisation,
        channels=(f"{organisation}-mail",),
        wished_kinds=tuple(kinds),
        subjects=tuple(CaseSubject(n, EmailAddress(s)) for n, s in enumerate(subjects, 1)),
        sender=sender,
        sender_name="Maria Lind",
        language="sv",
        message_id=f"<{number}@exempelstad.example>",
        sha256=f"{number:064x}",
        received_at=received,
        requested_on=date(2026, 11, 10),
        service_due=NOW + due_in,
        deadline=statutory_deadline(date(2026, 11, 10), "SE"),
        holder=holder,
    )
    return replace(case, **changed)


def row_of(case: Case, open_checks: int = 0) -> QueueRow:
    """Return the queue's row of a case."""
    return QueueRow(
        id=case.id,
        number=case.number,
        kind=case.kind.value,
        nature=case.nature.value,
        state=case.state,
        organisation=case.organisation,
        organisation_title=ORGANISATIONS.get(case.organisation, ""),
        kinds=case.wished_kinds,
        subjects=tuple(str(s.address) for s in case.subjects if s.address is not None),
        subject_count=len(case.subjects),
        sender_name=case.sender_name,
        holder=case.holder,
        received_at=case.received_at,
        service_due=case.service_due,
        statutory_due=case.last_day.due.isoformat(),
        open_checks=open_checks,
        first_due=case.deadline.due.isoformat() if case.clocks.extension else "",
        latest_possible=case.deadline.latest_possible,
        waiting_since=case.waiting_since,
        news=case.news,
    )


@dataclass
class World:
    """What the fakes remember together; ``gate`` holds every read back while it is closed."""

    cases: dict[int, Case] = field(default_factory=dict)
    open_checks: dict[int, int] = field(default_factory=dict)
    users: tuple[User, ...] = (AGENT, SUPERVISOR)
    outcomes: tuple[IntakeOutcome, ...] = ()
    missing: HistoryMissing | None = None
    """What the audit lacks of what this machine has seen."""
    astray: tuple[str, ...] = ()
    """Cases that end by nothing that is on record."""
    fails: Exception | None = None
    """Raised by the next call instead of an answer, once."""
    over: dict[str, SessionOver] = field(default_factory=dict)
    """Whose session is over, by their account."""
    gate: threading.Event = field(default_factory=threading.Event)
    asked: list[QueueFilter] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.gate.set()

    def add(self, *cases: Case) -> None:
        """Put cases in, or in the place of older ones."""
        self.cases |= {case.id: case for case in cases}

    def put_case(self, case: Case) -> None:
        """Put a changed case in its place."""
        self.add(case)

    def pass_gate(self) -> None:
        """Wait until the gate is open, then fail if a failure is due."""
        self.gate.wait(10)
        failure, self.fails = self.fails, None
        if failure is not None:
            raise failure


class FakeAccounts(Accounts):
    """Two people, one password."""

    def __init__(self, world: World) -> None:
        self.world = world

    def users(self) -> tuple[User, ...]:
        return self.world.users

    def require_here(self, by: SignedIn) -> None:
        if by.user.id in self.world.over:
            raise self.world.over[by.user.id]

    def sign_in(self, name: str, password: str) -> SignedIn:
        self.world.pass_gate()
        user = next((u for u in self.world.users if u.name == name), None)
        if user is None or password != PASSWORD:
            raise WrongPassword
        return SignedIn(user, KEYS, SEEN)


class FakeQueue(Queue):
    """Sorts and filters like the store does."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._clock = lambda: NOW

    def page(
        self, where: QueueFilter, after: tuple[str, int] | None = None, limit: int = 50
    ) -> QueuePage:
        self.world.asked.append(where)
        self.world.pass_gate()
        found = sorted(
            (self._key(case), case) for case in list(self.world.cases.values()) if fits(case, where)
        )
        rest = [(key, case) for key, case in found if after is None or key > after]
        rows = tuple(row_of(c, self.world.open_checks.get(c.id, 0)) for _, c in rest[:limit])
        more = len(rest) > limit
        return QueuePage(rows, rest[limit - 1][0] if more else None, len(found))

    def counts(self, user_id: str, text: str = "") -> QueueCounts:
        def count(where: QueueFilter) -> int:
            return sum(fits(case, where) for case in list(self.world.cases.values()))

        views = {name: replace(each, text=text) for name, each in self.views(user_id).items()}
        return QueueCounts(**{name: count(where) for name, where in views.items()})

    def get(self, case: str | int) -> Case:
        for one in self.world.cases.values():
            if case in (one.id, one.number):
                return one
        raise UnknownCase(str(case))

    def take(self, case_id: int, by: SignedIn) -> Changes:
        case = self.world.cases[case_id]
        if case.holder == by.user.id:
            return Changes()
        self.world.add(replace(case, holder=by.user.id))
        return case_changed(case_id)

    @staticmethod
    def _key(case: Case) -> tuple[str, int]:
        return case.service_due.astimezone(UTC).isoformat(), case.id


def fits(case: Case, where: QueueFilter) -> bool:
    """Tell whether a case belongs to what the queue shows."""
    if case.state not in (where.states or OPEN_STATES):
        return False
    if where.holder and case.holder != where.holder:
        return False
    if where.overdue_at is not None and case.service_due >= where.overdue_at:
        return False
    texts = (
        case.number,
        case.organisation,
        ORGANISATIONS.get(case.organisation, ""),
        case.sender_name,
        *(str(s.address) for s in case.subjects),
    )
    return any(where.text.lower() in text.lower() for text in texts)


class FakeIntake(Intake):
    """Files what the test has laid out."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.taken: list[tuple[Path, ...]] = []
        self.asked_again: list[tuple[int, str]] = []
        self.handed_over: list[BoxEntry] = []

    def ask_again(self, case_id: int, by: SignedIn, check_name: str = SENDER) -> Changes:
        self.asked_again.append((case_id, check_name))
        return case_changed(case_id)

    def take_in(
        self,
        paths: Sequence[Path],
        by: SignedIn | None = None,
        progress: Progress = unheard,
        cancel: CancelToken | None = None,
        also: Sequence[BoxEntry] = (),
    ) -> IntakeResult:
        self.taken.append(tuple(paths))
        self.handed_over += also
        progress(Step("intake", 1))
        self.world.pass_gate()
        if cancel is not None:
            cancel.check()
        return IntakeResult(self.world.outcomes, Changes(queue=True))


def _recorded(by: SignedIn | None) -> Recorded:
    return Recorded(by.user.id if by else "", NOW, "Europe/Stockholm")


class FakeClocks(Clocks):
    """Changes the clocks of the world's cases by the real rules."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.found = Difference()
        """What today's table gives otherwise."""

    def difference(self, case_id: str | int) -> Difference:
        return self.found

    def extend(self, case_id: str | int, reason: str, by: SignedIn | None) -> Changes:
        return self._changed(case_id, lambda case: extend(case, reason, _recorded(by)))

    def record_request_date(
        self,
        case_id: str | int,
        day: date,
        by: SignedIn | None,
        *,
        sure: bool = False,
        mail: int = -1,
    ) -> Changes:
        step = _recorded(by)
        if not sure:
            require_likely(self.world.cases[int(case_id)], day, step.time_zone)
        return self._changed(case_id, lambda case: tell_request_date(case, day, step, mail))

    def take_over(self, case_id: str | int, by: SignedIn | None) -> Changes:
        found, self.found = self.found, Difference()
        return self._changed(case_id, lambda case: take_over(case, found, _recorded(by)))

    def _changed(self, case_id: str | int, change: Callable[[Case], Case]) -> Changes:
        case = change(self.world.cases[int(case_id)])
        self.world.put_case(replace(case, version=case.version + 1))
        return case_changed(case.id)


class FakeMailboxes(MailboxSettings):
    """No mailbox is set up, unless a test puts one there."""

    def __init__(self, *boxes: Mailbox) -> None:
        self.boxes = list(boxes)

    def all(self) -> tuple[Mailbox, ...]:
        return tuple(self.boxes)


class _Unfaked:
    """Says so when it is used."""

    def __init__(self, service: type) -> None:
        self._service = service

    def __getattr__(self, name: str) -> Callable[..., object]:
        raise AssertionError(f"{self._service.__name__}.{name} is not faked in this test")


class FakeAudit(Audit):
    """Lacks what the world says."""

    def __init__(self, world: World) -> None:
        self.world = world

    def require_seen(self) -> None:
        if self.world.missing is not None:
            raise self.world.missing

    def require_cases(self) -> None:
        if self.world.astray:
            raise CasesAstray(self.world.astray)


class FakeReplaying(Replaying):
    """Has found what the test says."""

    def __init__(self, *found: Returned, report: ReplayReport | None = None) -> None:
        self.found = found
        self.report = report or ReplayReport(0, ())
        self.runs = 0
        self.work: Callable[[CancelToken], None] = CancelToken.check

    def look(self, by: SignedIn) -> tuple[Returned, ...]:
        return self.found

    def run(
        self,
        by: SignedIn | None,
        progress: Progress = unheard,
        cancel: CancelToken | None = None,
    ) -> ReplayReport:
        self.runs += 1
        self.work(cancel or CancelToken())
        self.found = ()
        return self.report


class FakeImporting(Importing):
    """Has so many goes of work left that an earlier program has not done."""

    def __init__(self) -> None:
        self.left = 0
        self.fails: Exception | None = None
        self.asked = False

    def behind(self) -> bool:
        self.asked = True
        if self.fails is not None:
            raise self.fails
        return self.left > 0

    def work_out(self) -> None:
        self.left -= 1


def unfaked(service: type[T]) -> T:
    """Return a stand-in for a service that the test does not use."""
    return cast(T, _Unfaked(service))


def make_services(world: World, **others: object) -> DeskServices:
    """Make the services over one world; ``others`` take the place of single ones by name."""
    faked: dict[str, object] = {
        "accounts": FakeAccounts(world),
        "queue": FakeQueue(world),
        "intake": FakeIntake(world),
        "clocks": FakeClocks(world),
        "calls": FakeCalls(),
        "mailboxes": FakeMailboxes(),
        "audit": FakeAudit(world),
        "replaying": FakeReplaying(),
        "importing": FakeImporting(),
        "sending": FakeSending(),
        "sending_settings": FakeSendingSettings(),
    }
    faked |= others
    kinds = _service_types()
    chosen = {name: faked.get(name) or unfaked(kind) for name, kind in kinds.items()}
    return DeskServices(**cast(Any, chosen))


def make_workspace(**others: object) -> WorkspaceServices:
    """Make the services that change a workspace; the rest of them are ``unfaked``."""
    kinds = get_type_hints(WorkspaceServices)
    chosen = {name: others.get(name) or unfaked(kind) for name, kind in kinds.items()}
    return WorkspaceServices(**cast(Any, chosen))


def _service_types() -> dict[str, type]:
    return get_type_hints(DeskServices)


class FakeCasePage(QWidget):
    """Remembers which case it was asked to show."""

    title_changed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: list[int] = []
        self.letter_keys = True
        self.built: list[int] = []
        self.confirmed = 0
        self.field = QLineEdit(self)
        column = QVBoxLayout(self)
        self.empty = EmptyState(self)
        column.addWidget(self.empty, 1)
        column.addWidget(self.field)
        self.setFocusProxy(self.field)
        self.clear()

    @property
    def case_id(self) -> int:
        return self.shown[-1] if self.shown else 0

    def show_case(self, case_id: int) -> None:
        self.shown.append(case_id)
        self.title_changed.emit(f"DSR-{case_id:04}")

    def clear(self) -> None:
        self.empty.show_words("No case is chosen.", "Choose one in the queue.")
        self.title_changed.emit("")

    def set_letter_keys(self, on: bool) -> None:
        self.letter_keys = on

    def confirm(self) -> None:
        self.confirmed += 1

    def panes(self) -> Sequence[QWidget]:
        return (self.field,)

    def unbuilt(self) -> Sequence[Callable[[], object]]:
        return [partial(self.built.append, number) for number in range(3)]


def make_case_page(desk: Desk, parent: QWidget) -> CasePage:
    """Make the fake where a case page is wanted."""
    return cast("CasePage", FakeCasePage(desk, parent))


def morning(day: date) -> datetime:
    """Return nine o’clock UTC of a day."""
    return datetime.combine(day, time(9), UTC)


def some_cases() -> tuple[Case, ...]:
    """Return a queue such as a desk has in the morning: late, due today, long names, odd ones."""
    hour, day = timedelta(hours=1), timedelta(days=1)
    mail, forum, chat = ChannelKind.MAIL, ChannelKind.FORUM, ChannelKind.CHAT
    every = (mail, forum, chat)
    two = ("m.lund@example.org", "k.lund@example.org")
    return (
        make_case(31, due_in=-26 * hour, subjects=["bo.ek@example.org"], kinds=every),
        make_case(42, due_in=5.5 * hour, kinds=every, holder=AGENT.id),
        make_case(
            38,
            due_in=1 * day,
            kind=RequestKind.ACCESS,
            state=CaseState.TO_ANSWER,
            subjects=["asa.oberg@example.org"],
            organisation="nordkraft",
            kinds=[mail],
            holder=AGENT.id,
        ),
        make_case(
            44, due_in=2 * day, state=CaseState.TO_APPROVE, subjects=two, organisation="nordkraft"
        ),
        make_case(
            45,
            due_in=4 * day,
            kind=RequestKind.ACCESS_ERASURE,
            state=CaseState.REVIEWING,
            subjects=["wilhelmina.af.klintberg-vonderburg@mycket-lang-doman.example"],
            kinds=every,
            holder=SUPERVISOR.id,
        ),
        make_case(
            46,
            due_in=5 * day,
            state=CaseState.WAITING,
            subjects=["jonas@example.org"],
            waiting_since=NOW - 3 * day,
        ),
        make_case(
            47,
            due_in=7 * day,
            kind=RequestKind.NONE,
            nature=Nature.UNCLEAR,
            subjects=[],
            organisation="",
        ),
        make_case(48, due_in=8 * day, state=CaseState.APPROVED, subjects=["ida.holm@example.org"]),
        make_case(49, due_in=9 * day, state=CaseState.RESIDUE, subjects=["petra.wik@example.org"]),
        make_case(50, due_in=11 * day, kind=RequestKind.PORTABILITY, subjects=["li@example.org"]),
        make_case(20, due_in=-20 * day, state=CaseState.CLOSED, subjects=["gunnar@example.org"]),
        make_case(
            21, due_in=-9 * day, state=CaseState.SET_ASIDE, nature=Nature.NEWSLETTER, subjects=[]
        ),
    )
