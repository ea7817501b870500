"""The documents say what the program does: every command is there, and no other."""

from __future__ import annotations

import re
from argparse import ArgumentParser, _SubParsersAction
from pathlib import Path

import pytest

from dsr_desk import __version__
from dsr_desk.cli import build_parser

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted(
    path
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "docs/adr/README.md")
    if path.name != "CHANGELOG.md"
)


def _commands(parser: ArgumentParser) -> dict[str, ArgumentParser]:
    """Return the commands that a command has below it."""
    found = [a.choices for a in parser._actions if isinstance(a, _SubParsersAction)]
    return dict(found[0]) if found else {}


PROGRAM = build_parser()
_LINE = re.compile(r"`dsr-desk ([^`]+)`|^dsr-desk ([^\n#>]+)", re.MULTILINE)


def _unknown(line: str) -> list[str]:
    """Return what a command line names that the program does not have."""
    at, unknown = PROGRAM, []
    first, *words = line.split()
    known = set(PROGRAM._option_string_actions)
    if not first.startswith("-") and first not in _commands(PROGRAM):
        unknown.append(first)
    for word in (first, *words):
        if word in _commands(at):
            at = _commands(at)[word]
            known |= set(at._option_string_actions)
        elif word.startswith("--") and word.partition("=")[0].rstrip(".,;)]…") not in known:
            unknown.append(word)
    return unknown


def test_the_user_guide_names_every_command() -> None:
    guide = (ROOT / "docs" / "user-guide.md").read_text("utf-8")
    assert set(_commands(PROGRAM)) - set(re.findall(r"dsr-desk ([a-z-]+)", guide)) == set()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_document_names_no_command_or_option_that_is_not_there(path: Path) -> None:
    lines = [a or b for a, b in _LINE.findall(path.read_text("utf-8"))]
    assert {line: found for line in lines if (found := _unknown(line))} == {}


def test_a_command_line_that_is_not_there_is_found() -> None:
    assert _unknown("cases --workspace demo --json") == []
    assert _unknown("audit verify --nothing") == ["--nothing"]
    assert _unknown("burn --all") == ["burn", "--all"]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_documents_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


FILES = {
    file.relative_to(ROOT).as_posix()
    for folder in ("dsr_desk", "docs", "tests", "resources")
    for file in (ROOT / folder).rglob("*")
    if "__pycache__" not in file.parts
} | {file.name for file in ROOT.iterdir()}
_MODULE = re.compile(r"[\w/]*\w\.py\b")
_RECORD = re.compile(r"docs/adr/(\d{4})")


def _places(name: str) -> list[str]:
    """Return the files that a path or a bare name may mean."""
    return [file for file in FILES if file == name or file.endswith(f"/{name}")]


def test_documents_and_sources_name_modules_that_are_there() -> None:
    wrong = []
    for path in (*DOCUMENTS, *(ROOT / "docs/adr").glob("*.md"), *(ROOT / "dsr_desk").rglob("*.py")):
        for name in set(_MODULE.findall(path.read_text("utf-8"))):
            places = _places(name)
            # In a source a bare name is a neighbour's, or nobody else has it.
            beside = (path.parent / name).exists() or "/" in name or path.suffix == ".md"
            if not places or (len(places) > 1 and not beside):
                wrong.append(f"{path.relative_to(ROOT)}: {name}")
    assert wrong == []


_DOCUMENT = re.compile(r"[\w/-]*[\w-]\.md\b")
_RULE, _PROMISE = re.compile(r"\bL([1-9]\d?)\b"), re.compile(r"\bpromises? (\d+)(?: and (\d+))?")


