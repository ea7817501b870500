"""How senders are proved is changed by a supervisor, on record, whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dsr_desk.config import SenderSettings
from dsr_desk.domain.errors import Problem, RightMissing
from dsr_desk.domain.sender import SenderRuleRefused
from dsr_desk.storage.folder.workspace import WorkspaceFolder
from tests.services.world import Small

RULES = SenderSettings(
    ("mx.desk.example",),
    look_up_keys=False,
    desk_addresses=("gdpr@desk.example",),
    arc_sealers=("relay.example",),
)


def events(small: Small) -> list[dict[str, str]]:
    found = (entry.event for entry in small.services.audit.entries())
    return [dict(event.facts) for event in found if event.event == "sender_rules.saved"]


def settings_file(small: Small) -> Path:
    return small.root / "workspace.toml"


def test_what_a_supervisor_saves_is_in_force_when_the_workspace_is_opened(small: Small) -> None:
    before = WorkspaceFolder.open(small.root)
    spaced = replace(RULES, authserv_ids=(" mx.desk.example", "", "mx.desk.example"))
    small.services.sender_rules.save(spaced, small.sam)
    opened = WorkspaceFolder.open(small.root)
    assert opened == replace(before, sender=RULES)
    assert small.services.sender_rules.view() == RULES


def test_it_is_on_record_without_a_name(small: Small) -> None:
    small.services.sender_rules.save(RULES, small.sam)
    small.services.sender_rules.save(replace(RULES, arc_sealers=()), small.sam)
    first, second = events(small)
    assert (first["servers"], first["look_up_keys"], first["addresses"]) == ("1", "False", "1")
    assert (first["sealers"], second["sealers"]) == ("1", "0")
    assert first["digest"] != second["digest"]
    assert "example" not in str((first, second))


def test_an_agent_changes_nothing(small: Small) -> None:
    before = settings_file(small).read_bytes()
    with pytest.raises(RightMissing):
        small.services.sender_rules.save(RULES, small.alva)
    assert (settings_file(small).read_bytes(), events(small)) == (before, [])


@pytest.mark.parametrize(
    "wrong",
    [
        replace(RULES, authserv_ids=("mx desk",)),
        replace(RULES, authserv_ids=("mx\x00desk",)),
        replace(RULES, authserv_ids=("m" * 256,)),
        replace(RULES, desk_addresses=("gdpr",)),
        replace(RULES, arc_sealers=("a@b.example",)),
        replace(RULES, arc_sealers=("relay",)),
    ],
)
def test_what_is_no_rule_is_refused_without_naming_it(small: Small, wrong: SenderSettings) -> None:
    before = settings_file(small).read_bytes()
    with pytest.raises(SenderRuleRefused) as told:
        small.services.sender_rules.save(wrong, small.sam)
    assert "example" not in told.value.message
    assert (settings_file(small).read_bytes(), events(small)) == (before, [])


def test_what_can_not_be_written_is_not_on_record(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = Problem("full")

    def refuse(_self: WorkspaceFolder) -> None:
        raise full

    monkeypatch.setattr(WorkspaceFolder, "_write", refuse)
    with pytest.raises(Problem) as told:
        small.services.sender_rules.save(RULES, small.sam)
    assert (told.value, events(small)) == (full, [])


def test_what_can_not_be_put_on_record_is_not_in_force(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = settings_file(small).read_bytes()
    with small.services.sender_rules._store.unit_of_work() as uow:
        kind = type(uow)

    def refuse(_self: object) -> None:
        assert settings_file(small).read_bytes() != before
        raise Problem("locked")

    monkeypatch.setattr(kind, "commit", refuse)
    with pytest.raises(Problem):
        small.services.sender_rules.save(RULES, small.sam)
    monkeypatch.undo()
    assert (settings_file(small).read_bytes(), events(small)) == (before, [])
