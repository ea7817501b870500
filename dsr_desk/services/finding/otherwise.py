"""Looking otherwise: for the persons once more, over every column, by a way that trusts no rule.

A run does so after it.  Where nobody runs anything it stands before what leaves: a column by which
a rule compares can be wrong, or somebody can have edited it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dsr_desk.domain.erasing.traces import LEFTOVERS, MENTIONS, OUTSIDE_TEXTS, STILL_FOUND
from dsr_desk.domain.finding.matches import ItemRef, Mandate
from dsr_desk.domain.finding.passed_over import PassedOver
from dsr_desk.services.finding.reach import sources_of
from dsr_desk.services.ports import Sources


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What such a look has found beside the items that are known, by source where it counts."""

    found: Mapping[str, int]
    """Items that the rules find now and nobody knew."""
    elsewhere: Mapping[str, int]
    """Rows that name the persons outside texts, and that no rule finds."""
    passed_over: PassedOver
    """What no instruction about the persons' own items is about."""


def look_otherwise(
    sources: Sources, mandate: Mandate, known: Collection[ItemRef] = ()
) -> Otherwise:
    """Look for the persons inside the mandate beside ``known`` items; it reads whole channels.

    Raises:
        SourceUnavailable: a source can't be searched now.
    """
    found: Counter[str] = Counter()
    elsewhere: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for source, part in sources_of(sources, mandate):
        for trace in source.residue(part, [ref for ref in known if ref.source == source.key]):
            whole[trace.what] += trace.count
            if trace.what == STILL_FOUND:
                found[source.key] += trace.count
            elif trace.what == OUTSIDE_TEXTS:
                elsewhere[source.key] += trace.count
    return Otherwise(found, elsewhere, PassedOver(whole[LEFTOVERS], whole[MENTIONS]))
