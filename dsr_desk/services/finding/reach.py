"""What the sources of a mandate reach, and what not: gaps, unread items, copying triggers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace

from dsr_desk.domain.errors import SourceUnavailable
from dsr_desk.domain.errors.steps import SearchIncomplete
from dsr_desk.domain.finding.gaps import Unread, unsearched
from dsr_desk.domain.finding.matches import Gap, Mandate
from dsr_desk.domain.people import Channel, ChannelKind, in_use
from dsr_desk.domain.requests import Case
from dsr_desk.services.ports import ContentSource, Sources, UnitOfWork
from dsr_desk.services.record.found_on_record import moved_since, search_missed


def sources_of(sources: Sources, mandate: Mandate) -> tuple[tuple[ContentSource, Mandate], ...]:
    """Return each source with the part of the mandate that lies in it.

    Raises:
        SourceUnavailable: a source is not configured or can't be reached.
    """
    return tuple((sources.get(key), part) for key, part in parts_of(mandate))


def parts_of(mandate: Mandate) -> Iterator[tuple[str, Mandate]]:
    """Yield each source's key with the part of the mandate that lies in it."""
    for key in dict.fromkeys(channel.source for channel in mandate.channels):
        channels = tuple(c for c in mandate.channels if c.source == key)
        yield key, replace(mandate, channels=channels)


def unread_in(sources: Sources, mandate: Mandate) -> Iterator[Unread]:
    """Yield what no search can tell anything of; a source that can't be reached is a gap itself."""
    for key, part in parts_of(mandate):
        try:
            yield from sources.get(key).unread(part)
        except SourceUnavailable:
            continue


def copying_in(sources: Sources, mandate: Mandate) -> int:
    """Count triggers that may copy what is erased; a source that can't be reached is a gap."""
    found = 0
    for key, _ in parts_of(mandate):
        with suppress(SourceUnavailable):
            found += len(sources.get(key).copying())
    return found


def gaps_of(
    sources: Sources, mandate: Mandate, case: Case, every: Iterable[Channel] = ()
) -> tuple[Gap, ...]:
    """Return what is not searched now: dead sources first, then channels, then social media.

    ``every`` are the organisation's channels; those of a wished kind that the mandate lacks are
    gaps without a source, and so is a wished kind for which there is no channel at all.
    """
    gaps: list[Gap] = []
    keys = dict.fromkeys(channel.source for channel in mandate.channels)
    reasons = {key: _why_not(sources, key) for key in keys}
    for channel in mandate.channels:
        reason = reasons[channel.source]
        if reason is not None:
            gaps.append(Gap(channel.source, channel.key, reason))
    gaps += unsearched(case, in_use(every), mandate)
    if ChannelKind.SOCIAL in case.wished_kinds:
        gaps.append(Gap("", "social", "social-removed-there"))
    return tuple(gaps)


def _why_not(sources: Sources, key: str) -> str | None:
    """Return why a source can't be searched now; None when it can."""
    try:
        ready = sources.get(key).readiness()
    except SourceUnavailable as problem:
        return problem.facts.get("reason", "")
    return None if ready.can_search else ready.reason


def require_ready(sources: Sources, case: Case, mandate: Mandate) -> None:
    """Refuse to go on while a source of the mandate can't be searched and erased.

    Raises:
        SourceUnavailable: naming the source; a gap is never “nothing found”.
    """
    for source, _ in sources_of(sources, mandate):
        ready = source.readiness()
        if not (ready.can_search and (ready.can_erase or not case.kind.erases)):
            raise SourceUnavailable(source.key, ready.reason)


def require_searched(uow: UnitOfWork, gaps: Iterable[Gap], case: Case, mandate: Mandate) -> None:
    """Refuse to go on from a search that could not reach what can be searched now.

    ``gaps`` are those that there are now.

    Raises:
        SearchIncomplete: it could not, or a database was connected since; what lies there has been
            found by nobody.
    """
    entries = tuple(uow.audit.entries(case.number))
    if search_missed(entries, case, gaps) or moved_since(entries, case, mandate.channels):
        raise SearchIncomplete