def _told() -> list[tuple[Path, str]]:
    """Return the texts in which a document, a rule or a promise may be cited."""
    sources = [*(ROOT / "dsr_desk").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    papers = [*DOCUMENTS, *(ROOT / "docs/adr").glob("*.md"), ROOT / "pyproject.toml"]
    return [(path, path.read_text("utf-8")) for path in (*sources, *papers)]


def test_documents_that_are_named_are_there() -> None:
    wrong = {
        f"{path.relative_to(ROOT)}: {name}"
        for path, text in _told()
        if path.relative_to(ROOT).parts[0] != "tests"
        for name in set(_DOCUMENT.findall(text))
        if not _places(name)
    }
    assert wrong == set()


def test_rules_of_the_law_and_promises_that_are_cited_are_there() -> None:
    law = (ROOT / "docs" / "law.md").read_text("utf-8")
    rules = {int(n) for row in re.findall(r"(?m)^\| (L.*?) \|", law) for n in _RULE.findall(row)}
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    promises = set(re.findall(r"(?m)^\| (\d+) \|", page))
    for path, text in _told():
        cited = {int(n) for n in re.findall(r"law\.md L(\d+)", text)}
        assert cited <= rules, path
        assert {n for pair in _PROMISE.findall(text) for n in pair if n} <= promises, path


def test_every_rule_of_the_law_names_what_keeps_it() -> None:
    law = (ROOT / "docs" / "law.md").read_text("utf-8")
    kept = [row.split("|")[-2] for row in law.splitlines() if re.match(r"\| L\d", row)]
    named = [re.findall(r"`([\w/.]+)`", cell) for cell in kept]
    assert kept
    assert all(named)
    missing = {
        p
        for row in named
        for p in row
        if not any((r / p).exists() for r in (ROOT, ROOT / "dsr_desk"))
    }
    assert missing == set()


def test_every_tool_that_is_run_by_hand_is_told_and_no_other() -> None:
    folder = ROOT / "tests" / "tools"
    page = (folder / "README.md").read_text("utf-8")
    runs = {
        ".".join(path.relative_to(folder).with_suffix("").parts)
        for path in folder.rglob("*.py")
        if "\nif __name__ ==" in path.read_text("utf-8") and path.stem != "__main__"
    }
    assert set(re.findall(r"(?m)^\| `([\w.]+)` \|", page)) == runs


def test_the_page_on_architecture_names_every_room() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rooms = {path.parent.name for path in (ROOT / "dsr_desk").glob("*/*/__init__.py")}
    named = set(re.findall(r"(\w+)/", page))
    assert rooms - named == set()


def test_decisions_that_are_named_are_there() -> None:
    records = {path.name[:4] for path in (ROOT / "docs/adr").glob("0*.md")}
    for path in (*DOCUMENTS, *(ROOT / "dsr_desk").rglob("*.py"), *(ROOT / "tests").rglob("*.py")):
        assert set(_RECORD.findall(path.read_text("utf-8"))) <= records, path


def _decisions() -> dict[str, tuple[str, str]]:
    """Return the decisions by number: each one's title and its status."""
    texts = {path.name[:4]: path.read_text("utf-8") for path in (ROOT / "docs/adr").glob("0*.md")}
    lines = {number: text.splitlines() for number, text in texts.items()}
    return {number: (each[0].removeprefix("# "), each[2]) for number, each in lines.items()}


def _numbers(word: str, status: str) -> set[str]:
    """Return the decisions that a status names behind a word such as “changes”."""
    parts = status.split("; ")
    return {
        n for part in parts if part.startswith(f"{word} ") for n in re.findall(r"\[(\d+)", part)
    }


def test_a_decision_that_was_changed_names_what_has_changed_it() -> None:
    statuses = {number: status for number, (_, status) in _decisions().items()}
    by = {(n, later) for n, status in statuses.items() for later in _numbers("changed by", status)}
    of = {(old, n) for n, status in statuses.items() for old in _numbers("changes", status)}
    assert by == of != set()


def test_the_index_of_decisions_names_each_once_by_its_title() -> None:
    listed = (ROOT / "docs/adr/README.md").read_text("utf-8").splitlines()
    rows = sorted(line for line in listed if line.startswith("- ["))
    expected = []
    for path in sorted((ROOT / "docs/adr").glob("0*.md")):
        title, status = _decisions()[path.name[:4]]
        changed = ", ".join(sorted(_numbers("changed by", status)))
        row = f"- [{path.name[:4]}]({path.name}) {title}"
        expected.append(f"{row} (changed by {changed})" if changed else row)
    assert rows == expected


def test_a_decision_says_since_when_it_holds() -> None:
    for path in (ROOT / "docs/adr").glob("0*.md"):
        head = path.read_text("utf-8")[:300]
        assert re.match(
            r"# [^\d\n][^\n]*\n\n- Status: \w[^\n]*\n- Date: \d{4}-\d\d-\d\d\n", head
        ), path


def test_the_changelog_tells_of_this_version() -> None:
    assert f"## {__version__} " in (ROOT / "CHANGELOG.md").read_text("utf-8")
