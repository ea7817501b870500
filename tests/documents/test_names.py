"""Names of attachments stay in their folder on every system."""

from __future__ import annotations

import re
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dsr_desk.documents.names import member_name, safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("faktura mars.pdf", "faktura mars.pdf"),
        ("Räkning – åäö.pdf", "Räkning – åäö.pdf"),
        ("../../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system.ini", "system.ini"),
        ("C:\\fakepath\\cv.docx", "cv.docx"),
        ("..", "file"),
        (".", "file"),
        ("", "file"),
        ("   ", "file"),
        (".bashrc", "bashrc"),
        ("namn. . .", "namn"),
        ("fdp.\u202efdp.exe", "fdp.fdp.exe"),
        ("a\x00b\nc\x7f.txt", "abc.txt"),
        ('<>:"|?*', "file"),
        ("con", "_con"),
        ("CON.txt", "_CON.txt"),
        ("Lpt1.tar.gz", "_Lpt1.tar.gz"),
        ("com¹", "_com¹"),
        ("console.txt", "console.txt"),
        ("A\u030angstro\u0308m.txt", "Ångström.txt"),
        ("x\ud800y.txt", "xy.txt"),
        ("bild.jpg/", "file"),
        ("😀.png", "😀.png"),
    ],
)
def test_a_name_becomes_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("å" * 200 + ".pdf", ".pdf"),
        ("a" * 500, "a"),
        ("b." + "c" * 400, "c"),
        ("x" * 119 + ".é", ".é"),
    ],
)
def test_a_long_name_is_cut_to_120_bytes_and_keeps_its_ending(name: str, ending: str) -> None:
    safe = safe_name(name)
    assert 100 < len(safe.encode()) <= 120
    assert safe.endswith(ending)


@given(st.text())
@example("con\u200b")
@example(". .")
@example("a" * 119 + " .txt")
@example("\u2028")
def test_no_name_leaves_its_folder(name: str) -> None:
    safe = safe_name(name)
    for path in (PurePosixPath("f", safe), PureWindowsPath("f", safe)):
        assert path.parts == ("f", safe)
    assert safe == safe.strip(". ")
    assert not re.search(r'[\x00-\x1f\x7f<>:"|?*/\\]', safe)
    assert safe_name(safe) == safe
    assert 0 < len(safe.encode("utf-8")) <= 120


def test_members_sort_in_the_order_of_items() -> None:
    assert member_name(7, 1, "a/b.txt") == "attachments/0007-01-b.txt"
    assert member_name(12_345, 100, "") == "attachments/12345-100-file"
