"""Export and erasure share one inventory of stores (promise 6)."""

from __future__ import annotations

from dsr_desk.domain.erasing.plans import PlanItem
from dsr_desk.domain.finding.matches import ItemRef
from tests.services.world import ANNA, EXTRACT, WISH, Small, a_mail


def _included(small: Small, case: int) -> set[ItemRef]:
    rows = small.services.matching.page(case, limit=500).rows
    return {row.match.ref for row in rows if row.match.decision.included}


def _planned(small: Small, case: int) -> tuple[PlanItem, ...]:
    view = small.services.planning.view(case)
    assert view is not None
    assert view.plan.item_count == len(view.sample), "the sample of so few items is all of them"
    return view.sample


def test_what_an_extract_holds_is_what_an_erasure_erases(small: Small) -> None:
    extract = small.reviewed(text=EXTRACT)
    erasure = small.file(a_mail(WISH.format(who=ANNA), message_id="<radera@nordkraft.example>"))
    small.services.matching.search(erasure.id, small.alva)
    small.services.planning.prepare(erasure.id, small.alva)
    planned = {item.ref for item in _planned(small, erasure.id)}
    assert planned == _included(small, extract.id)


def test_after_an_erasure_an_extract_finds_nothing_in_the_same_stores(small: Small) -> None:
    extract = small.reviewed(text=EXTRACT)
    assert len(_included(small, extract.id)) == 5
    erasure = small.file(a_mail(WISH.format(who=ANNA), message_id="<radera@nordkraft.example>"))
    small.to_signature(erasure.id)
    small.services.erasure.run(erasure.id, small.alva)
    small.services.matching.search(extract.id, small.alva)
    assert _included(small, extract.id) == set()
