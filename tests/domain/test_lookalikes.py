"""Who is almost an editor: by characters, by one letter, by another domain; and who is not."""

from __future__ import annotations

import idna
import pytest

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.lookalikes import one_edit, resemblance, shown

EDITORS = tuple(
    EmailAddress(text)
    for text in (
        "maria.lind@exempelstad.se",
        "ola@exempelstad.se",
        "karin.berg@norr-kraft.se",
        "eva@svt.se",
    )
)
CYRILLIC = idna.encode("exempelst\u0430d.se").decode()

DECEIVING = {
    "digit one": "maria.1ind@exempelstad.se",
    "digit in the domain": "maria.lind@exempe1stad.se",
    "i for l": "marla.llnd@exempelstad.se",
    "rn for m": "maria.lind@exernpelstad.se",
    "rn for m in the name": "rnaria.lind@exempelstad.se",
    "dot left out": "marialind@exempelstad.se",
    "accent": "maría.lind@exempelstad.se",
    "cyrillic letter": "m\u0430ria.lind@exempelstad.se",
    "cyrillic domain": f"maria.lind@{CYRILLIC}",
    "letter changed in the domain": "maria.lind@exempelstod.se",
    "letter added": "maria.lind@exempelsttad.se",
    "letter left out": "maria.lind@exempestad.se",
    "neighbours swapped": "maria.lind@exempeltsad.se",
    "another ending": "maria.lind@exempelstad.com",
    "hyphen added": "maria.lind@exempel-stad.se",
    "hyphen left out": "karin.berg@norrkraft.se",
    "as a subdomain": "maria.lind@exempelstad.se.evil.example",
    "as a word of a domain": "maria.lind@exempelstad-se.com",
    "name of three letters, another ending": "ola@exempelstad.nu",
    "both changed a little": "maria.lindh@exempelstad.com",
}
NEAR = {
    "colleague": "mario.lind@exempelstad.se",
    "one letter more": "maria.lindh@exempelstad.se",
    "somebody at a look-alike domain": "info@exempe1stad.se",
}
OTHERS = {
    "the editor": "Maria.Lind@EXEMPELSTAD.se",
    "another colleague": "per.ek@exempelstad.se",
    "short names": "ulf@exempelstad.se",
    "a subdomain of theirs": "maria.lind@kund.exempelstad.se",
    "somebody else": "maria.lind@hemma.example",
    "a short domain": "eva@sr.se",
    "a short domain of one edit": "eva@sst.se",
}


@pytest.mark.parametrize("text", DECEIVING.values(), ids=DECEIVING)
def test_an_address_made_for_the_eye_is_found(text: str) -> None:
    found = resemblance(EmailAddress(text), EDITORS)
    assert found is not None
    assert found.deceiving


@pytest.mark.parametrize("text", NEAR.values(), ids=NEAR)
def test_an_address_that_may_be_honest_needs_a_call(text: str) -> None:
    found = resemblance(EmailAddress(text), EDITORS)
    assert found is not None
    assert not found.deceiving


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_anybody_else_resembles_nobody(text: str) -> None:
    assert resemblance(EmailAddress(text), EDITORS) is None


def test_an_editor_resembles_no_other_editor() -> None:
    both = (EmailAddress("anna.ek@a.se"), EmailAddress("anna.ek@a.nu"))
    assert resemblance(both[0], both) is None


def test_the_deceiving_one_is_named_before_the_near_one() -> None:
    editors = (EmailAddress("marja.lind@a.se"), EmailAddress("maria.iind@a.se"))
    found = resemblance(EmailAddress("maria.lind@a.se"), editors)
    assert found is not None
    assert found.editor == editors[1]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Maria Lind", "Maria Lind"),
        ("Мария Линд", "Мария Линд"),
        ("Ma\u200bria", "Ma⟨U+200B⟩ria"),
        ("Maria\u202edniL", "Maria⟨U+202E⟩dniL"),
        ("M\u0430ria", "M\u0430⟨U+0430⟩ria"),
        ("a\nb\tc\x00", "a⟨U+000A⟩b⟨U+0009⟩c⟨U+0000⟩"),
        ("a\u2028b\xad", "a⟨U+2028⟩b⟨U+00AD⟩"),
        ("x" * 500, "x" * 400 + "…"),
        ("\ud800", "⟨U+D800⟩"),
    ],
)
def test_what_can_not_be_seen_is_named(text: str, seen: str) -> None:
    assert shown(text) == seen


@pytest.mark.parametrize(
    ("other", "near"),
    [
        ("karinberg", True),
        ("karinborg", True),
        ("karinbergs", True),
        ("karinerg", True),
        ("karibnerg", True),
        ("akrinberg", True),
        ("karinbegr", True),
        ("karimborg", False),
        ("kaxxnberg", False),
        ("karibnerq", False),
        ("kraibnerg", False),
        ("karinbergss", False),
    ],
)
def test_one_edit_is_a_letter_or_a_swap_of_neighbours_and_no_more(other: str, near: bool) -> None:
    assert one_edit("karinberg", other) is near
    assert one_edit(other, "karinberg") is near
