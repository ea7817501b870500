"""What was found and decided in a case, held against the audit before anything rests on it.

Rows say what somebody who can write the database wants them to say: that another person's mail was
found, that what was left out goes, that nobody is taken out.  So every search and every decision
leaves a digest of all that stands after it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import takewhile
from operator import attrgetter, eq, itemgetter

from dsr_desk.domain.extracts.profiles import OrganisationProfile
from dsr_desk.domain.extracts.redaction.decided import Decided
from dsr_desk.domain.finding.matches import Found, Gap, ItemRef, Match, initial_decision
from dsr_desk.domain.people import Channel
from dsr_desk.domain.requests import Case
from dsr_desk.services.ports import Chosen, UnitOfWork
from dsr_desk.services.record.on_record import Entries, recorded

FOUND, DECIDED, OTHERS = "found_rows", "decided_rows", "others_rows"
"""The audit's facts that bind which items were found, what was decided about them and others."""
PROFILE_SAVED = "profile.saved"
SEARCHED = "case.searched"
GAPS, GAPS_IN = "gaps", "gaps_in"
"""The audit's facts of what a search could not reach: how many gaps, and the keys of their channels
(a kind where there is no channel)."""
PLACES = "places"
"""The audit's fact of where a search has looked: each channel with the source that it lay in."""
ROWS_ELSEWHERE = "rows_elsewhere"
"""The audit's fact of a package: in how many rows no rule finds the persons who are named there."""

_Row = tuple[str | int, ...]
DecidedRows = dict[ItemRef, _Row]
"""What people have decided in a case, by item, as a digest binds it."""
_AT_ONCE = 1_000
"""Rows that are written at a time: a few milliseconds."""
_TELLING = 2
"""Characters beyond those that all keys begin with by which rows are told apart before sorting."""
_PARTS_OF_REF = tuple(map(itemgetter, range(3)))
_BEFORE = tuple(map(attrgetter, ("channel", "kind", "conversation")))
_AT = attrgetter("at")
_AFTER = tuple(map(attrgetter, ("fingerprint", "subject_number", "why")))
"""What is bound of an item beside its reference, in this order."""


def found_digest(found: Iterable[Found | Match]) -> str:
    """Return what binds which items were found, where, when, for whom and why.

    Of one that was found twice the first counts.
    """
    first: dict[ItemRef, Found | Match] = {}
    for each in found:
        first.setdefault(each.ref, each)
    # Put together a column at a time: there may be very many.
    refs = [map(part, first) for part in _PARTS_OF_REF]
    times = map(_in_utc, map(_AT, first.values()))
    before, after = ([map(part, first.values()) for part in parts] for parts in (_BEFORE, _AFTER))
    return _digest_of_items(zip(*refs, *before, times, *after, strict=True))


def decided_digest(uow: UnitOfWork, case: Case) -> str:
    """Return what binds the decisions of a case that people have taken."""
    return digest_of(decided_rows(uow.matches.decided(case.id)))


def others_digest(uow: UnitOfWork, case: Case) -> str:
    """Return what binds the decisions about other people in a case's package."""
    rows: tuple[Decided, ...] = uow.redactions.of(case.id)
    return _digest((r.about, r.choice, r.ground, r.by) for r in rows)


def decisions_stand(uow: UnitOfWork, case: Case, entries: Entries) -> bool:
    """Tell whether the decisions are those on record; an older program has bound none."""
    return rows_stand(decided_rows(uow.matches.decided(case.id)), case, entries)


def decided_rows(chosen: Iterable[Chosen]) -> DecidedRows:
    """Return decisions as a digest binds them."""
    return {
        ref: (*ref, int(included), ground or "", who, note)
        for ref, (included, ground, note), who in chosen
    }


def rows_stand(rows: DecidedRows, case: Case, entries: Entries) -> bool:
    """Tell of decisions that were read what :func:`decisions_stand` tells of a case's."""
    bound = recorded(entries, DECIDED, case)
    if not bound or bound == digest_of(rows):
        return True
    # A program that bound no notes has left another digest, which no set of rows with notes has.
    return bound == _digest_of_items(row[:-1] for row in rows.values())


def digest_of(rows: DecidedRows) -> str:
    """Return what binds decisions that were read, as :func:`decided_digest` does a case's."""
    return _digest_of_items(rows.values())


def gap_facts(gaps: Iterable[Gap]) -> dict[str, str]:
    """Return what the audit keeps of gaps; channels in the order of the gaps, each once."""
    every = tuple(gaps)
    return {
        GAPS: str(len(every)),
        GAPS_IN: " ".join(dict.fromkeys(gap.channel for gap in every)),
    }


def reach_facts(gaps: Iterable[Gap], channels: Iterable[Channel]) -> dict[str, str]:
    """Return what the audit keeps of a search's reach: its gaps, and where it has looked."""
    return gap_facts(gaps) | {PLACES: " ".join(f"{each.key}={each.source}" for each in channels)}


