"""The fence that a page reads is the fence of the whole case, whatever became of its checks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dsr_desk.domain.errors import UnknownCase
from dsr_desk.domain.finding.matches import Mandate
from dsr_desk.domain.relations import Relation, RelationKind
from dsr_desk.domain.requests import Case, Verdict
from dsr_desk.domain.verifying.checklist import EDITOR, Check
from dsr_desk.services.cases import bounds_of, fetch, mandate_of
from dsr_desk.storage.desk import open_desk
from tests.services.world import ANNA, EXTRACT, WISH, Small, a_mail


def read(small: Small, case: Case) -> Mandate:
    """Return the fence as a page reads it, once it is seen to be the one of the whole case."""
    store = open_desk(small.paths)
    with store.reading() as uow:
        number, mandate = bounds_of(uow, case.id)
        assert number == case.id
        assert bounds_of(uow, case.number.lower()) == (case.id, mandate)
        assert mandate == replace(mandate_of(uow, fetch(uow, case.id)), subjects=())
    store.close()
    return mandate


def rewritten(small: Small, case: Case, change: Callable[[Check], Check]) -> None:
    """Change the checks of the case's editor."""
    store = open_desk(small.paths)
    with store.unit_of_work() as uow:
        checks = [change(c) if c.code == EDITOR else c for c in uow.cases.checks(case.id)]
        uow.cases.save_checks(case.id, checks)
        uow.commit()
    store.close()


@pytest.mark.parametrize("text", [WISH, EXTRACT])
def test_a_page_reads_the_fence_of_the_whole_case(small: Small, text: str) -> None:
    case = small.file(a_mail(text.format(who=ANNA)))
    mandate = read(small, case)
    assert mandate.channels
    assert mandate.whole_conversations is (text is EXTRACT)


def test_channels_of_one_title_are_told_apart_in_the_fence_and_the_sentence(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA)))
    store = open_desk(small.paths)
    with store.unit_of_work() as uow:
        for channel in uow.people.channels(case.organisation):
            uow.people.save_channel(replace(channel, title="Kundtjänst"))
        uow.commit()
    store.close()
    channels = read(small, case).channels
    assert len(channels) > 1
    assert [c.title for c in channels] == [f"Kundtjänst · {c.key}" for c in channels]


def test_an_open_check_and_a_channel_that_was_left_out_take_a_channel_away(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA)))
    rewritten(small, case, lambda c: replace(c, verdict=Verdict.ATTENTION))
    assert read(small, case).channels == ()
    rewritten(small, case, lambda c: replace(c, settled_by="sam"))
    assert read(small, case).channels
    rewritten(small, case, lambda c: replace(c, left_out=True))
    assert read(small, case).channels == ()


def test_a_channel_that_a_split_gave_away_is_outside(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA)))
    (gone, *left) = read(small, case).channels
    store = open_desk(small.paths)
    with store.unit_of_work() as uow:
        relation = Relation(RelationKind.SPLIT, "DSR-0009", (gone.key,))
        uow.cases.save(replace(fetch(uow, case.id), relations=(relation,)))
        uow.commit()
    store.close()
    assert read(small, case).channels == tuple(left)


def test_a_fence_that_has_changed_is_read_anew(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA)))
    store = open_desk(small.paths)

    def fence() -> Mandate:
        with store.reading() as uow:
            return bounds_of(uow, case.id)[1]

    assert fence().channels
    rewritten(small, case, lambda c: replace(c, left_out=True))
    assert fence().channels == ()
    store.close()


def test_a_case_that_is_not_there_has_no_fence(small: Small) -> None:
    store = open_desk(small.paths)
    with store.reading() as uow, pytest.raises(UnknownCase):
        bounds_of(uow, "DSR-0404")
    store.close()
