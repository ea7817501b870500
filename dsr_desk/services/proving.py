"""Proving: look again, clean the files, forget the person, and seek them in every byte."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.probes import unpack
from dsr_desk.domain.receipts import Stage, StageName, Trace
from dsr_desk.services.bytescan import every_file, scan_files
from dsr_desk.services.cases import Recorder
from dsr_desk.services.matching import sources_of
from dsr_desk.services.planning import subject_hashes
from dsr_desk.services.ports import Clock, ContentSource, Cryptography, DeskStore, Sources
from dsr_desk.services.progress import Step
from dsr_desk.services.work import Figures, StageBook, Work


class Proving:
    """Finds out whether “done” is a fact (design.md §4.4, §4.5)."""

    def __init__(
        self,
        store: DeskStore,
        sources: Sources,
        crypto: Cryptography,
        record: Recorder,
        stages: StageBook,
        paths: WorkspacePaths,
        clock: Clock,
    ) -> None:
        """Take the stores, the algorithms, the recorders, the workspace folder and the clock."""
        self._store = store
        self._sources = sources
        self._crypto = crypto
        self._record = record
        self._stages = stages
        self._paths = paths
        self._clock = clock

    def residue(self, work: Work) -> tuple[Trace, ...]:
        """Look for the persons again in every source, and for items without a good outcome."""
        begun = Stage(StageName.RESIDUE, self._clock())
        work.progress(Step("residue", 0))
        traces: list[Trace] = []
        for source, part in sources_of(self._sources, work.permit.mandate):
            traces += source.residue(part, [r for r in work.kept if r.source == source.key])
        with self._store.reading() as uow:
            rows = uow.runs.outcomes(work.run)
        left = [row for row in rows if row.outcome is None or not row.outcome.done]
        if left:
            traces.append(Trace("run", "items-not-erased", len(left)))
        figures = _trace_figures(traces)
        self._stages.save(work, replace(begun, finished_at=self._clock(), figures=figures))
        return tuple(traces)

    def scrub(self, work: Work) -> Figures:
        """Remove what was deleted from the sources' files."""
        figures: dict[str, int] = {}
        for count, (source, _) in enumerate(sources_of(self._sources, work.permit.mandate)):
            work.progress(Step("scrub", count))
            for name, value in source.scrub():
                figures[name] = figures.get(name, 0) + value
        return tuple(sorted(figures.items()))

    def forget(self, work: Work) -> Figures:
        """Forget the persons in the desk's own rows and folders, then in its files."""
        work.progress(Step("forget", 0))
        case = work.permit.case
        hashes = subject_hashes(self._crypto, work.by.keys.hashing, case)
        numbered = [(s.number, h) for s, h in zip(case.subjects, hashes, strict=True)]
        with self._store.unit_of_work() as uow:
            uow.cases.forget_persons(case.id, numbered)
            for copy in uow.cases.duplicates_of(case.number):
                copies = subject_hashes(self._crypto, work.by.keys.hashing, copy)
                uow.cases.forget_persons(
                    copy.id, [(s.number, h) for s, h in zip(copy.subjects, copies, strict=True)]
                )
            uow.ledger.record(hashes, case.number, self._clock())
            self._record.note(uow, work.by.user.id, "persons.forgotten", case, count=len(hashes))
            uow.commit()
        removed = self._remove_drafts(case.number)
        figures = self._store.scrub()
        return (("persons", len(hashes)), ("files_removed", removed), *figures)

    def _remove_drafts(self, number: str) -> int:
        """Remove the case's packages and drafts from the workspace: they are stores too."""
        removed = 0
        for folder in (self._paths.packages, self._paths.answers):
            for path in sorted(folder.glob(f"{number}*")) if folder.is_dir() else ():
                if path.is_dir():
                    shutil.rmtree(path)
                else:
                    path.unlink(missing_ok=True)
                removed += 1
        return removed

    def bytes_left(self, work: Work) -> tuple[Trace, ...]:
        """Seek the probe strings in every file; what a live row still holds is explained by it."""
        begun = Stage(StageName.BYTES, self._clock())
        with self._store.reading() as uow:
            probes = unpack(self._unseal(work, uow.runs.probes(work.run)))
        sources = [source for source, _ in sources_of(self._sources, work.permit.mandate)]
        files = dict.fromkeys((*every_file([self._paths.root]), *self._store.files()))
        files.update(dict.fromkeys(path for source in sources for path in source.files()))

        def tick(count: int) -> None:
            work.progress(Step("bytes", count, len(files)))

        hits = scan_files(files, probes, tick)
        explained = self._explained(work, sources, tuple(hits))
        unexplained = [probe for probe in hits if probe not in explained]
        traces = [Trace(name, "bytes", n) for name, n in _by_file(hits, unexplained)]
        if explained:
            traces.append(Trace("archive", "held-by-other-items", len(explained), blocking=False))
        figures = (
            ("files", len(files)),
            ("strings", len(probes)),
            ("found", len(unexplained)),
            ("held_by_other_items", len(explained)),
        )
        self._stages.save(work, replace(begun, finished_at=self._clock(), figures=figures))
        return tuple(traces)

    def _explained(
        self, work: Work, sources: Sequence[ContentSource], found: tuple[str, ...]
    ) -> frozenset[str]:
        if not found:
            return frozenset()
        with self._store.reading() as uow:
            held = set(uow.cases.held_elsewhere(found, work.permit.case.id))
        for source in sources:
            held |= source.holds(found)
        return frozenset(held)

    def _unseal(self, work: Work, sealed: bytes) -> bytes:
        return self._crypto.unseal(work.by.keys.sealing, sealed) if sealed else b""


def _trace_figures(traces: Sequence[Trace]) -> Figures:
    blocking = sum(trace.count for trace in traces if trace.blocking)
    return (("found", blocking), ("outside", sum(t.count for t in traces) - blocking))


def _by_file(hits: dict[str, set[str]], probes: Sequence[str]) -> tuple[tuple[str, int], ...]:
    counted: dict[str, int] = {}
    for probe in probes:
        for name in hits[probe]:
            counted[name] = counted.get(name, 0) + 1
    return tuple(sorted(counted.items()))
