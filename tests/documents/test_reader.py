"""What the reader refuses, and why."""

from __future__ import annotations

import io
import json
import re
import shutil
import struct
import subprocess
import warnings
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from dsr_desk.documents.package.manifest import MANIFEST, SIGNATURE, SIGNER_KEY, UNLISTED
from dsr_desk.documents.package.pdf_reading import png
from dsr_desk.domain.canonical import canonical
from dsr_desk.domain.errors import PackageInvalid
from dsr_desk.domain.extracts.document_errors import (
    DocumentCutOff,
    DocumentEmpty,
    DocumentIsFolder,
    DocumentIsNoneOfOurs,
    DocumentMissing,
)
from tests.documents.making import CRYPTO, Desk, an_item, refused, resigned, sign

MEMBERS = [
    "attachments/0002-01-a.txt",
    "extract.pdf",
    "extract.json",
    "package.schema.json",
    "manifest.json",
    "manifest.json.sig",
    "signer.pem",
]


@pytest.mark.parametrize("member", MEMBERS)
def test_one_changed_byte_in_the_file_is_found(packed: Desk, member: str) -> None:
    with zipfile.ZipFile(packed.target) as archive:
        info = archive.getinfo(member)
    data = bytearray(packed.target.read_bytes())
    name, extra = struct.unpack_from("<HH", data, info.header_offset + 26)
    start = info.header_offset + 30 + name + extra
    data[start + info.compress_size // 2] ^= 0x01
    packed.target.write_bytes(data)
    assert member in refused(packed)


@pytest.mark.parametrize("member", MEMBERS)
def test_one_changed_byte_is_found_though_the_zip_is_made_anew(packed: Desk, member: str) -> None:
    members = packed.members()
    changed = bytearray(members[member])
    place = changed.index(b"2026") if b"2026" in changed else 0
    changed[place] ^= 0x02
    packed.rebuild({**members, member: bytes(changed)})
    assert refused(packed) == (
        "its signature does not hold" if member == MANIFEST else f"{member} has been changed"
    )


@pytest.mark.parametrize("member", [SIGNATURE, SIGNER_KEY])
def test_a_package_without_what_others_check_by_is_refused(packed: Desk, member: str) -> None:
    members = packed.members()
    del members[member]
    packed.rebuild(members)
    assert refused(packed) == f"{member} is missing from it"


def test_a_strangers_detached_signature_is_refused(packed: Desk) -> None:
    members = packed.members()
    other = CRYPTO.sign(b"s" * 32, members[MANIFEST])
    packed.rebuild({**members, SIGNATURE: bytes.fromhex(other)})
    assert refused(packed) == f"{SIGNATURE} has been changed"


@pytest.mark.skipif(not shutil.which("openssl"), reason="OpenSSL is not installed")
def test_openssl_checks_the_manifest_with_what_lies_beside_it(packed: Desk, tmp_path: Path) -> None:
    for name in UNLISTED:
        (tmp_path / name).write_bytes(packed.members()[name])
    names = ["-inkey", SIGNER_KEY, "-rawin", "-in", MANIFEST, "-sigfile", SIGNATURE]
    command = ["openssl", "pkeyutl", "-verify", "-pubin", *names]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, b"Signature Verified Successfully\n")
    with (tmp_path / MANIFEST).open("ab") as manifest:
        manifest.write(b" ")
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode


def test_a_package_made_anew_without_a_change_still_opens(packed: Desk) -> None:
    packed.rebuild(packed.members())
    assert len(packed.reader.open(packed.target).items) == 2
    assert packed.reader.page_image(packed.target, 0, 60).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", "Chef"),
        ("public_key", "00" * 32),
        ("algorithm", "none"),
    ],
)
def test_who_signed_is_signed_too(packed: Desk, name: str, value: str) -> None:
    members = packed.members()
    manifest = json.loads(members[MANIFEST])
    manifest["signer"][name] = value
    packed.rebuild({**members, MANIFEST: canonical(manifest)})
    assert refused(packed) == "its signature does not hold"


def test_a_package_without_a_signature_is_refused(packed: Desk) -> None:
    members = packed.members()
    manifest = json.loads(members[MANIFEST])
    manifest["signature"] = ""
    packed.rebuild({**members, MANIFEST: canonical(manifest)})
    assert refused(packed) == "its signature does not hold"
    del manifest["signature"]
    packed.rebuild({**members, MANIFEST: canonical(manifest)})
    assert "not as the format says" in refused(packed)


