"""Packages that were made before the detached signature: they open, and never look like new ones.

The one in ``tests/data/packages`` was written by the program as it was then.
"""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from dsr_desk.documents.checking import verify_any
from dsr_desk.documents.package.manifest import (
    FORMAT,
    MANIFEST,
    OLDER_FORMAT,
    SIGNATURE,
    SIGNER_KEY,
)
from dsr_desk.domain.canonical import canonical
from tests.documents.making import CRYPTO, Desk, an_item, refused, sign

OLDER = Path(__file__).parent.parent / "data" / "packages" / "before-the-detached-signature.zip"


@pytest.fixture
def older(desk: Desk) -> Desk:
    """Return a desk that was given an older package."""
    shutil.copy(OLDER, desk.target)
    return desk


def signed_as(desk: Desk, said: str) -> dict[str, bytes]:
    """Return the members with a manifest of that format, signed by the desk's own key."""
    members = desk.members()
    body = json.loads(members[MANIFEST])
    del body["signature"]
    body["format"] = said
    manifest = canonical({**body, "signature": sign(canonical(body))[0]})
    beside = bytes.fromhex(sign(manifest)[0])
    return {**members, MANIFEST: manifest, SIGNATURE: beside}


def test_an_older_package_opens_and_says_what_it_is(older: Desk) -> None:
    opened = older.reader.open(older.target)
    assert (len(opened.items), opened.detached, opened.faults) == (2, False, ())
    assert opened.members == len(older.members())
    assert "attachments/0002-01-a.txt" in opened.items[1].attachments[0]
    said = verify_any(older.target, CRYPTO.verify)
    assert said["holds"] is True
    assert "before packages had a detached signature" in str(said["older"])


def test_a_new_package_says_nothing_of_that(desk: Desk) -> None:
    desk.write([an_item(1)])
    assert json.loads(desk.members()[MANIFEST])["format"] == FORMAT
    assert desk.reader.open(desk.target).detached
    assert "older" not in verify_any(desk.target, CRYPTO.verify)


def test_a_new_package_that_was_stripped_is_no_older_one(desk: Desk) -> None:
    desk.write([an_item(1)])
    members = desk.members()
    del members[SIGNATURE], members[SIGNER_KEY]
    desk.rebuild(members)
    assert refused(desk) == f"{SIGNER_KEY} is missing from it"
    opened = desk.reader.open(desk.target, in_spite=True)
    assert (opened.detached, opened.faults) == (False, (f"{SIGNER_KEY} is missing from it",))


def test_what_format_it_is_only_the_signer_can_say(desk: Desk) -> None:
    desk.write([an_item(1)])
    members = desk.members()
    del members[SIGNATURE], members[SIGNER_KEY]
    body = json.loads(members[MANIFEST])
    desk.rebuild({**members, MANIFEST: canonical({**body, "format": OLDER_FORMAT})})
    assert refused(desk) == "its signature does not hold"


@pytest.mark.parametrize("taken", [SIGNATURE, SIGNER_KEY])
def test_a_package_with_half_of_it_is_refused_whatever_its_format(desk: Desk, taken: str) -> None:
    desk.write([an_item(1)])
    members = signed_as(desk, OLDER_FORMAT)
    desk.rebuild(members)
    assert desk.reader.open(desk.target).detached
    del members[taken]
    desk.rebuild(members)
    assert refused(desk) == f"{taken} is missing from it"


def test_a_changed_older_package_is_refused(older: Desk) -> None:
    members = older.members()
    older.rebuild({**members, MANIFEST: members[MANIFEST].replace(b"DSR-0007", b"DSR-0008")})
    assert refused(older) == "its signature does not hold"


def test_a_format_that_nobody_knows_is_refused(desk: Desk) -> None:
    desk.write([an_item(1)])
    desk.rebuild(signed_as(desk, "dsr-manifest/3"))
    assert refused(desk) == f"it is not of the format {FORMAT}"


def test_an_older_package_is_sealed_and_opened_like_any(older: Desk, tmp_path: Path) -> None:
    from dsr_desk.documents.sealed.sealing import seal, unseal

    sealed = seal(older.target, "bonde-titar-lugnt-fint-42", tmp_path)
    found = tmp_path / "found"
    found.mkdir()
    opened = unseal(sealed.pdf, "bonde-titar-lugnt-fint-42", found)
    with zipfile.ZipFile(opened) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == older.members()
