"""The processor's record of Art. 30(2), for each organisation (law.md L6)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dsr_desk.domain.errors import NotSignedIn
from dsr_desk.domain.errors.steps import UnknownOrganisation
from dsr_desk.domain.targets import TargetTaken
from tests.services.world import Small

WHO = "Plattform AB, Storgatan 1, dataskydd@plattform.example"


def _filled(small: Small) -> None:
    profiles = small.services.profiles
    profile = next(p for p in profiles.view().profiles if p.organisation == "nordkraft")
    said = {
        "categories": "Kontaktuppgifter",
        "recipients": "Inga",
        "safeguards": "Inga överföringar",
    }
    profiles.save(profile.worded("sv", said), small.sam)


def test_every_point_of_the_article_stands_in_the_record(small: Small, tmp_path: Path) -> None:
    _filled(small)
    for each in (small.sam, small.kim):
        small.services.retention.set_period("nordkraft", 365, each)
    record = small.services.processing.record("nordkraft", small.alva, processor=WHO)
    assert record.missing == ()
    target = tmp_path / "register.json"
    small.services.processing.write(record, target, small.alva)
    told = json.loads(target.read_text("utf-8"))
    assert (told["controller"]["name"], told["processor"]) == ("Nordkraft AB", WHO)
    assert [channel["key"] for channel in told["channels"]] == ["nk-chat", "nk-forum", "nk-mail"]
    assert (told["transfers"], told["retention_days"], told["backup_days"]) == (
        "Inga överföringar",
        365,
        30,
    )
    assert told["categories_of_processing"]
    assert any("AES-256" in measure for measure in told["security_measures"])
    last = small.services.audit.entries("")[-1].event
    assert (last.event, dict(last.facts)["organisation"]) == ("processing.exported", "nordkraft")


@pytest.mark.parametrize(("language", "blank"), [("sv", "INTE IFYLLT"), ("en", "NOT FILLED IN")])
def test_a_point_that_nobody_has_filled_in_is_named(
    small: Small, tmp_path: Path, language: str, blank: str
) -> None:
    processing = small.services.processing
    record = processing.record("staden", small.alva, language=language)
    assert record.missing == ("processor", "data", "recipients", "transfers")
    text = processing.write(record, tmp_path / "register.txt", small.alva).read_text("utf-8")
    assert text.count(blank) == 4
    assert "Staden" in text
    assert "Medborgarservice" in text
    assert "30 da" in text
    assert ("gallringsbeslut" if language == "sv" else "disposal decision") in text


def test_the_record_is_written_over_nothing_and_by_nobody_unknown(
    small: Small, tmp_path: Path
) -> None:
    processing = small.services.processing
    with pytest.raises(UnknownOrganisation):
        processing.record("nowhere", small.alva)
    with pytest.raises(NotSignedIn):
        processing.record("staden", None)
    record = processing.record("staden", small.alva)
    taken = tmp_path / "register.txt"
    taken.write_text("mine", "utf-8")
    for target in (taken, small.root / "register.txt"):
        with pytest.raises(TargetTaken):
            processing.write(record, target, small.alva)
    assert taken.read_text("utf-8") == "mine"
