"""One case in memory for the windows' tests: its mail, its checks, its matches, what was decided.

The services here follow the real ones' rules as far as a window can see them: an open check
refuses a search, an exclusion needs a ground, opening a match marks it seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.answers.replies import BESIDE
from dsr_desk.domain.changes import Changes, case_changed
from dsr_desk.domain.counting import grouped
from dsr_desk.domain.errors import ChecksOpen, GroundMissing, RightMissing, WrongStep
from dsr_desk.domain.finding.beside import (
    Aside,
    Beside,
)
from dsr_desk.domain.finding.matches import (
    Attachment,
    Decision,
    Gap,
    Glance,
    Ground,
    Item,
    ItemRef,
    Match,
    MatchCounts,
    Why,
    initial_decision,
)
from dsr_desk.domain.people import (
    Action,
    Channel,
    ChannelKind,
    ChannelPolicy,
    Organisation,
    OrganisationKind,
    Reach,
    Right,
)
from dsr_desk.domain.refusing import RefusalDecision, RefusalGround
from dsr_desk.domain.requests import (
    Case,
    CaseState,
    Evidence,
    MailRole,
    NamedSubject,
    Nature,
    ParsedRequest,
    Part,
    RequestKind,
    Span,
    Verdict,
)
from dsr_desk.domain.sender import CallBack
from dsr_desk.domain.verifying.checklist import (
    Check,
    disposal_check,
    mandate_channels,
    open_checks,
    settle,
    settle_by_call,
)
from dsr_desk.domain.verifying.leaving_out import PERSON, PERSON_LEFT_OUT
from dsr_desk.mail.texts import load_reply_texts
from dsr_desk.services.answers.replies import Replies
from dsr_desk.services.erasing.planning import Planning, PlanView
from dsr_desk.services.extracts.export import Export, ExportResult
from dsr_desk.services.extracts.sealing import SealedExtract
from dsr_desk.services.finding.listing import DecidedMany, Listed, Listing, Month
from dsr_desk.services.finding.matching import Matching, MatchPage, MatchRow, SearchResult, Unshown
from dsr_desk.services.finding.preview import Preview, Shown, ShownItem
from dsr_desk.services.finding.side_lane import Asked, BesideView, SideLane
from dsr_desk.services.intake.case_view import CaseView, MailHead, ShownMail
from dsr_desk.services.intake.checklist import Checklist
from dsr_desk.services.intake.letters import ReplyDraft
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.ports import MatchFilter, MatchKey
from dsr_desk.services.progress import CancelToken, Progress, Step, unheard
from tests.ui.fakes import NOW, World, make_case

ANNA = "anna.svensson@example.org"
MARIA = EmailAddress("maria.lind@exempelstad.example")
ATTESTATION = "Vi har bekräftat personens identitet."
QUOTE = (
    "> Den 9 november skrev Support:\n"
    "> Skriv i så fall texten “Vi har bekräftat personens identitet.”"
)
TEXT = (
    f"Hej!\n\nEn kund har begärt att bli glömd. {ATTESTATION}\n\n"
    f"Vi önskar att alla mail, foruminlägg och chattar som {ANNA} skrivit till oss raderas."
    f"\n\nVänliga hälsningar\nMaria Lind, Kundtjänst\n\n{QUOTE}\n"
)
ORGANISATION = Organisation(
    "exempelstad",
    "Exempelstads kommun",
    OrganisationKind.PUBLIC_AUTHORITY,
    phone="0980-319 210",
)
CHANNELS = (
    Channel("ex-mail", "exempelstad", ChannelKind.MAIL, "Kundtjänst", ChannelPolicy(), "arkiv"),
    Channel(
        "ex-forum",
        "exempelstad",
        ChannelKind.FORUM,
        "Medborgarforum",
        ChannelPolicy(Action.ANONYMISE),
        "arkiv",
    ),
    Channel(
        "ex-chat",
        "exempelstad",
        ChannelKind.CHAT,
        "Chatten på webben",
        ChannelPolicy(Action.DELETE, Reach.CONVERSATION),
        "arkiv",
    ),
)


def evidence(text: str, words: str) -> Evidence:
    """Return the first place of some words as evidence."""
    start = text.index(words)
    return Evidence(words, start, start + len(words))


def parse(text: str = TEXT, **changed: Any) -> ParsedRequest:
    """Return what the parser would make of the usual mail."""
    wish = text.index("Vi önskar")
    end = text.index("raderas.") + len("raderas.")
    quoted = (Span(text.index(">"), len(text)),) if ">" in text else ()
    parsed = ParsedRequest(
        kind=RequestKind.ERASURE,
        nature=Nature.INSTRUCTION,
        subjects=(NamedSubject(EmailAddress(ANNA), evidence(text, ANNA)),),
        channels=(ChannelKind.MAIL, ChannelKind.FORUM, ChannelKind.CHAT),
        channel_evidence=(evidence(text, "alla mail, foruminlägg och chattar"),),
        attestation=Part(Verdict.OK, "attested", evidence(text, ATTESTATION)),
        wish=Part(Verdict.OK, "wished", Evidence(text[wish:end], wish, end)),
        sender=Part(Verdict.OK, "dmarc-pass", Evidence("dmarc=pass")),
        language="sv",
        received_at=NOW - timedelta(days=6),
        requested_on=None,
        problems=(),
        text=text,
        quoted=quoted,
    )
    return replace(parsed, **changed)


def good_checks() -> tuple[Check, ...]:
    """Return a checklist of which nothing is open."""
    parsed = parse()
    since = Evidence("2024-02-01 – ")
    ok = Verdict.OK
    return (
        Check("nature", ok, "nature-instruction"),
        Check("attestation", ok, "attested", evidence=parsed.attestation.evidence),
        Check("subjects", ok, "subjects-named", evidence=parsed.subjects[0].evidence),
        Check("wish", ok, "wished", evidence=parsed.wish.evidence),
        Check("sender", ok, "dmarc-pass", evidence=Evidence("dmarc=pass")),
        Check("organisation", ok, "organisation-known", evidence=Evidence(ORGANISATION.title)),
        *(Check("editor", ok, "editor-of-channel", c.key, since) for c in CHANNELS),
        Check("disposal", ok, "disposal-recorded", evidence=Evidence("KS 2026/118")),
    )


def doubtful_sender(
    verdict: Verdict = Verdict.ATTENTION, reason: str = "sender-not-proved"
) -> tuple[Check, ...]:
    """Return a checklist in which only the sender is in doubt."""
    shown = Evidence("Maria Lind <maria.lind@exempelstad.example>")
    doubt = Check("sender", verdict, reason, evidence=shown)
    return tuple(doubt if check.code == "sender" else check for check in good_checks())


def open_checklist() -> tuple[Check, ...]:
    """Return a checklist with a channel the sender is no editor of, and no disposal decision."""
    checks = []
    for check in good_checks():
        if check.target == "ex-forum":
            checks.append(Check("editor", Verdict.FAILED, "editor-not-of-channel", "ex-forum"))
        elif check.code == "disposal":
            checks.append(disposal_check(""))
        else:
            checks.append(check)
    return tuple(checks)


def make_item(number: int, *, kind: ChannelKind = ChannelKind.MAIL, **changed: Any) -> Item:
    """Make one of the person's items."""
    channel = next(c for c in CHANNELS if c.kind is kind)
    item = Item(
        ref=ItemRef("arkiv", "items", str(number)),
        organisation="exempelstad",
        channel=channel.key,
        kind=kind,
        conversation=f"k{number // 3}",
        author=ANNA,
        author_name="Anna Svensson",
        staff=False,
        at=datetime(2026, 11, 3, 7, 55, tzinfo=UTC) - timedelta(days=9 * number, hours=number % 7),
        subject=SUBJECTS[number % len(SUBJECTS)],
        body=BODIES[number % len(BODIES)],
        html=False,
        recipients=("kundtjanst@exempelstad.example",),
        attachments=(),
        fingerprint=f"{number:064x}",
    )
    return replace(item, **changed)


