"""An older state of the content that comes back while a run goes on is erased, or it is told.

A server may be started anew, fail over or be restored at any moment; here the archive plays one.
``python -m tests.tools.kill_matrix --content`` does the same with a real server.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from dsr_desk.domain.erasing.receipts import RunState
from dsr_desk.domain.finding.errors import SourceStopped
from dsr_desk.services.erasing.proving import Proving
from tests.services.erasing.runs import KEPT, copied, events, left_over
from tests.services.world import Small

ASKED = (
    *("on record", "begin", "act", *("a batch", "its commit") * 2, "leftovers", "their commit"),
    *("scrub", "forget", "after the bytes", "what is around", "certify"),
    "the certificate is written",
)
"""When a run asks what answers, in order; a server is not asked for each batch."""
_A_COPY = """
INSERT INTO recipient (organisation, channel, item_id, address, address_key)
SELECT organisation, channel, id, 'anna.svensson@hemma.example', 'anna.svensson@hemma.example'
FROM item WHERE body LIKE '%KORNBLIXT%'
"""


def _kept_aside(small: Small) -> Callable[[], None]:
    """Keep the archive as it is; return what brings that state back."""
    older = small.root.parent / "older.sqlite"
    copied(small.paths.archive, older)
    return lambda: copied(older, small.paths.archive)


def _answered_by(
    small: Small,
    patch: pytest.MonkeyPatch,
    answers: Callable[[int], str],
) -> Sequence[str]:
    """Let the archive answer as a server does, by how often it was asked before."""
    archive = small.services.erasure._claims._sources.get("archive")
    given: list[str] = []

    def stand() -> str:
        given.append(answers(len(given)))
        return given[-1]

    patch.setattr(archive, "stand", stand)
    return given


def test_a_run_asks_before_each_stage_and_after_its_certificate_who_answers(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = small.approved()
    given = _answered_by(small, monkeypatch, lambda _: "one")
    small.services.erasure.run(case.id, small.alva)
    assert len(given) == len(ASKED)
    assert "run.looked_again" not in events(small, case.number)


@pytest.mark.parametrize(
    "when",
    [ASKED.index(name) for name in ("leftovers", "forget", ASKED[-1])],
    ids=ASKED.__getitem__,
)
def test_what_comes_back_while_a_run_goes_on_is_erased_again(
    small: Small, monkeypatch: pytest.MonkeyPatch, when: int
) -> None:
    case = small.approved()
    bring_back = _kept_aside(small)

    def answers(before: int) -> str:
        if before == when:
            bring_back()
        return "older" if before >= when else "first"

    _answered_by(small, monkeypatch, answers)
    view = small.services.erasure.run(case.id, small.alva)
    assert view.record is not None
    assert view.record.state is RunState.DONE
    assert left_over(small) == (set(KEPT), 0)
    assert events(small, case.number).count("run.looked_again") == 1


@pytest.mark.parametrize("alone", [False, True], ids=["all of it", "a copy alone"])
def test_what_comes_back_after_a_kill_and_the_forgetting_is_known_by_its_hash(
    small: Small, monkeypatch: pytest.MonkeyPatch, alone: bool
) -> None:
    case = small.approved()
    bring_back = _kept_aside(small)

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr(Proving, "bytes_left", die)
        with pytest.raises(KeyboardInterrupt):
            small.services.erasure.run(case.id, small.alva)
    if alone:
        small.edit_archive(_A_COPY)
    else:
        bring_back()
    assert left_over(small)[1]
    view = small.again().services.erasure.run(case.id, small.alva)
    assert view.record is not None
    assert view.record.state is RunState.DONE
    assert left_over(small) == (set(KEPT), 0)


def test_a_server_that_is_another_each_time_stops_the_run(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = small.approved()
    _answered_by(small, monkeypatch, str)
    with pytest.raises(SourceStopped, match="again and again"):
        small.services.erasure.run(case.id, small.alva)
    assert list(small.paths.certificates.glob("*.json")) == []
