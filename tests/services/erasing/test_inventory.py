"""Every table and folder that can hold content is in the one inventory of stores."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import LargeBinary, String, inspect

from dsr_desk.config import WorkspacePaths
from dsr_desk.services.erasing.inventory import STORES
from dsr_desk.sources.archive.store import create_archive
from dsr_desk.storage.schema import PERSONAL, metadata

HARMLESS = {
    "account": "accounts of the desk, their keys sealed",
    "audit_entry": "codes, counts, digests and ids",
    "case_standing": "digests and rule numbers",
    "channel": "the organisation's own channels",
    "hold": "keyed hashes, days, grounds and references",
    "ledger_entry": "keyed hashes",
    "mail_of_case": "numbers and roles",
    "mailbox_mail": "numbers of mails at the server",
    "organisation": "the organisation's own names",
    "organisation_profile": "the organisation's own words",
    "plan": "figures and digests",
    "plan_item": "ids, dates and fingerprints",
    "registry": "accounts of the desk",
    "run_stage": "figures",
    "account_change": "accounts of the desk, and signatures",
    "safeguard_change": "figures, digests and signatures",
    "seen_mark": "numbers",
    "sending": "numbers of mails, names of files, digests",
    "source": "names of stores",
    "turn": "one number",
    "workspace": "ids and public keys",
}
"""Tables that hold no content, and what they hold."""
FILES = {
    "lock",
    "importing_lock",
    "sending_lock",
    "administrator_key",
    "demo_accounts",
    "unfinished",
}
"""Single files of fixed content; the byte probe reads them with everything below the root."""


def _listed() -> set[str]:
    return {table for store in STORES for table in store.tables}


def test_every_table_of_the_desk_is_listed_or_holds_no_content() -> None:
    assert set(metadata.tables) - _listed() - HARMLESS.keys() == set()
    assert HARMLESS.keys() & _listed() == set()
    assert HARMLESS.keys() <= set(metadata.tables)


def test_whatever_is_personal_is_listed() -> None:
    assert {table.name for table, _ in PERSONAL} <= _listed()


def test_every_table_of_the_archive_with_texts_is_listed(tmp_path: Path) -> None:
    engine = create_archive(tmp_path / "archive.sqlite")
    look = inspect(engine)
    texts = {
        name
        for name in look.get_table_names()
        if any(isinstance(c["type"], String | LargeBinary) for c in look.get_columns(name))
    }
    engine.dispose()
    index = {name for name in texts if name.startswith("item_fts")}
    assert index
    assert texts - index - {"archive_format"} <= _listed()


def test_every_path_of_a_workspace_is_listed_and_lies_where_the_probe_looks() -> None:
    paths = WorkspacePaths(Path("/w"))
    names = {name for name, value in vars(WorkspacePaths).items() if isinstance(value, property)}
    listed = {path for store in STORES for path in store.paths}
    assert names - FILES == listed - {"machine", "root"}
    assert all(getattr(paths, name).is_relative_to(paths.root) for name in names)