SUBJECTS = (
    "Sv: Felaktig faktura",
    "Felaktig faktura",
    "Fråga om bygglov",
    "Vattenavläsning",
    "Synpunkt på lekplatsen vid Torget",
    "Överklagan 2026-118",
    "Parkeringstillstånd för rörelsehindrad som gäller i hela kommunen och ska förlängas i vår",
)
BODIES = (
    "Tack för snabb hjälp! Ni når mig på samma nummer.",
    "Hej!\n\nJag har fått en faktura på vatten för fel mätare. Mitt nummer är 070-174 06 12.\n"
    "Bifogar en bild.\n\nMvh Anna Svensson",
    "Behöver jag bygglov för ett växthus på 12 kvadratmeter?",
    "Mätarställning 3 november: 01 482.",
)
STAFF = "kundtjanst@exempelstad.example"


@dataclass
class CaseWorld(World):
    """One case beside the queue's; ``view`` and ``rows`` are what the services know of it."""

    view: CaseView = field(default_factory=lambda: make_view(42))
    rows: list[MatchRow] = field(default_factory=list)
    items: dict[int, Item] = field(default_factory=dict)
    gaps: tuple[Gap, ...] = ()
    beside: Beside = field(default_factory=Beside)
    found: tuple[tuple[Item, Why], ...] = ()
    """What a search will find."""
    saved: list[ReplyDraft] = field(default_factory=list)
    calls: list[CallBack] = field(default_factory=list)
    call_refused: Exception | None = None
    opened: list[int] = field(default_factory=list)
    decided: list[tuple[tuple[int, ...], Decision]] = field(default_factory=list)
    months: tuple[Month, ...] = ()
    files: dict[str, bytes] = field(default_factory=dict)
    """What the attachments hold, by their ids."""
    planned: int = 0
    exported: int = 0
    split: int = 0

    def set_case(self, **changed: Any) -> None:
        """Change the case."""
        case = replace(self.view.case, version=self.view.case.version + 1, **changed)
        self.view = replace(self.view, case=case)
        self.add(case)

    def put_case(self, case: Case) -> None:
        """Put a changed case in its place, also in the view."""
        self.add(case)
        if case.id == self.view.case.id:
            self.view = replace(self.view, case=case)

    def set_checks(self, checks: Sequence[Check]) -> None:
        """Change the checklist, and with it the mandate."""
        channels = mandate_channels(checks, CHANNELS)
        self.view = replace(self.view, checks=tuple(checks), channels=channels)
        self.set_case(channels=tuple(channel.key for channel in channels))

    def put(self, found: Sequence[tuple[Item, Why]]) -> None:
        """Make the match set, newest first."""
        ordered = sorted(found, key=lambda pair: pair[0].at, reverse=True)
        for number, (item, why) in enumerate(ordered, 1):
            self.items[number] = item
            match = Match(
                number,
                self.view.case.id,
                item.ref,
                item.channel,
                item.kind,
                item.conversation,
                item.at,
                item.fingerprint,
                1,
                why,
                initial_decision(why),
            )
            files = len(item.attachments)
            glance = Glance(item.subject, item.author_name, item.body, files, item.html)
            self.rows.append(MatchRow(match, glance))

    def counts(self) -> MatchCounts:
        """Add the match set up."""
        matches = [row.match for row in self.rows]
        included = [m for m in matches if m.decision.included]
        unsure = [m for m in matches if m.decision.ground is Ground.UNCONFIRMED]
        kinds = Counter(m.kind for m in matches)
        return MatchCounts(
            len(matches),
            len(included),
            len(matches) - len(included),
            len(unsure),
            tuple(sorted(kinds.items())),
            (),
        )


