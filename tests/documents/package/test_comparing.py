"""Comparing a package with its manifest: in one pass, and what is known so far."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

import msgspec
import pytest

from dsr_desk.documents.fields import parse_json
from dsr_desk.documents.package import opened
from dsr_desk.documents.package.container import Container
from dsr_desk.documents.package.manifest import JSON
from dsr_desk.documents.package.opened import Document, opened_item, read_document
from dsr_desk.domain.errors import PackageInvalid
from dsr_desk.services.progress import Cancelled, CancelToken, Step
from tests.documents.making import Desk, an_item, staff_reply, with_files


@pytest.fixture
def packed(desk: Desk) -> Desk:
    """A package of three items, one with an attachment."""
    desk.write([an_item(1, html=True, body="<b>Hej</b>"), staff_reply(2), with_files(3, "a.txt")])
    return desk


@pytest.fixture
def unpacked(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How many bytes of each member have been unpacked in this process."""
    counted: Counter[str] = Counter()
    blocks = Container.blocks

    def counting(self: Container, name: str) -> Iterator[bytes]:
        for block in blocks(self, name):
            counted[name] += len(block)
            yield block

    monkeypatch.setattr(Container, "blocks", counting)
    return counted


def test_every_member_is_unpacked_once(packed: Desk, unpacked: Counter[str]) -> None:
    sizes = {name: len(data) for name, data in packed.members().items()}
    packed.reader.open(packed.target)
    assert dict(unpacked) == sizes


def test_how_much_holds_so_far_is_told(packed: Desk) -> None:
    steps: list[Step] = []
    packed.reader.open(packed.target, progress=steps.append)
    assert [step.what for step in steps] == ["compare"] * (len(steps) - 1) + ["look through"]
    done = [step.done for step in steps[:-1]]
    assert done == sorted(set(done))
    assert done[-1] <= steps[0].total


def test_of_what_was_changed_nothing_is_told_as_compared(packed: Desk) -> None:
    members = packed.members()
    first = next(iter(members))
    members[first] = members[first][:-1] + b"?"
    packed.rebuild(members)
    steps: list[Step] = []
    with pytest.raises(PackageInvalid, match=f"{first} has been changed"):
        packed.reader.open(packed.target, progress=steps.append)
    assert sum(step.done for step in steps) <= len(members[first])


def test_records_that_were_changed_are_called_so_whatever_they_have_become(packed: Desk) -> None:
    whole = packed.members()
    for change in (b"{", b"", whole[JSON].replace(b"nordkraft", b"sydkraft!"), whole[JSON] + b"\n"):
        packed.rebuild({**whole, JSON: change})
        with pytest.raises(PackageInvalid, match=f"{JSON} has been changed"):
            packed.reader.open(packed.target)


def test_comparing_is_stopped_between_pieces(packed: Desk) -> None:
    token, steps = CancelToken(), list[Step]()

    def heard(step: Step) -> None:
        steps.append(step)
        token.cancel()

    with pytest.raises(Cancelled):
        packed.reader.open(packed.target, check=token.check, progress=heard)
    assert len(steps) == 1


def strictly(data: bytes, monkeypatch: pytest.MonkeyPatch) -> Document:
    with monkeypatch.context() as without:
        without.setattr(
            opened, "_item", lambda record, *known: opened_item(parse_json(record, JSON), *known)
        )
        return read_document([data])


def test_what_is_read_quickly_is_what_is_read_strictly(
    packed: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = packed.members()[JSON]
    assert read_document([data]) == strictly(data, monkeypatch)


def test_a_record_that_the_writer_would_write_so_is_parsed_once(
    packed: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened, "opened_item", lambda value, *_: pytest.fail(str(value)))
    assert len(read_document([packed.members()[JSON]]).items) == 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'{"number":1,', b'{"number":1,"number":1,'),
        (b'{"number":1,', b'{"number":1,"more":1,'),
        (b'{"number":1,', b'{"number":1.0,'),
        (b'{"number":1,', b'{"number":true,'),
        (b'{"number":1,', b"{"),
        (b'"flags":[]', b'"flags":[1]'),
        (b'"role":"person"', b'"role":"nobody"'),
        (b'"size":15', b'"size":-15'),
        (b'"size":15', b'"size":9007199254740993'),
        (b'"at":"2026-11-23T13:00:00Z"', b'"at":"2026-11-23T13:00:00"'),
        (b'"subject":"Fr', b'"subject":"\\ud800Fr'),
        (b'"html":null', b'"html":1'),
    ],
)
def test_nothing_passes_quickly_that_is_refused_strictly(
    packed: Desk, old: bytes, new: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = packed.members()[JSON]
    assert old in data
    changed = data.replace(old, new, 1)
    with pytest.raises(PackageInvalid):
        read_document([changed])
    with pytest.raises(PackageInvalid):
        strictly(changed, monkeypatch)


def test_another_order_of_a_record_is_read_all_the_same(packed: Desk) -> None:
    data = packed.members()[JSON]
    document = json.loads(data)
    for item in document["items"]:
        item["text"] = item.pop("text")
    start, *_, end = data.split(b"\n{")[0].split(b"\n"), b"\n]}\n"
    lines = b",\n".join(msgspec.json.encode(item) for item in document["items"])
    again = start[0] + b"\n" + lines + end
    assert again != data
    assert read_document([again]) == read_document([data])
