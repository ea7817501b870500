"""Certifying: the signed result of a run, without personal data, checkable offline."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.canonical import digest
from dsr_desk.domain.erasing.plans import Plan
from dsr_desk.domain.erasing.receipts import BY_CALL, Certificate, RunRecord, four_eyes_alone
from dsr_desk.domain.finding.scope import scope_sentence
from dsr_desk.domain.people import Organisation
from dsr_desk.domain.record.approvals import Approval
from dsr_desk.domain.requests import Case
from dsr_desk.domain.verifying.checklist import Check
from dsr_desk.services.cases import fetch
from dsr_desk.services.erasing.planning import current_plan, subject_hashes
from dsr_desk.services.erasing.safeguards import APPROVED
from dsr_desk.services.people.accounts import Accounts, SignedIn
from dsr_desk.services.people.lists import LISTED, listed_at_approval, made_alone
from dsr_desk.services.ports import (
    CertificateWriter,
    Clock,
    Cryptography,
    DeskStore,
    UnitOfWork,
)
from dsr_desk.services.targets import made

FOUR_EYES = "signatures checked against a registry pinned in: {place}"


class Certifying:
    """Builds, signs and writes certificates."""

    def __init__(
        self,
        store: DeskStore,
        crypto: Cryptography,
        accounts: Accounts,
        writer: CertificateWriter,
        paths: WorkspacePaths,
        clock: Clock,
    ) -> None:
        """Take the store, the algorithms, the accounts, the writer, the folder, the clock."""
        self._store = store
        self._crypto = crypto
        self._accounts = accounts
        self._writer = writer
        self._paths = paths
        self._clock = clock

    def files(self, number: str) -> tuple[Path | None, Path | None]:
        """Return a case's certificate as PDF and JSON, as far as they are there."""
        pdf = self._paths.certificates / f"{number}.pdf"
        document = self._paths.certificates / f"{number}.json"
        return (pdf if pdf.is_file() else None, document if document.is_file() else None)

    def write(self, case: Case, record: RunRecord, approval: Approval, by: SignedIn) -> str:
        """Write and sign a case's certificate; return the digest of what was signed."""
        registry = self._accounts.trusted_registry()
        with self._store.reading() as uow:
            plan = current_plan(uow, fetch(uow, case.id))
            certificate = self._certificate(uow, case, plan, record, approval, by)
            admin_key = uow.people.workspace()[1]
        sign = partial(self._crypto.sign, by.keys.signing)
        folder = made(self._paths.certificates)
        self._writer.write(folder, certificate, sign, by.user.id, registry, admin_key)
        return digest(certificate.payload())

    def take_back(self, number: str) -> None:
        """Remove a certificate that turns out, before the run is called done, to be too soon."""
        for path in self._paths.certificates.glob(f"{number}.*"):
            path.unlink(missing_ok=True)

    def _certificate(
        self,
        uow: UnitOfWork,
        case: Case,
        plan: Plan,
        record: RunRecord,
        approval: Approval,
        by: SignedIn,
    ) -> Certificate:
        organisation = _organisation(uow.people.organisations(), case.organisation)
        kept = Counter(e.ground.value for e in uow.plans.exceptions(plan.id))
        sequence, head = uow.audit.head()
        return Certificate(
            workspace=plan.head.workspace,
            case=case.number,
            organisation=organisation.title if organisation else case.organisation,
            request_sha256=case.sha256,
            received_at=case.received_at,
            plan_digest=plan.digest,
            scope_sv=scope_sentence(plan.scope, "sv", anonymous=record.anonymous),
            scope_en=scope_sentence(plan.scope, "en", anonymous=record.anonymous),
            prepared_by=plan.head.preparers,
            approved_by=approval.approver,
            approved_at=approval.approved_at,
            executed_by=record.executor,
            started_at=record.started_at,
            # A clock that was set back meanwhile makes no run end before it began.
            finished_at=max(self._clock(), record.started_at),
            outcomes=tuple((outcome.value, count) for outcome, count in record.told_counts),
            exceptions=tuple(sorted(kept.items())),
            overrides=_overrides(uow.cases.checks(case.id)),
            stages=tuple(stage for stage in record.stages if stage.finished_at),
            traces=record.traces,
            subjects=subject_hashes(self._crypto, by.keys.hashing, case),
            backup_days=organisation.backup_days if organisation else 0,
            audit_sequence=sequence,
            audit_hash=head,
            approval_signature=approval.signature,
            approval_counter=approval.counter,
            approval_seen=tuple(sorted(approval.seen)),
            four_eyes=self._four_eyes(uow, plan, approval),
        )

    def _four_eyes(self, uow: UnitOfWork, plan: Plan, approval: Approval) -> str:
        """Return what the second look rests on; who was made by one person alone is named."""
        entries = uow.audit.entries(events=(LISTED, APPROVED))
        ours = (e for e in entries if e.event.case in ("", plan.head.case))
        version = listed_at_approval(ours, plan.head.case, plan.digest)
        who = (*plan.head.preparers, approval.approver)
        alone = made_alone(self._accounts.list_within(uow), who, version)
        said = FOUR_EYES.format(place=self._accounts.trust().kept_in)
        return said + four_eyes_alone(alone)


def _organisation(organisations: tuple[Organisation, ...], key: str) -> Organisation | None:
    return next((o for o in organisations if o.key == key), None)


def _overrides(checks: tuple[Check, ...]) -> tuple[tuple[str, str, str], ...]:
    """Return what was overridden, left out or settled by a call, by whom and why."""
    # Whom a call reached, and where, stays at the desk: a certificate names nobody.
    return tuple(
        (c.name, c.settled_by, BY_CALL if c.by_call else c.note) for c in checks if c.settled_by
    )
