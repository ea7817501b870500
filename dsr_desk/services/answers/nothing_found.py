"""“Nothing found” is an answer (law.md L19): when it may be given, and what it rests on.

It needs no plan and no second person, since nothing is erased.  Its proof is the search, which the
audit has with its hash and with what binds that it found nothing.  The case that it closes keeps no
address either (law.md L41): as after an erasure, a keyed hash says of whom it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.answers.errors import PassedOverUntold
from dsr_desk.domain.answers.replies import nothing_found_fits
from dsr_desk.domain.desk_time import desk_day
from dsr_desk.domain.errors import Problem, WrongStep
from dsr_desk.domain.errors.steps import AddressElsewhere, SearchTooOld
from dsr_desk.domain.finding.errors import MatchesNotOnRecord
from dsr_desk.domain.finding.matches import Mandate
from dsr_desk.domain.finding.passed_over import PassedOver
from dsr_desk.domain.finding.scope import Scope, scope_sentence
from dsr_desk.domain.record.audit import AuditEntry
from dsr_desk.domain.requests import Case
from dsr_desk.services.answers.confirming import left_out_lines
from dsr_desk.services.cases import Recorder, all_settled, fetch, mandate_of
from dsr_desk.services.erasing.forgetting import FORGOTTEN, forget_persons, remove_drafts
from dsr_desk.services.finding.otherwise import look_otherwise
from dsr_desk.services.finding.reach import gaps_of, require_ready, sources_of, unread_in
from dsr_desk.services.intake.asking import listed, persons_in_words
from dsr_desk.services.intake.letters import ReplyDraft, ReplyTexts
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.ports import (
    Clock,
    Cryptography,
    DeskStore,
    MatchFilter,
    Sources,
    UnitOfWork,
)
from dsr_desk.services.record.found_on_record import (
    FOUND,
    SEARCHED,
    found_digest,
    moved_since,
    search_missed,
)


class NothingFound:
    """Tells when a case can be answered with “nothing found”, and forgets whose it was after."""

    def __init__(
        self,
        store: DeskStore,
        sources: Sources,
        texts: ReplyTexts,
        crypto: Cryptography,
        paths: WorkspacePaths,
        clock: Clock,
    ) -> None:
        """Take the store, the sources, the words, the algorithms, the folders, the clock."""
        self._store, self._sources, self._texts = store, sources, texts
        self._crypto, self._paths = crypto, paths
        self._record = Recorder(clock)

    def fits(self, uow: UnitOfWork, case: Case) -> bool:
        """Tell whether an erasure has been searched for and there is nothing to decide about."""
        return nothing_found_fits(case, uow.matches.size(case.id, MatchFilter()))

    def search_of(self, uow: UnitOfWork, case: Case, now: datetime) -> AuditEntry:
        """Return the search that the answer rests on.

        Raises:
            ChecksOpen: a check has been opened again.
            SourceUnavailable: a source can't be searched: a gap is never “nothing found”.
            SearchTooOld: it is not of today, or something could not be searched then.
            MatchesNotOnRecord: the audit has a search that found something.
            WrongStep: the case is not at the step, or asks for something else.
        """
        all_settled(uow, case)
        mandate = mandate_of(uow, case, erasing=True)
        require_ready(self._sources, case, mandate)
        searches = tuple(uow.audit.entries(case.number, events=(SEARCHED,)))
        if not searches or desk_day(searches[-1].event.at) != desk_day(now):
            raise SearchTooOld
        facts = dict(searches[-1].event.facts)
        if facts.get(FOUND) != found_digest(()):
            raise MatchesNotOnRecord
        every = uow.people.channels(case.organisation)
        missed = search_missed(searches, case, gaps_of(self._sources, mandate, case, every))
        if missed or moved_since(searches, case, mandate.channels):
            raise SearchTooOld
        if not self.fits(uow, case):
            raise WrongStep("answer", case.state.value)
        return searches[-1]

    def look_again(self, uow: UnitOfWork, case: Case) -> None:
        """Search once more, at the moment at which the answer leaves: nothing looks after it.

        Raises:
            SearchTooOld: something has come since the search, such as by an import.
            SourceUnavailable: a source can't be searched now.
        """
        for source, part in sources_of(self._sources, mandate_of(uow, case)):
            if any(True for _ in source.find(part)):
                raise SearchTooOld

    def look_otherwise(self, case_id: str | int) -> PassedOver:
        """Look for the persons by a way that trusts no rule; return what the answer passes over.

        It reads whole channels, so call it before the transaction.

        Raises:
            AddressElsewhere: their address stands outside texts in what no rule finds.
            SourceUnavailable: a source can't be searched now.
        """
        with self._store.reading() as uow:
            mandate = mandate_of(uow, fetch(uow, case_id))
        looked = look_otherwise(self._sources, mandate)
        for source, rows in looked.elsewhere.items():
            raise AddressElsewhere(source, rows)
        return looked.passed_over

    def passed_over(self, uow: UnitOfWork, case: Case) -> PassedOver:
        """Return what names the persons and stays, for whoever drafts the answer (law.md L19).

        Raises:
            SourceUnavailable: a source can't be searched now.
        """
        return look_otherwise(self._sources, mandate_of(uow, case)).passed_over

    def told(self, passed: PassedOver, language: str) -> str:
        """Return what the answer says of that, a paragraph each; empty for nothing."""
        return "".join(f"\n{sentence}\n" for sentence in self._sentences(passed, language))

    def require_told(self, draft: ReplyDraft, passed: PassedOver | None) -> None:
        """Refuse an answer that does not say what it passes over: no second person looks.

        ``passed`` is what was seen just before the transaction.

        Raises:
            SearchTooOld: whoever read the draft knew of something else.
            PassedOverUntold: the sentence was taken out of the letter.
        """
        if passed is None or (draft.passed or PassedOver()) != passed:
            raise SearchTooOld
        said = " ".join(draft.body.split())
        for sentence in self._sentences(passed, draft.language):
            if " ".join(sentence.split()) not in said:
                raise PassedOverUntold(sentence)

    def _sentences(self, passed: PassedOver, language: str) -> Iterator[str]:
        counts = (("copies-left", passed.copies), ("mentions", passed.mentions))
        for name, count in counts:
            if count:
                yield self._texts.sentence(language, name, count=count)

    def fields(
        self, uow: UnitOfWork, case: Case, now: datetime, language: str
    ) -> dict[str, object]:
        """Return what the answer says of the search.

        Raises:
            ChecksOpen, SourceUnavailable, SearchTooOld, MatchesNotOnRecord: see ``search_of``.
        """
        search = self.search_of(uow, case, now)
        mandate = mandate_of(uow, case, erasing=True)
        return {
            "searched": desk_day(search.event.at).isoformat(),
            "channels": listed([channel.title for channel in mandate.channels], language),
            "persons": persons_in_words(case, language),
            "outcome": scope_sentence(self._scope(mandate), language),
            "outside": left_out_lines(uow, self._texts, case, language),
            "step": search.sequence,
            "hash": search.hash[:16],
        }

    def forget(self, uow: UnitOfWork, case: Case, by: SignedIn) -> Case:
        """Forget the persons, in the transaction that closes the case; return what is left of it.

        The ledger gets nothing: nothing was erased, so nothing of theirs can come back.
        """
        hashes = forget_persons(uow, self._crypto, by.keys.hashing, case)
        self._record.note(uow, by.user.id, FORGOTTEN, case, count=len(hashes))
        return fetch(uow, case.id)

    def clean(self, number: str, answer: Path) -> None:
        """Remove the earlier drafts of a case that was closed so, and its traces in the database.

        The answer itself stays: it is still to be sent, or what was.
        """
        # The answer has left.  What can't be cleaned now goes with the next erasure's scrub, and to
        # call the answer failed would have it sent twice.
        with suppress(OSError, Problem):
            remove_drafts(self._paths, number, but=answer)
        with suppress(Problem):
            self._store.scrub()

    def _scope(self, mandate: Mandate) -> Scope:
        unread = tuple(unread_in(self._sources, mandate))
        files, senders = sum(u.files for u in unread), sum(u.senders for u in unread)
        return Scope((), (), len(mandate.subjects), files, senders)
