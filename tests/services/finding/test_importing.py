"""Content comes into a channel by somebody who may change channels, and that is on record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dsr_desk.domain.erasing.receipts import RunState
from dsr_desk.domain.errors import RightMissing, WorkspaceBusy
from dsr_desk.domain.errors.directory import DirectoryRefused
from dsr_desk.domain.errors.steps import UnknownChannel, UnknownOrganisation
from dsr_desk.domain.finding.table_times import Order
from dsr_desk.domain.finding.tables import TableRefused, Told
from dsr_desk.domain.people import Channel, ChannelKind
from dsr_desk.services.people.connecting import Wanted
from dsr_desk.services.people.directory import LEAST
from dsr_desk.services.progress import Cancelled, CancelToken
from dsr_desk.storage.desk import open_desk
from tests.services.world import ANNA, Small


def mails(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number}.eml").write_text(
            f"From: anna@example.org\nSubject: {number}\nMessage-ID: <i{number}@x>\n"
            "Date: Mon, 2 Mar 2026 10:00:00 +0000\n\nHej\n"
        )
    return folder


def events(small: Small) -> list[tuple[str, str, dict[str, str]]]:
    found = [entry.event for entry in small.services.audit.entries()]
    told = [e for e in found if e.event.startswith("content.")]
    return [(e.event, e.actor, dict(e.facts)) for e in told]


def test_what_an_import_came_to_is_told_and_on_record(small: Small, tmp_path: Path) -> None:
    folder = mails(tmp_path / "mails", 3)
    (folder / "broken.eml").write_bytes(b"")
    done = small.services.importing.take_in([folder], "nk-mail", small.sam)
    assert (done.taken.added, done.taken.unreadable, done.stopped) == (3, 1, False)
    (unread,) = done.unread
    assert "broken.eml" in unread.origin
    begun, ended = events(small)
    assert begun == ("content.import_begun", small.sam.user.id, {"channel": "nk-mail"})
    assert ended[2] == {
        "channel": "nk-mail",
        "added": "3",
        "known": "0",
        "mended": "0",
        "retimed": "0",
        "otherwise": "0",
        "reread": "0",
        "unreadable": "1",
        "stopped": "no",
    }


def test_an_agent_imports_nothing_and_content_from_elsewhere_is_not_imported(
    small: Small, tmp_path: Path
) -> None:
    folder = mails(tmp_path / "mails", 1)
    with pytest.raises(RightMissing):
        small.services.importing.take_in([folder], "nk-mail", small.alva)
    store = open_desk(small.paths)
    with store.unit_of_work() as uow:
        chat = next(c for c in uow.people.channels() if c.key == "nk-chat")
        uow.people.save_channel(replace(chat, source="helpdesk"))
        uow.commit()
    store.close()
    importing = small.services.importing
    with pytest.raises(UnknownChannel):
        importing.take_in([folder], "nobodys", small.sam)
    with pytest.raises(DirectoryRefused) as refused:
        importing.take_in([folder], "nk-chat", small.sam)
    assert refused.value.rule == "not-imported"
    with pytest.raises(UnknownChannel):
        importing.take_in([folder], "nk-mail", small.sam, organisation="staden")
    with pytest.raises(UnknownOrganisation):
        importing.take_in([folder], "nk-mail", small.sam, organisation="nobody")
    assert events(small) == []


class AfterTwo(CancelToken):
    """Somebody asks to stop while the third mail is read."""

    asked = 0

    @property
    def cancelled(self) -> bool:
        self.asked += 1
        return self.asked > 2


class Meanwhile(CancelToken):
    """Does something once, while the first mail is read."""

    def __init__(self, act: Callable[[], object]) -> None:
        super().__init__()
        self._act: Callable[[], object] | None = act

    @property
    def cancelled(self) -> bool:
        act, self._act = self._act, None
        if act is not None:
            act()
        return False


def test_no_channel_is_turned_elsewhere_while_content_comes_into_it(
    small: Small, tmp_path: Path
) -> None:
    empty = Channel("nk-new", "nordkraft", ChannelKind.MAIL, "Ny", LEAST, "")
    directory = small.services.workspace.directory
    directory.add_channel(empty, small.sam)

    def ends() -> None:
        with pytest.raises(WorkspaceBusy):
            directory.end_channel("nk-new", small.sam)
        wanted = Wanted(tmp_path / "m.toml", "sqlite:///x", ("nk-new",))
        with pytest.raises(WorkspaceBusy):
            small.services.workspace.connecting.connect(wanted, "", "", small.sam)

    folder, meanwhile = mails(tmp_path / "mails", 2), Meanwhile(ends)
    done = small.services.importing.take_in([folder], "nk-new", small.sam, cancel=meanwhile)
    assert done.taken.added == 2
    with pytest.raises(DirectoryRefused) as refused:
        directory.end_channel("nk-new", small.sam)
    assert refused.value.rule == "holds-content"


def test_a_stopped_import_keeps_what_it_has_read_and_goes_on(small: Small, tmp_path: Path) -> None:
    folder, importing = mails(tmp_path / "mails", 5), small.services.importing
    done = importing.take_in([folder], "nk-mail", small.sam, cancel=AfterTwo())
    assert (done.taken.added, done.stopped) == (2, True)
    assert events(small)[-1][2]["stopped"] == "yes"
    rest = importing.take_in([folder], "nk-mail", small.sam)
    assert (rest.taken.added, rest.taken.known, rest.stopped) == (3, 2, False)


CSV = (
    "E-post;Datum;Inlägg;Tråd\n"
    f"{ANNA};2026-03-02 10:00;Hej LINNEA-77, jag heter Anna;t9\n"
    f"Anna Svensson <{ANNA.upper()}>;2026-03-02 11:00;Igen;t9\n"
    "SolStrale;2026-03-02 12:00;Ett svar;t9\n"
    f"{ANNA};snart;Utan tid;t9\n"
)


def test_an_exported_table_is_imported_found_and_erased_like_any_content(
    small: Small, tmp_path: Path
) -> None:
    (path := tmp_path / "forum.csv").write_text(CSV, "utf-8-sig")
    importing = small.services.importing
    done = importing.take_in([path], "nk-forum", small.sam)
    assert (done.taken.added, done.taken.unreadable, done.taken.senders_unread) == (3, 1, 1)
    assert [(each.origin, each.why) for each in done.unread] == [(f"{path}:5", "time")]
    assert importing.take_in([path], "nk-forum", small.sam).taken.known == 3
    case = small.reviewed()
    found = small.services.matching.page(case.id).rows
    assert sum(row.match.channel == "nk-forum" for row in found) == 1 + 2
    (gap,) = [u for u in small.services.matching.unread(case.id) if u.channel == "nk-forum"]
    assert gap.senders == 1, "nobody is found by a handle, and that is told"
    small.services.planning.prepare(case.id, small.alva)
    small.approve(small.services.queue.get(case.id))
    run = small.services.erasure.run(case.id, small.alva)
    assert run.record is not None
    assert run.record.state is RunState.DONE


def test_a_table_that_is_not_clear_is_refused_before_anything_is_taken_in(
    small: Small, tmp_path: Path
) -> None:
    (path := tmp_path / "export.csv").write_text(f"Wer;Wann;Was\n{ANNA};2026-03-02;Hej\n")
    folder, importing = mails(tmp_path / "mails", 1), small.services.importing
    with pytest.raises(RightMissing):
        importing.take_in([path], "nk-forum", small.alva)
    with pytest.raises(TableRefused, match="which column is the author"):
        importing.take_in([folder, path], "nk-forum", small.sam)
    assert events(small) == []
    told = Told((("author", "Wer"), ("at", "Wann"), ("text", "Was")))
    (head,) = importing.look([folder, path], told)
    assert head.why == ""
    done = importing.take_in([folder, path], "nk-forum", small.sam, told=told)
    assert (done.taken.added, done.tables) == (2, (head,))
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        importing.look([path], told, cancel)


TURNED = f"E-post;Datum;Inlägg\n{ANNA};03/04/2026 10:00;Hej\n{ANNA};2026-03-05 10:00;Hejdå\n"


def days(small: Small, case_id: int) -> list[str]:
    rows = small.services.matching.page(case_id).rows
    return sorted(f"{row.match.at:%m-%d}" for row in rows if row.match.channel == "nk-forum")


def test_day_and_month_read_the_other_way_round_are_set_right_by_a_second_import(
    small: Small, tmp_path: Path
) -> None:
    (path := tmp_path / "forum.csv").write_text(TURNED)
    importing = small.services.importing
    wrong, right = Told(order=Order.MONTH_FIRST), Told(order=Order.DAY_FIRST)
    assert importing.take_in([path], "nk-forum", small.sam, told=wrong).taken.added == 2
    case = small.reviewed()
    before = days(small, case.id)
    assert "03-04" in before
    again = importing.take_in([path], "nk-forum", small.sam, told=right).taken
    assert (again.added, again.known, again.other_time, again.retimed) == (0, 2, 1, 0)
    assert events(small)[-1][2]["retimed"] == "0", "it is told, and changed only when asked for"
    mended = importing.take_in([path], "nk-forum", small.sam, told=right, set_right=True).taken
    assert (mended.known, mended.other_time, mended.retimed) == (2, 0, 1)
    assert events(small)[-1][2]["retimed"] == "1"
    assert importing.take_in([path], "nk-forum", small.sam, told=right).taken.other_time == 0
    small.services.matching.search(case.id, small.alva)
    after = days(small, case.id)
    assert sorted(set(after) - set(before)) == ["04-03"]
    assert len(after) == len(before)


OTHER = (
    "Kund;Handläggare;Datum;Fråga\n"
    f"{ANNA};ella@nordkraft.example;2026-03-02 10:00;Hej\n"
    f"{ANNA};ella@nordkraft.example;2026-03-03 10:00;Hej igen\n"
)


def test_a_table_read_with_other_columns_adds_nothing_until_it_is_set_right(
    small: Small, tmp_path: Path
) -> None:
    (path := tmp_path / "forum.csv").write_text(OTHER)
    (more := tmp_path / "more.csv").write_text(
        OTHER + f"{ANNA};ella@nordkraft.example;2026-03-04 10:00;Ny\n"
    )
    importing, folder = small.services.importing, mails(tmp_path / "mails", 1)
    parts = ("at", "Datum"), ("text", "Fråga")
    wrong, right = Told((("author", "Handläggare"), *parts)), Told((("author", "Kund"), *parts))
    assert importing.take_in([path], "nk-forum", small.sam, told=wrong).taken.added == 2
    again = importing.take_in([folder, more], "nk-forum", small.sam, told=right)
    assert (again.taken.added, again.taken.otherwise) == (0, 2), "not even what is new"
    assert again.taken.differing == {"author", "staff"}
    assert events(small)[-1][2]["otherwise"] == "2"
    case = small.reviewed()
    assert len(days(small, case.id)) == 1
    done = importing.take_in(
        [folder, more], "nk-forum", small.sam, told=right, set_right=True
    ).taken
    assert (done.added, done.reread, done.otherwise) == (2, 2, 0)
    assert events(small)[-1][2]["reread"] == "2"
    small.services.matching.search(case.id, small.alva)
    assert len(days(small, case.id)) == 1 + 3
    same = importing.take_in([more], "nk-forum", small.sam, told=right).taken
    assert (same.added, same.known, same.otherwise) == (0, 3, 0)
