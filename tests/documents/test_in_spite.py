"""Looking into a package: in spite of what does not hold, at a record, from a page to its item."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dsr_desk.documents.package.manifest import MANIFEST
from dsr_desk.documents.package.opened import lines_of, read_document
from dsr_desk.domain.canonical import canonical
from dsr_desk.domain.errors import PackageInvalid
from dsr_desk.domain.extracts.document_errors import DocumentIsNoneOfOurs
from tests.documents.making import Desk, an_item

MARKED = [an_item(n, body=f"Text {n}\n" + "En rad till.\n" * 12) for n in range(1, 40)]


def test_a_package_that_holds_has_no_faults(packed: Desk) -> None:
    assert packed.reader.open(packed.target, in_spite=True) == packed.reader.open(packed.target)


@pytest.mark.parametrize(
    ("member", "faults"),
    [
        ("index.html", ("index.html has been changed",)),
        ("attachments/0002-01-a.txt", ("attachments/0002-01-a.txt has been changed",)),
        ("extract.pdf", ("extract.pdf has been changed",
                         "its PDF is not written as the desk writes it, at byte 15",
                         "its PDF can’t be opened",
                         "its PDF has lost pages")),
    ],
)  # fmt: skip
def test_what_was_changed_is_named_and_the_rest_can_be_read(
    packed: Desk, member: str, faults: tuple[str, ...]
) -> None:
    packed.rebuild(packed.members() | {member: b"something else"})
    with pytest.raises(PackageInvalid):
        packed.reader.open(packed.target)
    opened = packed.reader.open(packed.target, in_spite=True)
    assert opened.faults == faults
    assert len(opened.items) == 2
    with pytest.raises(PackageInvalid):
        list(packed.reader.attachment(packed.target, "extract.json"))


def test_a_member_that_is_gone_and_one_too_many_are_named(packed: Desk) -> None:
    members = packed.members()
    del members["attachments/0002-01-a.txt"]
    packed.rebuild(members | {"attachments/0009-01-x.txt": b"x"})
    assert packed.reader.open(packed.target, in_spite=True).faults == (
        "attachments/0002-01-a.txt is missing from it",
        "attachments/0002-01-a.txt is missing from it",
    )


def test_a_signature_that_does_not_hold_is_a_fault_and_saves_no_attachment(packed: Desk) -> None:
    members = packed.members()
    manifest = json.loads(members[MANIFEST]) | {"organisation": "Någon annan"}
    packed.rebuild(members | {MANIFEST: canonical(manifest)})
    opened = packed.reader.open(packed.target, in_spite=True)
    assert opened.faults == ("its signature does not hold", "manifest.json.sig has been changed")
    with pytest.raises(PackageInvalid):
        next(packed.reader.attachment(packed.target, "attachments/0002-01-a.txt"))


@pytest.mark.parametrize("members", [{}, {MANIFEST: b"{}"}, {"extract.json": b"{}"}])
def test_without_a_manifest_or_records_nothing_is_shown(
    packed: Desk, members: dict[str, bytes]
) -> None:
    packed.rebuild(packed.members() | members if members else {"extract.json": b"{}"})
    with pytest.raises(PackageInvalid):
        packed.reader.open(packed.target, in_spite=True)


def test_a_hostile_container_is_not_opened_in_spite_of_anything(packed: Desk) -> None:
    packed.rebuild(packed.members() | {"../evil": b"x"})
    with pytest.raises(PackageInvalid):
        packed.reader.open(packed.target, in_spite=True)
    packed.target.write_bytes(b"no zip")
    with pytest.raises(DocumentIsNoneOfOurs):
        packed.reader.open(packed.target, in_spite=True)


def test_the_record_of_an_item_is_the_one_in_the_json(packed: Desk) -> None:
    records = packed.document()["items"]
    for number in (1, 2):
        shown = packed.reader.record(packed.target, number)
        assert json.loads(shown) == records[number - 1]
        assert shown.startswith('{\n  "number"')
    for number in (0, 3, 4, 99):
        with pytest.raises(PackageInvalid):
            packed.reader.record(packed.target, number)


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_a_line_is_found_wherever_the_blocks_end(size: int) -> None:
    data = b"head\nfirst\n\nthird\nlast"
    blocks = [data[at : at + size] for at in range(0, len(data), size)]
    assert list(lines_of(blocks)) == data.split(b"\n")


def test_records_are_read_the_same_however_they_are_laid_out(packed: Desk) -> None:
    data = packed.members()["extract.json"]
    read = read_document([data])
    assert read_document([data[at : at + 7] for at in range(0, len(data), 7)]) == read
    assert read_document([json.dumps(json.loads(data), indent=1).encode()]) == read


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"\n]}\n", b"\n]}"),
        (b"\n]}\n", b"\n]}\n{}"),
        (b"\n]}\n", b"\n"),
        (b"\n]}\n", b",\n]}\n"),
        (b"\n]}\n", b",\n\n]}\n"),
        (b",\n{", b"\n{"),
        (b",\n{", b",\n\n{"),
        (b",\n{", b",{"),
    ],
)
def test_records_that_are_no_proper_json_together_are_refused(
    packed: Desk, old: bytes, new: bytes
) -> None:
    data = packed.members()["extract.json"]
    assert data.count(old) == 1
    with pytest.raises(PackageInvalid):
        read_document([data.replace(old, new)])


def test_from_a_page_one_gets_to_the_item_that_begins_or_goes_on_there(desk: Desk) -> None:
    desk.write(MARKED)
    opened = desk.reader.open(desk.target)
    pages = [desk.reader.page_of(desk.target, n) for n in range(1, 40)]
    for page in range(opened.pages):
        begins = [n for n, at in enumerate(pages, 1) if at == page]
        goes_on = [n for n, at in enumerate(pages, 1) if at <= page]
        expected = begins[0] if begins else max(goes_on, default=0)
        assert desk.reader.item_on(desk.target, page, 39) == expected


_ALONE = """
import socket, sys
from pathlib import Path
asked = []
def hook(event, args):
    # The line to the process that opens PDFs is a pair of sockets that lead nowhere else.
    if event == "socket.__new__" and args[1] == getattr(socket, "AF_UNIX", None):
        return
    if event.startswith(("socket.", "sqlite3.", "subprocess.")):
        asked.append(event)
    elif event == "open" and not isinstance(args[0], int) and args[2] & 3:
        asked.append(f"written: {args[0]}")