def make_view(number: int = 42, **changed: Any) -> CaseView:
    """Make a view of a case at its first step, nothing open."""
    case = make_case(
        number,
        due_in=timedelta(hours=5, minutes=30),
        kinds=(ChannelKind.MAIL, ChannelKind.FORUM, ChannelKind.CHAT),
        subjects=(ANNA,),
        requested_on=None,
        disposal_reference="KS 2026/118",
    )
    case = replace(case, channels=tuple(channel.key for channel in CHANNELS))
    view = CaseView(
        case=case,
        parsed=parse(),
        checks=good_checks(),
        organisation=ORGANISATION,
        channels=CHANNELS,
        wished=CHANNELS,
        mail=MailHead(
            MARIA,
            "Maria Lind",
            (EmailAddress("dsr@desk.example"),),
            "Radering av personuppgifter",
            case.received_at,
            case.received_at,
            (),
        ),
        forgotten=False,
    )
    return replace(view, **changed)


def usual_find(count: int = 12) -> tuple[tuple[Item, Why], ...]:
    """Return what a search finds: mails mostly, some posts and chats, some weak matches."""
    kinds = (ChannelKind.MAIL, ChannelKind.MAIL, ChannelKind.FORUM, ChannelKind.CHAT)
    found = []
    for number in range(count):
        item = make_item(number, kind=kinds[number % 4])
        why = Why.SENDER
        if number % 6 == 4:
            why, item = Why.PLUS_TAG, replace(item, author="anna.svensson+vatten@example.org")
        elif number % 11 == 7:
            why = Why.REPLY_TO
        elif number % 9 == 5:
            why = Why.ALIAS
        if number % 5 == 1:
            picture = Attachment("1", "faktura.jpg", "image/jpeg", 212_400)
            item = replace(item, attachments=(picture,))
        found.append((item, why))
    return tuple(found)