def search_missed(entries: Entries, case: Case, now: Iterable[Gap]) -> bool:
    """Tell whether the newest search could not reach something that is no gap ``now``.

    A source that has come back holds items that nobody has found, and nothing says so any more.
    """
    missing = tuple(now)
    if GAPS_IN in (facts := _searched(entries, case)):
        return not {gap.channel for gap in missing}.issuperset(facts[GAPS_IN].split())
    # An older program has counted them and named none.
    return int(facts.get(GAPS, "0")) > len(missing)


def moved_since(entries: Entries, case: Case, channels: Iterable[Channel]) -> bool:
    """Tell whether a channel lies where the newest search has not looked.

    What the platform's own database holds has been found by nobody when it was connected since; nor
    has what lies in a channel that the case was checked for since.  A program that kept no places
    has no such searches.
    """
    searched = _searched(entries, case)
    if PLACES not in searched:
        return False
    places = dict(each.split("=") for each in searched[PLACES].split())
    return any(places.get(c.key) != c.source for c in channels)


def _searched(entries: Entries, case: Case) -> Mapping[str, str]:
    """Return the facts of the case's newest search; none before one."""
    facts: Mapping[str, str] = {}
    for entry in entries:
        if entry.event.case == case.number and entry.event.event == SEARCHED:
            facts = dict(entry.event.facts)
    return facts


def matches_stand(uow: UnitOfWork, case: Case, matches: Iterable[Match], entries: Entries) -> bool:
    """Tell whether a case's matches are what a search has found and people have decided."""
    every = tuple(matches)
    if not recorded(entries, FOUND, case):
        return found_stand(case, every, entries)
    started = (m.decision == initial_decision(m.why) for m in every if not m.decided_by)
    stand = found_stand(case, every, entries) and all(started)
    return stand and decisions_stand(uow, case, entries)


def found_stand(case: Case, matches: Iterable[Match], entries: Entries) -> bool:
    """Tell whether a case's matches are what a search has found; before one there are none."""
    every = tuple(matches)
    if bound := recorded(entries, FOUND, case):
        return bound == found_digest(every)
    # An older program has searched and bound nothing.
    searched = (e.event.case == case.number and e.event.event == SEARCHED for e in entries)
    return not every or any(searched)


def others_stand(uow: UnitOfWork, case: Case, entries: Entries) -> bool:
    """Tell whether the decisions about other people are those on record."""
    bound = recorded(entries, OTHERS, case)
    decided = bound or not _older(entries, case)
    return not decided or others_digest(uow, case) == (bound or _digest(()))


def profile_stands(profile: OrganisationProfile, entries: Entries) -> bool:
    """Tell whether what an organisation says in its extracts is what is on record."""
    said = [
        dict(entry.event.facts).get("digest", "")
        for entry in entries
        if entry.event.event == PROFILE_SAVED
        and dict(entry.event.facts).get("organisation") == profile.organisation
    ]
    usual = OrganisationProfile(profile.organisation).digest()
    return profile.digest() == (said[-1] if said else usual)


def _older(entries: Entries, case: Case) -> bool:
    """Tell whether a program that bound nothing has recorded decisions about other people."""
    return any(
        entry.event.case == case.number and entry.event.event.startswith("redaction.")
        for entry in entries
    )


def _in_utc(at: datetime) -> str:
    return (at if at.tzinfo is UTC else at.astimezone(UTC)).isoformat()


def _digest(rows: Iterable[_Row]) -> str:
    """Return what binds rows in whatever order; their marks are quoted, so no two sets share it."""
    return hashlib.sha256(json.dumps(sorted(rows)).encode("ascii")).hexdigest()


def _digest_of_items(rows: Iterable[_Row]) -> str:
    """Return what :func:`_digest` returns of rows that begin with an item's reference.

    There may be very many, and no window moves while Python sorts or writes them in one go: so they
    are taken in pieces, one after the other.
    """
    hashed, between = hashlib.sha256(b"["), b""
    for piece in _in_order(list(rows)):
        hashed.update(between)
        hashed.update(json.dumps(piece)[1:-1].encode("ascii"))
        between = b", "
    hashed.update(b"]")
    return hashed.hexdigest()


def _in_order(rows: list[_Row]) -> Iterator[list[_Row]]:
    """Yield rows in their order, no more at a time than begin alike."""
    keys = [str(row[2]) for row in rows]
    first, last = min(keys, default=""), max(keys, default="")
    alike = sum(takewhile(bool, map(eq, first, last))) + _TELLING
    begun: dict[tuple[str | int, ...], list[_Row]] = {}
    for row, key in zip(rows, keys, strict=True):
        begun.setdefault((row[0], row[1], key[:alike]), []).append(row)
    for beginning in sorted(begun):
        piece = sorted(begun[beginning])
        for start in range(0, len(piece), _AT_ONCE):
            yield piece[start : start + _AT_ONCE]
