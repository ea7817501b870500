"""What is under a restriction of processing is left out of erasure and looked at nowhere (L36)."""

from __future__ import annotations

import pytest

from dsr_desk.domain.erasing.receipts import Outcome
from dsr_desk.domain.errors import NotSignedIn
from dsr_desk.domain.errors.steps import UnknownMatch
from dsr_desk.domain.finding.matches import Ground
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import Case
from dsr_desk.services.finding.matching import Unshown
from dsr_desk.services.finding.preview import Shown
from dsr_desk.services.ports import MatchFilter
from tests.services.world import ANNA, BO, EXTRACT, WISH, Small, a_mail, an_item


def _restrict(small: Small, who: str = ANNA) -> None:
    small.services.holds.on_person("nordkraft", who, Ground.RESTRICTION, "IMY 2026-77", small.alva)


def _said(shown: Shown) -> str:
    return " ".join(
        f"{part.item.author} {part.item.author_name} {part.item.subject} {part.item.body}"
        for part in shown.conversation
    )


def test_no_list_no_preview_and_no_search_shows_what_is_restricted(small: Small) -> None:
    case = small.reviewed()
    before = small.services.matching.page(case.id, by=small.alva).rows
    assert all(row.glance.author for row in before)
    _restrict(small)
    rows = small.services.matching.page(case.id, by=small.alva).rows
    assert len(rows) == 6
    assert all(row.shown is Unshown.RESTRICTED for row in rows)
    assert {row.glance for row in rows} == {("", "", "", 0, False)}
    for row in rows:
        shown = small.services.preview.open(case.id, row.match.id, small.alva)
        assert (shown.item, shown.conversation, shown.restricted) == (None, (), True)
        with pytest.raises(UnknownMatch):
            small.services.preview.attachment(case.id, row.match.id, "1", small.alva)
    listing = small.services.listing
    listed = listing.open(case.id, MatchFilter(), text="VÄSTANFLÄKT", by=small.alva)
    assert listed.total == 0
    listed = listing.open(case.id, MatchFilter(), by=small.alva)
    assert all(
        row.shown is Unshown.RESTRICTED for row in listing.block(listed, 0, 50, by=small.alva)
    )


def test_it_is_an_exception_whose_approver_does_not_see_it_and_no_run_erases_it(
    small: Small,
) -> None:
    case = small.reviewed()
    small.services.holds.on_items(
        "nk-chat", None, None, Ground.RESTRICTION, "IMY 2026-77", small.alva
    )
    small.services.planning.prepare(case.id, small.alva)
    view = small.services.approval.look(case.id, small.sam)
    restricted = [each for each in view.must_see if each.ground is Ground.RESTRICTION]
    assert [each.title for each in restricted] == ["", ""]
    for each in restricted:
        shown = small.services.approval.open(case.id, each.mark, small.sam)
        assert (shown.item, shown.restricted) == (None, True)
    small.approve(small.services.queue.get(case.id))
    record = small.services.erasure.run(case.id, small.alva).record
    assert record is not None
    assert dict(record.counts) == {Outcome.ERASED: 2, Outcome.ANONYMISED: 1}


def test_a_restricted_person_is_not_shown_in_somebody_elses_conversation(small: Small) -> None:
    case = _of_bo(small)
    (forum,) = [
        row.match.id
        for row in small.services.matching.page(case.id, by=small.alva).rows
        if "SKOGSSTJÄRNA" in row.glance.beginning
    ]
    assert "070-1740605" in _said(small.services.preview.open(case.id, forum, small.alva))
    _restrict(small)
    shown = small.services.preview.open(case.id, forum, small.alva)
    assert [part.restricted for part in shown.conversation] == [False, True]
    said = _said(shown)
    assert "SKOGSSTJÄRNA" in said
    assert "070-1740605" not in said
    assert ANNA not in said


def _of_bo(small: Small) -> Case:
    case = small.file(a_mail(WISH.format(who=BO)))
    small.services.matching.search(case.id, small.alva)
    return small.services.queue.get(case.id)


def test_nobody_beside_the_instruction_is_shown_who_is_restricted(small: Small) -> None:
    says = f"Fråga Anna Svensson, {ANNA}!"
    item = an_item("x1", "nk-mail", ChannelKind.MAIL, BO, "Bo Ek", "b1", says)
    small.services.importing.items([item])
    case = small.reviewed()
    look = small.services.side_lane.look
    (aside,) = (a for a in look(case.id, small.alva).beside.asides if says in a.excerpt)
    assert small.services.side_lane.open(case.id, aside, small.alva).item is not None
    _restrict(small, BO)
    assert says not in str(look(case.id, small.alva).beside)
    shown = small.services.side_lane.open(case.id, aside, small.alva)
    assert (shown.item, shown.restricted) == (None, True)


def test_an_extract_that_the_person_has_asked_for_holds_it(small: Small) -> None:
    case = small.reviewed(text=EXTRACT)
    _restrict(small)
    rows = small.services.matching.page(case.id, by=small.alva).rows
    assert not any(row.shown is Unshown.RESTRICTED for row in rows)
    shown = small.services.preview.open(case.id, rows[0].match.id, small.alva)
    assert shown.item is not None
    assert small.services.export.export(case.id, None, small.alva).receipt.items


def test_whose_it_is_can_only_be_told_by_somebody_who_is_signed_in(small: Small) -> None:
    case = small.reviewed()
    assert small.services.matching.page(case.id).rows
    _restrict(small, BO)
    with pytest.raises(NotSignedIn):
        small.services.matching.page(case.id)
    assert not any(
        row.shown is Unshown.RESTRICTED
        for row in small.services.matching.page(case.id, by=small.alva).rows
    )
