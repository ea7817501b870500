"""Export: the register extract as one package, within the mandate, checked when finished."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.changes import Changes
from dsr_desk.domain.errors.steps import FoundSince, WrongKind
from dsr_desk.domain.extracts.packages import (
    STAFF_ITEM,
    PackageHead,
    PackageItem,
    PackageReceipt,
)
from dsr_desk.domain.extracts.redaction.errors import (
    ExtractUnfounded,
    OthersNotOnRecord,
    PackageOvertaken,
)
from dsr_desk.domain.extracts.redaction.masking import Redaction
from dsr_desk.domain.extracts.sealed import SEALED_ENDING
from dsr_desk.domain.finding.errors import MatchesNotOnRecord
from dsr_desk.domain.finding.gaps import ELSEWHERE
from dsr_desk.domain.finding.matches import Gap, Mandate, Match
from dsr_desk.domain.people import Right
from dsr_desk.domain.requests import Case, CaseState, RequestKind
from dsr_desk.services.cases import (
    Recorder,
    all_settled,
    at_step,
    fetch,
    mandate_of,
    with_preparer,
)
from dsr_desk.services.erasing.delivered import PACKAGE_MADE, held_in
from dsr_desk.services.erasing.planning import subject_hashes
from dsr_desk.services.erasing.provenance import Provenance
from dsr_desk.services.extracts.others import Going, Surveying, gathered, rewritten
from dsr_desk.services.extracts.packing import chosen, packed, profile_of
from dsr_desk.services.extracts.sealing import package_facts
from dsr_desk.services.finding.otherwise import look_otherwise
from dsr_desk.services.finding.reach import gaps_of, require_searched
from dsr_desk.services.people.accounts import SignedIn, acting
from dsr_desk.services.ports import (
    Clock,
    Cryptography,
    DeskStore,
    PackageWriter,
    Sources,
    UnitOfWork,
)
from dsr_desk.services.progress import CancelToken, Progress, unheard
from dsr_desk.services.record.audit import Audit
from dsr_desk.services.record.found_on_record import (
    ROWS_ELSEWHERE,
    gap_facts,
    matches_stand,
    others_stand,
    profile_stands,
)
from dsr_desk.services.targets import apart, files_of, free_target, made, put

_STATES = (
    CaseState.REVIEWING,
    CaseState.TO_APPROVE,
    CaseState.APPROVED,
    CaseState.TO_ANSWER,
)
_MOST_NUMBERS = 50


@dataclass(frozen=True, slots=True)
class ExportResult:
    """The finished package and what changed."""

    receipt: PackageReceipt
    changes: Changes


class Export:
    """Makes packages."""

    def __init__(
        self,
        store: DeskStore,
        sources: Sources,
        writer: PackageWriter,
        crypto: Cryptography,
        audit: Audit,
        provenance: Provenance,
        paths: WorkspacePaths,
        clock: Clock,
    ) -> None:
        """Take what writes, what the case is held against, and the clock."""
        self._store = store
        self._audit = audit
        self._provenance = provenance
        self._sources = sources
        self._writer = writer
        self._surveying = Surveying(sources, writer, crypto)
        self._crypto = crypto
        self._paths = paths
        self._clock = clock
        self._record = Recorder(clock)

    def export(
        self,
        case_id: str | int,
        target: Path | None,
        by: SignedIn | None,
        progress: Progress = unheard,
        cancel: CancelToken | None = None,
    ) -> ExportResult:
        """Write the case's package; no target means the workspace's own folder.

        Raises:
            AccountEnded: whoever is still signed in has left.
            WrongStep: the case asks for no extract, or has not been reviewed.
            ChecksOpen: a check is open.
            HistoryMissing: the audit lacks what this machine has seen.
            ExtractUnfounded: the case is not what its mail asked for.
            MatchesNotOnRecord: what was found or decided is not what the audit has.
            SearchIncomplete: what was a gap in the search could be searched now.
            FoundSince: items of the persons are there that the search did not have.
            PackageOvertaken: something was decided while it was being written.
        """
        with self._store.reading() as uow:
            signed = acting(uow, by, Right.PREPARE)
        self._audit.require_seen()
        going, matches = self._what_goes(case_id, signed)
        case, mandate = going.case, going.mandate
        elsewhere = self._named_elsewhere(going, matches)
        cancel, key = cancel or CancelToken(), signed.keys.hashing
        survey = self._surveying.survey(going, key, progress, cancel)
        redaction = self._surveying.redaction(going, survey, key, progress, cancel)
        head = self._head(going, matches, redaction, tuple(elsewhere))
        place = free_target(target, self._paths) if target else self._default_target(case.number)
        receipt = self._writer.write(
            apart(place),
            head,
            (item for _, item in packed(self._sources, going.matches, mandate)),
            self._attachment(mandate, redaction),
            self._signer(signed),
            progress,
            cancel,
        )
        held = held_in(subject_hashes(self._crypto, signed.keys.hashing, case), mandate)
        facts = held | _facts(head) | {ROWS_ELSEWHERE: str(sum(elsewhere.values()))}
        return self._settled(going, receipt, facts, signed, target)

    def _what_goes(self, case_id: str | int, by: SignedIn) -> tuple[Going, Sequence[Match]]:
        """Return what goes into the package, and all that was found, held against the record."""
        with self._store.reading() as uow:
            case = fetch(uow, case_id)
            if not case.kind.exports:
                raise WrongKind("export", case.kind.value)
            at_step(case, "export", _STATES)
            self._require_founded(uow, case, by)
            matches = tuple(uow.matches.every(case.id))
            going = gathered(uow, case, mandate_of(uow, case))
            _require_on_record(uow, going, matches)
            every = uow.people.channels(case.organisation)
            gaps = gaps_of(self._sources, going.mandate, case, every)
            require_searched(uow, gaps, case, going.mandate)
        return going, matches

    def _named_elsewhere(self, going: Going, matches: Sequence[Match]) -> Mapping[str, int]:
        """Look otherwise; return how many rows of which source name the persons and were not found.

        A column by which a rule compares can be wrong or edited, and an extract would lack those
        items in silence.  A source that can't be searched now is a gap already; so is what has come
        since the first extract of a case that waits for its answer, which is searched no more.

        Raises:
            FoundSince: items of the persons are there that the search did not have.
        """
        mandate = going.mandate
        away = {gap.source for gap in gaps_of(self._sources, mandate, going.case) if gap.source}
        reached = tuple(c for c in mandate.channels if c.source not in away)
        known = [match.ref for match in matches]
        looked = look_otherwise(self._sources, replace(mandate, channels=reached), known)
        if going.case.state is CaseState.TO_ANSWER:
            return Counter(looked.found) + Counter(looked.elsewhere)
        for source, rows in looked.found.items():
            raise FoundSince(source, rows)
        return looked.elsewhere

    def _settled(
        self,
        going: Going,
        receipt: PackageReceipt,
        facts: Mapping[str, str],
        by: SignedIn,
        target: Path | None,
    ) -> ExportResult:
        """Put the package on record and in its place; where that fails nothing is left of it."""
        draft, place = Path(receipt.path), target or self._default_target(going.case.number)
        stands = draft

        def settle() -> None:
            nonlocal stands
            put(draft, free_target(target, self._paths) if target else place)
            stands = place

        try:
            changes = self._recorded(going, receipt, facts, by, settle)
        except BaseException:
            stands.unlink(missing_ok=True)
            raise
        return ExportResult(replace(receipt, path=str(place)), changes)

    def _require_founded(self, uow: UnitOfWork, case: Case, by: SignedIn) -> None:
        """Refuse a case with open checks, or one that is not what its mail asked for."""
        all_settled(uow, case)
        if fault := self._provenance.fault(uow, case, by, tuple(uow.audit.entries())):
            raise ExtractUnfounded(fault)

    def packages(self, case_id: str | int) -> tuple[Path, ...]:
        """Return the case's packages in the workspace's own folder."""
        with self._store.reading() as uow:
            number = fetch(uow, case_id).number
        found = files_of(self._paths.packages, number)
        plain = (path for path in found if path.suffix == ".zip")
        return tuple(path for path in plain if not path.stem.endswith(SEALED_ENDING))

    def undecided(self, case_id: str | int) -> int:
        """Return how many others nobody had decided about when the standing package was made.

        Whoever surely is somebody else is taken out of it all the same; what only looks like a
        name or a number is in it (law.md L26).
        """
        with self._store.reading() as uow:
            return int(package_facts(uow, fetch(uow, case_id)).get("undecided", 0))

    def _default_target(self, number: str) -> Path:
        return made(self._paths.packages) / f"{number}.zip"

    def _head(
        self,
        going: Going,
        matches: Sequence[Match],
        redaction: Redaction,
        elsewhere: Iterable[str],
    ) -> PackageHead:
        case, mandate, organisation = going.case, going.mandate, going.organisation
        profile, language = going.profile, going.language
        gaps = gaps_of(self._sources, mandate, case, going.channels)
        covered = frozenset(mandate.channels)
        return PackageHead(
            case=case.number,
            organisation=organisation.title if organisation else case.organisation,
            profile=profile_of(case),
            language=language,
            subjects=tuple(address.text for _, address in mandate.subjects),
            channels=tuple((channel.key, channel.title) for channel in mandate.channels),
            requested_on=case.requested_on,
            received_at=case.received_at,
            created_at=self._clock(),
            item_count=len(going.matches),
            cover=profile.cover(language),
            gaps=(*gaps, *(Gap(source, "", ELSEWHERE) for source in elsewhere)),
            left_out=_left_out(matches, case),
            show_staff_names=profile.show_staff_names,
            redaction=redaction,
            other_channels=tuple((c.key, c.title) for c in going.channels if c not in covered),
        )

    def _attachment(
        self, mandate: Mandate, redaction: Redaction
    ) -> Callable[[PackageItem, str], Iterator[bytes]]:
        def fetch_bytes(item: PackageItem, attachment: str) -> Iterator[bytes]:
            source = self._sources.get(item.item.ref.source)
            blocks = source.attachment(item.item.ref, attachment, mandate)
            if (item.item.ref, attachment) in redaction.unread:
                return blocks
            return rewritten(self._writer.files, redaction, blocks)

        return fetch_bytes

    def _signer(self, by: SignedIn) -> Callable[[bytes], tuple[str, str, str]]:
        def sign(payload: bytes) -> tuple[str, str, str]:
            return self._crypto.sign(by.keys.signing, payload), by.user.public_key, by.user.title

        return sign

    def _recorded(
        self,
        going: Going,
        receipt: PackageReceipt,
        held: Mapping[str, str],
        by: SignedIn,
        settle: Callable[[], None],
    ) -> Changes:
        """Put the package on record and in its place, unless it is not what it would be now.

        Raises:
            PackageOvertaken: somebody has decided something while it was being written.
            TargetTaken: somebody else's file has come to stand there.
        """
        only_export = going.case.kind is not RequestKind.ACCESS_ERASURE
        with self._store.unit_of_work() as uow:
            acting(uow, by, Right.PREPARE)
            now = fetch(uow, going.case.id)
            if not going.stands(gathered(uow, now, mandate_of(uow, now))):
                raise PackageOvertaken
            # Of two who make it at once the one on record stands there, and nothing of the other's.
            settle()
            changed = replace(with_preparer(now, by.user), exported_at=self._clock())
            if only_export:
                changed = replace(changed, state=CaseState.TO_ANSWER)
            return self._record.save(
                uow,
                changed,
                by.user.id,
                PACKAGE_MADE,
                sha256=receipt.sha256,
                items=receipt.items,
                attachments=receipt.attachments,
                blanks=receipt.blanks,
                **held,
            )


def _require_on_record(uow: UnitOfWork, going: Going, matches: Sequence[Match]) -> None:
    """Refuse what the audit has otherwise: items, decisions, other people, the house's own words.

    Raises:
        MatchesNotOnRecord, OthersNotOnRecord, ExtractUnfounded: it does.
    """
    entries = tuple(uow.audit.entries())
    if not matches_stand(uow, going.case, matches, entries):
        raise MatchesNotOnRecord
    if not others_stand(uow, going.case, entries):
        raise OthersNotOnRecord
    if not profile_stands(going.profile, entries):
        raise ExtractUnfounded("what the organisation says in its extracts is not on record")


def _left_out(matches: Sequence[Match], case: Case) -> tuple[tuple[str, int], ...]:
    """Return ground and count of what was found and does not go in."""
    going = {match.id for match in chosen(matches, case)}
    grounds = Counter(
        match.decision.ground.value if match.decision.ground else STAFF_ITEM
        for match in matches
        if match.id not in going
    )
    return tuple(sorted(grounds.items()))


def _numbers(items: Iterable[int]) -> str:
    """Return items' numbers for a sentence: no more than anybody reads."""
    first = sorted(items)
    return ", ".join(map(str, first[:_MOST_NUMBERS])) + ("…" if len(first) > _MOST_NUMBERS else "")


def _facts(head: PackageHead) -> dict[str, str]:
    """Return what the audit keeps of what is not in a package: counts alone."""
    redaction = head.redaction
    return {
        "left_out": str(sum(count for _, count in head.left_out)),
        **gap_facts(gap for gap in head.gaps if gap.reason != ELSEWHERE),
        "redacted": str(len(redaction.persons)),
        "undecided": str(redaction.undecided),
        "files_withheld": str(len(redaction.withheld)),
        "files_withheld_in": _numbers({file.item for file in redaction.withheld_files}),
        "files_unread": str(len(redaction.unread)),
    }
