"""Export: the register extract as one package, within the mandate, checked when finished."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.changes import Changes
from dsr_desk.domain.errors import WrongStep
from dsr_desk.domain.matches import Mandate, Match, Why
from dsr_desk.domain.packages import (
    STAFF_ITEM,
    PackageHead,
    PackageItem,
    PackageReceipt,
    Profile,
)
from dsr_desk.domain.people import Organisation, Right
from dsr_desk.domain.profiles import OrganisationProfile
from dsr_desk.domain.requests import Case, CaseState, RequestKind
from dsr_desk.domain.sealed import SEALED_ENDING
from dsr_desk.services.accounts import SignedIn, need
from dsr_desk.services.audit import Audit
from dsr_desk.services.cases import (
    Recorder,
    all_settled,
    at_step,
    fetch,
    mandate_of,
    with_preparer,
)
from dsr_desk.services.delivered import PACKAGE_MADE, held_in
from dsr_desk.services.matching import gaps_of
from dsr_desk.services.planning import subject_hashes
from dsr_desk.services.ports import Clock, Cryptography, DeskStore, PackageWriter, Sources
from dsr_desk.services.progress import CancelToken, Progress, unheard
from dsr_desk.services.targets import free_target

_CHUNK = 200
_STATES = (
    CaseState.REVIEWING,
    CaseState.TO_APPROVE,
    CaseState.APPROVED,
    CaseState.TO_ANSWER,
)


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
        paths: WorkspacePaths,
        clock: Clock,
    ) -> None:
        """Take the stores, the package writer, the algorithms, the audit, the folder, the clock."""
        self._store = store
        self._audit = audit
        self._sources = sources
        self._writer = writer
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
            WrongStep: the case asks for no extract, or has not been reviewed.
            ChecksOpen: a check is open.
            HistoryMissing: the audit lacks what this machine has seen.
        """
        signed = need(by, Right.PREPARE)
        self._audit.require_seen()
        with self._store.reading() as uow:
            case = fetch(uow, case_id)
            if not case.kind.exports:
                raise WrongStep("export", case.kind.value)
            at_step(case, "export", _STATES)
            all_settled(uow, case)
            mandate = mandate_of(uow, case)
            matches = tuple(uow.matches.every(case.id))
            organisations = uow.people.organisations()
            profile = uow.people.profile(case.organisation)
        chosen = _chosen(matches, case)
        organisation = next((o for o in organisations if o.key == case.organisation), None)
        head = self._head(case, mandate, organisation, matches, profile)
        place = free_target(target, self._paths) if target else self._default_target(case.number)
        receipt = self._writer.write(
            place,
            head,
            self._items(chosen, mandate),
            self._attachment(mandate),
            self._signer(signed),
            progress,
            cancel or CancelToken(),
        )
        held = held_in(subject_hashes(self._crypto, signed.keys.hashing, case), mandate)
        return ExportResult(receipt, self._recorded(case, receipt, held, signed))

    def packages(self, case_id: str | int) -> tuple[Path, ...]:
        """Return the case's packages in the workspace's own folder."""
        with self._store.reading() as uow:
            number = fetch(uow, case_id).number
        if not self._paths.packages.is_dir():
            return ()
        found = sorted(self._paths.packages.glob(f"{number}*.zip"))
        return tuple(path for path in found if not path.stem.endswith(SEALED_ENDING))

    def _default_target(self, number: str) -> Path:
        self._paths.packages.mkdir(exist_ok=True)
        return self._paths.packages / f"{number}.zip"

    def _head(
        self,
        case: Case,
        mandate: Mandate,
        organisation: Organisation | None,
        matches: Sequence[Match],
        profile: OrganisationProfile,
    ) -> PackageHead:
        language = "en" if case.language == "en" else "sv"
        return PackageHead(
            case=case.number,
            organisation=organisation.title if organisation else case.organisation,
            profile=_profile(case),
            language=language,
            subjects=tuple(address.text for _, address in mandate.subjects),
            channels=tuple((channel.key, channel.title) for channel in mandate.channels),
            requested_on=case.requested_on,
            received_at=case.received_at,
            created_at=self._clock(),
            item_count=len(_chosen(matches, case)),
            cover=profile.cover(language),
            gaps=gaps_of(self._sources, mandate, case),
            left_out=_left_out(matches, case),
            show_staff_names=profile.show_staff_names,
        )

    def _items(self, matches: Sequence[Match], mandate: Mandate) -> Iterator[PackageItem]:
        """Yield items under their numbers, a bounded number in memory at a time."""
        number = 0
        for start in range(0, len(matches), _CHUNK):
            part = matches[start : start + _CHUNK]
            shown = {}
            for key in dict.fromkeys(match.ref.source for match in part):
                refs = [match.ref for match in part if match.ref.source == key]
                shown.update({i.ref: i for i in self._sources.get(key).items(refs, mandate)})
            for match in part:
                item = shown.get(match.ref)
                if item is None:
                    raise WrongStep("export an item that has changed; search again", "reviewing")
                number += 1
                channel = mandate.channel(item.channel)
                yield PackageItem(number, item, channel.title if channel else item.channel)

    def _attachment(self, mandate: Mandate) -> Callable[[PackageItem, str], Iterator[bytes]]:
        def fetch_bytes(item: PackageItem, attachment: str) -> Iterator[bytes]:
            source = self._sources.get(item.item.ref.source)
            yield source.attachment(item.item.ref, attachment, mandate)

        return fetch_bytes

    def _signer(self, by: SignedIn) -> Callable[[bytes], tuple[str, str, str]]:
        def sign(payload: bytes) -> tuple[str, str, str]:
            return self._crypto.sign(by.keys.signing, payload), by.user.public_key, by.user.title

        return sign

    def _recorded(
        self, case: Case, receipt: PackageReceipt, held: Mapping[str, str], by: SignedIn
    ) -> Changes:
        only_export = case.kind is not RequestKind.ACCESS_ERASURE
        with self._store.unit_of_work() as uow:
            now = fetch(uow, case.id)
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


def _left_out(matches: Sequence[Match], case: Case) -> tuple[tuple[str, int], ...]:
    """Return ground and count of what was found and does not go in."""
    chosen = {match.id for match in _chosen(matches, case)}
    grounds = Counter(
        match.decision.ground.value if match.decision.ground else STAFF_ITEM
        for match in matches
        if match.id not in chosen
    )
    return tuple(sorted(grounds.items()))


def _profile(case: Case) -> Profile:
    return Profile.PORTABILITY if case.kind is RequestKind.PORTABILITY else Profile.ACCESS


def _chosen(matches: Sequence[Match], case: Case) -> tuple[Match, ...]:
    """Return what goes in: portability leaves out what staff wrote (law.md L23)."""
    portable = _profile(case) is Profile.PORTABILITY
    return tuple(
        match
        for match in matches
        if match.decision.included and not (portable and match.why is Why.CONVERSATION)
    )