FILES = (
    Attachment("0", "begäran.txt", "text/plain", 1_024),
    Attachment("1", "Underlag från kunden.pdf", "application/pdf", 49_152),
)


def with_files(view: CaseView, *problems: str) -> CaseView:
    """Return the case with two files on its mail, and what reading it came upon."""
    case = view.case
    parsed = replace(view.parsed or parse(), problems=problems)
    mail = ShownMail(0, MailRole.INSTRUCTION, case.received_at, view.mail, parsed, files=FILES)
    return replace(view, parsed=parsed, mails=(mail,))


class FakeChecklist(Checklist):
    """Shows and settles the checks of the one case."""

    def __init__(self, world: CaseWorld) -> None:
        self.world = world

    def view(self, case_id: str | int, by: SignedIn | None = None) -> CaseView:
        self.world.pass_gate()
        if case_id == self.world.view.case.id:
            return self.world.view
        case = self.world.cases[int(case_id)]
        return replace(make_view(case.id), case=case)

    def attachment(self, case_id: str | int, by: SignedIn, mail: int, place: int) -> bytes:
        return self.world.files[str(place)]

    def override(self, case_id: int, check_name: str, reason: str, by: SignedIn) -> Changes:
        if not by.user.may(Right.OVERRIDE):
            raise RightMissing("override")
        return self._settled(check_name, by, reason, left_out=False)

    def call_back(
        self, case_id: int, call: CallBack, by: SignedIn, check_name: str = "sender"
    ) -> Changes:
        if self.world.call_refused is not None:
            raise self.world.call_refused
        self.world.calls.append(call)
        self.world.set_checks(
            [
                settle_by_call(c, by=by.user.id, at=NOW, note=call.note(NOW))
                if c.name == check_name
                else c
                for c in self.world.view.checks
            ]
        )
        return case_changed(case_id)

    def leave_out(self, case_id: int, channel: str, reason: str, by: SignedIn) -> Changes:
        return self._settled(f"editor:{channel}", by, reason, left_out=True)

    def read_mail(self, case_id: int, check_name: str, reason: str, by: SignedIn) -> Changes:
        return self._settled(check_name, by, reason, left_out=False)

    def leave_person_out(self, case_id: int, number: int, reason: str, by: SignedIn) -> Changes:
        subjects = self.world.view.case.subjects
        out = Check(PERSON, Verdict.ATTENTION, PERSON_LEFT_OUT, f"1.{number}")
        out = settle(out, by=by.user.id, at=NOW, note=reason, left_out=True)
        self.world.set_checks([*self.world.view.checks, out])
        self.world.set_case(subjects=tuple(s for s in subjects if s.number != number))
        return case_changed(case_id)

    def take_person_in(self, case_id: int, check_name: str, by: SignedIn) -> Changes:
        checks = self.world.view.checks
        self.world.set_checks([check for check in checks if check.name != check_name])
        return case_changed(case_id)

    def renew(self, case_id: int, by: SignedIn) -> Changes:
        self.world.view = replace(self.world.view, added=())
        return case_changed(case_id)

    def split(self, case_id: int, by: SignedIn) -> tuple[str, Changes]:
        self.world.split += 1
        return "DSR-0099", case_changed(case_id)

    def record_disposal(self, case_id: int, reference: str, by: SignedIn) -> Changes:
        done = disposal_check(reference)
        self.world.set_checks([done if c.code == "disposal" else c for c in self.world.view.checks])
        return case_changed(case_id)

    def set_aside(
        self,
        case_id: int,
        reason: str,
        by: SignedIn,
        ground: RefusalGround | None = None,
        decision: str = "",
    ) -> Changes:
        self.world.set_case(state=CaseState.SET_ASIDE)
        if ground is not None:
            refused = RefusalDecision(ground, decision, reason, by.user.id, NOW)
            clocks = replace(self.world.view.case.clocks, refusal=refused)
            self.world.set_case(clocks=clocks)
        return case_changed(case_id)

    def reopen(self, case_id: int, by: SignedIn) -> Changes:
        self.world.set_case(state=CaseState.CHECKING)
        return case_changed(case_id)

    def editor_wrote(self, case_id: int, reason: str, by: SignedIn) -> Changes:
        self.world.set_case(nature=Nature.INSTRUCTION)
        return self._settled("nature", by, reason, left_out=False)

    def _settled(self, name: str, by: SignedIn, reason: str, *, left_out: bool) -> Changes:
        if not reason.strip():
            raise GroundMissing("the override of a check")
        self.world.set_checks(
            [
                settle(c, by=by.user.id, at=NOW, note=reason, left_out=left_out)
                if c.name == name
                else c
                for c in self.world.view.checks
            ]
        )
        return case_changed(self.world.view.case.id)


