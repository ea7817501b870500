"""What a list shows of items is what the items are, inside the same fence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import event
from sqlalchemy.pool import QueuePool

from dsr_desk.domain.finding.matches import Glance, ItemRef, Mandate
from dsr_desk.domain.people import ChannelKind
from dsr_desk.sources.archive.store import KEY
from dsr_desk.sources.finding.glancing import BEGINNING
from tests.sources.builders import ANNA, BERTIL, Store, channel, item, mandate

TOWN = mandate(channel(), channel("town-forum", kind=ChannelKind.FORUM))
PRESS = mandate(channel("press-mail", "press"), organisation="press")


def glanced(
    store: Store, refs: Sequence[ItemRef], within: Mandate
) -> Iterator[tuple[ItemRef, Glance | None]]:
    return zip(refs, store.source.glances(refs, within), strict=True)


def test_a_glance_says_what_the_item_says(store: Store) -> None:
    long = "å🙂<b> \n" * 400
    store.add(
        item(1, body=long, html=True, files=(b"one", b"two")),
        item(2, name="", body="ä" * 2 * BEGINNING),
        item(3, BERTIL.text),
    )
    refs = [ItemRef(KEY, rule, str(key)) for key in range(1, 5) for rule in ("own", "reply")]
    items = store.source.items(refs, TOWN)
    glances = [(ref, each) for ref, each in glanced(store, refs, TOWN) if each is not None]
    assert [ref for ref, _ in glances] == [each.ref for each in items]
    assert len(items) == 6
    for each, (_, glance) in zip(items, glances, strict=True):
        assert (glance.subject, glance.author) == (each.subject, each.author_name or each.author)
        assert glance.beginning == each.body[:BEGINNING]
        assert glance.attachments == len(each.attachments)
        assert glance.html == each.html


def test_a_glance_stays_inside_the_fence_whoever_has_glanced_before(store: Store) -> None:
    store.add(
        item(1, files=(b"one",)),
        item(2, channel="town-forum", kind=ChannelKind.FORUM),
        item(3, channel="town-chat", kind=ChannelKind.CHAT),
        item(4, channel="press-mail", organisation="press", files=(b"two",)),
        item(5, channel="town-mail", kind=ChannelKind.CHAT),
    )
    refs = [ItemRef(KEY, "own", str(key)) for key in range(1, 6)]
    forged = mandate(channel("press-mail", "press"), organisation="town")
    for fence, wanted in ((TOWN, {"1", "2"}), (PRESS, {"4"}), (forged, set()), (TOWN, {"1", "2"})):
        assert {ref.key for ref, each in glanced(store, refs, fence) if each} == wanted


def test_what_names_nothing_shows_nothing(store: Store) -> None:
    store.add(item(1))
    refs = [ItemRef(KEY, "own", "1 OR 1=1"), ItemRef(KEY, "no", "1"), ItemRef("other", "own", "1")]
    assert store.source.glances(refs, TOWN) == (None, None, None)
    among = [refs[0], ItemRef(KEY, "own", "2"), refs[1], refs[2], ItemRef(KEY, "reply", "1")]
    store.add(item(2, subject="Två"))
    shown = [each and each.subject for each in store.source.glances(among, TOWN)]
    assert shown == [None, "Två", None, None, item(1).subject]


def test_no_person_is_in_the_question_that_is_kept(store: Store) -> None:
    store.add(item(1))
    asked: list[str] = []

    @event.listens_for(store.engine, "before_cursor_execute")
    def _note(_: object, __: object, sql: str, values: object, *___: object) -> None:
        asked.append(f"{sql} {values}")

    store.source.glances([ItemRef(KEY, "own", "1")], TOWN)
    assert any("organisation" in text and "channel" in text for text in asked)
    assert not any(ANNA.text in text for text in asked)


def test_a_list_is_glanced_at_while_somebody_writes_and_nothing_is_left_open(store: Store) -> None:
    store.add(item(1))
    refs = [ItemRef(KEY, "own", "1")]
    with store.engine.begin() as writing:
        writing.exec_driver_sql("UPDATE item SET subject = 'Nytt'")
        (before,) = store.source.glances(refs, TOWN)
    (after,) = store.source.glances(refs, TOWN)
    assert before is not None
    assert after is not None
    assert (before.subject != "Nytt", after.subject) == (True, "Nytt")
    pool = store.engine.pool
    assert isinstance(pool, QueuePool)
    assert pool.checkedout() == 0