def test_a_manifest_with_a_second_meaning_is_refused(packed: Desk) -> None:
    members = packed.members()
    spaced = json.dumps(json.loads(members[MANIFEST]), indent=1).encode()
    packed.rebuild({**members, MANIFEST: spaced})
    assert "not in the form" in refused(packed)
    doubled = b'{"case":"DSR-0008",' + members[MANIFEST][1:]
    packed.rebuild({**members, MANIFEST: doubled})
    assert refused(packed) == "manifest.json is no proper JSON"


@pytest.mark.parametrize("pages", [b"1.5", b'"\\ud800"', b"1e400"])
def test_a_manifest_that_has_no_canonical_form_is_refused(packed: Desk, pages: bytes) -> None:
    members = packed.members()
    manifest = re.sub(rb'"pages":\d+', lambda _: b'"pages":' + pages, members[MANIFEST])
    assert manifest != members[MANIFEST]
    packed.rebuild({**members, MANIFEST: manifest})
    assert "not in the form" in refused(packed)


def test_a_manifest_that_names_a_file_twice_is_refused(packed: Desk) -> None:
    members = packed.members()
    listed = json.loads(resigned(members)[MANIFEST])["members"]
    packed.rebuild(resigned(members, members=[*listed, listed[0]]))
    assert refused(packed) == "its manifest names a file twice"


@pytest.mark.parametrize("member", MEMBERS)
def test_a_missing_member_is_named(packed: Desk, member: str) -> None:
    members = packed.members()
    del members[member]
    packed.rebuild(members)
    assert refused(packed) in (f"{member} is missing from it", "it has no manifest")


def test_an_extra_member_is_named(packed: Desk) -> None:
    packed.rebuild({**packed.members(), "attachments/0009-01-x": b""})
    assert "attachments/0009-01-x, which its manifest does not name" in refused(packed)


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "/etc/passwd",
        "attachments/../evil",
        "attachments/0001-01-../evil",
        "attachments/0001-01-a\\b",
        "attachments/0001-01-",
        "attachments/0001-01-NUL",
        "attachments/x",
        "extract.pdf/",
        "readme.txt",
    ],
)
def test_a_name_that_no_package_has_is_refused(packed: Desk, name: str) -> None:
    packed.rebuild({**packed.members(), name: b""})
    assert refused(packed) == "a file in it has a name that no package has"


def test_a_member_twice_is_refused(packed: Desk) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(packed.target, "a") as archive:
            archive.writestr("extract.json", b"{}")
    assert refused(packed) == "a file stands in it twice"


def test_a_bomb_is_refused_before_it_is_unpacked(packed: Desk) -> None:
    packed.rebuild({**packed.members(), "extract.json": b" " * 5_000_000})
    assert "swells like a bomb" in refused(packed)


def test_a_declared_size_that_lies_is_refused(packed: Desk) -> None:
    packed.rebuild(packed.members())
    with zipfile.ZipFile(packed.target) as archive:
        size = archive.getinfo("extract.json").file_size
    data = packed.target.read_bytes()
    lie = data.replace(struct.pack("<I", size), struct.pack("<I", size - 7))
    packed.target.write_bytes(lie)
    assert refused(packed) == "extract.json has been changed"


def test_an_encrypted_or_strangely_packed_member_is_refused(packed: Desk) -> None:
    with zipfile.ZipFile(packed.target, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("extract.json", b"{}")
    assert "packed in a way" in refused(packed)


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"%PDF-1.7", b"\0" * 5000, b"PK\5\6" + b"\0" * 17]
)
def test_what_is_no_package_can_not_be_read(desk: Desk, data: bytes) -> None:
    desk.target.write_bytes(data)
    with pytest.raises((DocumentEmpty, DocumentCutOff, DocumentIsNoneOfOurs)):
        desk.reader.open(desk.target)


def test_a_file_that_is_not_there_can_not_be_read(desk: Desk) -> None:
    with pytest.raises(DocumentMissing):
        desk.reader.open(desk.target)
    with pytest.raises(DocumentIsFolder):
        desk.reader.open(desk.folder)


def test_a_cut_package_is_refused(packed: Desk) -> None:
    data = packed.target.read_bytes()
    for end in range(0, len(data), 997):
        packed.target.write_bytes(data[:end])
        with pytest.raises((DocumentEmpty, DocumentCutOff)):
            packed.reader.open(packed.target)