class FakeMatching(Matching):
    """Finds what the test has laid out."""

    def __init__(self, world: CaseWorld) -> None:
        self.world = world

    def search(
        self,
        case_id: str | int,
        by: SignedIn | None = None,
        progress: Progress = unheard,
        cancel: CancelToken | None = None,
    ) -> SearchResult:
        progress(Step("search", 1))
        self.world.pass_gate()
        if cancel is not None:
            cancel.check()
        still_open = open_checks(self.world.view.checks)
        if still_open:
            raise ChecksOpen(", ".join(check.name for check in still_open))
        if not self.world.rows:
            self.world.put(self.world.found)
        self.world.set_case(state=CaseState.REVIEWING)
        counts = self.world.counts()
        changes = case_changed(int(case_id))
        return SearchResult(counts, self.world.gaps, counts.total, 0, 0, changes)

    def gaps(self, case_id: str | int) -> tuple[Gap, ...]:
        return self.world.gaps

    def counts(self, case_id: str | int) -> MatchCounts:
        return self.world.counts()

    def page(
        self,
        case_id: str | int,
        where: MatchFilter = MatchFilter(),  # noqa: B008 (as in the service)
        after: tuple[str, int] | None = None,
        limit: int = 50,
        by: SignedIn | None = None,
    ) -> MatchPage:
        self.world.pass_gate()
        rows = [row for row in self.world.rows if _fits(row.match, where)]
        start = 0 if after is None else after[1]
        key = ("", start + limit) if start + limit < len(rows) else None
        return MatchPage(tuple(rows[start : start + limit]), key)

    def decide(
        self, case_id: int, match_ids: Sequence[int], decision: Decision, by: SignedIn
    ) -> Changes:
        self.world.pass_gate()
        if not decision.included and decision.ground is None:
            raise GroundMissing("leaving an item out")
        if self.world.view.case.state is not CaseState.REVIEWING:
            raise WrongStep("decide", self.world.view.case.state.value)
        self.world.decided.append((tuple(match_ids), decision))
        for at, row in enumerate(self.world.rows):
            if row.match.id in match_ids:
                self.world.rows[at] = replace(row, match=row.match._replace(decision=decision))
        return case_changed(case_id)


def _fits(match: Match, where: MatchFilter) -> bool:
    return (
        (not where.kinds or match.kind in where.kinds)
        and (where.included is None or match.decision.included is where.included)
        and (where.weak is None or match.why.weak is where.weak)
    )


