"""The published schemas, against what is really written."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import (  # type: ignore[import-untyped]  # the package states no types
    Draft202012Validator,
)

from dsr_desk.config import resources
from dsr_desk.documents.certificate.as_json import CERTIFICATE_SCHEMA
from dsr_desk.documents.extract.as_json import ExtractJson, laid, member_names
from dsr_desk.domain.extracts.packages import SCHEMA_ID, Profile
from dsr_desk.domain.people import ChannelKind
from tests.documents.certifying import Office
from tests.documents.making import Desk, a_head, an_item, staff_reply, with_files

MANIFEST_SCHEMA = "dsr-manifest-1.schema.json"
NAMES = (SCHEMA_ID, MANIFEST_SCHEMA, CERTIFICATE_SCHEMA)


def schema(name: str) -> Any:
    return json.loads((resources() / "schema" / name).read_text("utf-8"))


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema(name), format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_sound_and_names_itself_without_an_address(name: str) -> None:
    found = schema(name)
    Draft202012Validator.check_schema(found)
    assert found["$id"] == name
    urls = re.findall(r"https?://[^\"]+", json.dumps(found))
    assert set(urls) == {"https://json-schema.org/draft/2020-12/schema"}


def test_the_schema_in_a_package_is_the_published_one(desk: Desk) -> None:
    desk.write([])
    published = (resources() / "schema" / SCHEMA_ID).read_bytes()
    assert desk.members()["package.schema.json"] == published


PACKAGES = {
    "nothing": [],
    "one": [an_item(1)],
    "staff and files": [staff_reply(1), with_files(2, "a.txt", "../b", "")],
    "every kind": [an_item(n, kind=kind) for n, kind in enumerate(ChannelKind, 1)],
    "html and half characters": [
        an_item(1, html=True, body="<p>x</p>"),
        an_item(2, body="\ud800", subject=""),
    ],
}


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("name", PACKAGES)
def test_every_package_is_valid(desk: Desk, name: str, profile: Profile) -> None:
    items = PACKAGES[name]
    unknown = {"requested_on": None, "show_staff_names": True, "language": "en"}
    desk.write(items, a_head(len(items), profile=profile, **unknown))
    members = desk.members()
    validator(SCHEMA_ID).validate(json.loads(members["extract.json"]))
    validator(MANIFEST_SCHEMA).validate(json.loads(members["manifest.json"]))


def test_a_certificate_is_valid(tmp_path: Path) -> None:
    document, _ = Office(tmp_path).write()
    validator(CERTIFICATE_SCHEMA).validate(json.loads(document.read_text("utf-8")))


def every_object(value: Any) -> list[dict[str, Any]]:
    """Return the objects inside a value whose names are fixed, itself included."""
    if isinstance(value, list):
        return [found for inner in value for found in every_object(inner)]
    if not isinstance(value, dict):
        return []
    free = {"outcomes", "exceptions", "figures"}
    inner = [o for name, v in value.items() if name not in free for o in every_object(v)]
    return [value, *inner]


def test_a_schema_lets_nothing_be_left_out_or_added(desk: Desk, tmp_path: Path) -> None:
    desk.write([with_files(1, "a.txt")])
    written, _ = Office(tmp_path).write()
    documents = {
        SCHEMA_ID: desk.document(),
        MANIFEST_SCHEMA: json.loads(desk.members()["manifest.json"]),
        CERTIFICATE_SCHEMA: json.loads(written.read_text("utf-8")),
    }
    for name, document in documents.items():
        validates = validator(name)
        for place in range(len(every_object(document))):
            for field in (*every_object(document)[place], "something more"):
                changed = copy.deepcopy(document)
                target = every_object(changed)[place]
                if field in target:
                    del target[field]
                else:
                    target[field] = 1
                assert not validates.is_valid(changed), (name, field)


@pytest.mark.parametrize("name", PACKAGES)
def test_a_line_holds_the_items_fields_as_the_standard_library_spells_them(name: str) -> None:
    hard = an_item(9, body='"\\\x00\x1f\u2028\x7f😀', author="", author_name="", staff=True)
    plain = an_item(9, body='"a\\b"\nåäö\u2028\x7f中😀"')
    other = an_item(9, author_name="Anna S", kind=ChannelKind.CHAT, html=True, body="<p>\n</p>")
    every = (*PACKAGES[name], hard, plain, other, plain)
    written = bytearray()
    document = ExtractJson(a_head(len(every)), written.extend)
    for packed in every:
        document.add(laid(packed, tuple((n, 7) for n in member_names(packed))))
    document.end()
    _, *lines, end, nothing = bytes(written).split(b"\n")
    assert (end, nothing) == (b"]}", b"")
    for packed, line in zip(every, lines, strict=True):
        item, read = packed.item, json.loads(line.removesuffix(b","))
        spelt = json.dumps(read, ensure_ascii=False, separators=(",", ":"))
        assert line.removesuffix(b",") == spelt.encode()
        if not read["flags"]:
            assert (read["text"] if not item.html else read["html"]) == item.body
            assert (read["subject"], read["channel"]) == (item.subject, item.channel)
            assert read["recipients"] == list(item.recipients)
            assert [file["filename"] for file in read["attachments"]] == [
                attachment.filename for attachment in item.attachments
            ]
            named = (item.author, item.author_name) if item.author else (None, None)
            assert (read["author"]["address"], read["author"]["name"]) == named