def changed_document(members: dict[str, bytes], **changes: Any) -> dict[str, bytes]:
    document = json.loads(members["extract.json"]) | changes
    return {**members, "extract.json": json.dumps(document).encode()}


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"case": "DSR-0008"}, "its manifest and its JSON disagree"),
        ({"items": []}, "its items are not numbered"),
        ({"items": [], "item_count": 0}, "its manifest and its JSON disagree"),
        ({"items": [{}, {}]}, "its JSON is not as the format says"),
        ({"items": {}}, "“items”"),
        ({"more": 1}, "its JSON is not as the format says"),
        ({"format": "dsr-package/2"}, "it is not of the format"),
        ({"received_at": "yesterday"}, "“received_at”"),
        ({"created_at": "2026-11-23T12:00:00"}, "“created_at”"),
        ({"requested_on": "2026-02-30"}, "“requested_on”"),
        ({"staff_names": 1}, "“staff_names”"),
        ({"item_count": True}, "“item_count”"),
        ({"item_count": -1}, "“item_count”"),
        ({"subjects": [1]}, "“subjects”"),
        ({"organisation": "\ud800"}, "“organisation”"),
        ({"gaps": [{"source": "s"}]}, "“source”"),
    ],
)
def test_a_validly_signed_but_misshapen_document_is_refused(
    packed: Desk, changes: dict[str, Any], why: str
) -> None:
    packed.rebuild(resigned(changed_document(packed.members(), **changes)))
    assert why in refused(packed)


@pytest.mark.parametrize("data", [b"", b"[]", b"NaN", b"{" * 100_000, b"\xff", b"[" + b"9" * 9_999])
def test_a_signed_document_that_is_no_json_is_refused(packed: Desk, data: bytes) -> None:
    packed.rebuild(resigned({**packed.members(), "extract.json": data}))
    assert refused(packed)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("at", None),
        ("number", "1"),
        ("text", 1),
        ("html", 1),
        ("recipients", "anna@example.org"),
        ("author", {"role": "king", "address": None, "name": None}),
        ("attachments", [{"member": "x"}]),
    ],
)
def test_every_field_of_an_item_is_checked(packed: Desk, key: str, value: object) -> None:
    members = packed.members()
    items = json.loads(members["extract.json"])["items"]
    items[0][key] = value
    packed.rebuild(resigned(changed_document(members, items=items)))
    assert "its JSON is not as the format says" in refused(packed)


def test_attachments_must_be_those_that_the_json_names(packed: Desk) -> None:
    members = packed.members()
    packed.rebuild(resigned({**members, "attachments/0001-01-x": b""}, attachments=2))
    assert refused(packed) == "its attachments are not those that its JSON names"
    packed.rebuild(resigned(members, attachments=5))
    assert refused(packed) == "its attachments are not those that its JSON names"
    items = json.loads(members["extract.json"])["items"]
    items[1]["attachments"][0]["size"] += 1
    packed.rebuild(resigned(changed_document(members, items=items)))
    assert refused(packed) == "its attachments are not those that its JSON names"


def test_a_pdf_that_lost_pages_or_is_none_is_refused(packed: Desk) -> None:
    members = packed.members()
    packed.rebuild(resigned(members, pages=99))
    assert refused(packed) == "its PDF has lost pages"
    packed.rebuild(resigned({**members, "extract.pdf": b"%PDF-1.7 no"}))
    assert refused(packed) == "its PDF is not written as the desk writes it, at byte 15"


def test_a_pdf_with_a_broken_page_is_refused_when_it_is_looked_at(packed: Desk) -> None:
    members = packed.members()
    broken = io.BytesIO()
    with pikepdf.open(io.BytesIO(members["extract.pdf"])) as pdf:
        for page in list(pdf.pages):
            page.obj.Type = pikepdf.Name.NoPage
        pdf.save(broken)
    packed.rebuild(resigned({**members, "extract.pdf": broken.getvalue()}))
    with pytest.raises(PackageInvalid):
        packed.reader.page_image(packed.target, 0, 100)


def test_a_signer_without_a_title_is_known_by_the_key(packed: Desk) -> None:
    packed.rebuild(resigned(packed.members(), title=""))
    opened = packed.reader.open(packed.target)
    assert opened.signed_by.replace(" ", "") == opened.signer_key[:32]


def test_a_page_of_absurd_shape_is_refused(packed: Desk) -> None:
    members = packed.members()
    strip = members["extract.pdf"].replace(b"[0 0 595.28 841.89]", b"[0 0 0000001 841.89]")
    packed.rebuild(resigned({**members, "extract.pdf": strip}))
    with pytest.raises(PackageInvalid, match="too large"):
        packed.reader.page_image(packed.target, 0, 4000)