class FakeListing(Listing):
    """Lists what is in memory, by the same rules."""

    def __init__(self, world: CaseWorld) -> None:
        self.world = world

    def open(
        self,
        case_id: int,
        where: MatchFilter,
        *,
        text: str = "",
        keep: int = 0,
        cancel: CancelToken | None = None,
        by: SignedIn | None = None,
    ) -> Listed:
        self.world.pass_gate()
        up_to = where.up_to or max((row.match.id for row in self.world.rows), default=0)
        listed = Listed(case_id, replace(where, up_to=up_to), text, 0, -1)
        ids = [row.match.id for row in self._rows(listed)]
        place = ids.index(keep) if keep in ids else -1
        return replace(listed, total=len(ids), place=place, ids=tuple(ids))

    def block(
        self,
        listed: Listed,
        start: int,
        limit: int,
        after: MatchKey | None = None,
        at: int = 0,
        by: SignedIn | None = None,
    ) -> tuple[MatchRow, ...]:
        self.world.pass_gate()
        wanted = frozenset((listed.ids or ())[start : start + limit])
        return tuple(row for row in self.world.rows if row.match.id in wanted)

    def next_open(self, listed: Listed, after: int) -> int:
        raise AssertionError("everything is in memory")

    def arrived(self, case_id: int, up_to: int) -> int:
        return sum(row.match.id > up_to for row in self.world.rows) if up_to else 0

    def months(self, case_id: int) -> tuple[Month, ...]:
        return self.world.months

    def decide(
        self,
        listed: Listed,
        stretches: Sequence[tuple[int, int]],
        decision: Decision,
        by: SignedIn,
    ) -> DecidedMany:
        ids = [i for start, n in stretches for i in (listed.ids or ())[start : start + n]]
        before: dict[Decision, list[int]] = {}
        for row in self.world.rows:
            if row.match.id in ids:
                before.setdefault(row.match.decision, []).append(row.match.id)
        changes = FakeMatching(self.world).decide(listed.case, ids, decision, by)
        groups = tuple((old, tuple(own)) for old, own in before.items())
        return DecidedMany(changes, decision, len(ids), groups)

    def _rows(self, listed: Listed) -> list[MatchRow]:
        where, text = listed.where, listed.text.casefold()
        return [
            row
            for row in self.world.rows
            if _fits(row.match, where)
            and where.newer_than < row.match.id <= where.up_to
            and (not where.channel or row.match.channel == where.channel)
            and (where.since is None or row.match.at >= where.since)
            and (where.until is None or row.match.at < where.until)
            and text in f"{row.glance.subject} {row.snippet} {row.glance.author}".casefold()
        ]


class FakePreview(Preview):
    """Opens an item with a staff reply before it."""

    def __init__(self, world: CaseWorld) -> None:
        self.world = world

    def open(self, case_id: int, match_id: int, by: SignedIn | None = None) -> Shown:
        self.world.opened.append(match_id)
        self.world.pass_gate()
        row = self.world.rows[match_id - 1]
        if isinstance(row.shown, Unshown):
            restricted = row.shown is Unshown.RESTRICTED
            return Shown(None, (), "", match_id, restricted=restricted)
        item = self.world.items[match_id]
        reply = replace(
            item,
            ref=ItemRef("arkiv", "items", f"svar-{match_id}"),
            author=STAFF,
            author_name="Maria Lind",
            staff=True,
            at=item.at + timedelta(hours=2),
            body="Hej Anna, tack för att du hör av dig. Vi har rättat fakturan.",
            html=False,
            attachments=(),
        )
        title = next(c.title for c in CHANNELS if c.key == item.channel)
        own = ShownItem(item, True, row.match.decision.included)
        return Shown(item, (own, ShownItem(reply, False, None)), title, match_id)

    def note_opened(self, case_id: int, match_id: int) -> None:
        row = self.world.rows[match_id - 1]
        self.world.rows[match_id - 1] = replace(row, match=row.match._replace(seen=True))

    def attachment(
        self, case_id: int, match_id: int, attachment: str, by: SignedIn | None = None
    ) -> bytes:
        self.world.pass_gate()
        return self.world.files[attachment]


class FakePlanning(Planning):
    """Says the sentence; preparing moves the case on."""

    def __init__(self, world: CaseWorld) -> None:
        self.world = world

    def sentence(self, case_id: str | int, language: str) -> str:
        counts = self.world.counts()
        erased, kept = (grouped(n, language) for n in (counts.included, counts.excluded))
        if language == "sv":
            return f"Radera {erased} poster i inkorgen ”Kundtjänst”; behåll {kept}."
        return f"Erase {erased} items in the inbox “Kundtjänst”; keep {kept}."

    def view(self, case_id: str | int) -> PlanView | None:
        return None

    def prepare(self, case_id: str | int, by: SignedIn | None) -> PlanView:
        self.world.pass_gate()
        self.world.planned += 1
        self.world.set_case(state=CaseState.TO_APPROVE)
        return PlanView(
            plan=None,  # type: ignore[arg-type]  # nobody looks at it before it is read again
            sentence_sv="",
            sentence_en="",
            exceptions=(),
            sample=(),
            confirmation="",
            intact=True,
        )