sys.addaudithook(hook)
sys.dont_write_bytecode = True
from dsr_desk.app import Composer
review = Composer().review()
path = Path(sys.argv[1])
assert not review.is_sealed(path)
package = review.open(path)
review.page_image(path, review.page_of(path, 2), 300)
review.item_on(path, 1, 2), review.record(path, 1), review.notes(path, package)
# What that process does is done once more where it is heard.
from dsr_desk.documents.package.pages import count_pages, draw_page, find_item, find_page
count_pages(path), draw_page(path, find_page(path, 2), 300), find_item(path, 1, 2)
list(review.attachment(path, "attachments/0002-01-a.txt"))
rooms = ("keyring", "sqlalchemy", "sqlite3", "smtplib", "imapclient", "dsr_desk.storage",
         "pikepdf", "dsr_desk.sources", "dsr_desk.vault", "dsr_desk.mail")
print(len(package.items), asked, [room for room in rooms if room in sys.modules])
"""


def test_looking_asks_no_key_store_no_database_and_no_network_and_writes_nothing(
    packed: Desk,
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _ALONE, str(packed.target)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert (done.stdout, done.stderr) == ("2 [] []\n", "")


@pytest.mark.parametrize("size", ["-1", "1" + "0" * 30, "1" + "0" * 400, "1e3", "true"])
def test_a_number_that_counts_nothing_is_refused_in_spite_of_anything(
    packed: Desk, size: str
) -> None:
    members = packed.members()
    told = re.sub(rb'"size":[0-9]+', f'"size":{size}'.encode(), members["extract.json"])
    assert told != members["extract.json"]
    packed.rebuild({**members, "extract.json": told})
    with pytest.raises(PackageInvalid, match="not as the format says"):
        packed.reader.open(packed.target, in_spite=True)
