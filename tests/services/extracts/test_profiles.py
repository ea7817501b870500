"""What an organisation says in every extract, and what each profile of extract holds."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dsr_desk.domain.errors import OutsideMandate, RightMissing
from dsr_desk.domain.extracts.packages import COVER_CODES
from dsr_desk.domain.extracts.profile_errors import ProfileRefused
from dsr_desk.domain.extracts.profiles import MOST_LETTERS, CoverText, OrganisationProfile
from tests.services.world import EXTRACT, Small

PORTABLE = EXTRACT.replace("önskar ett registerutdrag över", "önskar dataportabilitet för")
FULL = OrganisationProfile("nordkraft").worded("sv", {c: f"Text om {c}." for c in COVER_CODES})


def _extract(small: Small, text: str = EXTRACT) -> tuple[Any, bytes]:
    case = small.reviewed(text=text)
    path = Path(small.services.export.export(case.id, None, small.alva).receipt.path)
    with zipfile.ZipFile(path) as package:
        everything = b"".join(package.read(name) for name in package.namelist())
        return json.loads(package.read("extract.json")), everything


def test_what_is_saved_stands_in_the_extract_and_what_is_not_is_blank(small: Small) -> None:
    small.services.profiles.save(FULL.worded("sv", {"origin": " "}), small.sam)
    document, _ = _extract(small)
    said = {point["code"]: point["text"] for point in document["cover"]}
    assert said.pop("origin") == ""
    assert said == {c: f"Text om {c}." for c in COVER_CODES if c != "origin"}


def test_languages_do_not_mix(small: Small) -> None:
    both = FULL.worded("en", {"origin": "From the person."})
    small.services.profiles.save(both, small.sam)
    stored = small.services.profiles.view().profiles[0]
    assert stored == both
    assert [f.text for f in stored.cover("en") if f.text] == ["From the person."]
    assert stored.cover("sv")[0].text == "Text om purposes."


def test_staff_are_a_role_unless_the_organisation_says_otherwise(small: Small) -> None:
    document, _ = _extract(small)
    reply, _ = [item for item in document["items"] if item["author"]["role"] == "staff"]
    assert (reply["author"]["name"], document["withheld"]) == (None, ["staff_names"])
    assert (reply["author"]["address"], document["staff_names"]) == (None, False)


def test_staff_are_named_where_the_organisation_says_so(small: Small) -> None:
    small.services.profiles.save(replace(FULL, show_staff_names=True), small.sam)
    document, _ = _extract(small)
    reply, _ = [item for item in document["items"] if item["author"]["role"] == "staff"]
    assert reply["author"]["address"]
    assert (document["withheld"], document["staff_names"]) == ([], True)


def test_portability_holds_what_the_person_wrote_and_counts_the_rest(small: Small) -> None:
    document, everything = _extract(small, PORTABLE)
    assert document["profile"] == "portability"
    assert {item["author"]["role"] for item in document["items"]} == {"person"}
    assert "Vi har beställt".encode() not in everything
    assert {"ground": "staff_item", "count": 2} in document["left_out"]
    assert document["withheld"] == ["staff_items"]


def test_access_holds_everything_portability_holds_and_the_replies(small: Small) -> None:
    document, everything = _extract(small)
    assert document["profile"] == "access"
    assert {item["author"]["role"] for item in document["items"]} == {"person", "staff"}
    assert "Vi har beställt".encode() in everything
    assert "staff_item" not in json.dumps(document["left_out"])


def test_only_a_supervisor_changes_it_and_the_audit_holds_no_text(small: Small) -> None:
    with pytest.raises(RightMissing):
        small.services.profiles.save(FULL, small.alva)
    small.services.profiles.save(FULL, small.sam)
    (event,) = [e.event for e in small.services.audit.entries() if e.event.event == "profile.saved"]
    facts = dict(event.facts)
    assert (facts["organisation"], facts["texts"]) == ("nordkraft", "9")
    assert facts["digest"] == FULL.digest()
    assert "Text om" not in str(event)


@pytest.mark.parametrize(
    ("profile", "refusal"),
    [
        (OrganisationProfile("nobody"), OutsideMandate),
        (replace(FULL, texts=(CoverText("sv", "more", "x"),)), ProfileRefused),
        (replace(FULL, texts=(CoverText("de", "origin", "x"),)), ProfileRefused),
        (FULL.worded("sv", {"origin": "x" * (MOST_LETTERS + 1)}), ProfileRefused),
    ],
)
def test_what_no_extract_can_show_is_not_saved(
    small: Small, profile: OrganisationProfile, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        small.services.profiles.save(profile, small.sam)
    assert small.services.profiles.view().profiles[0].texts == ()