class FakeReplies(Replies):
    """Drafts a question, or a referral, and keeps what is saved."""

    def __init__(self, world: CaseWorld) -> None:
        self.world = world

    def draft(
        self,
        case_id: str | int,
        by: SignedIn | None,
        language: str | None = None,
        sealed: SealedExtract | None = None,
    ) -> ReplyDraft:
        self.world.pass_gate()
        referral = self.world.view.case.nature is Nature.DATA_SUBJECT
        tongue = language or "sv"
        body = (
            "Hej Maria!\n\nInnan vi kan gå vidare behöver vi veta:\n\n- Vem är redaktör för"
            " Medborgarforum?\n\nMed vänlig hälsning\nSupport\n"
            if tongue == "sv"
            else "Hello Maria,\n\nBefore we can go on we need to know who edits the forum.\n"
        )
        kind = "referral" if referral else "ask_back"
        return ReplyDraft(MARIA, tongue, "Fråga om ärende DSR-0042", body, (), kind)

    def notice(
        self, case_id: str | int, reason: str, by: SignedIn | None, language: str | None = None
    ) -> ReplyDraft:
        body = f"{self.world.view.case.number}: {reason}\n"
        return ReplyDraft(MARIA, language or "sv", "Artikel 28.3", body, (), "notice")

    def save(
        self, case_id: str | int, draft: ReplyDraft, target: Path | None, by: SignedIn | None
    ) -> tuple[Path, Changes]:
        self.world.pass_gate()
        self.world.saved.append(draft)
        if draft.kind == "notice":
            return Path("/work-space/answers/DSR-0042-notice.eml"), Changes()
        referral = draft.kind == "referral"
        self.world.set_case(state=CaseState.SET_ASIDE if referral else CaseState.WAITING)
        return Path("/work-space/answers/DSR-0042-ask-back.eml"), case_changed(int(case_id))


class FakeExport(Export):
    """Makes no package, but remembers that one was asked for."""

    def __init__(self, world: CaseWorld) -> None:
        self.world = world

    def export(
        self,
        case_id: str | int,
        target: Path | None,
        by: SignedIn | None,
        progress: Progress = unheard,
        cancel: CancelToken | None = None,
    ) -> ExportResult:
        self.world.pass_gate()
        self.world.exported += 1
        both = self.world.view.case.kind is RequestKind.ACCESS_ERASURE
        state = self.world.view.case.state if both else CaseState.TO_ANSWER
        self.world.set_case(state=state, exported_at=NOW)
        receipt: Any = None
        return ExportResult(receipt, case_changed(int(case_id)))


class FakeSideLane(SideLane):
    """Tells what the world holds beside its case."""

    def __init__(self, world: CaseWorld) -> None:
        self._world = world

    def look(self, case_id: str | int, by: SignedIn | None = None) -> BesideView:
        return BesideView(self._world.view.case.id, self._world.beside, self._world.gaps, CHANNELS)

    def open(self, case_id: str | int, aside: Aside, by: SignedIn | None = None) -> Shown:
        item = make_item(3, author=STAFF, author_name="Eva Ek", body=aside.excerpt, staff=True)
        return Shown(item, (ShownItem(item, False, None),), "Kundtjänst", 0)

    def draft(
        self, case_id: str | int, view: BesideView, by: SignedIn | None, language: str | None = None
    ) -> ReplyDraft:
        questions = load_reply_texts().questions
        asked = Asked(questions, language or "sv", self._world.view.case, view).sentences()
        body = "\n".join(f"- {text}" for text in asked)
        return ReplyDraft(MARIA, language or "sv", "Bredvid er begäran", body, (), BESIDE)


def case_services(world: CaseWorld) -> dict[str, object]:
    """Return the fakes of one case by name, for :func:`make_services`."""
    return {
        "checklist": FakeChecklist(world),
        "matching": FakeMatching(world),
        "listing": FakeListing(world),
        "preview": FakePreview(world),
        "planning": FakePlanning(world),
        "replies": FakeReplies(world),
        "side_lane": FakeSideLane(world),
        "export": FakeExport(world),
    }