def test_pages_are_shown_to_many_threads_at_once(packed: Desk) -> None:
    from concurrent.futures import ThreadPoolExecutor

    once = [packed.reader.page_image(packed.target, page, 80) for page in range(4)]
    with ThreadPoolExecutor(4) as pool:
        shown = pool.map(lambda n: packed.reader.page_image(packed.target, n % 4, 80), range(40))
        assert all(data == once[n % 4] for n, data in enumerate(shown))


def test_a_stranger_may_sign_but_is_not_taken_for_somebody_else(packed: Desk) -> None:
    own = packed.reader.open(packed.target).signer_key
    packed.rebuild(resigned(packed.members()))
    assert packed.reader.open(packed.target).signer_key != own == sign(b"")[1]


# --- looking ------------------------------------------------------------------------------


def png_size(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def test_a_page_is_a_png_of_the_width_asked_for(packed: Desk) -> None:
    data = packed.reader.page_image(packed.target, 0, 300)
    width, height = png_size(data)
    assert (width, height) == (300, 425)
    place = data.index(b"IDAT")
    (length,) = struct.unpack(">I", data[place - 4 : place])
    rows = zlib.decompress(data[place + 4 : place + 4 + length])
    assert len(rows) == height * (1 + 3 * width)
    assert rows[1:4] == b"\xff\xff\xff"
    assert len(set(rows)) > 10


def test_a_picture_with_a_fourth_channel_is_shown_without_it() -> None:
    rows = bytes([1, 2, 3, 255, 4, 5, 6, 255, 0, 0, 0, 0])
    data = png(rows * 2, 2, 2, 12, 4)
    place = data.index(b"IDAT")
    assert zlib.decompress(data[place + 4 :][: len(data) - place - 20]) == bytes(
        [0, 1, 2, 3, 4, 5, 6] * 2
    )


def test_the_picture_can_be_read_by_another_program(packed: Desk) -> None:
    from PIL import Image

    with Image.open(io.BytesIO(packed.reader.page_image(packed.target, 0, 200))) as picture:
        picture.load()
        colours = picture.convert("RGB").getcolors(100_000)
    assert colours is not None
    # The title is drawn in the accent colour: blue is stronger than red.
    assert any(blue > red + 40 for _, (red, _, blue) in colours)  # type: ignore[misc]  # as drawn


@pytest.mark.parametrize("page", [-1, 1000])
def test_there_is_no_page_outside_the_document(packed: Desk, page: int) -> None:
    with pytest.raises(PackageInvalid, match="no page"):
        packed.reader.page_image(packed.target, page, 100)


@pytest.mark.parametrize("number", [0, 3, -1, 10**12])
def test_an_item_that_is_not_there_has_no_page(packed: Desk, number: int) -> None:
    with pytest.raises(PackageInvalid, match="no item"):
        packed.reader.page_of(packed.target, number)


def test_items_are_found_by_number_in_a_deep_tree_of_names(desk: Desk) -> None:
    desk.write([an_item(n, body="rad", subject="") for n in range(1, 4300)])
    pages = [desk.reader.page_of(desk.target, n) for n in (1, 64, 65, 2048, 4096, 4097, 4299)]
    assert pages == sorted(pages)
    assert pages[-1] == desk.reader.open(desk.target).pages - 1


@pytest.mark.parametrize("member", ["extract.pdf", "manifest.json", "../x", ""])
def test_only_attachments_are_given_out_as_attachments(packed: Desk, member: str) -> None:
    with pytest.raises(PackageInvalid, match="no such attachment"):
        list(packed.reader.attachment(packed.target, member))


def test_an_attachment_is_checked_when_it_is_given_out(packed: Desk) -> None:
    name = "attachments/0002-01-a.txt"
    packed.rebuild({**packed.members(), name: b"other"})
    with pytest.raises(PackageInvalid, match="has been changed"):
        next(packed.reader.attachment(packed.target, name))


def test_other_programs_open_the_package(packed: Desk, tmp_path: Path) -> None:
    import shutil
    import subprocess

    with zipfile.ZipFile(packed.target) as archive:
        assert archive.testzip() is None
    unzip = shutil.which("unzip")
    if unzip is None:
        pytest.skip("unzip is not installed")
    told = subprocess.run([unzip, "-tq", str(packed.target)], capture_output=True, check=False)
    assert told.returncode == 0, told.stdout
