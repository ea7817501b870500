"""The record of processing for an organisation, written as JSON or to be read (law.md L6)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.desk_time import desk_day
from dsr_desk.domain.errors.steps import UnknownOrganisation
from dsr_desk.domain.extracts.processing import ProcessingRecord
from dsr_desk.domain.people import Right
from dsr_desk.services.cases import Recorder
from dsr_desk.services.erasing.retention import Retention
from dsr_desk.services.intake.letters import ReplyTexts
from dsr_desk.services.people.accounts import SignedIn, acting, need
from dsr_desk.services.ports import Clock, DeskStore
from dsr_desk.services.targets import free_target, write_new

EXPORTED = "processing.exported"
_CATEGORIES = ("done-instructions", "done-extracts", "done-erasures", "done-archive")
_MEASURES = (
    "measure-sealed",
    "measure-packages",
    "measure-fence",
    "measure-two-persons",
    "measure-audit",
    "measure-bytes",
    "measure-accounts",
)


class Processing:
    """Makes the record of Art. 30(2) of what the desk has on record itself."""

    def __init__(
        self,
        store: DeskStore,
        texts: ReplyTexts,
        retention: Retention,
        paths: WorkspacePaths,
        clock: Clock,
    ) -> None:
        """Take the store, the words, the periods, the folders and the clock."""
        self._store, self._texts, self._retention = store, texts, retention
        self._paths, self._clock = paths, clock
        self._record = Recorder(clock)

    def record(
        self,
        organisation: str,
        by: SignedIn | None,
        *,
        language: str = "sv",
        processor: str = "",
        officer: str = "",
    ) -> ProcessingRecord:
        """Return what the desk does for an organisation.

        ``processor`` and ``officer`` are who runs the desk, with their contact details.

        Raises:
            NotSignedIn, RightMissing: nobody is signed in who prepares cases.
            UnknownOrganisation: there is no such organisation.
        """
        need(by, Right.PREPARE)
        periods = {each.organisation: each for each in self._retention.view(by).periods}
        with self._store.reading() as uow:
            known = {each.key: each for each in uow.people.organisations()}
            if organisation not in known:
                raise UnknownOrganisation(known)
            profile = uow.people.profile(organisation)
            channels = uow.people.channels(organisation)
        said = {field.code: field.text for field in profile.cover(language)}
        return ProcessingRecord(
            at=self._clock(),
            language=language,
            controller=known[organisation],
            processor=processor.strip(),
            officer=officer.strip(),
            channels=channels,
            categories=tuple(self._texts.sentence(language, name) for name in _CATEGORIES),
            data=said["categories"],
            recipients=said["recipients"],
            transfers=said["safeguards"],
            retention_days=periods[organisation].reckoned,
            measures=tuple(self._texts.sentence(language, name) for name in _MEASURES),
        )

    def text(self, record: ProcessingRecord) -> str:
        """Return the record to be read: a point that nobody has filled in says so."""
        tongue = record.language
        blank = self._texts.sentence(tongue, "left-blank")
        days = record.retention_days
        kept = (
            self._texts.sentence(tongue, "kept-days", days=days)
            if days is not None
            else self._texts.sentence(tongue, "kept-by-decision")
        )
        contact = [text for text in (*record.controller.domains, record.controller.phone) if text]
        fields: dict[str, object] = {
            "organisation": record.controller.title,
            "country": record.controller.country,
            "contact": ", ".join(contact) or "–",
            "made": desk_day(record.at).isoformat(),
            "processor": record.processor or blank,
            "officer": record.officer or "–",
            "categories": _listed(record.categories),
            "channels": _listed(channel.title for channel in record.channels),
            "data": record.data or blank,
            "recipients": record.recipients or blank,
            "transfers": record.transfers or blank,
            "kept": kept,
            "backups": record.controller.backup_days,
            "measures": _listed(record.measures),
        }
        return self._texts.fill(tongue, "processing", fields)

    def write(self, record: ProcessingRecord, target: Path, by: SignedIn | None) -> Path:
        """Write a record into a new file: as JSON where its name ends so, else to be read.

        Raises:
            TargetTaken: something is there, or the folder is the workspace's own.
            DiskFull, WorkspaceReadOnly: it can't be written.
        """
        with self._store.reading() as uow:
            acting(uow, by, Right.PREPARE)
        path = free_target(target, self._paths)
        if path.suffix.lower() == ".json":
            text = json.dumps(record.plain(), ensure_ascii=False, indent=2) + "\n"
        else:
            text = self.text(record)
        write_new(path, text.encode("utf-8"))
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.PREPARE).user
            facts = {"organisation": record.controller.key, "missing": len(record.missing)}
            self._record.note(uow, who.id, EXPORTED, None, **facts)
            uow.commit()
        return path


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines) or "–"
