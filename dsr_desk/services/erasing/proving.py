"""Proving: look again, clean the files, forget the person, and seek them in every byte."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.erasing.receipts import Outcome, Stage, StageName, Trace, probe_note
from dsr_desk.domain.erasing.traces import (
    ERASED_BYTES,
    HELD_BY_OTHERS,
    NOT_ERASED,
    PROBE_KEY_MISSING,
)
from dsr_desk.domain.errors import Defect
from dsr_desk.domain.finding.detecting.kinds import Identifier
from dsr_desk.domain.finding.identifiers import forms_of, identifiers_in
from dsr_desk.domain.finding.matches import ItemRef
from dsr_desk.services.cases import Recorder
from dsr_desk.services.erasing.bytescan import scan_files
from dsr_desk.services.erasing.forgetting import FORGOTTEN, forget_persons, remove_drafts
from dsr_desk.services.erasing.inventory import Folders, files_to_scan, may_hold_others
from dsr_desk.services.erasing.probing import Probing
from dsr_desk.services.erasing.watching import size_of
from dsr_desk.services.erasing.work import PROBED, Figures, StageBook, Work
from dsr_desk.services.finding.reach import sources_of
from dsr_desk.services.ports import Clock, ContentSource, Cryptography, DeskStore, Sources
from dsr_desk.services.progress import Step


class Proving:
    """Finds out whether “done” is a fact (promises 4 and 5)."""

    def __init__(
        self,
        store: DeskStore,
        sources: Sources,
        crypto: Cryptography,
        probing: Probing,
        record: Recorder,
        stages: StageBook,
        paths: WorkspacePaths,
        machine: Folders,
        clock: Clock,
    ) -> None:
        """Take the stores, the algorithms, the probes, the recorders, the folders, the clock."""
        self._store = store
        self._sources = sources
        self._crypto = crypto
        self._probing = probing
        self._record = record
        self._stages = stages
        self._paths = paths
        self._machine = machine
        self._clock = clock

    def residue(self, work: Work) -> tuple[Trace, ...]:
        """Look for the persons again in every source, and for items without a good outcome."""
        begun = Stage(StageName.RESIDUE, self._clock())
        work.progress(Step("residue", 0))
        traces: list[Trace] = []
        for source, part in sources_of(self._sources, work.permit.mandate):
            traces += source.residue(part, [r for r in work.kept if r.source == source.key])
        with self._store.reading() as uow:
            record = uow.runs.of_plan(work.permit.plan.id)
            masked = uow.runs.outcomes(work.run, Outcome.ANONYMISED)
        if record is None:
            raise Defect("The run that is being proved is not in the database.")
        left = len(work.permit.items) - sum(
            count for outcome, count in record.counts if outcome.done
        )
        if left:
            traces.append(Trace("run", NOT_ERASED, left))
        traces += self._identifiers(work, work.refs(masked))
        figures = _trace_figures(traces)
        self._stages.save(work, replace(begun, finished_at=self._clock(), figures=figures))
        return tuple(traces)

    def _identifiers(self, work: Work, masked: Sequence[ItemRef]) -> list[Trace]:
        """Look through the texts that stay for what may still identify somebody (law.md L34)."""
        probes = self._probing.probes(work)
        forms = forms_of(probes.names if probes is not None else ())
        traces: list[Trace] = []
        for source, part in sources_of(self._sources, work.permit.mandate):
            found: Counter[Identifier] = Counter()
            own = [ref for ref in masked if ref.source == source.key]
            for number, chunk in enumerate(_chunks(own)):
                work.progress(Step("residue", number * _AT_ONCE, len(own)))
                for said in source.texts(chunk, part):
                    found.update(identifiers_in(said, forms))
            traces += [Trace(source.key, k.trace, n, blocking=False) for k, n in found.items()]
        return sorted(traces, key=lambda trace: trace.what)

    def scrub(self, work: Work) -> Figures:
        """Remove what was deleted from the sources' files."""
        figures: dict[str, int] = {}
        for source, _ in sources_of(self._sources, work.permit.mandate):
            # Between two sources it may be stopped; a scrub that was begun is ended.
            work.cancel.check()
            for name, value in source.scrub(work.progress):
                figures[name] = figures.get(name, 0) + value
        return tuple(sorted(figures.items()))

    def forget(self, work: Work) -> Figures:
        """Forget the persons in the desk's own rows and folders, then in its files."""
        work.progress(Step("forget", 0))
        case = work.permit.case
        with self._store.unit_of_work() as uow:
            hashes = forget_persons(uow, self._crypto, work.by.keys.hashing, case)
            uow.ledger.record(hashes, case.number, self._clock())
            self._record.note(uow, work.by.user.id, FORGOTTEN, case, count=len(hashes))
            uow.commit()
        removed = remove_drafts(self._paths, case.number)
        figures = self._store.scrub(lambda step: work.progress(replace(step, what="forget")))
        return (("persons", len(hashes)), ("files_removed", removed), *figures)

    def bytes_left(self, work: Work) -> tuple[Trace, ...]:
        """Seek the probe strings in every file; what a live row still holds is explained by it."""
        begun = Stage(StageName.BYTES, self._clock())
        kept = self._probing.probes(work)
        if kept is None:
            return self._without_key(work)
        probes = kept.strings
        sources = [source for source, _ in sources_of(self._sources, work.permit.mandate)]
        files = files_to_scan(self._paths, self._machine, self._store, sources)

        sizes = {file: size_of(file) for file in files}
        whole = sum(sizes.values())

        def tick(read: int) -> None:
            work.progress(Step("bytes", read, max(whole, read), in_bytes=True))

        databases = frozenset(self._store.files()).union(*(s.files() for s in sources))
        shared = [f for f in files if may_hold_others(self._paths, f, databases)]
        own = [f for f in files if f not in set(shared)]
        alone = scan_files(own, probes, tick)
        before = sum(sizes[file] for file in own)
        hits = scan_files(shared, probes, lambda read: tick(before + read))
        explained = self._explained(work, sources, tuple(hits))
        for probe in explained:
            del hits[probe]
        for probe, names in alone.items():
            hits[probe] = hits.get(probe, set()) | names
        traces = [Trace(name, ERASED_BYTES, n) for name, n in _by_file(hits)]
        if explained:
            traces.append(Trace("archive", HELD_BY_OTHERS, len(explained), blocking=False))
        figures = (
            ("files", len(files)),
            ("strings", len(probes)),
            ("found", len(hits)),
            ("held_by_other_items", len(explained)),
        )
        note = probe_note(len(probes), len(hits), len(explained))
        done = replace(begun, finished_at=self._clock(), figures=figures, note=note)
        self._stages.save(work, done)
        return tuple(traces)

    def _without_key(self, work: Work) -> tuple[Trace, ...]:
        """The key is destroyed once the probe has passed; without either nothing is proved."""
        # Of the audit: a stage is a row, which could be written by whoever removes the key.
        with self._store.reading() as uow:
            entries = tuple(uow.audit.entries(work.permit.case.number))
        looks = [
            dict(entry.event.facts).get("found") for entry in entries if entry.event.event == PROBED
        ]
        passed = looks[-1:] == ["0"]
        return () if passed else (Trace("run", PROBE_KEY_MISSING, 1),)

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


_AT_ONCE = 500


def _chunks(refs: Sequence[ItemRef]) -> list[Sequence[ItemRef]]:
    return [refs[start : start + _AT_ONCE] for start in range(0, len(refs), _AT_ONCE)]


def _trace_figures(traces: Sequence[Trace]) -> Figures:
    blocking = sum(trace.count for trace in traces if trace.blocking)
    return (("found", blocking), ("outside", sum(t.count for t in traces) - blocking))


def _by_file(hits: dict[str, set[str]]) -> tuple[tuple[str, int], ...]:
    counted: dict[str, int] = {}
    for names in hits.values():
        for name in names:
            counted[name] = counted.get(name, 0) + 1
    return tuple(sorted(counted.items()))
