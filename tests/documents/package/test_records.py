"""A record of a package by its number, without going through all that is before it each time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from dsr_desk.documents.package.manifest import JSON
from dsr_desk.documents.package.records import Records
from dsr_desk.domain.errors import PackageInvalid

STEP = 512
DRAW = random.Random(7)
LINES = [bytes(DRAW.choices(b"abcdefgh ", k=DRAW.choice((0, 3, 40, 4_000)))) for _ in range(300)]
LINES.append(b"x" * 2_500_000)
"""What swells is unpacked in pieces, the last of them after all that is packed has been read."""


@pytest.fixture(params=[ZIP_DEFLATED, ZIP_STORED], ids=["packed", "stored"])
def records(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Records]:
    """Opens 301 lines of all lengths, marked every 512 bytes or somewhat more."""
    path = tmp_path / "package.zip"
    with ZipFile(path, "w", request.param) as archive:
        archive.writestr(JSON, b"\n".join(LINES))
    opened = Records(path, STEP)
    yield opened
    opened.close()


def test_every_line_is_found_in_whatever_order_it_is_asked_for(records: Records) -> None:
    numbers = [300, 0, *DRAW.sample(range(300), 150), *range(301)]
    assert [records.line(number) for number in numbers] == [LINES[number] for number in numbers]
    assert records.line(301) == records.line(4_000) == b""


def test_what_was_gone_through_once_is_not_gone_through_again(records: Records) -> None:
    records.line(299)
    assert records.steps > 20
    for number in (298, 10, 150, 299):
        before, size = records.steps, len(LINES[number])
        records.line(number)
        assert records.steps - before <= 3 + size // STEP


def test_a_line_near_the_start_does_not_go_through_the_rest(records: Records) -> None:
    assert records.line(1) == LINES[1]
    assert records.steps < 20


def test_closed_nothing_is_told(records: Records) -> None:
    records.close()
    with pytest.raises(PackageInvalid, match="no longer open"):
        records.line(3)


def test_json_that_was_damaged_since_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr(JSON, b"\n".join(LINES))
    data = bytearray(path.read_bytes())
    data[5_000:9_000] = bytes(4_000)
    path.write_bytes(data)
    opened = Records(path, STEP)
    with pytest.raises(PackageInvalid, match="has been changed"):
        opened.line(299)
    opened.close()
